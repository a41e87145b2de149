//! Somebody is disabled, and comes back.

use besedka::domain::operator::Role;
use besedka::domain::time::Span;
use besedka::protocol::common::ByeReason;
use besedka::protocol::console_out::SummaryState;

use super::{Cabinet, shows};
use crate::support::desk::PASSWORD;
use crate::support::{Desk, Operator, http};

#[tokio::test]
async fn x20_their_conversations_return_their_console_ends_and_they_cannot_sign_in() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let place = desk.asks_file::<i64>("SELECT queued_since FROM conversations");
    desk.passes(Span::minutes(10));
    let ask = cabinet.opens("/cabinet/employees/2/disable").await.body;
    shows(
        &ask,
        &["Disable Anna?", "1 conversation is in their work now. It returns to its queue, at the place it had"],
    );
    shows(
        &cabinet.saves("/cabinet/employees/2/disable", &[]).await,
        &["Disabled. Whatever they had in work is back in its queues.", "Enable again", "anna@demo.example"],
    );
    assert_eq!(anna.is_dismissed().await, ByeReason::SignedOut);
    assert_eq!(desk.asks_file::<i64>("SELECT queued_since FROM conversations WHERE state = 'queued'"), place);
    let boris = desk.operator("boris").await;
    let [waiting] = &boris.welcome.conversations[..] else { panic!("{:?}", boris.welcome) };
    assert!(waiting.id == id && matches!(waiting.state, SummaryState::Queued { .. }));

    let sign_in = [("email", "anna@demo.example"), ("password", PASSWORD)];
    assert_eq!(http::post(desk.address(), "/sign-in", &sign_in).send().await.status, 401);
    let page = http::get(desk.address(), "/cabinet/account").header("cookie", &anna.signed_in.cookie).send().await;
    assert_eq!(page.status, 303, "her session has ended");
    let page = cabinet.opens("/cabinet/employees/2").await;
    assert_eq!((page.status, page.header("location")), (303, Some("/cabinet/employees")));
    desk.closes().await;
}

#[tokio::test]
async fn whoever_is_enabled_again_has_what_they_had() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let anna = desk.employs("anna", Role::Operator).await;
    desk.department("Delivery", &[anna]).await;
    cabinet.saves("/cabinet/employees/2/disable", &[]).await;
    let again = [("name", "Anna"), ("email", "anna@demo.example"), ("role", "operator"), ("site", "1")];
    let page = cabinet.is_refused("/cabinet/employees/new", &again).await;
    shows(&page, &["This address belongs to somebody who is disabled."]);
    let list = cabinet.saves("/cabinet/employees/2/enable", &[]).await;
    shows(&list, &["Enabled again.", "Shop (Delivery)"]);
    Operator::signs_in(&desk, "anna").await;
    desk.closes().await;
}

#[tokio::test]
async fn the_owner_stays() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Administrator).await;
    let anna = Operator::signs_in(&desk, "anna").await.cookie;
    let cabinet = Cabinet { desk: &desk, cookie: anna };
    shows(&cabinet.is_refused("/cabinet/employees/1/disable", &[]).await, &["cannot be disabled"]);
    let page = cabinet.opens("/cabinet/employees/1").await.body;
    assert!(!page.contains("/cabinet/employees/1/disable") && !page.contains("/cabinet/employees/1/password"));
    desk.closes().await;
}
