//! How conversations find their operator, for the company and for a site.

use besedka::protocol::console_out::{Cause, SummaryState};

use super::{Cabinet, has_chosen, shows};
use crate::support::Desk;

/// The settings of the first site as they are, but for its routing mode.
fn with_routing(mode: &str) -> [(&str, &str); 7] {
    [
        ("name", "Shop"),
        ("origins", "shop.example\r\nwww.shop.example"),
        ("routing", mode),
        ("offline", "form"),
        ("form_name", "optional"),
        ("form_email", "optional"),
        ("form_phone", "hidden"),
    ]
}

#[tokio::test]
async fn x18_when_the_company_becomes_balanced_what_waits_is_assigned_and_on_the_way_back_nothing_is_taken() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut anna = desk.operator("anna").await;
    let (_guest, id) = desk.queued(&mut anna).await;
    let page = cabinet.saves("/cabinet/sites", &[("mode", "balanced")]).await;
    has_chosen(&page, "mode-balanced");
    shows(&page, &["The mode is saved.", "balanced mode, as the company"]);
    assert_eq!(anna.sees(Cause::Assigned).await.id, id);

    shows(&cabinet.saves("/cabinet/sites", &[("mode", "common")]).await, &["common mode, as the company"]);
    anna.asks_anew().await;
    let [hers] = &anna.welcome.conversations[..] else { panic!("{:?}", anna.welcome) };
    assert!(matches!(hers.state, SummaryState::Owned { operator, .. } if operator == anna.me));
    desk.closes().await;
}

#[tokio::test]
async fn x18_a_site_may_have_a_mode_of_its_own_and_give_it_up_again() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut anna = desk.operator("anna").await;
    let (_guest, id) = desk.queued(&mut anna).await;
    has_chosen(&cabinet.opens("/cabinet/sites/1").await.body, "routing-company");
    has_chosen(&cabinet.saves("/cabinet/sites/1", &with_routing("balanced")).await, "routing-balanced");
    assert_eq!(anna.sees(Cause::Assigned).await.id, id);
    has_chosen(&cabinet.opens("/cabinet/sites").await.body, "mode-common");
    has_chosen(&cabinet.saves("/cabinet/sites/1", &with_routing("company")).await, "routing-company");
    let noted = desk.asks_file::<String>("SELECT detail FROM audit_entries WHERE act = 'company_changed'");
    let changed = |before: &str, after: &str| {
        format!(r#"{{"what":"site","how":"changed","id":1,"name":"Shop","fields":[["mode","{before}","{after}"]]}}"#)
    };
    let expected = [changed("company", "balanced"), changed("balanced", "company")];
    assert_eq!(noted, expected, "nothing else was different, so nothing else was written");
    desk.closes().await;
}

#[tokio::test]
async fn a_mode_that_there_is_not_is_refused() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    shows(&cabinet.is_refused("/cabinet/sites", &[("mode", "fair")]).await, &["Please fill this in"]);
    shows(&cabinet.is_refused("/cabinet/sites/1", &with_routing("fair")).await, &["Please fill this in"]);
    desk.closes().await;
}
