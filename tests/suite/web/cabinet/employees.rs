//! Employees: the list, another one, and what they may do where.

use besedka::domain::operator::Role;
use besedka::domain::site::RoutingMode;
use besedka::protocol::console_out::Cause;

use super::{Cabinet, has_chosen, shows};
use crate::support::desk::PASSWORD;
use crate::support::{Desk, Operator, http};

/// The path of the link that a page hands over.
pub fn handed_link(page: &str) -> String {
    let link = page.split("/join/").nth(1).and_then(|rest| rest.split('<').next()).expect("a link");
    assert_eq!(link.len(), 43, "{link}");
    format!("/join/{link}")
}

#[tokio::test]
async fn somebody_joins_by_a_link_that_is_shown_once() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let delivery = desk.department("Delivery", &[]).await.to_string();
    let second = desk.second_site().await;
    has_chosen(&cabinet.opens("/cabinet/employees/new").await.body, &format!("site-{second}"));
    let fields = [
        ("name", "Vera Linden"),
        ("email", "Vera@demo.example"),
        ("role", "administrator"),
        ("limit", "3"),
        ("site", "1"),
        ("department", delivery.as_str()),
    ];
    let handed = cabinet.sends("/cabinet/employees/new", &fields).await;
    assert_eq!((handed.status, handed.header("cache-control")), (200, Some("no-store")));
    shows(&handed.body, &["A link for Vera Linden", &format!("{}/join/", desk.origin())]);
    let link = handed_link(&handed.body);
    shows(&cabinet.opens("/cabinet/employees").await.body, &["Invited, not signed in yet: since 21 September 2026"]);
    let form = http::get(desk.address(), &link).send().await;
    shows(&form.body, &["value=\"Vera Linden\"", "vera@demo.example"]);
    let weak = [("name", "Vera Linden"), ("password", "vera linden")];
    let refused = http::post(desk.address(), &link, &weak).send().await;
    assert_eq!(refused.status, 422);
    let joins = [("name", "Vera Linden"), ("password", PASSWORD), ("language", "en")];
    let joined = http::post(desk.address(), &link, &joins).send().await;
    assert_eq!((joined.status, joined.header("location")), (303, Some("/cabinet")));
    let session = joined.cookie("besedka_session").expect("a session");
    assert_eq!(http::get(desk.address(), "/cabinet").header("cookie", &session).send().await.status, 200);
    let again = http::post(desk.address(), &link, &joins).send().await;
    assert_eq!(again.status, 410);
    shows(&again.body, &["A password was set by this link already"]);

    let list = cabinet.opens("/cabinet/employees").await.body;
    shows(
        &list,
        &[
            "Vera Linden",
            "Administrator · vera@demo.example",
            "Has not opened the console yet",
            "Shop (Delivery) ·",
            "limit 3",
        ],
    );
    let page = cabinet.opens("/cabinet/employees/2").await.body;
    shows(&page, &["value=\"Vera Linden\"", "value=\"3\""]);
    for chosen in ["role-administrator", "site-1", &format!("department-{delivery}")] {
        has_chosen(&page, chosen);
    }
    desk.closes().await;
}

#[tokio::test]
async fn mistakes_are_named_beside_their_fields_and_everything_stays() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    desk.employs("anna", Role::Operator).await;
    let fields = |email| [("name", "Anna"), ("email", email), ("role", "administrator"), ("limit", "2"), ("site", "1")];
    let page = cabinet.is_refused("/cabinet/employees/new", &fields("ANNA@demo.example")).await;
    shows(&page, &["Somebody in the company has this address already", "value=\"ANNA@demo.example\"", "value=\"2\""]);
    has_chosen(&page, "role-administrator");
    has_chosen(&page, "site-1");
    shows(&cabinet.is_refused("/cabinet/employees/new", &fields("anna")).await, &["does not look like an e-mail"]);

    let wrong = [("name", ""), ("email", "v@demo.example"), ("role", "operator"), ("limit", "<many>")];
    let page = cabinet.is_refused("/cabinet/employees/new", &wrong).await;
    shows(&page, &["Please fill this in", "a whole number from 0 to 1000, or nothing", "value=\"&#60;many&#62;\""]);
    let page = cabinet.is_refused("/cabinet/employees/2", &[("name", "Anna"), ("limit", "-1"), ("site", "1")]).await;
    shows(&page, &["a whole number from 0 to 1000", "value=\"-1\""]);
    desk.closes().await;
}

#[tokio::test]
async fn nobody_becomes_a_second_owner_and_the_owner_remains_one() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    desk.employs("anna", Role::Administrator).await;
    let fields = [("name", "Vera"), ("email", "vera@demo.example"), ("role", "owner")];
    shows(&cabinet.is_refused("/cabinet/employees/new", &fields).await, &["keeps this role"]);
    for (employee, role) in [("1", "administrator"), ("2", "owner")] {
        let page =
            cabinet.is_refused(&format!("/cabinet/employees/{employee}"), &[("name", "Olga"), ("role", role)]).await;
        shows(&page, &["keeps this role"]);
    }
    shows(&cabinet.saves("/cabinet/employees/1", &[("name", "Olga Ivanova"), ("site", "1")]).await, &["Olga Ivanova"]);
    assert_eq!(desk.asks_file::<String>("SELECT role FROM operators ORDER BY id"), ["owner", "administrator"]);
    desk.closes().await;
}

#[tokio::test]
async fn x12_a_higher_limit_brings_more() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    desk.routes(RoutingMode::Balanced).await;
    let mut anna = desk.operator("anna").await;
    let employment = |limit| [("name", "Anna"), ("role", "operator"), ("limit", limit), ("site", "1")];
    cabinet.saves("/cabinet/employees/2", &employment("0")).await;
    let mut guest = desk.visitor().await;
    guest.says(&desk, "Hello").await;
    let waiting = anna.sees(Cause::Opened).await.id;
    cabinet.saves("/cabinet/employees/2", &employment("1")).await;
    assert_eq!(anna.sees(Cause::Assigned).await.id, waiting);
    cabinet.saves("/cabinet/employees/2", &employment(" ")).await;
    assert_eq!(desk.asks_file::<Option<i64>>("SELECT work_limit FROM operators WHERE id = 2"), [None]);
    desk.closes().await;
}

#[tokio::test]
async fn a_department_without_its_site_does_not_count() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let anna = desk.employs("anna", Role::Operator).await;
    desk.department("Delivery", &[anna]).await;
    let page =
        cabinet.saves("/cabinet/employees/2", &[("name", "Anna"), ("role", "operator"), ("department", "1")]).await;
    shows(&page, &["Saved."]);
    shows(&cabinet.opens("/cabinet/employees").await.body, &["no site: sees no queue"]);
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM department_memberships"), [0]);
    desk.closes().await;
}

#[tokio::test]
async fn whoever_is_no_administrator_any_more_is_turned_away_at_once() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    desk.employs("anna", Role::Administrator).await;
    let anna = Operator::signs_in(&desk, "anna").await.cookie;
    let status = async || http::get(desk.address(), "/cabinet/employees").header("cookie", &anna).send().await.status;
    assert_eq!(status().await, 200);
    cabinet.saves("/cabinet/employees/2", &[("name", "Anna"), ("role", "operator"), ("site", "1")]).await;
    assert_eq!(status().await, 403);
    desk.closes().await;
}
