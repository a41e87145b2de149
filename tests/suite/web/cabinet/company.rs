//! The settings of the company.

use super::{Cabinet, has_chosen, shows};
use crate::support::Desk;

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
