//! That an open page of monitoring is told of changes.

use besedka::domain::operator::Role;
use besedka::domain::time::Span;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::VERSION;
use besedka::protocol::common::ByeReason;
use besedka::protocol::monitoring::{MonitoringIn, MonitoringOut};
use tokio::time::{Duration, timeout};

use crate::support::socket::Socket;
use crate::support::{Desk, Operator, http};

/// The socket of the page, once it follows.
async fn follows(desk: &Desk, cookie: &str) -> Socket<MonitoringOut> {
    let headers = [("origin", desk.origin()), ("cookie", cookie.to_owned())];
    let mut socket = Socket::connect(&format!("ws://{}/ws/monitoring", desk.address()), &headers).await.unwrap();
    socket.say(&MonitoringIn::Hello { version: VERSION }).await;
    socket
        .wait_for("welcome", |frame| matches!(frame, MonitoringOut::Welcome { version: VERSION, .. }).then_some(()))
        .await;
    socket
}

async fn hears_change(socket: &mut Socket<MonitoringOut>) {
    socket.wait_for("a change", |frame| (*frame == MonitoringOut::Changed).then_some(())).await;
}

/// Whether a change is told; what was told on the way there is over after a second.
async fn stays_silent(socket: &mut Socket<MonitoringOut>) {
    let change = timeout(Duration::from_millis(1_500), hears_change(socket)).await;
    assert!(change.is_err(), "nothing that monitoring shows has changed");
}

#[tokio::test]
async fn the_page_hears_of_every_move_and_of_every_status_and_not_of_messages() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let cookie = Operator::signs_in(&desk, "owner").await.cookie;
    let mut page = follows(&desk, &cookie).await;
    let (mut guest, id) = desk.queued(&mut anna).await;
    hears_change(&mut page).await;
    anna.takes(id).await.expect("it waits");
    hears_change(&mut page).await;
    stays_silent(&mut page).await;
    guest.says(&desk, "Are you there?").await;
    anna.says(&desk, id, "I am.").await.expect("it is hers");
    anna.reports_read(id, 2).await;
    stays_silent(&mut page).await;
    anna.becomes(WorkStatus::CanHelp).await;
    hears_change(&mut page).await;
    anna.closes(id).await.expect("it is hers");
    hears_change(&mut page).await;
    desk.closes().await;
}

#[tokio::test]
async fn many_changes_are_told_at_most_once_a_second() {
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    let cookie = Operator::signs_in(&desk, "owner").await.cookie;
    let mut page = follows(&desk, &cookie).await;
    for _ in 0..10 {
        anna.becomes(WorkStatus::CanHelp).await;
        anna.becomes(WorkStatus::Ready).await;
    }
    hears_change(&mut page).await;
    hears_change(&mut page).await;
    stays_silent(&mut page).await;
    desk.closes().await;
}

#[tokio::test]
async fn w05_the_page_hears_of_an_alarm_when_it_is_due_and_each_minute_and_of_consoles_that_come_and_go() {
    let desk = Desk::open().await;
    let anna = desk.operator("anna").await;
    let cookie = Operator::signs_in(&desk, "owner").await.cookie;
    let mut page = follows(&desk, &cookie).await;
    desk.passes(Span::minutes(6));
    stays_silent(&mut page).await;
    drop(anna);
    hears_change(&mut page).await;
    stays_silent(&mut page).await;
    desk.passes(Span::minutes(5));
    hears_change(&mut page).await;
    stays_silent(&mut page).await;
    desk.passes(Span::minutes(1));
    hears_change(&mut page).await;
    let _anna = Operator::signs_in(&desk, "anna").await.connects(None, false).await;
    hears_change(&mut page).await;
    stays_silent(&mut page).await;
    desk.closes().await;
}

#[tokio::test]
async fn x05_a_page_that_follows_is_no_console() {
    let desk = Desk::open().await;
    let cookie = Operator::signs_in(&desk, "owner").await.cookie;
    let _page = follows(&desk, &cookie).await;
    assert_eq!(desk.asks_file::<String>("SELECT status FROM operators WHERE id = 1"), ["left"]);
    assert_eq!(desk.asks_file::<Option<i64>>("SELECT first_console_at FROM operators WHERE id = 1"), [None]);
    desk.closes().await;
}

#[tokio::test]
async fn the_socket_is_for_administrators_who_are_signed_in_on_pages_of_ours() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let url = format!("ws://{}/ws/monitoring", desk.address());
    let operator = Operator::signs_in(&desk, "anna").await.cookie;
    let owner = Operator::signs_in(&desk, "owner").await.cookie;
    for (origin, cookie) in [(desk.origin(), &operator), ("https://evil.example".to_owned(), &owner)] {
        let refused = Socket::<MonitoringOut>::connect(&url, &[("origin", origin), ("cookie", cookie.clone())]).await;
        assert!(refused.is_err());
    }
    let mut nobody = Socket::<MonitoringOut>::connect(&url, &[("origin", desk.origin())]).await.unwrap();
    let signed_out = MonitoringOut::Bye { reason: ByeReason::SignedOut, retry_after_ms: None };
    assert_eq!(nobody.until_end().await, std::slice::from_ref(&signed_out));
    let mut page = follows(&desk, &owner).await;
    assert_eq!(http::post(desk.address(), "/sign-out", &[]).header("cookie", &owner).send().await.status, 303);
    desk.operator("boris").await;
    assert_eq!(page.until_end().await.last(), Some(&signed_out));
    desk.closes().await;
}
