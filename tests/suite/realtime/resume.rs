//! What was missed is told exactly, or everything is told anew.

use besedka::domain::ids::EventNumber;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_out::{Cause, ConsoleOut};
use besedka::protocol::widget_in::{Cursor, WidgetIn};
use besedka::protocol::widget_out::WidgetOut;

use crate::support::Desk;

/// The words of replayed frames, up to the end of the replay.
fn told(frame: &ConsoleOut) -> String {
    match frame {
        ConsoleOut::Conversation { cause, .. } => format!("conversation {cause:?}"),
        ConsoleOut::Gone { cause, .. } => format!("gone {cause:?}"),
        ConsoleOut::Message { message, .. } => format!("message {}", message.text),
        ConsoleOut::Receipts { marks, .. } => format!("receipts {}", marks.visitor.read),
        ConsoleOut::Status { status, .. } => format!("status {}", status.word()),
        other => panic!("not part of a replay: {other:?}"),
    }
}

#[tokio::test]
async fn a_console_that_was_away_is_told_exactly_what_it_missed() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut boris = desk.operator("boris").await;
    let mut first = desk.visitor().await;
    first.says(&desk, "one").await;
    let mine = anna.sees(Cause::Opened).await.id;
    anna.takes(mine).await.expect("free");
    anna.sees(Cause::Taken).await;
    let event = anna.event;
    let away = anna.signed_in;
    drop(anna.socket);

    first.says(&desk, "two").await;
    let mut second = desk.visitor().await;
    second.says(&desk, "for Boris").await;
    let his = boris
        .socket
        .wait_for("the second conversation", |frame| match frame {
            ConsoleOut::Conversation { conversation, .. } if conversation.id != mine => Some(conversation.id),
            _ => None,
        })
        .await;
    boris.takes(his).await.expect("free");
    boris.says(&desk, his, "not for Anna").await.expect("his");

    let mut anna = away.connects(Some(event), false).await;
    assert!(anna.welcome.resumed && anna.welcome.conversations.is_empty());
    let up_to_date = anna.welcome_event();
    anna.socket
        .wait_for("the end of the replay", |frame| match frame {
            ConsoleOut::CaughtUp { event } if *event == up_to_date => Some(()),
            _ => None,
        })
        .await;
    let replayed: Vec<_> = anna.socket.unasked().iter().map(told).collect();
    assert_eq!(replayed, ["message two", "gone Opened", "gone Taken"]);
    desk.closes().await;
}

#[tokio::test]
async fn k04_receipts_that_were_missed_are_told_also_of_what_has_been_closed_since() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    anna.says(&desk, id, "Good day").await.expect("hers");
    let event = anna.event;
    let away = anna.signed_in;
    drop(anna.socket);
    guest.socket.say(&WidgetIn::Read { conversation: 1, upto: 2 }).await;
    guest.socket.say(&WidgetIn::Close { re: 1, conversation: 1 }).await;
    guest.socket.wait_for("accepted", |frame| matches!(frame, WidgetOut::Accepted { re: 1 }).then_some(())).await;
    let mut anna = away.connects(Some(event), false).await;
    anna.socket.wait_for("the end", |frame| matches!(frame, ConsoleOut::CaughtUp { .. }).then_some(())).await;
    let replayed: Vec<_> = anna.socket.unasked().iter().map(told).collect();
    assert_eq!(replayed, ["receipts 2", "conversation Closed"]);
    desk.closes().await;
}

#[tokio::test]
async fn a_console_whose_view_changed_or_whose_number_is_unknown_is_told_everything_anew() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let before = anna.event;
    anna.becomes(WorkStatus::CanHelp).await;
    let signed_in = anna.signed_in;
    drop(anna.socket);
    let anna = signed_in.connects(Some(before), false).await;
    assert!(!anna.welcome.resumed, "the status of the person themselves changed in between");
    let signed_in = anna.signed_in;
    drop(anna.socket);
    let anna = signed_in.connects(Some(EventNumber(1_000_000)), false).await;
    assert!(!anna.welcome.resumed, "a number from another life of the file");
    desk.closes().await;
}

#[tokio::test]
async fn a_widget_that_was_away_is_told_exactly_what_it_missed_also_across_a_restart() {
    let mut desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut guest = desk.visitor().await;
    guest.says(&desk, "one").await;
    let id = anna.sees(Cause::Opened).await.id;
    anna.takes(id).await.expect("free");
    anna.says(&desk, id, "two").await.expect("hers");
    anna.says(&desk, id, "three").await.expect("hers");
    assert_eq!(guest.reads_message().await.number, 2);
    assert_eq!(guest.cursor, Some(Cursor { conversation: 1, number: 2 }));
    desk.restarts().await;
    let guest = guest.reconnects(&desk).await;
    assert!(guest.welcome.resumed);
    let missed: Vec<_> = guest.welcome.messages.iter().map(|message| message.text.as_str()).collect();
    assert_eq!(missed, ["three"]);
    desk.closes().await;
}

#[tokio::test]
async fn a_widget_with_a_place_from_another_life_of_the_file_starts_afresh() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    guest.says(&desk, "one").await;
    guest.cursor = Some(Cursor { conversation: 1, number: 40 });
    let guest = guest.reconnects(&desk).await;
    assert!(!guest.welcome.resumed);
    assert_eq!(guest.welcome.messages.len(), 1);
    desk.closes().await;
}
