//! A new password for somebody who forgot theirs.

use besedka::domain::operator::Role;
use besedka::protocol::common::ByeReason;

use super::employees::handed_link;
use super::{Cabinet, shows};
use crate::support::desk::PASSWORD;
use crate::support::{Desk, Operator, http};

#[tokio::test]
async fn a_link_for_another_password_is_shown_once_and_ends_the_sessions() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut anna = desk.operator("anna").await;
    shows(&cabinet.opens("/cabinet/employees/2/password").await.body, &["Another password for Anna?"]);
    let handed = cabinet.sends("/cabinet/employees/2/password", &[]).await;
    assert_eq!((handed.status, handed.header("cache-control")), (200, Some("no-store")));
    let link = handed_link(&handed.body);
    assert_eq!(anna.is_dismissed().await, ByeReason::SignedOut);
    let sign_in = async |password: &str| {
        let fields = [("email", "anna@demo.example"), ("password", password)];
        http::post(desk.address(), "/sign-in", &fields).send().await.status
    };
    assert_eq!(sign_in(PASSWORD).await, 401, "the old one is gone at once");
    let other = "four blue teapots";
    let set = http::post(desk.address(), &link, &[("password", other)]).send().await;
    assert_eq!((set.status, set.header("location")), (303, Some("/console")));
    assert_eq!((sign_in(PASSWORD).await, sign_in(other).await), (401, 303));
    assert_eq!(
        desk.asks_file::<String>("SELECT detail FROM audit_entries WHERE act = 'company_changed'"),
        ["password"]
    );
    desk.closes().await;
}

#[tokio::test]
async fn nobody_gets_at_the_owners_password_and_ones_own_is_changed_elsewhere() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Administrator).await;
    let anna = Operator::signs_in(&desk, "anna").await.cookie;
    let cabinet = Cabinet { desk: &desk, cookie: anna };
    shows(&cabinet.is_refused("/cabinet/employees/1/password", &[]).await, &["Only the owner changes"]);
    for answer in [
        cabinet.opens("/cabinet/employees/2/password").await,
        cabinet.sends("/cabinet/employees/2/password", &[]).await,
    ] {
        assert_eq!((answer.status, answer.header("location")), (303, Some("/cabinet/account")));
    }
    Operator::signs_in(&desk, "owner").await;
    desk.closes().await;
}
