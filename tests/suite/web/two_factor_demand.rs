//! The company demands two-factor sign-in of administrators and the owner.

use besedka::actions::demand_second_factor;
use besedka::domain::operator::Role;
use besedka::protocol::common::ByeReason;
use besedka::protocol::monitoring::MonitoringOut;

use crate::support::authenticator::{Authenticator, recovery_codes, turns_on_two_factor};
use crate::support::desk::PASSWORD;
use crate::support::http::{self, Answer};
use crate::support::operator::SignedIn;
use crate::support::socket::Socket;
use crate::support::{Desk, Operator};

const DEMAND: &str = "/cabinet/company/two-factor";
const PAGE: &str = "/cabinet/account/two-factor";

async fn opens(desk: &Desk, who: &SignedIn, path: &str) -> Answer {
    http::get(desk.address(), path).header("cookie", &who.cookie).send().await
}

async fn sends(desk: &Desk, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> Answer {
    http::post(desk.address(), path, fields).header("cookie", &who.cookie).send().await
}

/// A company whose owner has two-factor sign-in and demands it of administrators.
async fn demanding() -> (Desk, SignedIn, Vec<String>) {
    let desk = Desk::open().await;
    let owner = Operator::signs_in(&desk, "owner").await;
    let (_, codes) = turns_on_two_factor(&desk, &owner.cookie).await;
    demands(&desk, &owner).await;
    (desk, owner, codes)
}

async fn demands(desk: &Desk, owner: &SignedIn) {
    let answer = sends(desk, owner, DEMAND, &[("demanded", "on")]).await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/cabinet/company")));
}

#[tokio::test]
async fn whoever_demands_it_has_it_themselves() {
    let desk = Desk::open().await;
    let owner = Operator::signs_in(&desk, "owner").await;
    let refused = sends(&desk, &owner, DEMAND, &[("demanded", "on")]).await;
    assert_eq!(refused.status, 422);
    for piece in
        ["id=\"demanded-error\"", "for yourself first", "href=\"/cabinet/account/two-factor?next=/cabinet/company\""]
    {
        assert!(refused.body.contains(piece), "{piece}: {}", refused.body);
    }
    assert!(refused.body.contains("value=\"on\" checked") && refused.body.contains("Without it so far: Olga."));
    turns_on_two_factor(&desk, &owner.cookie).await;
    demands(&desk, &owner).await;
    let page = opens(&desk, &owner, "/cabinet/company").await.body;
    assert!(page.contains("value=\"on\" checked") && !page.contains("Without it so far"));
    assert_eq!(sends(&desk, &owner, DEMAND, &[]).await.status, 303);
    let kept = "SELECT detail FROM audit_entries WHERE act = 'company_changed' ORDER BY id";
    let [on, off] = &desk.asks_file::<String>(kept)[..] else { panic!("two changes, and no refusal") };
    assert_eq!((on.as_str(), off.as_str()), ("second_factor_demanded", "second_factor_left"));
    let told = opens(&desk, &owner, "/cabinet/audit").await.body;
    assert!(told.contains("Demanded two-factor sign-in of administrators and the owner"), "{told}");
    desk.closes().await;
}

#[tokio::test]
async fn who_lacks_it_is_led_from_the_console_over_its_set_up_to_where_they_wanted_to_go() {
    let desk = Desk::open().await;
    let (owner, mut boss, mut anna) =
        (Operator::signs_in(&desk, "owner").await, desk.administrator("boss").await, desk.operator("anna").await);
    let url = format!("ws://{}/ws/monitoring", desk.address());
    let headers = [("origin", desk.origin()), ("cookie", boss.signed_in.cookie.clone())];
    let mut following: Socket<MonitoringOut> = Socket::connect(&url, &headers).await.unwrap();
    turns_on_two_factor(&desk, &owner.cookie).await;
    demands(&desk, &owner).await;
    assert_eq!(boss.is_dismissed().await, ByeReason::SignedOut);
    let frames = following.until_end().await;
    assert!(matches!(frames.last(), Some(MonitoringOut::Bye { reason: ByeReason::SignedOut, .. })), "{frames:?}");
    anna.is_up_to_date().await;
    let status = desk.asks_file::<String>("SELECT status FROM operators WHERE name = 'Boss'");
    assert_eq!(status, ["ready"], "their status stays");

    let boss = boss.signed_in;
    let mut again = boss.clone().connects_silently().await;
    assert_eq!(again.until_end().await.len(), 1, "a console is told to go and sign in");
    let mut following: Socket<MonitoringOut> = Socket::connect(&url, &headers).await.unwrap();
    assert_eq!(following.until_end().await.len(), 1);

    // As the console does it then: the sign-in knows them, and leads them on.
    assert_eq!(opens(&desk, &boss, "/sign-in?next=/console").await.header("location"), Some("/console"));
    let to = opens(&desk, &boss, "/console").await.header("location").expect("a page").to_owned();
    assert_eq!(to, format!("{PAGE}?next=/console"));
    let page = opens(&desk, &boss, &to).await.body;
    assert!(page.contains("asks its administrators for two-factor sign-in"), "{page}");
    assert!(!page.contains("<nav") && !page.contains("href=\"/console\""), "nothing else is offered: {page}");
    assert!(page.contains("action=\"/sign-out\"") && page.contains(&format!("action=\"{to}\"")));
    let confirm = sends(&desk, &boss, &to, &[]).await.header("location").expect("a page").to_owned();
    let shown = opens(&desk, &boss, &confirm).await.body;
    let app = Authenticator::takes(&shown);
    assert!(shown.contains(&format!("action=\"{confirm}\"")));
    let fields = [("current_password", PASSWORD), ("code", &app.shows(&desk.clock))];
    let turned = sends(&desk, &boss, &confirm, &fields).await;
    assert_eq!((turned.status, recovery_codes(&turned.body).len()), (200, 10));
    assert!(turned.body.contains("href=\"/console\""), "and on to where they wanted to go: {}", turned.body);
    assert_eq!(opens(&desk, &boss, "/console").await.status, 200);
    boss.starts().await.is_up_to_date().await;
    desk.closes().await;
}

#[tokio::test]
async fn it_is_not_turned_off_while_it_is_demanded_and_a_demoted_person_is_judged_by_their_role_now() {
    let (desk, owner, codes) = demanding().await;
    let page = opens(&desk, &owner, PAGE).await.body;
    assert!(page.contains("so it stays on") && !page.contains("/two-factor/off"), "{page}");
    assert_eq!(opens(&desk, &owner, &format!("{PAGE}/off")).await.header("location"), Some(PAGE));
    let fields = [("current_password", PASSWORD), ("code", codes[0].as_str())];
    let refused = sends(&desk, &owner, &format!("{PAGE}/off"), &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("as long as it does, yours stays on"), "{}", refused.body);
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM recovery_codes"), [10], "no code was used up");

    let anna = desk.employs("anna", Role::Operator).await;
    let mut console = Operator::signs_in(&desk, "anna").await.starts().await;
    desk.employment(anna, |employment| employment.role = Role::Administrator).await;
    assert_eq!(console.is_dismissed().await, ByeReason::SignedOut);
    assert_eq!(
        opens(&desk, &console.signed_in, "/cabinet").await.header("location"),
        Some("/cabinet/account/two-factor?next=/cabinet")
    );
    desk.employment(anna, |employment| employment.role = Role::Operator).await;
    assert_eq!(opens(&desk, &console.signed_in, "/console").await.status, 200);
    let (_, codes) = turns_on_two_factor(&desk, &console.signed_in.cookie).await;
    let fields = [("current_password", PASSWORD), ("code", codes[0].as_str())];
    assert_eq!(
        sends(&desk, &console.signed_in, &format!("{PAGE}/off"), &fields).await.status,
        303,
        "operators need not"
    );
    desk.closes().await;
}

#[tokio::test]
async fn the_machine_lifts_the_demand_for_who_is_locked_out() {
    let (desk, _, _) = demanding().await;
    let boss = {
        desk.employs("boss", Role::Administrator).await;
        Operator::signs_in(&desk, "boss").await
    };
    assert_eq!(opens(&desk, &boss, "/cabinet").await.status, 303);
    desk.performs(demand_second_factor::lift_at_the_machine).await.unwrap();
    let page = opens(&desk, &boss, "/cabinet/audit").await.body;
    assert!(page.contains("Left two-factor sign-in of administrators to them again, on the server"), "{page}");
    desk.closes().await;
}
