//! Sites: another one, their settings, and who answers there.

use besedka::domain::offline::{Asked, OfflineMode};
use besedka::domain::site::RoutingMode;
use besedka::protocol::console_out::Cause;
use besedka::protocol::widget_out::WidgetOut;

use super::{Cabinet, has_chosen, shows};
use crate::support::{Desk, http};

#[tokio::test]
async fn a_site_is_added_with_its_people_and_its_line_works() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (anna, boris) = (desk.operator("anna").await, desk.operator("boris").await);
    let everybody = cabinet.opens("/cabinet/sites/new").await.body;
    for person in [1, anna.me.0, boris.me.0] {
        has_chosen(&everybody, &format!("person-{person}"));
    }
    let anna = anna.me.to_string();
    let page =
        cabinet.saves("/cabinet/sites/new", &[("name", "Books"), ("domain", "books.example"), ("person", &anna)]).await;
    shows(
        &page,
        &["The site is added.", "Chat code for Books", "<li>books.example</li>", "<li>www.books.example</li>"],
    );
    let loader = page.split("/w/").nth(1).and_then(|rest| rest.split(".js").next()).expect("a key");
    assert_eq!(http::get(desk.address(), &format!("/w/{loader}.js")).send().await.status, 200);
    let people = desk.asks_file::<i64>("SELECT operator_id FROM site_memberships WHERE site_id = 2");
    assert_eq!(people, [2], "Anna's alone, as it was ticked");
    desk.closes().await;
}

#[tokio::test]
async fn a_site_with_mistakes_is_shown_again_as_it_was_typed() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    desk.operator("anna").await;
    let long = "я".repeat(101);
    let page =
        cabinet.is_refused("/cabinet/sites/new", &[("name", &long), ("domain", "no domain"), ("person", "2")]).await;
    shows(&page, &[&long, "value=\"no domain\"", "At most 100 characters", "does not look like the address of a site"]);
    has_chosen(&page, "person-2");
    assert!(
        !page.split("id=\"person-1\"").nth(1).is_some_and(|rest| rest.split('>').next().unwrap().contains("checked"))
    );
    desk.closes().await;
}

#[tokio::test]
async fn w02_what_is_offered_while_nobody_is_there_reaches_pages_that_are_open() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut guest = desk.visitor().await;
    let fields = |offline| {
        [
            ("name", "Shop"),
            ("origins", "shop.example"),
            ("routing", "company"),
            ("offline", offline),
            ("form_name", "hidden"),
            ("form_email", "required"),
            ("form_phone", "optional"),
        ]
    };
    for (word, mode) in [("form", OfflineMode::Form), ("notice", OfflineMode::Notice), ("hidden", OfflineMode::Hidden)]
    {
        has_chosen(&cabinet.saves("/cabinet/sites/1", &fields(word)).await, &format!("offline-{word}"));
        let told = guest.socket.wait_for("what is offered", |frame| match frame {
            WidgetOut::Online { online, offline, .. } => Some((*online, *offline)),
            _ => None,
        });
        let (online, offline) = told.await;
        assert_eq!((online, offline.mode), (false, mode));
        assert_eq!((offline.name, offline.email, offline.phone), (Asked::Hidden, Asked::Required, Asked::Optional));
    }
    desk.closes().await;
}

#[tokio::test]
async fn settings_with_mistakes_keep_everything_that_was_typed_and_chosen() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let fields = [
        ("name", ""),
        ("origins", "shop.example\r\n<none>"),
        ("routing", "balanced"),
        ("offline", "notice"),
        ("form_name", "required"),
        ("form_email", "hidden"),
        ("form_phone", "soon"),
    ];
    let page = cabinet.is_refused("/cabinet/sites/1", &fields).await;
    shows(&page, &["Please fill this in", "is not an address of a site", "&#60;none&#62;", "Settings of Shop"]);
    has_chosen(&page, "routing-balanced");
    has_chosen(&page, "offline-notice");
    let name = page.split("id=\"form_name\"").nth(1).and_then(|rest| rest.split("</select>").next()).unwrap();
    shows(name, &["value=\"required\" selected"]);
    has_chosen(&cabinet.opens("/cabinet/sites/1").await.body, "routing-company");
    desk.closes().await;
}

#[tokio::test]
async fn x12_whoever_is_given_a_site_is_given_what_waits_there() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    desk.routes(RoutingMode::Balanced).await;
    let mut anna = desk.operator("anna").await;
    cabinet.saves("/cabinet/sites/1/people", &[("person", "1")]).await;
    let mut guest = desk.visitor().await;
    assert!(!guest.welcome.online, "W01: nobody of this site is Ready");
    guest.says(&desk, "Hello").await;
    let page = cabinet.saves("/cabinet/sites/1/people", &[("person", "1"), ("person", "2")]).await;
    has_chosen(&page, "person-2");
    anna.sees(Cause::Assigned).await;
    desk.closes().await;
}

#[tokio::test]
async fn whoever_loses_a_site_leaves_its_departments_and_nobody_else_does() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (anna, boris) = (desk.operator("anna").await, desk.operator("boris").await);
    desk.department("Delivery", &[anna.me, boris.me]).await;
    cabinet.saves("/cabinet/sites/1/people", &[("person", &boris.me.to_string())]).await;
    assert_eq!(desk.asks_file::<i64>("SELECT operator_id FROM department_memberships"), [boris.me.0]);
    desk.closes().await;
}
