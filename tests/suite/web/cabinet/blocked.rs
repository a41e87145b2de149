//! Who is blocked, by hand and from conversations.

use besedka::domain::block::Term;
use besedka::domain::time::Span;
use besedka::protocol::console_in::ConsoleIn;

use super::{Cabinet, shows};
use crate::support::Desk;

const BLOCKED: &str = "/cabinet/blocked";

#[tokio::test]
async fn a_network_is_blocked_by_hand_and_lifted() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    shows(&cabinet.opens(BLOCKED).await.body, &["Nobody is blocked."]);
    let fields = [("network", "203.0.113.77/24"), ("term", "week"), ("reason", " a  flood of spam ")];
    let page = cabinet.saves(BLOCKED, &fields).await;
    shows(
        &page,
        &[
            "Blocked. It holds from this moment on.",
            "203.0.113.0/24",
            "network",
            "a flood of spam",
            "by Olga",
            "until 28 September 2026",
        ],
    );
    let page = cabinet.saves(BLOCKED, &[("network", "198.51.100.9"), ("term", "for_good")]).await;
    shows(&page, &["198.51.100.9", "address", "until it is lifted"]);
    let page = cabinet.saves(&format!("{BLOCKED}/1/lift"), &[]).await;
    shows(&page, &["The block is lifted.", "198.51.100.9"]);
    assert!(!page.contains("a flood of spam"), "{page}");
    cabinet.saves(&format!("{BLOCKED}/1/lift"), &[]).await;
    let kept = "SELECT act || ' ' || detail FROM audit_entries WHERE act LIKE 'visitor_%' ORDER BY id";
    let expected = [
        "visitor_blocked 203.0.113.0/24, week",
        "visitor_blocked 198.51.100.9/32, for_good",
        "visitor_unblocked 203.0.113.0/24",
    ];
    assert_eq!(desk.asks_file::<String>(kept), expected);
    desk.closes().await;
}

#[tokio::test]
async fn what_is_no_address_or_half_the_world_is_refused_and_kept() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let page =
        cabinet.is_refused(BLOCKED, &[("network", "0.0.0.0/0"), ("term", "month"), ("reason", "all of them")]).await;
    shows(
        &page,
        &["This network is too broad", "value=\"0.0.0.0/0\"", "value=\"all of them\"", "value=\"month\" selected"],
    );
    shows(
        &cabinet.is_refused(BLOCKED, &[("network", "shop.example")]).await,
        &["This is not an address or a network."],
    );
    shows(&cabinet.is_refused(BLOCKED, &[("network", " ")]).await, &["Please fill this in"]);
    let long = "x".repeat(301);
    shows(&cabinet.is_refused(BLOCKED, &[("network", "203.0.113.7"), ("reason", &long)]).await, &["At most 300"]);
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM blocks"), [0]);
    desk.closes().await;
}

#[tokio::test]
async fn a_visitor_who_was_blocked_in_the_console_is_listed_with_the_last_attempt_until_the_term_runs_out() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let reason = Some("<b>Threats</b>".to_owned());
    let block = |re| ConsoleIn::Block { re, conversation: id, address: false, term: Term::Day, reason, close: false };
    anna.asks(block).await.expect("it is hers");
    let page = cabinet.opens(BLOCKED).await.body;
    let link = format!("href=\"/cabinet/conversations/{id}\"");
    shows(&page, &["Visitor 1", &link, "&#60;b&#62;Threats", "by Anna"]);
    assert!(!page.contains("Tried to write last"), "{page}");
    desk.passes(Span::minutes(30));
    for _ in 0..3 {
        guest.sends(desk.next_key(), "Listen!").await;
        assert_eq!(guest.is_refused().await, "blocked");
    }
    anna.is_up_to_date().await;
    shows(&cabinet.opens(BLOCKED).await.body, &["Tried to write last on"]);
    desk.passes(Span::days(1));
    shows(&cabinet.opens(BLOCKED).await.body, &["Nobody is blocked."]);
    desk.closes().await;
}
