//! What administrators do to others' work (N01 to N06, X20).

use besedka::config::Limits;
use besedka::domain::site::RoutingMode;
use besedka::domain::time::Span;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_out::{Cause, ConsoleOut, SummaryState};
use besedka::protocol::widget_out::VisitorState;

use crate::support::{Desk, http};

fn audited(desk: &Desk) -> Vec<String> {
    desk.asks_file("SELECT act || ' ' || outcome FROM audit_entries WHERE act NOT IN ('company_changed', 'person_created', 'signed_in') ORDER BY id")
}

#[tokio::test]
async fn n01_reading_along_marks_nothing_and_is_kept() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let mut olga = desk.administrator("olga").await;
    anna.socket.forget();
    assert_eq!(olga.looks_at(id).await.expect("N01").1.len(), 1);
    olga.reports_delivered(id, 1).await;
    olga.reports_read(id, 1).await;
    guest.says(&desk, "And one more").await;
    assert_eq!(olga.reads_message().await.text, "And one more");
    anna.is_up_to_date().await;
    let marks: Vec<i64> = desk.asks_file("SELECT company_read FROM receipts");
    assert!(marks.iter().all(|read| *read == 0), "{marks:?}");
    assert_eq!(audited(&desk), ["conversation_read done"]);
    anna.looks_at(id).await.expect("her own");
    assert_eq!(audited(&desk).len(), 1, "the owner's reading is no reading along");
    desk.closes().await;
}

#[tokio::test]
async fn n02_m08_m09_an_administrator_assigns_to_ready_only_and_the_owner_changes() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    let mut olga = desk.administrator("olga").await;
    boris.becomes(WorkStatus::CanHelp).await;
    let refused = olga.assigns(id, boris.me).await.expect_err("only to Ready");
    assert_eq!(refused.0, "receiver_not_ready");
    boris.becomes(WorkStatus::Ready).await;
    olga.assigns(id, boris.me).await.expect("M09");
    let (summary, by, _) = boris.hears(Cause::Assigned).await;
    assert!(matches!(summary.state, SummaryState::Owned { operator, .. } if operator == boris.me));
    assert_eq!(by, Some(olga.me));
    assert_eq!(anna.hears(Cause::Assigned).await.1, Some(olga.me), "she sees who took it from her");
    guest.sees_state(&VisitorState::Owned { operator: "Boris".into() }).await;
    let again = olga.assigns(id, boris.me).await.map_err(|(code, _)| code);
    assert_eq!(again, Err("receiver_owns_it".into()));

    let (_other, queued) = desk.queued(&mut anna).await;
    desk.limits(boris.me, Some(1)).await;
    olga.assigns(queued, boris.me).await.expect("M08, above his limit too");
    assert!(anna.sees_gone(queued).await.is_some());
    desk.closes().await;
}

#[tokio::test]
async fn n03_a_colleague_is_paused_sees_by_whom_and_returning_all_is_a_second_step() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let mut olga = desk.administrator("olga").await;
    anna.socket.forget();
    olga.pauses(anna.me).await.expect("she is Ready");
    let (me, by) = (anna.me, olga.me);
    let told = |frame: &ConsoleOut| match frame {
        ConsoleOut::Status { operator, status, reason, by, .. } if *operator == me => {
            Some((*status, reason.clone(), *by))
        }
        _ => None,
    };
    assert_eq!(anna.socket.wait_for("her status", told).await, (WorkStatus::Pause, "administrator".into(), Some(by)));
    assert_eq!(anna.says(&desk, id, "My conversations stay").await, Ok(2));
    let refused = olga.pauses(anna.me).await.expect_err("she is on Pause already");
    assert_eq!(refused.0, "colleague_not_available");
    olga.returns_all(anna.me).await.expect("the second step");
    guest.sees_state(&VisitorState::Queued).await;
    assert_eq!(anna.socket.wait_for("her status", told).await.0, WorkStatus::Left, "X03");
    assert_eq!(audited(&desk), ["colleague_paused done", "all_returned done"]);
    desk.closes().await;
}

#[tokio::test]
async fn n04_an_administrator_closes_any_conversation() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let mut olga = desk.administrator("olga").await;
    olga.closes(id).await.expect("N04");
    let closed = anna.sees(Cause::Closed).await;
    assert!(
        matches!(closed.state, SummaryState::Closed { by: Some(by), owner: Some(owner), .. } if by == olga.me && owner == anna.me)
    );
    guest.says(&desk, "Hello again").await;
    let queued = anna.sees(Cause::Opened).await.id;
    olga.closes(queued).await.expect("N04, from the queue as well");
    anna.sees_gone(queued).await;
    let closers: Vec<String> = desk.asks_file("SELECT closed_by FROM conversations ORDER BY id");
    assert_eq!(closers, ["administrator", "administrator"]);
    desk.closes().await;
}

#[tokio::test]
async fn n06_whoever_has_no_right_is_refused_and_that_is_kept() {
    let desk = Desk::open().await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    let (her, him) = (anna.me, boris.me);
    for refused in [boris.assigns(id, him).await, boris.pauses(her).await, boris.returns_all(her).await] {
        assert_eq!(refused.map_err(|(code, _)| code), Err("not_allowed".into()));
    }
    assert_eq!(boris.closes(id).await.map_err(|(code, _)| code), Err("conversation_taken".into()));
    assert_eq!(boris.looks_at(id).await.map(|_| ()), Err("conversation_unknown".into()));
    anna.is_up_to_date().await;
    let kept = [
        "conversation_assigned refused",
        "colleague_paused refused",
        "all_returned refused",
        "conversation_closed refused",
    ];
    assert_eq!(audited(&desk), kept);
    desk.closes().await;
}

#[tokio::test]
async fn n06_what_is_tried_on_nobody_and_by_a_form_is_kept_as_well() {
    let desk = Desk::open().await;
    let mut boris = desk.operator("boris").await;
    let nowhere = besedka::domain::ids::ConversationId(999);
    let nobody = besedka::domain::ids::OperatorId(99);
    assert!(boris.assigns(nowhere, nobody).await.is_err());
    let form = http::post(desk.address(), "/cabinet/sites/1", &[("name", "Mine")]);
    assert_eq!(form.header("cookie", &boris.signed_in.cookie).send().await.status, 403);
    boris.is_up_to_date().await;
    let kept: Vec<String> =
        desk.asks_file("SELECT act || ': ' || detail FROM audit_entries WHERE outcome = 'refused' ORDER BY id");
    assert_eq!(kept, ["conversation_assigned: conversation 999, operator 99", "form_sent: /cabinet/sites/1"]);
    desk.closes().await;
}

#[tokio::test]
async fn n06_a_flood_hides_nothing() {
    let limits = Limits { operator_messages: 2, ..Limits::default() };
    let mut desk = Desk::with_limits(limits).await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    for text in ["One", "Two"] {
        anna.says(&desk, id, text).await.expect("hers");
    }
    anna.says(&desk, id, "Three").await.expect_err("that is too much");
    assert!(anna.pauses(anna.me).await.is_err());
    anna.is_up_to_date().await;
    assert_eq!(audited(&desk), ["colleague_paused refused"], "what she wrote does not hide what she tried");

    let cookie = anna.signed_in.cookie.clone();
    let tries = async |address| {
        let form = http::post(address, "/cabinet/sites/1", &[("name", "Mine")]).header("cookie", &cookie);
        assert_eq!(form.send().await.status, 403);
    };
    for _ in 0..29 + 7 {
        tries(desk.address()).await;
    }
    desk.passes(Span::minutes(1));
    let flood = "SELECT detail FROM audit_entries WHERE act = 'refusals_flooded' AND outcome = 'refused' ORDER BY id";
    desk.comes_to_say(flood, &["7"]).await;
    assert_eq!(audited(&desk).len(), 30 + 1);

    for _ in 0..30 + 2 {
        tries(desk.address()).await;
    }
    desk.restarts().await;
    assert_eq!(desk.asks_file::<String>(flood), ["7", "2"], "a stop hides nothing either");
    desk.closes().await;
}

#[tokio::test]
async fn n01_there_is_no_way_around_the_note() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let mut olga = desk.administrator("olga").await;
    assert_eq!(olga.asks_history(id).await, Ok(1), "back from the end is reading it");
    assert_eq!(audited(&desk), ["conversation_read done"]);

    anna.passes(id, besedka::protocol::console_in::TransferTo::Queue {}, "").await.expect("F06");
    olga.looks_at(id).await.expect("it waits");
    assert_eq!(audited(&desk).len(), 1, "looking into a queue is everybody's work");
    anna.takes(id).await.expect("hers again");
    olga.sees_gone(id).await;
    olga.socket.forget();
    guest.says(&desk, "For Anna").await;
    olga.is_up_to_date().await;
    let heard = olga.socket.unasked().iter().any(|frame| matches!(frame, ConsoleOut::Message { .. }));
    assert!(!heard, "what she saw in the queue does not go on by itself");
    olga.looks_at(id).await.expect("N01");
    assert_eq!(audited(&desk).len(), 2);
    desk.closes().await;
}

#[tokio::test]
async fn x20_whoever_is_disabled_gives_everything_back_at_its_old_place_and_is_out_at_once() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    desk.passes(besedka::domain::time::Span::minutes(30));
    let (_other, later) = desk.queued(&mut boris).await;
    let her = anna.me;
    desk.cabinet(move |write, by| besedka::actions::remove_operator::remove(write, by, her)).await;
    guest.sees_state(&VisitorState::Queued).await;
    boris.asks_anew().await;
    let order: Vec<_> = boris.welcome.conversations.iter().map(|row| row.id).collect();
    assert_eq!(order, [id, later], "with its original queue time");
    assert!(boris.welcome.operators.iter().all(|person| person.id != her));
    assert_eq!(anna.takes(id).await.map_err(|(code, _)| code), Err("sign_in_needed".into()));
    desk.cabinet(move |write, by| besedka::actions::remove_operator::restore(write, by, her)).await;
    desk.closes().await;
}

#[tokio::test]
async fn x20_in_balanced_mode_the_others_get_what_was_given_back() {
    let desk = Desk::open().await;
    let (anna, _guest, id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    desk.routes(RoutingMode::Balanced).await;
    let her = anna.me;
    desk.cabinet(move |write, by| besedka::actions::remove_operator::remove(write, by, her)).await;
    assert_eq!(boris.hears(Cause::Assigned).await.0.id, id);
    desk.closes().await;
}

#[tokio::test]
async fn of_a_take_and_an_assignment_at_once_one_wins_and_the_other_is_told() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let mut olga = desk.administrator("olga").await;
    let (_guest, id) = desk.queued(&mut anna).await;
    let boris = desk.operator("boris").await;
    let (taken, assigned) = tokio::join!(anna.takes(id), olga.assigns(id, boris.me));
    // Taken first, it is then taken from Anna: an administrator may (M09). Assigned first, Anna is told who has it.
    assigned.expect("an administrator may, in either order");
    if let Err((code, sentence)) = taken {
        assert_eq!(code, "conversation_taken");
        assert!(sentence.contains("Boris"), "{sentence}");
    }
    let owners: Vec<i64> = desk.asks_file("SELECT operator_id FROM conversations");
    assert_eq!(owners, [boris.me.0]);
    desk.closes().await;
}
