//! Balanced mode: who is given what, when, and what people are told of it.

use besedka::domain::operator::Role;
use besedka::domain::routing::{TieBreak, Verdict};
use besedka::domain::site::RoutingMode;
use besedka::domain::time::Span;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_in::TransferTo;
use besedka::protocol::console_out::{Cause, ConsoleOut, SummaryState};

use crate::support::{Desk, Operator};

/// A company in balanced mode.
async fn balanced() -> Desk {
    let desk = Desk::open().await;
    desk.routes(RoutingMode::Balanced).await;
    desk
}

fn heard_of_conversations(operator: &Operator) -> usize {
    let frames = operator.socket.unasked().iter();
    frames.filter(|frame| matches!(frame, ConsoleOut::Conversation { .. } | ConsoleOut::Message { .. })).count()
}

#[tokio::test]
async fn m04_m03_a_new_conversation_goes_to_the_least_loaded_and_nobody_else_hears_of_it() {
    let desk = balanced().await;
    let (mut anna, mut boris) = (desk.operator("anna").await, desk.operator("boris").await);
    let mut first = desk.visitor().await;
    first.says(&desk, "Hello").await;
    let (summary, by, _) = anna.hears(Cause::Assigned).await;
    assert!(matches!(summary.state, SummaryState::Owned { operator, .. } if operator == anna.me));
    assert_eq!((by, anna.reads_message().await.text), (None, "Hello".into()));
    boris.is_up_to_date().await;
    assert_eq!(heard_of_conversations(&boris), 0, "{:?}", boris.socket.unasked());

    let mut second = desk.visitor().await;
    second.says(&desk, "Good day").await;
    assert_eq!(boris.hears(Cause::Assigned).await.0.id, boris.reads_message().await.conversation);
    let why = anna.asks_why(summary.id).await.0.expect("a decision was kept");
    assert_eq!((why.winner, why.tie_break), (Some(anna.me), Some(TieBreak::LowestNumber)));
    let owner = why.considered.iter().find(|person| person.operator.0 == 1).expect("Olga was considered");
    assert_eq!((owner.verdict, owner.status), (Verdict::Status, WorkStatus::Left));
    desk.closes().await;
}

#[tokio::test]
async fn m05_m07_x13_w04_at_the_limit_it_waits_and_can_be_taken_by_hand() {
    let desk = balanced().await;
    let mut anna = desk.operator("anna").await;
    desk.limits(anna.me, Some(1)).await;
    let mut first = desk.visitor().await;
    first.says(&desk, "First").await;
    anna.hears(Cause::Assigned).await;
    let mut second = desk.visitor().await;
    assert!(second.welcome.online, "W04: the widget stays online");
    second.says(&desk, "Second").await;
    let waiting = anna.sees(Cause::Opened).await;
    assert!(matches!(waiting.state, SummaryState::Queued { .. }));
    let (kept, now) = anna.asks_why(waiting.id).await;
    for explanation in [kept.expect("kept, though nobody could be chosen"), now.expect("it waits")] {
        assert_eq!((explanation.winner, explanation.mode), (None, RoutingMode::Balanced));
        let me = explanation.considered.iter().find(|person| person.operator == anna.me).expect("considered");
        assert_eq!((me.verdict, me.in_work, me.limit), (Verdict::Limit, 1, Some(1)));
    }
    anna.takes(waiting.id).await.expect("by hand she may have more");
    desk.closes().await;
}

#[tokio::test]
async fn x12_whoever_closes_is_given_the_oldest_that_waits() {
    let desk = balanced().await;
    let mut anna = desk.operator("anna").await;
    desk.limits(anna.me, Some(1)).await;
    let mut guests = Vec::new();
    for text in ["first", "second", "third"] {
        let mut guest = desk.visitor().await;
        guest.says(&desk, text).await;
        guests.push(guest);
        desk.passes(Span::seconds(1));
    }
    let first = anna.hears(Cause::Assigned).await.0;
    assert_eq!(anna.reads_message().await.text, "first");
    anna.closes(first.id).await.expect("hers");
    let next = anna.hears(Cause::Assigned).await.0;
    assert_eq!(next.last.map(|last| last.text).as_deref(), Some("second"));
    anna.is_up_to_date().await;
    let assigned = |frame: &&ConsoleOut| matches!(frame, ConsoleOut::Conversation { cause: Cause::Assigned, .. });
    assert_eq!(anna.socket.unasked().iter().filter(assigned).count(), 0, "one at a time");
    desk.closes().await;
}

#[tokio::test]
async fn x12_whoever_becomes_ready_or_gets_a_higher_limit_is_given_what_waits() {
    let desk = balanced().await;
    let mut anna = desk.operator("anna").await;
    anna.becomes(WorkStatus::CanHelp).await;
    let mut guests = Vec::new();
    for text in ["first", "second", "third"] {
        let mut guest = desk.visitor().await;
        guest.says(&desk, text).await;
        assert_eq!(anna.sees(Cause::Opened).await.unread, 0);
        guests.push(guest);
    }
    desk.limits(anna.me, Some(2)).await;
    anna.becomes(WorkStatus::Ready).await;
    let one = anna.hears(Cause::Assigned).await.0;
    let two = anna.hears(Cause::Assigned).await.0;
    assert!(one.id < two.id);
    desk.limits(anna.me, Some(3)).await;
    assert!(anna.hears(Cause::Assigned).await.0.id > two.id);
    desk.closes().await;
}

#[tokio::test]
async fn x12_another_site_or_department_brings_what_waits_there() {
    let desk = balanced().await;
    let mut anna = desk.operator("anna").await;
    let mut boris = desk.operator("boris").await;
    let (_guest, id) = {
        let mut guest = desk.visitor().await;
        guest.says(&desk, "A bill, please").await;
        (guest, anna.hears(Cause::Assigned).await.0.id)
    };
    let bills = desk.department("Bills", &[]).await;
    anna.passes(id, TransferTo::Department { id: bills }, "").await.expect("it waits there");
    let (kept, _) = anna.asks_why(id).await;
    let verdicts = kept.expect("kept").considered;
    assert!(verdicts.iter().all(|person| person.verdict != Verdict::Eligible));
    desk.employment(boris.me, |employment| employment.departments.push(bills)).await;
    assert_eq!(boris.hears(Cause::Assigned).await.0.id, id);
    desk.closes().await;
}

#[tokio::test]
async fn x18_common_to_balanced_drains_the_queue_and_back_takes_nothing_away() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let (_first, one) = desk.queued(&mut anna).await;
    let (_second, two) = desk.queued(&mut anna).await;
    desk.routes(RoutingMode::Balanced).await;
    assert_eq!([anna.hears(Cause::Assigned).await.0.id, anna.hears(Cause::Assigned).await.0.id], [one, two]);
    desk.routes(RoutingMode::Common).await;
    anna.asks_anew().await;
    let owned = anna.welcome.conversations.iter().filter(|row| matches!(row.state, SummaryState::Owned { .. }));
    assert_eq!(owned.count(), 2);
    desk.closes().await;
}

#[tokio::test]
async fn x01_x12_pause_drains_to_left_and_nothing_new_comes() {
    let desk = balanced().await;
    let mut anna = desk.operator("anna").await;
    let mut guest = desk.visitor().await;
    guest.says(&desk, "Hello").await;
    let id = anna.hears(Cause::Assigned).await.0.id;
    anna.becomes(WorkStatus::Pause).await;
    let mut other = desk.visitor().await;
    assert!(!other.welcome.online, "W02: only Pause and Left");
    other.says(&desk, "Anybody there?").await;
    anna.socket.forget();
    anna.closes(id).await.expect("hers");
    let me = anna.me;
    assert_eq!(anna.sees_status(me).await, (WorkStatus::Left, "pause_drained".into()));
    let waiting: Vec<i64> = desk.asks_file("SELECT count(*) FROM conversations WHERE state = 'queued'");
    assert_eq!(waiting, [1]);
    desk.closes().await;
}

#[tokio::test]
async fn m08_can_help_in_balanced_mode_sees_the_queue_and_is_given_nothing() {
    let desk = balanced().await;
    desk.employs("anna", Role::Operator).await;
    let mut anna = Operator::signs_in(&desk, "anna").await.connects(None, false).await;
    anna.becomes(WorkStatus::CanHelp).await;
    anna.asks_anew().await;
    let (_guest, id) = desk.queued(&mut anna).await;
    anna.takes(id).await.expect("by hand");
    desk.closes().await;
}

#[tokio::test]
async fn a_console_that_was_away_is_told_exactly_what_it_was_assigned() {
    let desk = balanced().await;
    let anna = desk.operator("anna").await;
    let held = anna.event;
    let signed_in = anna.signed_in.clone();
    drop(anna);
    let mut guest = desk.visitor().await;
    guest.says(&desk, "Hello").await;
    let mut anna = signed_in.connects(Some(held), false).await;
    assert!(anna.welcome.resumed);
    let (summary, by, _) = anna.hears(Cause::Assigned).await;
    assert!(matches!(summary.state, SummaryState::Owned { operator, .. } if operator == anna.me));
    assert_eq!(by, None);
    assert_eq!(anna.reads_message().await.text, "Hello");
    desk.closes().await;
}
