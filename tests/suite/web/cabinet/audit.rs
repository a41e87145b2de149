//! The audit log, as administrators read it.

use besedka::actions::{change_password, change_second_factor};
use besedka::domain::operator::Role;
use besedka::domain::time::Span;

use super::{Cabinet, shows};
use crate::support::{Desk, Operator, http};

const PAGE: &str = "/cabinet/audit";

#[tokio::test]
async fn who_changed_what_from_what_to_what_is_told_with_links() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let fields = [("name", "Books & more"), ("origins", "shop.example"), ("routing", "company"), ("offline", "notice")];
    let asked = [("form_name", "optional"), ("form_email", "optional"), ("form_phone", "hidden")];
    cabinet.saves("/cabinet/sites/1", &[&fields[..], &asked[..]].concat()).await;
    let page = cabinet.opens(PAGE).await.body;
    shows(&page, &["Olga", "Changed the site “Books &#38; more”", "<del>Shop</del>", "<ins>Books &#38; more</ins>"]);
    shows(&page, &["<del>a form</del>", "<ins>a notice</ins>", "href=\"/cabinet/sites/1\"", "Signed in", "127.0.0.1"]);
    shows(&page, &["The log is whole"]);
    desk.closes().await;
}

#[tokio::test]
async fn failed_sign_ins_are_kept_without_what_was_typed_and_a_flood_as_one() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    for email in ["owner@demo.example", "nobody@demo.example", "my secret password"] {
        let answer = http::post(desk.address(), "/sign-in", &[("email", email), ("password", "wrong")]).send().await;
        assert_eq!(answer.status, 401);
    }
    let page = cabinet.opens(&format!("{PAGE}?kind=access&outcome=refused")).await.body;
    assert_eq!(page.matches("Failed to sign in").count(), 3);
    shows(&page, &["Somebody who was not signed in", "nobody@demo.example", "About: Olga"]);
    assert!(!page.contains("secret password"), "it may have been a password in the wrong field");
    desk.closes().await;
}

#[tokio::test]
async fn it_is_narrowed_down_and_saved_as_a_table_which_is_kept_as_well() {
    let desk = Desk::open().await;
    let anna = desk.employs("anna", Role::Operator).await;
    let cookie = Operator::signs_in(&desk, "anna").await.cookie;
    http::post(desk.address(), "/cabinet/sites/1", &[("name", "Mine")]).header("cookie", &cookie).send().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut refused = cabinet.opens(&format!("{PAGE}?outcome=refused&person={anna}")).await.body;
    for _ in 0..1_000 {
        if refused.contains("Sent a form") {
            break;
        }
        refused = cabinet.opens(&format!("{PAGE}?outcome=refused&person={anna}")).await.body;
    }
    shows(&refused, &["Anna", "Sent a form without the right to it", "/cabinet/sites/1", "Refused"]);
    assert!(!refused.contains("Signed in"));
    shows(&cabinet.opens(&format!("{PAGE}?kind=conversations")).await.body, &["Nothing fits these conditions."]);
    let table = cabinet.opens("/cabinet/audit.csv?outcome=refused").await;
    assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
    shows(&table.body, &["Number,Time,Who", "Anna,Sent a form without the right to it,Refused"]);
    shows(&cabinet.opens(PAGE).await.body, &["Saved the audit log as a file"]);
    desk.closes().await;
}

#[tokio::test]
async fn what_was_done_at_the_machine_itself_is_told_as_such() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let anna = desk.employs("anna", Role::Operator).await;
    let refused = desk.performs(move |write| change_second_factor::reset_on_the_machine(write, anna)).await;
    assert!(refused.is_err(), "it was off");
    desk.performs(move |write| change_password::at_the_machine(write, anna, "hash")).await.unwrap();
    let page = cabinet.opens(&format!("{PAGE}?person={anna}")).await.body;
    shows(&page, &["At the machine itself", "Created an account", "Gave an employee a new password", "About: Anna"]);
    assert!(!page.contains("two-factor"), "what was refused has not been done");
    desk.closes().await;
}

#[tokio::test]
async fn blocks_and_exports_have_kinds_of_their_own() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.saves("/cabinet/blocked", &[("network", "203.0.113.0/24"), ("term", "week")]).await;
    cabinet.saves("/cabinet/blocked/1/lift", &[]).await;
    cabinet.opens("/cabinet/audit.csv").await;
    let page = cabinet.opens(&format!("{PAGE}?kind=visitors")).await.body;
    shows(&page, &["Blocked network 203.0.113.0/24 for a week", "Lifted the block of network 203.0.113.0/24"]);
    assert!(!page.contains("Saved the audit log"));
    let page = cabinet.opens(&format!("{PAGE}?kind=exports")).await.body;
    shows(&page, &["Saved the audit log as a file"]);
    assert!(!page.contains("Blocked network"));
    desk.closes().await;
}

#[tokio::test]
async fn an_entry_that_was_changed_in_the_file_is_named() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    desk.cabinet(besedka::actions::audited::exporting).await;
    let change = |address: &str| {
        desk.asks_file::<i64>(&format!("UPDATE audit_entries SET address = '{address}' WHERE id = 2 RETURNING id"));
    };
    change("10.0.0.1");
    shows(&cabinet.opens(PAGE).await.body, &["Entry 2 is not what it was when it was written"]);
    change("127.0.0.1");
    desk.passes(Span::minutes(60));
    shows(&cabinet.opens(PAGE).await.body, &["The log is whole"]);
    desk.closes().await;
}
