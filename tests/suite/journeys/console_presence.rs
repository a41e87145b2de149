//! Opening and closing the console, deliberately or not (X05, X06, X07).

use besedka::domain::time::Span;
use besedka::domain::work_status::WorkStatus;

use besedka::protocol::common::ByeReason;
use besedka::protocol::console_out::ConsoleOut;

use crate::support::{Desk, Operator, http};

fn status_of(operator: &Operator) -> WorkStatus {
    operator.welcome.operators.iter().find(|person| person.id == operator.me).expect("in the list").status
}

async fn prefers(desk: &Desk, who: &Operator, fields: &[(&str, &str)]) {
    let request = http::post(desk.address(), "/cabinet/account/start", fields);
    assert_eq!(request.header("cookie", &who.signed_in.cookie).send().await.status, 303);
}

const BOTH: &[(&str, &str)] = &[("ready_on_start", "on"), ("pause_on_close", "on")];
const CLOSE_ONLY: &[(&str, &str)] = &[("pause_on_close", "on")];

#[tokio::test]
async fn x06_a_closed_console_pauses_after_the_grace_period() {
    let desk = Desk::open().await;
    let (anna, _guest, _) = desk.conversation_in_work().await;
    prefers(&desk, &anna, BOTH).await;
    let mut boris = desk.operator("boris").await;
    let her = anna.me;
    anna.closes_window().await;
    boris.is_up_to_date().await;
    desk.passes(Span::seconds(61));
    assert_eq!(boris.sees_status(her).await, (WorkStatus::Pause, "console_closed".into()));
    desk.closes().await;
}

#[tokio::test]
async fn x06_x02_with_nothing_in_work_it_is_left() {
    let desk = Desk::open().await;
    let anna = desk.operator("anna").await;
    prefers(&desk, &anna, BOTH).await;
    let mut boris = desk.operator("boris").await;
    boris.socket.forget();
    let her = anna.me;
    anna.closes_window().await;
    boris.is_up_to_date().await;
    desk.passes(Span::seconds(61));
    assert_eq!(boris.sees_status(her).await, (WorkStatus::Left, "console_closed".into()));
    desk.closes().await;
}

#[tokio::test]
async fn x06_whoever_is_back_within_the_grace_period_was_never_away() {
    let desk = Desk::open().await;
    let anna = desk.operator("anna").await;
    prefers(&desk, &anna, CLOSE_ONLY).await;
    let signed_in = anna.closes_window().await;
    desk.passes(Span::seconds(30));
    let mut anna = signed_in.connects(None, true).await;
    desk.passes(Span::seconds(61));
    anna.is_up_to_date().await;
    anna.asks_anew().await;
    assert_eq!(status_of(&anna), WorkStatus::Ready);
    desk.closes().await;
}

#[tokio::test]
async fn x05_a_reload_within_the_grace_period_is_no_start() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    anna.becomes(WorkStatus::CanHelp).await;
    let signed_in = anna.closes_window().await;
    desk.passes(Span::seconds(5));
    let anna = signed_in.connects(None, true).await;
    assert_eq!(status_of(&anna), WorkStatus::CanHelp);
    let signed_in = anna.closes_window().await;
    desk.passes(Span::minutes(10));
    let anna = signed_in.connects(None, true).await;
    assert_eq!(status_of(&anna), WorkStatus::Ready, "after the grace period it is a start");
    desk.closes().await;
}

#[tokio::test]
async fn x05_another_device_of_theirs_that_is_open_makes_it_no_start_but_a_new_sign_in_is_one() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    anna.becomes(WorkStatus::CanHelp).await;
    let again = anna.signed_in.clone().connects(None, true).await;
    assert_eq!(status_of(&again), WorkStatus::CanHelp, "a second window");
    let phone = Operator::signs_in(&desk, "anna").await.starts().await;
    assert_eq!(status_of(&phone), WorkStatus::Ready, "a sign-in is deliberate, whatever else is open");
    desk.closes().await;
}

#[tokio::test]
async fn x06_another_window_of_the_same_sign_in_keeps_it_open_and_a_lost_connection_is_no_close() {
    let desk = Desk::open().await;
    let anna = desk.operator("anna").await;
    prefers(&desk, &anna, BOTH).await;
    let mut second = anna.signed_in.clone().connects(None, false).await;
    anna.closes_window().await;
    desk.passes(Span::minutes(5));
    second.is_up_to_date().await;
    second.asks_anew().await;
    assert_eq!(status_of(&second), WorkStatus::Ready);
    let lost = second.signed_in.clone();
    drop(second);
    desk.passes(Span::days(1));
    let anna = lost.connects(None, false).await;
    assert_eq!(status_of(&anna), WorkStatus::Ready, "X07");
    desk.closes().await;
}

#[tokio::test]
async fn x07_another_window_that_is_lost_after_the_close_of_one_is_lost_and_not_closed() {
    let desk = Desk::open().await;
    let anna = desk.operator("anna").await;
    prefers(&desk, &anna, BOTH).await;
    let second = anna.signed_in.clone().connects_as(Some("second"), None, false).await;
    let mut boris = desk.operator("boris").await;
    let signed_in = anna.closes_window().await;
    drop(second);
    assert!(desk.comes_to_hold(1).await);
    boris.is_up_to_date().await;
    let closed = "SELECT count(*) FROM sessions WHERE console_closed_at IS NOT NULL";
    assert_eq!(desk.asks_file::<i64>(closed), [0]);
    desk.passes(Span::minutes(5));
    let anna = signed_in.connects(None, false).await;
    assert_eq!(status_of(&anna), WorkStatus::Ready);
    desk.closes().await;
}

#[tokio::test]
async fn x06_a_dead_connection_of_the_window_that_is_closed_does_not_keep_it_open() {
    let desk = Desk::open().await;
    let anna = desk.operator("anna").await;
    prefers(&desk, &anna, BOTH).await;
    let mut boris = desk.operator("boris").await;
    let dead = anna.signed_in.clone().connects_as(Some("one"), None, false).await;
    let alive = anna.signed_in.clone().connects_as(Some("one"), None, false).await;
    let her = anna.me;
    drop(anna);
    boris.socket.forget();
    alive.closes_window().await;
    boris.is_up_to_date().await;
    desk.passes(Span::seconds(61));
    assert_eq!(boris.sees_status(her).await, (WorkStatus::Left, "console_closed".into()));
    drop(dead);
    desk.closes().await;
}

#[tokio::test]
async fn x06_the_close_counts_for_the_person_whatever_other_device_is_open() {
    let desk = Desk::open().await;
    let anna = desk.operator("anna").await;
    prefers(&desk, &anna, BOTH).await;
    let her = anna.me;
    let mut phone = Operator::signs_in(&desk, "anna").await.connects(None, false).await;
    anna.closes_window().await;
    phone.is_up_to_date().await;
    phone.socket.forget();
    desk.passes(Span::seconds(61));
    assert_eq!(phone.sees_status(her).await, (WorkStatus::Left, "console_closed".into()));
    desk.closes().await;
}

#[tokio::test]
async fn x06_signing_out_pauses_at_once_and_only_whom_it_shall() {
    let desk = Desk::open().await;
    let anna = desk.operator("anna").await;
    let mut boris = desk.operator("boris").await;
    prefers(&desk, &anna, BOTH).await;
    boris.socket.forget();
    let sign_out = http::post(desk.address(), "/sign-out", &[]).header("cookie", &anna.signed_in.cookie);
    assert_eq!(sign_out.send().await.status, 303);
    assert_eq!(boris.sees_status(anna.me).await, (WorkStatus::Left, "console_closed".into()));
    let him = boris.me;
    let sign_out = http::post(desk.address(), "/sign-out", &[]).header("cookie", &boris.signed_in.cookie);
    assert_eq!(sign_out.send().await.status, 303);
    let statuses: Vec<String> = desk.asks_file(&format!("SELECT status FROM operators WHERE id = {him}"));
    assert_eq!(statuses, ["ready"], "he did not ask for it");
    desk.closes().await;
}

#[tokio::test]
async fn x06_x07_a_restart_within_the_grace_period_neither_forgets_nor_hurries_it() {
    let mut desk = Desk::open().await;
    let anna = desk.operator("anna").await;
    prefers(&desk, &anna, BOTH).await;
    let boris = desk.operator("boris").await;
    let her = anna.me;
    anna.closes_window().await;
    let mut boris = boris;
    boris.is_up_to_date().await;
    desk.passes(Span::seconds(20));
    desk.restarts().await;
    let mut boris = boris.reconnects().await;
    boris.is_up_to_date().await;
    let ready: Vec<String> = desk.asks_file(&format!("SELECT status FROM operators WHERE id = {her}"));
    assert_eq!(ready, ["ready"]);
    desk.passes(Span::seconds(41));
    assert_eq!(boris.sees_status(her).await, (WorkStatus::Left, "console_closed".into()));
    desk.closes().await;
}

#[tokio::test]
async fn x06_whoever_chose_a_status_on_another_device_since_has_the_last_word() {
    let desk = Desk::open().await;
    let anna = desk.operator("anna").await;
    prefers(&desk, &anna, BOTH).await;
    let mut phone = Operator::signs_in(&desk, "anna").await.connects(None, false).await;
    anna.closes_window().await;
    phone.is_up_to_date().await;
    desk.passes(Span::seconds(20));
    phone.becomes(WorkStatus::CanHelp).await;
    desk.passes(Span::seconds(61));
    phone.is_up_to_date().await;
    phone.asks_anew().await;
    assert_eq!(status_of(&phone), WorkStatus::CanHelp);
    desk.closes().await;
}

#[tokio::test]
async fn a_socket_that_waited_with_its_hello_is_not_welcomed_once_the_session_has_ended() {
    let desk = Desk::open().await;
    let anna = desk.operator("anna").await;
    let mut spare = anna.signed_in.clone().connects_silently().await;
    let her = anna.me;
    desk.cabinet(move |write, _| besedka::actions::change_password::change(write, her, "", None)).await;
    spare
        .say(&besedka::protocol::console_in::ConsoleIn::Hello {
            version: 1,
            resume: None,
            started: false,
            window: None,
        })
        .await;
    let frames = spare.until_end().await;
    let bye = |frame: &ConsoleOut| matches!(frame, ConsoleOut::Bye { reason: ByeReason::SignedOut, .. });
    assert!(frames.iter().any(bye) && frames.len() == 1, "{frames:?}");
    desk.closes().await;
}

#[tokio::test]
async fn working_time_is_kept_as_intervals() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    desk.passes(Span::minutes(30));
    anna.becomes(WorkStatus::CanHelp).await;
    desk.passes(Span::minutes(10));
    anna.becomes(WorkStatus::Left).await;
    let sql = format!(
        "SELECT status || ' ' || coalesce((until - since) / 60000, 'goes on') FROM status_intervals
         WHERE operator_id = {} ORDER BY id",
        anna.me
    );
    assert_eq!(desk.asks_file::<String>(&sql), ["left 0", "ready 30", "can_help 10", "left goes on"]);
    desk.closes().await;
}
