//! A person's own account.

use besedka::domain::operator::Role;

use crate::support::{Desk, Operator, http};

#[tokio::test]
async fn a_person_changes_their_own_name_and_colleagues_hear_of_it() {
    let desk = Desk::open().await;
    let mut boris = desk.operator("boris").await;
    let anna = desk.employs("anna", Role::Operator).await;
    let cookie = Operator::signs_in(&desk, "anna").await.cookie;
    let rename = async |name: &str| {
        http::post(desk.address(), "/cabinet/account/name", &[("name", name)]).header("cookie", &cookie).send().await
    };
    let refused = rename("  ").await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Please fill this in."));
    assert_eq!(rename(" Anna   Petrova ").await.status, 303);
    boris.asks_anew().await;
    assert!(boris.welcome.operators.iter().any(|colleague| colleague.id == anna && colleague.name == "Anna Petrova"));
    assert_eq!(desk.asks_file::<String>("SELECT detail FROM audit_entries WHERE act = 'own_account_changed'").len(), 1);
    for _ in 0..9 {
        assert_eq!(rename("Anna").await.status, 303);
    }
    let throttled = rename("Anna the Eleventh").await;
    assert_eq!(throttled.status, 429);
    assert!(throttled.body.contains("Anna the Eleventh"), "what was typed is kept");
    desk.closes().await;
}
