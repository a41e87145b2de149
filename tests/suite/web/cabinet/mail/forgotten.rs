//! Requests for another password, and what becomes of them, in the audit log.

use besedka::actions::Done;
use besedka::actions::invite::{self, Keep, Plea};
use besedka::domain::email::EmailAddress;
use besedka::domain::language::Language;
use besedka::domain::operator::Role;

use super::{Cabinet, shows};
use crate::support::{Desk, MailServer, http};

const ACCESS: &str = "/cabinet/audit?kind=access";

async fn asks(desk: &Desk, email: &str) {
    assert_eq!(http::post(desk.address(), "/forgotten", &[("email", email)]).send().await.status, 200);
}

/// The entries about such requests, once everything that was asked is done.
async fn kept(desk: &Desk) -> Vec<String> {
    desk.performs(|_| Ok(Done::quietly(()))).await.unwrap();
    desk.asks_file(
        "SELECT act || ' ' || outcome || ' ' || coalesce(colleague_id, detail, '') || ' ' || address
         FROM audit_entries WHERE act LIKE 'password%' ORDER BY id",
    )
}

#[tokio::test]
async fn who_asked_for_another_password_is_kept_with_what_came_of_it() {
    let mut server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let vera = desk.employs("vera", Role::Operator).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    for email in ["vera@demo.example", "nobody@demo.example"] {
        asks(&desk, email).await;
    }
    let link = server.takes().await.link("/join/");
    let expected = [
        format!("password_asked done {vera} 127.0.0.1"),
        "password_asked refused nobody@demo.example 127.0.0.1".into(),
    ];
    assert_eq!(kept(&desk).await, expected);

    let set = http::post(desk.address(), &link, &[("password", "four blue teapots")]).send().await;
    assert_eq!(set.status, 303);
    let page = cabinet.opens(ACCESS).await.body;
    shows(&page, &["Asked for a new password by e-mail", "About: Vera", "nobody@demo.example", "127.0.0.1"]);
    shows(&page, &["Set a new password by a link"]);
    desk.closes().await;
}

#[tokio::test]
async fn whoever_asks_too_often_for_one_account_is_kept_as_refused() {
    let mut server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let vera = desk.employs("vera", Role::Operator).await;
    Cabinet::of_owner(&desk).await.sets_mail_up(server.port, "tls").await;
    for _ in 0..4 {
        asks(&desk, "vera@demo.example").await;
    }
    for _ in 0..3 {
        server.takes().await;
    }
    let kept_as = |outcome: &str| format!("password_asked {outcome} {vera} 127.0.0.1");
    assert_eq!(kept(&desk).await, ["done", "done", "done", "refused"].map(kept_as));
    desk.closes().await;
}

#[tokio::test]
async fn a_flood_is_kept_as_one_and_hides_none_that_leads_to_a_mail() {
    let mut server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let vera = desk.employs("vera", Role::Operator).await;
    Cabinet::of_owner(&desk).await.sets_mail_up(server.port, "tls").await;
    for (name, keep) in
        [("nobody", Keep::Itself), ("somebody", Keep::Flood), ("anybody", Keep::Nothing), ("vera", Keep::Nothing)]
    {
        let email = EmailAddress::parse(&format!("{name}@demo.example")).unwrap();
        let plea = Plea { email, language: Language::En, address: "203.0.113.5".into(), too_often: false, keep };
        desk.performs(move |write| invite::ask(write, &plea)).await.unwrap();
    }
    server.takes().await;
    let expected = [
        "password_asked refused nobody@demo.example 203.0.113.5".to_owned(),
        "passwords_asked_flooded refused  203.0.113.5".to_owned(),
        format!("password_asked done {vera} 203.0.113.5"),
    ];
    assert_eq!(kept(&desk).await, expected);
    desk.closes().await;
}
