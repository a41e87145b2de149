//! Work statuses, as far as one person and their conversations change them.

use besedka::domain::operator::Role;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_out::ConsoleOut;
use besedka::protocol::widget_out::WidgetOut;

use crate::support::{Desk, Operator};

fn status_of(operator: &Operator) -> WorkStatus {
    let me = operator.welcome.operators.iter().find(|person| person.id == operator.me);
    me.expect("everybody is in the list").status
}

#[tokio::test]
async fn x05_x07_a_deliberate_start_makes_ready_and_neither_a_reconnect_nor_a_restart_changes_anything() {
    let mut desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    assert_eq!(status_of(&anna), WorkStatus::Ready);
    anna.becomes(WorkStatus::CanHelp).await;
    let anna = anna.reconnects().await;
    assert_eq!(status_of(&anna), WorkStatus::CanHelp);
    desk.restarts().await;
    let anna = anna.reconnects().await;
    assert_eq!(status_of(&anna), WorkStatus::CanHelp);
    desk.closes().await;
}

#[tokio::test]
async fn x19_signing_in_without_a_start_changes_nothing() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let anna = Operator::signs_in(&desk, "anna").await.connects(None, false).await;
    assert_eq!(status_of(&anna), WorkStatus::Left);
    desk.closes().await;
}

#[tokio::test]
async fn x02_pause_with_nothing_in_work_is_left_at_once() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    anna.socket.forget();
    anna.becomes(WorkStatus::Pause).await;
    let me = anna.me;
    assert_eq!(anna.sees_status(me).await, (WorkStatus::Left, "nothing_in_work".into()));
    desk.closes().await;
}

#[tokio::test]
async fn x01_the_last_conversation_closed_turns_pause_into_left() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    anna.becomes(WorkStatus::Pause).await;
    anna.socket.forget();
    anna.closes(id).await.expect("hers");
    let me = anna.me;
    assert_eq!(anna.sees_status(me).await, (WorkStatus::Left, "pause_drained".into()));
    desk.closes().await;
}

#[tokio::test]
async fn m01_on_pause_the_queues_go_and_with_ready_they_come_back() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    anna.becomes(WorkStatus::Left).await;
    anna.socket.wait_for("resync", |frame| matches!(frame, ConsoleOut::Resync { .. }).then_some(())).await;
    anna.asks_anew().await;
    assert!(anna.welcome.conversations.is_empty());
    let mut guest = desk.visitor().await;
    guest.says(&desk, "Hello").await;
    anna.is_up_to_date().await;
    assert!(
        !anna
            .socket
            .unasked()
            .iter()
            .any(|frame| matches!(frame, ConsoleOut::Conversation { .. } | ConsoleOut::Message { .. }))
    );
    anna.becomes(WorkStatus::Ready).await;
    anna.asks_anew().await;
    assert_eq!(anna.welcome.conversations.len(), 1);
    desk.closes().await;
}

#[tokio::test]
async fn m01_who_goes_on_pause_sees_nothing_more_of_what_they_looked_at_in_a_queue() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let (mut guest, id) = desk.queued(&mut anna).await;
    anna.looks_at(id).await.expect("it is in her queue");
    anna.becomes(WorkStatus::Left).await;
    anna.socket.forget();
    guest.says(&desk, "For those who work").await;
    anna.is_up_to_date().await;
    assert!(!anna.socket.unasked().iter().any(|frame| matches!(frame, ConsoleOut::Message { .. })));
    assert_eq!(anna.looks_at(id).await.map(|_| ()), Err("conversation_unknown".into()));
    desk.closes().await;
}

#[tokio::test]
async fn x14_w01_an_open_widget_hears_when_the_first_comes_and_the_last_goes() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    assert!(!guest.welcome.online);
    let mut anna = desk.operator("anna").await;
    let boris = desk.operator("boris").await;
    let online = |frame: &WidgetOut| match frame {
        WidgetOut::Online { online, .. } => Some(*online),
        _ => None,
    };
    assert!(guest.socket.wait_for("online", online).await);
    anna.becomes(WorkStatus::Left).await;
    let mut boris = boris;
    boris.becomes(WorkStatus::Left).await;
    assert!(!guest.socket.wait_for("offline", online).await);
    assert!(guest.socket.unasked().is_empty(), "each change is said once");
    desk.closes().await;
}
