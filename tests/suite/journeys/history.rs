//! What was said stays, and is read back to the first word.

use besedka::protocol::console_in::{ConsoleIn, MessagePlace};
use besedka::protocol::console_out::{Cause, ConsoleOut};
use besedka::protocol::widget_in::Cursor;
use besedka::protocol::widget_out::VisitorState;

use crate::support::{Desk, Operator, Visitor};

/// A visitor with a closed conversation of `count` messages.
async fn earlier_conversation(desk: &Desk, anna: &mut Operator, guest: &mut Visitor, count: u32) {
    guest.says(desk, "1").await;
    let id = anna.sees(Cause::Opened).await.id;
    anna.takes(id).await.expect("free");
    for number in 2..=count {
        anna.says(desk, id, &number.to_string()).await.expect("hers");
    }
    anna.closes(id).await.expect("hers");
}

#[tokio::test]
async fn a12_writing_after_the_close_opens_a_new_conversation_below_the_earlier_ones() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut guest = desk.visitor().await;
    earlier_conversation(&desk, &mut anna, &mut guest, 3).await;
    assert_eq!(guest.says(&desk, "Me again").await, Cursor { conversation: 2, number: 1 });
    guest.sees_state(&VisitorState::Queued).await;
    let reloaded = guest.reloads(&desk).await;
    let shown: Vec<_> = reloaded.welcome.messages.iter().map(|m| (m.conversation, m.number)).collect();
    assert_eq!(shown, [(1, 1), (1, 2), (1, 3), (2, 1)]);

    let second = anna.sees(Cause::Opened).await.id;
    let (summary, messages) = anna.looks_at(second).await.expect("it is in her queue");
    assert_eq!((summary.messages, messages.len()), (1, 4));
    desk.closes().await;
}

#[tokio::test]
async fn history_goes_back_page_by_page_to_the_first_word_across_conversations() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut guest = desk.visitor().await;
    for _ in 0..3 {
        earlier_conversation(&desk, &mut anna, &mut guest, 30).await;
    }
    let mut guest = guest.reloads(&desk).await;
    assert!(guest.welcome.has_earlier && !guest.welcome.resumed);
    let mut seen = guest.welcome.messages.clone();
    let mut more = true;
    while more {
        let oldest = Cursor { conversation: seen[0].conversation, number: seen[0].number };
        let (mut page, has_earlier) = guest.asks_history(oldest).await;
        assert!(!page.is_empty() && page.len() <= 50);
        page.append(&mut seen);
        (seen, more) = (page, has_earlier);
    }
    let expected: Vec<_> =
        (1..=3).flat_map(|conversation| (1..=30).map(move |number| (conversation, number))).collect();
    assert_eq!(seen.iter().map(|m| (m.conversation, m.number)).collect::<Vec<_>>(), expected);
    desk.closes().await;
}

#[tokio::test]
async fn the_console_goes_back_the_same_way() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut guest = desk.visitor().await;
    for _ in 0..2 {
        earlier_conversation(&desk, &mut anna, &mut guest, 40).await;
    }
    guest.says(&desk, "third").await;
    let third = anna.sees(Cause::Opened).await.id;
    let (_, messages) = anna.looks_at(third).await.expect("in her queue");
    assert_eq!(messages.len(), 50);
    let before = MessagePlace { conversation: messages[0].conversation, number: messages[0].number };
    anna.socket.say(&ConsoleIn::History { re: 500, conversation: third, before }).await;
    let (older, more) = anna
        .socket
        .wait_for("history", |frame| match frame {
            ConsoleOut::History { re: 500, messages, has_earlier, .. } => Some((messages.len(), *has_earlier)),
            _ => None,
        })
        .await;
    assert_eq!((older, more), (31, false));
    desk.closes().await;
}
