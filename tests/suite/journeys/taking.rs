//! Who may take, see and answer what.

use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_out::{Cause, ConsoleOut};

use crate::support::Desk;

#[tokio::test]
async fn x17_two_take_at_once_one_owns_it_and_the_other_is_told_who_was_first() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut boris = desk.operator("boris").await;
    let (_guest, id) = desk.queued(&mut anna).await;
    boris.sees(Cause::Opened).await;
    let (first, second) = tokio::join!(anna.takes(id), boris.takes(id));
    let (winner, refusal) = match (first, second) {
        (Ok(()), Err(refusal)) => ("Anna", refusal),
        (Err(refusal), Ok(())) => ("Boris", refusal),
        both => panic!("exactly one may win: {both:?}"),
    };
    assert_eq!(refusal, ("conversation_taken".into(), format!("{winner} was first to take this conversation.")));
    let loser = if winner == "Anna" { &mut boris } else { &mut anna };
    assert!(loser.sees_gone(id).await.is_some());
    desk.closes().await;
}

#[tokio::test]
async fn m14_nobody_but_the_owner_answers_or_closes() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut boris = desk.operator("boris").await;
    let (_guest, id) = desk.queued(&mut anna).await;
    assert_eq!(boris.says(&desk, id, "I answer from the queue").await, Err("conversation_queued".into()));
    anna.takes(id).await.expect("free");
    assert_eq!(boris.says(&desk, id, "I answer over your head").await, Err("conversation_taken".into()));
    assert_eq!(boris.closes(id).await.map_err(|(code, _)| code), Err("conversation_taken".into()));
    desk.closes().await;
}

#[tokio::test]
async fn who_looked_from_the_queue_sees_nothing_more_once_somebody_else_took_it() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut boris = desk.operator("boris").await;
    let mut admin = desk.administrator("admin").await;
    let (mut guest, id) = desk.queued(&mut anna).await;
    boris.looks_at(id).await.expect("it is in his queue");
    admin.looks_at(id).await.expect("administrators read everything");
    anna.takes(id).await.expect("free");
    assert!(admin.sees_gone(id).await.is_some(), "N01: who reads along from here on asks for it");
    admin.looks_at(id).await.expect("administrators read everything");
    boris.socket.forget();
    admin.socket.forget();
    guest.says(&desk, "My card number is …").await;
    assert_eq!(admin.reads_message().await.number, 2);
    boris.is_up_to_date().await;
    assert!(!boris.socket.unasked().iter().any(|frame| matches!(frame, ConsoleOut::Message { .. })));
    assert_eq!(boris.looks_at(id).await.map(|_| ()), Err("conversation_unknown".into()));
    desk.closes().await;
}

#[tokio::test]
async fn m06_on_pause_nobody_takes() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let (_guest, id) = desk.queued(&mut anna).await;
    anna.becomes(WorkStatus::Left).await;
    assert_eq!(anna.takes(id).await.map_err(|(code, _)| code), Err("status_forbids".into()));
    desk.closes().await;
}
