//! Where people are signed in, and the end of it.

use besedka::domain::operator::Role;
use besedka::domain::time::Span;
use besedka::protocol::common::ByeReason;
use besedka::protocol::monitoring::{MonitoringIn, MonitoringOut};

use crate::support::desk::PASSWORD;
use crate::support::socket::Socket;
use crate::support::{Desk, Operator, http};

const PAGE: &str = "/cabinet/account/sessions";
const CHROME: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

/// Signs in by the page, with a browser of this name.
async fn signs_in(desk: &Desk, name: &str, user_agent: &str) -> String {
    let email = format!("{name}@demo.example");
    let fields = [("email", email.as_str()), ("password", PASSWORD)];
    let answer = http::post(desk.address(), "/sign-in", &fields).header("user-agent", user_agent).send().await;
    answer.cookie("besedka_session").expect("a session")
}

async fn opens(desk: &Desk, path: &str, cookie: &str) -> http::Answer {
    http::get(desk.address(), path).header("cookie", cookie).send().await
}

async fn sends(desk: &Desk, path: &str, cookie: &str) -> http::Answer {
    http::post(desk.address(), path, &[]).header("cookie", cookie).send().await
}

/// The forms on a page that end one session each.
fn ends(page: &str) -> Vec<String> {
    let action = |rest: &str| rest.split('"').next().unwrap_or_default().to_owned();
    page.split("action=\"").skip(1).map(action).filter(|action| action.starts_with(&format!("{PAGE}/"))).collect()
}

#[tokio::test]
async fn every_sign_in_is_listed_in_words_and_the_latest_used_first() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    signs_in(&desk, "anna", "curl/8.0").await;
    desk.passes(Span::days(2));
    let here = signs_in(&desk, "anna", CHROME).await;
    signs_in(&desk, "owner", CHROME).await;
    let page = opens(&desk, PAGE, &here).await.body;
    let (chrome, curl) = (page.find("Chrome 142, Windows"), page.find("An unknown browser"));
    assert!(chrome.is_some() && chrome < curl, "{page}");
    assert!(page.contains("This one") && page.contains("From 127.0.0.1"));
    assert!(page.contains("Signed in: 21 September 2026, 14:13") && page.contains("Last used: 21 September 2026"));
    assert_eq!(ends(&page).len(), 1, "nobody else's, and not this one");
    desk.passes(Span::days(29));
    assert_eq!(ends(&opens(&desk, PAGE, &here).await.body).len(), 0, "what has run out is not there");
    desk.closes().await;
}

#[tokio::test]
async fn one_is_ended_with_its_console_and_the_others_stay() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let here = signs_in(&desk, "anna", CHROME).await;
    let mut other = Operator::signs_in(&desk, "anna").await.starts().await;
    let page = opens(&desk, PAGE, &here).await.body;
    assert!(page.contains("Its console is open"));
    let [end] = ends(&page).try_into().expect("one other");
    let boris = {
        desk.employs("boris", Role::Operator).await;
        signs_in(&desk, "boris", CHROME).await
    };
    assert_eq!(sends(&desk, &end, &boris).await.status, 303);
    other.is_up_to_date().await;
    assert_eq!(sends(&desk, &end, &here).await.header("location"), Some(PAGE));
    assert_eq!(other.is_dismissed().await, ByeReason::SignedOut);
    assert_eq!(opens(&desk, PAGE, &other.signed_in.cookie).await.status, 303);
    assert_eq!(opens(&desk, PAGE, &here).await.status, 200);
    assert_eq!(sends(&desk, &end, &here).await.status, 303, "gone already is as good");
    let status = desk.asks_file::<String>("SELECT status FROM operators WHERE name = 'Anna'");
    assert_eq!(status, ["ready"], "their status stays");
    desk.closes().await;
}

#[tokio::test]
async fn all_others_are_ended_at_once() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let mut here = Operator::signs_in(&desk, "anna").await.starts().await;
    let mut there = Operator::signs_in(&desk, "anna").await.starts().await;
    let silent = Operator::signs_in(&desk, "anna").await;
    let mut unannounced = silent.clone().connects_silently().await;
    assert_eq!(sends(&desk, PAGE, &here.signed_in.cookie).await.status, 303);
    assert_eq!(there.is_dismissed().await, ByeReason::SignedOut);
    assert_eq!(unannounced.until_end().await.len(), 1, "also one that has not said hello");
    here.is_up_to_date().await;
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM sessions WHERE operator_id = 2"), [1]);
    desk.closes().await;
}

#[tokio::test]
async fn a_page_of_monitoring_stops_following_with_its_session() {
    let desk = Desk::open().await;
    let (here, there) = (signs_in(&desk, "owner", CHROME).await, signs_in(&desk, "owner", CHROME).await);
    let url = format!("ws://{}/ws/monitoring", desk.address());
    let headers = [("origin", desk.origin()), ("cookie", there)];
    let mut page: Socket<MonitoringOut> = Socket::connect(&url, &headers).await.unwrap();
    page.say(&MonitoringIn::Ping {}).await;
    page.wait_for("pong", |frame| matches!(frame, MonitoringOut::Pong).then_some(())).await;
    assert_eq!(sends(&desk, PAGE, &here).await.status, 303);
    let frames = page.until_end().await;
    assert!(matches!(frames.as_slice(), [MonitoringOut::Bye { reason: ByeReason::SignedOut, .. }]), "{frames:?}");
    desk.closes().await;
}

#[tokio::test]
async fn an_administrator_signs_a_colleague_out_everywhere_and_nobody_the_owner() {
    let desk = Desk::open().await;
    desk.employs("boss", Role::Administrator).await;
    let boss = signs_in(&desk, "boss", CHROME).await;
    let mut anna = desk.operator("anna").await;
    let question = opens(&desk, "/cabinet/employees/3/sessions", &boss).await;
    assert!(question.body.contains("Sign Anna out everywhere?"));
    assert_eq!(sends(&desk, "/cabinet/employees/3/sessions", &anna.signed_in.cookie).await.status, 403);
    assert_eq!(sends(&desk, "/cabinet/employees/1/sessions", &boss).await.status, 422);
    assert_eq!(sends(&desk, "/cabinet/employees/2/sessions", &boss).await.header("location"), Some(PAGE));
    anna.is_up_to_date().await;
    assert_eq!(sends(&desk, "/cabinet/employees/3/sessions", &boss).await.status, 303);
    assert_eq!(anna.is_dismissed().await, ByeReason::SignedOut);
    let kept =
        desk.asks_file::<String>("SELECT detail FROM audit_entries WHERE colleague_id = 3 AND act = 'company_changed'");
    assert_eq!(kept, ["sessions"]);
    desk.closes().await;
}

#[tokio::test]
async fn a_session_that_is_used_every_day_ends_in_the_night_before_its_ninety_days_are_over() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let mut anna = Operator::signs_in(&desk, "anna").await.starts().await;
    let page = opens(&desk, PAGE, &anna.signed_in.cookie).await.body;
    assert!(page.contains("Signed in at the latest until: 20 December 2026, 04:00"), "{page}");
    for _ in 0..89 {
        desk.passes(Span::days(1));
        assert_eq!(opens(&desk, PAGE, &anna.signed_in.cookie).await.status, 200);
        anna.is_up_to_date().await;
    }
    // It was begun at 14:13; what is left of the last day is the time to four in the morning.
    let (ends, now) = (desk.asks_file::<i64>("SELECT ends_at FROM sessions")[0], desk.clock.now().0);
    desk.passes(Span(ends - now - 1));
    anna.is_up_to_date().await;
    desk.passes(Span(1));
    assert_eq!(anna.is_dismissed().await, ByeReason::SignedOut);
    assert_eq!(
        opens(&desk, PAGE, &anna.signed_in.cookie).await.header("location"),
        Some("/sign-in?next=/cabinet/account/sessions")
    );
    let status = desk.asks_file::<String>("SELECT status FROM operators WHERE name = 'Anna'");
    assert_eq!(status, ["ready"], "X07: nothing else follows from it");
    desk.closes().await;
}

#[tokio::test]
async fn what_was_on_its_way_when_a_session_ended_is_taken_after_the_next_sign_in() {
    let desk = Desk::open().await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let (ends, now) = (desk.asks_file::<i64>("SELECT ends_at FROM sessions")[0], desk.clock.now().0);
    desk.passes(Span(ends - now));
    assert_eq!(anna.is_dismissed().await, ByeReason::SignedOut);
    let key = desk.next_key();
    let mut anna = Operator::signs_in(&desk, "anna").await.connects(Some(anna.event), false).await;
    anna.sends(key, id, "It is on its way").await;
    anna.posted(key).await.expect("it is hers still");
    assert_eq!(guest.reads_message().await.text, "It is on its way");
    desk.closes().await;
}
