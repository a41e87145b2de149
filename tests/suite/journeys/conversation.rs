//! A visitor writes, an operator answers, nothing is lost.

use besedka::domain::ids::OperatorId;
use besedka::domain::time::Span;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::common::Author;
use besedka::protocol::console_in::ConsoleIn;
use besedka::protocol::console_out::{Cause, SummaryState};
use besedka::protocol::widget_in::{Cursor, WidgetIn};
use besedka::protocol::widget_out::{VisitorState, WidgetOut};

use crate::support::Desk;

#[tokio::test]
async fn a_visitor_writes_an_operator_takes_and_answers_and_closes() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut guest = desk.visitor().await;

    assert_eq!(guest.says(&desk, "Do you have oolong?").await, Cursor { conversation: 1, number: 1 });
    guest.sees_state(&VisitorState::Queued).await;
    let queued = anna.sees(Cause::Opened).await;
    assert!(matches!(queued.state, SummaryState::Queued { .. }));
    assert_eq!(anna.reads_message().await.text, "Do you have oolong?");

    anna.takes(queued.id).await.expect("nobody else wants it");
    let taken = anna.sees(Cause::Taken).await;
    assert_eq!((taken.unread, taken.last.map(|last| last.text)), (1, Some("Do you have oolong?".into())));
    guest.sees_state(&VisitorState::Owned { operator: "Anna".into() }).await;

    assert_eq!(anna.says(&desk, queued.id, "We do, from two gardens.").await, Ok(2));
    let answer = guest.reads_message().await;
    assert_eq!((answer.number, answer.text.as_str()), (2, "We do, from two gardens."));
    assert_eq!(answer.author, Author::Operator { id: anna.me, name: "Anna".into() });

    anna.closes(queued.id).await.expect("it is hers");
    anna.sees(Cause::Closed).await;
    guest.sees_state(&VisitorState::Closed { at: desk.clock.now(), by_visitor: false }).await;
    assert!(guest.socket.unasked().is_empty(), "{:?}", guest.socket.unasked());
    assert!(anna.socket.unasked().iter().all(is_about_status), "{:?}", anna.socket.unasked());
    desk.closes().await;
}

fn is_about_status(frame: &besedka::protocol::console_out::ConsoleOut) -> bool {
    matches!(frame, besedka::protocol::console_out::ConsoleOut::Status { .. })
}

#[tokio::test]
async fn x10_a_message_is_taken_in_when_nobody_is_there() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    assert!(!guest.welcome.online);
    guest.says(&desk, "Anybody?").await;
    guest.sees_state(&VisitorState::Queued).await;
    let anna = desk.operator("anna").await;
    assert_eq!(anna.welcome.conversations.len(), 1);
    assert_eq!(anna.welcome.conversations[0].last.as_ref().map(|last| last.text.as_str()), Some("Anybody?"));
    desk.closes().await;
}

#[tokio::test]
async fn x08_x09_neither_a_long_wait_nor_a_long_silence_changes_anything() {
    let mut desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    guest.says(&desk, "No hurry").await;
    desk.passes(Span::days(10));
    desk.restarts().await;
    let mut anna = desk.operator("anna").await;
    let waiting = anna.welcome.conversations[0].clone();
    assert!(matches!(waiting.state, SummaryState::Queued { .. }));
    anna.takes(waiting.id).await.expect("it waited");
    desk.passes(Span::days(30));
    let mut guest = guest.reconnects(&desk).await;
    let state = guest.welcome.conversation.clone().expect("it is still there").state;
    assert_eq!(state, VisitorState::Owned { operator: "Anna".into() });
    guest.says(&desk, "Still me").await;
    assert_eq!(anna.reads_message().await.number, 2);
    desk.closes().await;
}

#[tokio::test]
async fn x11_a_message_goes_to_its_owner_in_any_status_and_connected_or_not() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, _) = desk.conversation_in_work().await;
    anna.becomes(WorkStatus::Pause).await;
    guest.says(&desk, "Are you there?").await;
    anna.socket
        .wait_for("the second message", |frame| match frame {
            besedka::protocol::console_out::ConsoleOut::Message { message, .. } => (message.number == 2).then_some(()),
            _ => None,
        })
        .await;
    let away = anna.signed_in;
    drop(anna.socket);
    guest.says(&desk, "And now?").await;
    let back = away.connects(None, false).await;
    let mine = &back.welcome.conversations[0];
    assert_eq!((mine.messages, mine.unread), (3, 3));
    assert!(matches!(mine.state, SummaryState::Owned { operator: OperatorId(_), .. }));
    desk.closes().await;
}

#[tokio::test]
async fn a_send_is_repeatable_and_a_key_is_nobody_elses() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    let key = desk.next_key();
    guest.sends(key, "Once").await;
    let first = guest.posted(key).await;
    let mut guest = guest.reconnects(&desk).await;
    guest.sends(key, "Once").await;
    assert_eq!(guest.posted(key).await, first);
    let mut stranger = desk.visitor().await;
    stranger.sends(key, "Mine now").await;
    assert_eq!(stranger.is_refused().await, "key_in_use");
    let reloaded = guest.reloads(&desk).await;
    assert_eq!(reloaded.welcome.messages.len(), 1);
    desk.closes().await;
}

#[tokio::test]
async fn a_message_resent_after_the_close_does_not_open_a_new_conversation() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    let key = desk.next_key();
    guest.sends(key, "Bye").await;
    guest.posted(key).await;
    guest.socket.say(&WidgetIn::Close { re: 1, conversation: 1 }).await;
    guest.socket.wait_for("accepted", |frame| matches!(frame, WidgetOut::Accepted { re: 1 }).then_some(())).await;
    guest.sends(key, "Bye").await;
    assert_eq!(guest.posted(key).await, Cursor { conversation: 1, number: 1 });
    desk.closes().await;
}

#[tokio::test]
async fn typing_is_shown_to_the_other_side_and_stored_nowhere() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    guest.socket.say(&WidgetIn::Typing {}).await;
    anna.socket
        .wait_for("typing", |frame| match frame {
            besedka::protocol::console_out::ConsoleOut::Typing { conversation, author: Author::Visitor } => {
                (*conversation == id).then_some(())
            }
            _ => None,
        })
        .await;
    anna.socket.say(&ConsoleIn::Typing { conversation: id }).await;
    let name = guest
        .socket
        .wait_for("typing", |frame| match frame {
            WidgetOut::Typing { name } => Some(name.clone()),
            _ => None,
        })
        .await;
    assert_eq!(name, "Anna");
    desk.closes().await;
}

#[tokio::test]
async fn a_visitors_windows_all_show_the_same() {
    let desk = Desk::open().await;
    let mut first = desk.visitor().await;
    let mut second = first.opens_another_window(&desk).await;
    first.says(&desk, "From the first").await;
    assert_eq!(second.reads_message().await.text, "From the first");
    second.says(&desk, "From the second").await;
    assert_eq!(first.reads_message().await.number, 2);
    desk.closes().await;
}

#[tokio::test]
async fn past_twenty_messages_in_ten_seconds_one_is_told_to_wait_and_nothing_is_lost() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    for number in 1..=20 {
        guest.says(&desk, &format!("message {number}")).await;
    }
    let key = desk.next_key();
    guest.sends(key, "one too many").await;
    let wait = guest
        .socket
        .wait_for("a refusal", |frame| match frame {
            WidgetOut::Refused { key: Some(refused), code, retry_after_ms, .. }
                if *refused == key && code == "too_fast" =>
            {
                *retry_after_ms
            }
            _ => None,
        })
        .await;
    desk.passes(Span(wait.cast_signed()));
    guest.sends(key, "one too many").await;
    assert_eq!(guest.posted(key).await.number, 21);
    desk.closes().await;
}
