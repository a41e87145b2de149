//! The first page: how the sites stand.

use besedka::domain::time::Span;
use besedka::domain::work_status::WorkStatus;

use super::{Cabinet, shows};
use crate::support::Desk;

#[tokio::test]
async fn w01_w02_the_first_page_says_who_keeps_a_site_online_and_what_visitors_find_otherwise() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    shows(&cabinet.opens("/cabinet").await.body, &["Offline", "Visitors may leave a message in the form"]);
    let _anna = desk.operator("anna").await;
    let mut boris = desk.operator("boris").await;
    boris.becomes(WorkStatus::CanHelp).await;
    shows(&cabinet.opens("/cabinet").await.body, &["Online", "Ready: Anna.", "Can help: Boris."]);
    desk.closes().await;
}

#[tokio::test]
async fn w05_a_promise_that_nobody_keeps_is_told_after_a_while() {
    let mut desk = Desk::open().await;
    let _anna = desk.operator("anna").await;
    let alarm = "nobody’s console has been connected";
    desk.passes(Span::minutes(30));
    let cabinet = Cabinet::of_owner(&desk).await;
    assert!(!cabinet.opens("/cabinet").await.body.contains(alarm), "she is connected");
    let cookie = cabinet.cookie;
    // X07: she stays Ready, but the restart has cut her off.
    desk.restarts().await;
    desk.passes(Span::minutes(7));
    let page = Cabinet { desk: &desk, cookie }.opens("/cabinet").await.body;
    shows(&page, &[alarm, "for 7 minutes", "Ready: Anna."]);
    desk.closes().await;
}
