//! The settings of the company.

use besedka::domain::operator::Role;

use super::{Cabinet, has_chosen, shows};
use crate::support::{Desk, Operator, http};

#[tokio::test]
async fn the_company_gets_another_name_language_and_time_zone() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let before = cabinet.opens("/cabinet/company").await.body;
    shows(&before, &["value=\"Tea &#38; Garden\"", "value=\"UTC\" selected", "Common mode"]);
    let fields = [("name", "Linden & Mint"), ("language", "ru"), ("time_zone", "Asia/Calcutta")];
    let page = cabinet.saves("/cabinet/company", &fields).await;
    shows(
        &page,
        &["The settings of the company are saved.", "Olga, Linden &#38; Mint", "value=\"Asia/Kolkata\" selected"],
    );
    has_chosen(&page, "language-ru");
    let audited = "SELECT detail FROM audit_entries WHERE act = 'company_changed'";
    let [kept] = &desk.asks_file::<String>(audited)[..] else { panic!("one change") };
    assert!(kept.contains(r#"["name","Tea & Garden","Linden & Mint"]"#), "{kept}");

    cabinet.saves("/cabinet/sites/new", &[("name", "Books"), ("domain", "books.example")]).await;
    assert_eq!(desk.asks_file::<String>("SELECT language FROM sites ORDER BY id"), ["en", "ru"]);
    desk.closes().await;
}

#[tokio::test]
async fn mistakes_stand_beside_their_fields_and_change_nothing() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let fields = [("name", " "), ("language", "de"), ("time_zone", "Mars/Olympus")];
    let page = cabinet.is_refused("/cabinet/company", &fields).await;
    shows(&page, &["Please fill this in", "There is no such time zone", "id=\"time_zone-error\""]);
    assert_eq!(desk.asks_file::<String>("SELECT name || time_zone FROM accounts"), ["Tea & GardenUTC"]);
    desk.closes().await;
}

#[tokio::test]
async fn whoever_saves_second_is_shown_what_was_saved_meanwhile_and_decides() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let seen = |page: &str| {
        let field = page.split("name=\"seen\" value=\"").nth(1).expect("the form says when it was opened");
        field.split('"').next().expect("a number").to_owned()
    };
    let opened = seen(&cabinet.opens("/cabinet/company").await.body);
    let form = |name: &'static str, zone: &'static str| [("name", name), ("language", "en"), ("time_zone", zone)];
    cabinet.saves("/cabinet/company", &form("Tea & Sons", "UTC")).await;
    let mine = [&form("Tea & Garden", "Europe/Paris")[..], &[("seen", &opened)]].concat();
    let answer = cabinet.sends("/cabinet/company", &mine).await;
    assert_eq!(answer.status, 409);
    shows(&answer.body, &["This was changed while the page was open.", "Olga", "Tea &#38; Garden → Tea &#38; Sons"]);
    shows(&answer.body, &["value=\"Tea &#38; Garden\"", "value=\"Europe/Paris\" selected"]);
    shows(&cabinet.opens("/cabinet/company").await.body, &["value=\"Tea &#38; Sons\""]);

    let now = seen(&answer.body);
    let again = [&form("Tea & Garden", "Europe/Paris")[..], &[("seen", &now)]].concat();
    shows(&cabinet.saves("/cabinet/company", &again).await, &["value=\"Tea &#38; Garden\""]);
    desk.closes().await;
}

#[tokio::test]
async fn what_was_changed_elsewhere_keeps_nobody_from_saving() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let anna = desk.operator("anna").await.me;
    let page = cabinet.opens("/cabinet/company").await.body;
    let opened = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a number");
    let employee = [("name", "Anna"), ("role", "operator"), ("limit", "5"), ("site", "1")];
    cabinet.saves(&format!("/cabinet/employees/{anna}"), &employee).await;
    let form = [("name", "Tea & Sons"), ("language", "en"), ("time_zone", "UTC"), ("seen", opened)];
    shows(&cabinet.saves("/cabinet/company", &form).await, &["Tea &#38; Sons"]);
    // The same person in two windows.
    let stale = [&employee[..2], &[("limit", "9"), ("site", "1"), ("seen", opened)]].concat();
    let answer = cabinet.sends(&format!("/cabinet/employees/{anna}"), &stale).await;
    assert_eq!(answer.status, 409);
    desk.closes().await;
}

#[tokio::test]
async fn whoever_changed_it_and_left_since_is_named() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let vera = desk.employs("vera", Role::Administrator).await;
    let cookie = Operator::signs_in(&desk, "vera").await.cookie;
    let form = [("name", "Tea & Sons"), ("language", "en"), ("time_zone", "UTC")];
    let saved = http::post(desk.address(), "/cabinet/company", &form).header("cookie", &cookie).send().await;
    assert_eq!(saved.status, 303);
    cabinet.saves(&format!("/cabinet/employees/{vera}/disable"), &[]).await;
    let answer = cabinet.sends("/cabinet/company", &[&form[..], &[("seen", "0")]].concat()).await;
    assert_eq!(answer.status, 409);
    shows(&answer.body, &["<li>Vera, "]);
    desk.closes().await;
}
