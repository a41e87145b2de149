//! Passing a conversation on: to colleagues, to departments, back to the queue.

use besedka::domain::ids::{ConversationId, DepartmentId, OperatorId};
use besedka::domain::operator::Role;
use besedka::domain::site::RoutingMode;
use besedka::domain::time::Span;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_in::{ConsoleIn, TransferTo};
use besedka::protocol::console_out::{Cause, ConsoleOut, SummaryState};
use besedka::protocol::widget_out::VisitorState;

use crate::support::{Desk, Operator};

const fn to(operator: &Operator) -> TransferTo {
    TransferTo::Operator { id: operator.me }
}

fn code(result: Result<(), (String, String)>) -> Result<(), String> {
    result.map_err(|(code, _)| code)
}

#[tokio::test]
async fn f01_f07_a_transfer_takes_effect_at_once_with_a_note_and_the_sender_keeps_reading() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    anna.passes(id, to(&boris), "She wants the bill of May").await.expect("Boris is Ready");
    let (summary, by, note) = boris.hears(Cause::Transferred).await;
    assert_eq!((by, note.as_deref()), (Some(anna.me), Some("She wants the bill of May")));
    let (sender, owner) = (anna.me, boris.me);
    let owned_by_boris = |state: &SummaryState| match state {
        SummaryState::Owned { operator, sender: passed_by, .. } => *operator == owner && *passed_by == Some(sender),
        _ => false,
    };
    assert!(owned_by_boris(&summary.state));
    assert!(owned_by_boris(&anna.hears(Cause::Transferred).await.0.state));
    guest.sees_state(&VisitorState::Owned { operator: "Boris".into() }).await;
    assert_eq!(anna.says(&desk, id, "Still me?").await, Err("conversation_taken".into()));
    assert_eq!(anna.looks_at(id).await.expect("F07").1.len(), 1);
    boris.says(&desk, id, "Boris here").await.expect("his");
    desk.closes().await;
}

#[tokio::test]
async fn the_last_line_names_who_wrote_it_and_that_need_not_be_the_owner() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    anna.says(&desk, id, "We do deliver to Omsk").await.expect("hers");
    let mut boris = desk.operator("boris").await;
    anna.passes(id, to(&boris), "").await.expect("Boris is Ready");
    let last = boris.hears(Cause::Transferred).await.0.last.expect("something was written");
    assert_eq!((last.from_visitor, last.by), (false, Some(anna.me)));
    desk.closes().await;
}

/// What a person finds who asks for what others have now.
async fn passed_by(operator: &mut Operator) -> Vec<ConversationId> {
    operator.socket.say(&ConsoleIn::ListPassed { re: 800 }).await;
    operator
        .socket
        .wait_for("passed_list", |frame| match frame {
            ConsoleOut::PassedList { re: 800, conversations } => {
                Some(conversations.iter().map(|each| each.id).collect())
            }
            _ => None,
        })
        .await
}

#[tokio::test]
async fn f07_the_sender_finds_what_they_passed_on_until_it_is_closed_or_theirs_again() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    let (_other, own) = desk.queued(&mut boris).await;
    boris.takes(own).await.expect("his");
    assert_eq!(passed_by(&mut anna).await, []);
    anna.passes(id, to(&boris), "").await.expect("Boris is Ready");
    assert_eq!(
        (passed_by(&mut anna).await, passed_by(&mut boris).await),
        (vec![id], Vec::new()),
        "never what was never hers"
    );
    boris.passes(id, to(&anna), "").await.expect("returned");
    assert_eq!((passed_by(&mut anna).await, passed_by(&mut boris).await), (Vec::new(), vec![id]));
    anna.passes(id, TransferTo::Queue {}, "").await.expect("to the queue");
    assert_eq!(passed_by(&mut anna).await, [id]);
    boris.takes(id).await.expect("it waits");
    boris.closes(id).await.expect("his");
    assert_eq!(passed_by(&mut anna).await, [], "it is among the closed ones");
    desk.closes().await;
}

#[tokio::test]
async fn one_click_returns_it_to_the_sender() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    anna.passes(id, to(&boris), "").await.expect("passed");
    boris.hears(Cause::Transferred).await;
    boris.passes(id, to(&anna), "Not mine").await.expect("returned");
    anna.hears(Cause::Transferred).await;
    let (back, by, note) = anna.hears(Cause::Transferred).await;
    assert!(matches!(back.state, SummaryState::Owned { sender: Some(sender), .. } if sender == boris.me));
    assert_eq!((by, note.as_deref()), (Some(boris.me), Some("Not mine")));
    desk.closes().await;
}

#[tokio::test]
async fn f02_m10_m11_m12_the_status_and_the_site_decide_and_the_limit_does_not() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    let (_other, own) = desk.queued(&mut boris).await;
    boris.takes(own).await.expect("his");
    desk.limits(boris.me, Some(1)).await;
    for (status, has_site, expected) in [
        (WorkStatus::Pause, false, Err("receiver_lacks_site")),
        (WorkStatus::Pause, true, Ok(())),
        (WorkStatus::CanHelp, false, Ok(())),
        (WorkStatus::Ready, false, Ok(())),
    ] {
        let site = anna.welcome.conversations.first().map_or(besedka::domain::ids::SiteId(1), |row| row.site);
        desk.employment(boris.me, move |employment| employment.sites = if has_site { vec![site] } else { vec![] })
            .await;
        boris.becomes(status).await;
        let (receivers, _) = anna.asks_who_could_receive(id).await;
        let listed = receivers.iter().find(|receiver| receiver.operator == boris.me).expect("he is listed");
        assert_eq!((listed.refusal.is_none(), listed.has_site, listed.limit), (expected.is_ok(), has_site, Some(1)));
        let passed = code(anna.passes(id, to(&boris), "").await);
        assert_eq!(passed, expected.map_err(str::to_owned), "{status:?}, site {has_site}");
        if passed.is_ok() {
            boris.passes(id, to(&anna), "").await.expect("back to Anna");
        }
    }
    desk.closes().await;
}

#[tokio::test]
async fn f05_f08_to_oneself_to_somebody_who_has_left_in_between_or_is_gone_is_refused_and_the_owner_stays() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    let me = to(&anna);
    assert_eq!(code(anna.passes(id, me, "").await), Err("transfer_to_owner".into()));
    let (receivers, _) = anna.asks_who_could_receive(id).await;
    assert!(receivers.iter().any(|receiver| receiver.operator == boris.me && receiver.refusal.is_none()));
    boris.becomes(WorkStatus::Left).await;
    let refused = anna.passes(id, to(&boris), "Take over, please").await.expect_err("he has left in between");
    assert_eq!(refused.0, "receiver_away");
    assert!(refused.1.contains("Boris") && refused.1.contains("Left"), "{}", refused.1);
    let nobody = TransferTo::Operator { id: OperatorId(99) };
    assert_eq!(code(anna.passes(id, nobody, "").await), Err("operator_unknown".into()));
    assert_eq!(code(anna.passes(id, to(&boris), &"x".repeat(1_001)).await), Err("note_too_long".into()));
    assert_eq!(
        anna.looks_at(id)
            .await
            .map(|(summary, _)| matches!(summary.state, SummaryState::Owned { operator, .. } if operator == anna.me)),
        Ok(true)
    );
    assert_eq!(code(boris.passes(id, to(&anna), "").await), Err("conversation_taken".into()));
    desk.closes().await;
}

#[tokio::test]
async fn f03_f04_in_common_mode_a_department_sees_what_is_passed_to_it_and_without_anybody_it_waits() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let vera = desk.employs("vera", Role::Operator).await;
    let bills = desk.department("Bills", &[vera]).await;
    anna.asks_anew().await;
    let (_, queues) = anna.asks_who_could_receive(id).await;
    let listed = queues.iter().find(|queue| queue.department == Some(bills)).expect("the department is listed");
    assert_eq!((listed.available, listed.next), (0, None));
    anna.passes(id, TransferTo::Department { id: bills }, "The bill of May").await.expect("F04");
    guest.sees_state(&VisitorState::Queued).await;
    let (summary, ..) = anna.hears(Cause::Queued).await;
    assert_eq!(summary.department, Some(bills));
    assert_eq!(code(anna.takes(id).await), Err("not_allowed".into()), "M01: she is no member");

    desk.passes(Span::days(1));
    let mut vera = Operator::signs_in(&desk, "vera").await.starts().await;
    let waiting = vera.welcome.conversations.iter().find(|row| row.id == id).expect("F03: she sees it in the morning");
    assert!(matches!(waiting.state, SummaryState::Queued { sender: Some(sender), .. } if sender == anna.me));
    vera.takes(id).await.expect("hers");
    vera.passes(id, to(&anna), "").await.expect("return to sender goes to Anna");
    desk.closes().await;
}

#[tokio::test]
async fn f03_in_balanced_mode_a_department_routes_among_its_ready_members() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    let bills = desk.department("Bills", &[boris.me]).await;
    desk.routes(RoutingMode::Balanced).await;
    let (_, queues) = anna.asks_who_could_receive(id).await;
    let listed = queues.iter().find(|queue| queue.department == Some(bills)).expect("listed");
    assert_eq!((listed.available, listed.next), (1, Some(boris.me)));
    anna.passes(id, TransferTo::Department { id: bills }, "").await.expect("routed at once");
    assert_eq!(boris.hears(Cause::Assigned).await.0.id, id);
    guest.sees_state(&VisitorState::Owned { operator: "Boris".into() }).await;
    desk.closes().await;
}

#[tokio::test]
async fn f06_a_return_to_the_queue_goes_behind_those_who_wait() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    desk.passes(Span::minutes(5));
    let (_other, waiting) = desk.queued(&mut anna).await;
    desk.passes(Span::minutes(5));
    anna.passes(id, TransferTo::Queue {}, "I have to go").await.expect("F06");
    let (summary, by, note) = anna.hears(Cause::Queued).await;
    assert_eq!((summary.id, by, note.as_deref()), (id, Some(anna.me), Some("I have to go")));
    anna.asks_anew().await;
    let order: Vec<_> = anna.welcome.conversations.iter().map(|row| row.id).collect();
    assert_eq!(order, [waiting, id]);
    desk.closes().await;
}

#[tokio::test]
async fn f06_in_balanced_mode_the_older_ones_come_first_and_it_may_come_straight_back() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    desk.limits(anna.me, Some(1)).await;
    desk.routes(RoutingMode::Balanced).await;
    let (_, queues) = anna.asks_who_could_receive(id).await;
    assert_eq!(queues[0].next, Some(anna.me), "the dialog can say so beforehand");
    anna.passes(id, TransferTo::Queue {}, "").await.expect("F06");
    assert_eq!(anna.hears(Cause::Assigned).await.0.id, id, "I2: she is the only candidate");
    desk.passes(Span::minutes(1));
    let (_other, waiting) = desk.queued(&mut anna).await;
    desk.passes(Span::minutes(1));
    anna.passes(id, TransferTo::Queue {}, "").await.expect("F06");
    assert_eq!(anna.hears(Cause::Assigned).await.0.id, waiting, "X12: the oldest first");
    desk.closes().await;
}

#[tokio::test]
async fn f0x_a_department_of_another_site_is_refused() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let second = desk.second_site().await;
    let elsewhere = desk
        .cabinet(move |write, by| besedka::actions::create_department::create(write, by, second, "Elsewhere"))
        .await;
    let refused = code(anna.passes(id, TransferTo::Department { id: elsewhere }, "").await);
    assert_eq!(refused, Err("department_of_another_site".into()));
    let unknown = TransferTo::Department { id: DepartmentId(99) };
    assert_eq!(code(anna.passes(id, unknown, "").await), Err("department_unknown".into()));
    desk.closes().await;
}

#[tokio::test]
async fn x03_x04_a_transfer_away_on_pause_is_the_end_of_it_and_one_received_keeps_it() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    let (_other, own) = desk.queued(&mut boris).await;
    boris.takes(own).await.expect("his");
    boris.becomes(WorkStatus::Pause).await;
    anna.becomes(WorkStatus::Pause).await;
    anna.socket.forget();
    boris.socket.forget();
    anna.passes(id, to(&boris), "").await.expect("M10: Pause receives, the site is his");
    let me = anna.me;
    assert_eq!(anna.sees_status(me).await, (WorkStatus::Left, "pause_drained".into()));
    boris.is_up_to_date().await;
    let him = boris.me;
    let about_boris = |frame: &&ConsoleOut| matches!(frame, ConsoleOut::Status { operator, .. } if *operator == him);
    assert_eq!(boris.socket.unasked().iter().filter(about_boris).count(), 0, "X04: he stays on Pause");
    desk.closes().await;
}

#[tokio::test]
async fn of_two_transfers_or_a_transfer_and_a_close_at_once_exactly_one_happens() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let boris = desk.operator("boris").await;
    let mut again = anna.signed_in.clone().connects(None, false).await;
    let (one, other) = tokio::join!(anna.passes(id, to(&boris), ""), again.passes(id, TransferTo::Queue {}, ""));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let (_second, id) = {
        let (guest, id) = desk.queued(&mut anna).await;
        anna.takes(id).await.expect("free");
        (guest, id)
    };
    let (one, other) = tokio::join!(anna.passes(id, to(&boris), ""), again.closes(id));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let refusal = one.err().or(other.err()).expect("one was refused");
    assert!(["conversation_taken", "conversation_closed"].contains(&refusal.0.as_str()), "{refusal:?}");
    desk.closes().await;
}
