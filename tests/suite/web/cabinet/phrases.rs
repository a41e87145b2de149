//! Canned phrases in the cabinet.

use besedka::domain::operator::Role;

use super::{Cabinet, has_chosen, shows};
use crate::support::{Desk, Operator};

const HELLO: [(&str, &str); 4] =
    [("title", "Hello"), ("text", "Hello, {visitor|there}!"), ("group", "Greeting"), ("language", "en")];

/// The cabinet of somebody who is no administrator.
async fn of<'a>(desk: &'a Desk, name: &str) -> Cabinet<'a> {
    desk.employs(name, Role::Operator).await;
    Cabinet { desk, cookie: Operator::signs_in(desk, name).await.cookie }
}

#[tokio::test]
async fn a_shared_phrase_is_added_changed_and_deleted_and_all_of_it_is_audited() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    shows(&cabinet.opens("/cabinet/phrases").await.body, &["There are no shared phrases yet.", "Add the starter set"]);
    let page = cabinet.saves("/cabinet/phrases/new", &HELLO).await;
    shows(&page, &["The phrase is added.", "Greeting", "Hello, {visitor|there}!", "English · All sites"]);
    let page = cabinet.opens("/cabinet/phrases/1").await.body;
    shows(&page, &["value=\"Hello\"", "Hello, {visitor|there}!", "<option value=\"en\" lang=\"en\" selected>"]);
    let changed = [("title", "Hi"), ("text", "Hi!\r\nHow are you?"), ("language", "any")];
    let page = cabinet.saves("/cabinet/phrases/1", &changed).await;
    shows(&page, &["The phrase is saved.", "Hi!\nHow are you?", "Any language · All sites"]);
    let page = cabinet.opens("/cabinet/phrases/1/delete").await.body;
    shows(&page, &["Delete “Hi”?", "Hi!\nHow are you?", "every operator’s console"]);
    let page = cabinet.saves("/cabinet/phrases/1/delete", &[]).await;
    shows(&page, &["The phrase is deleted.", "There are no shared phrases yet."]);
    assert_eq!(cabinet.opens("/cabinet/phrases/1").await.status, 404);
    let audited =
        "SELECT detail ->> 'how' || ' ' || (detail ->> 'name') FROM audit_entries WHERE detail ->> 'what' = 'phrase'";
    assert_eq!(desk.asks_file::<String>(audited), ["added Hello", "changed Hi", "removed Hi"]);
    let fields = "SELECT detail ->> 'fields' FROM audit_entries WHERE detail ->> 'how' = 'changed'";
    let [fields] = &desk.asks_file::<String>(fields)[..] else { panic!("one change") };
    for field in [r#"["title","Hello","Hi"]"#, r#"["group","Greeting",""]"#, r#"["language","en",""]"#] {
        assert!(fields.contains(field), "{field} {fields}");
    }
    assert!(!fields.contains("sites"), "{fields}");
    desk.closes().await;
}

#[tokio::test]
async fn what_is_refused_stands_beside_its_field_and_everything_typed_is_kept() {
    let desk = Desk::open().await;
    desk.second_site().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let wrong = [("title", " "), ("text", "Dear {name}"), ("group", "Letters"), ("language", "ru"), ("sites", "some")];
    let page = cabinet.is_refused("/cabinet/phrases/new", &wrong).await;
    shows(
        &page,
        &[
            "Please fill this in.",
            "There is no variable {name}. You can use {visitor}, {operator}, {site}, {company}.",
            "Dear {name}",
            "value=\"Letters\"",
            "<option value=\"ru\" lang=\"ru\" selected>",
            "Choose at least one site, or all of them.",
        ],
    );
    has_chosen(&page, "sites-some");
    let long = "x".repeat(4_001);
    let page = cabinet
        .is_refused("/cabinet/phrases/mine/new", &[("title", "Long"), ("text", &long), ("language", "any")])
        .await;
    shows(&page, &["At most 4000 characters fit here.", &long]);
    desk.closes().await;
}

#[tokio::test]
async fn phrases_are_found_by_words_language_and_site() {
    let desk = Desk::open().await;
    let second = desk.second_site().await.to_string();
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.saves("/cabinet/phrases/new", &HELLO).await;
    let delivery = [
        ("title", "Приём"),
        ("text", "Привезём завтра"),
        ("group", "Доставка"),
        ("language", "ru"),
        ("sites", "some"),
        ("site", &*second),
    ];
    shows(&cabinet.saves("/cabinet/phrases/new", &delivery).await, &["Русский · Second"]);
    let titles = async |query: &str| {
        let page = cabinet.opens(&format!("/cabinet/phrases{query}")).await.body;
        (page.contains(">Hello</a>"), page.contains(">Приём</a>"))
    };
    assert_eq!(titles("").await, (true, true));
    assert_eq!(
        titles("?q=%D0%BF%D1%80%D0%B8%D0%B5%D0%BC+%D0%B4%D0%BE%D1%81%D1%82%D0%B0%D0%B2%D0%BA%D0%B0").await,
        (false, true)
    );
    assert_eq!(titles("?language=en").await, (true, false));
    assert_eq!(titles("?site=1").await, (true, false));
    assert_eq!(titles(&format!("?site={second}")).await, (true, true));
    shows(
        &cabinet.opens("/cabinet/phrases?q=nothing").await.body,
        &["No phrase matches.", "value=\"nothing\"", "Show all"],
    );
    let page = cabinet.opens("/cabinet/phrases/2").await.body;
    has_chosen(&page, "sites-some");
    has_chosen(&page, &format!("site-{second}"));
    desk.closes().await;
}

#[tokio::test]
async fn the_starter_set_is_in_the_language_of_whoever_asks() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    shows(&cabinet.saves("/cabinet/phrases/starter", &[]).await, &["The starter set is added.", "Goodbye", "English"]);
    cabinet.sends("/language", &[("lang", "ru"), ("back", "/cabinet")]).await;
    shows(&cabinet.saves("/cabinet/phrases/starter", &[]).await, &["До свидания", "Русский"]);
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM phrases"), [28]);
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM audit_entries WHERE act = 'company_changed'"), [28]);
    desk.closes().await;
}

#[tokio::test]
async fn a_personal_phrase_is_nobody_elses_and_is_no_act_of_administrators() {
    let desk = Desk::open().await;
    let anna = of(&desk, "anna").await;
    let boris = of(&desk, "boris").await;
    let owner = Cabinet::of_owner(&desk).await;
    shows(&anna.opens("/cabinet/phrases/mine").await.body, &["You have none yet.", "href=\"/cabinet/phrases\""]);
    shows(&anna.saves("/cabinet/phrases/mine/new", &HELLO).await, &["The phrase is added.", "Hello, {visitor|there}!"]);
    for other in [&boris, &owner] {
        for page in ["/cabinet/phrases/mine/1", "/cabinet/phrases/mine/1/delete"] {
            assert_eq!(other.opens(page).await.status, 404, "{page}");
            assert_eq!(other.sends(page, &HELLO).await.status, 404, "{page}");
        }
        assert!(!other.opens("/cabinet/phrases/mine").await.body.contains("Hello"));
    }
    assert_eq!(owner.sends("/cabinet/phrases/1", &HELLO).await.status, 404, "it is no shared one");
    assert_eq!(owner.sends("/cabinet/phrases/1/delete", &[]).await.status, 404);
    assert!(!owner.opens("/cabinet/phrases").await.body.contains("Hello"));
    shows(
        &anna.saves("/cabinet/phrases/mine/1", &[("title", "Hi"), ("text", "Hi"), ("language", "any")]).await,
        &["Hi"],
    );
    shows(&anna.saves("/cabinet/phrases/mine/1/delete", &[]).await, &["The phrase is deleted."]);
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM audit_entries WHERE act = 'company_changed'"), [0]);
    desk.closes().await;
}

#[tokio::test]
async fn past_the_limit_the_form_says_so_and_keeps_what_was_typed() {
    let desk = Desk::open().await;
    let anna = of(&desk, "anna").await;
    for _ in 0..100 {
        assert_eq!(anna.sends("/cabinet/phrases/mine/new", &HELLO).await.status, 303);
    }
    let page = anna.is_refused("/cabinet/phrases/mine/new", &HELLO).await;
    shows(&page, &["There is room for 100 phrases, and all of it is taken.", "value=\"Greeting\""]);
    desk.closes().await;
}
