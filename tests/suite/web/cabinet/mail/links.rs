//! Links by which somebody sets a password, by e-mail: an invitation, and another password.

use besedka::domain::operator::Role;
use besedka::domain::time::Span;

use super::super::employees::handed_link;
use super::{Cabinet, shows};
use crate::support::desk::PASSWORD;
use crate::support::{Desk, MailServer, http};

const VERA: [(&str, &str); 5] =
    [("name", "Vera"), ("email", "vera@demo.example"), ("role", "operator"), ("site", "1"), ("way", "mail")];

async fn sets(desk: &Desk, link: &str, password: &str) -> (u16, Option<String>) {
    let answer = http::post(desk.address(), link, &[("name", "Vera"), ("password", password)]).send().await;
    (answer.status, answer.header("location").map(str::to_owned))
}

async fn signs_in(desk: &Desk, password: &str) -> u16 {
    let fields = [("email", "vera@demo.example"), ("password", password)];
    http::post(desk.address(), "/sign-in", &fields).send().await.status
}

#[tokio::test]
async fn an_invitation_comes_by_mail_and_its_link_works_once() {
    let mut server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    let page = cabinet.saves("/cabinet/employees/new", &VERA).await;
    shows(&page, &["The invitation is on its way.", "Invited, not signed in yet: since 21 September 2026"]);
    let mail = server.takes().await;
    assert_eq!(
        (mail.subject.as_str(), &mail.to[0]),
        ("Join the chat of Tea & Garden", &"vera@demo.example".to_owned())
    );
    shows(&mail.text, &["Olga invites you", &format!("{}/join/", desk.origin())]);
    let link = mail.link("/join/");
    desk.mails_are(&["delivered"]).await;
    let token = link.rsplit('/').next().unwrap();
    assert!(
        !desk.asks_file::<String>("SELECT payload FROM outbox").concat().contains(token),
        "no link lies in the file"
    );
    assert_eq!(sets(&desk, &link, PASSWORD).await, (303, Some("/console".into())));
    assert_eq!((sets(&desk, &link, PASSWORD).await.0, signs_in(&desk, PASSWORD).await), (410, 303));
    desk.closes().await;
}

#[tokio::test]
async fn a_later_link_replaces_the_one_before_and_links_end() {
    let mut server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    cabinet.saves("/cabinet/employees/new", &VERA).await;
    let first = server.takes().await.link("/join/");
    let handed = cabinet.sends("/cabinet/employees/2/password", &[("way", "hand")]).await;
    let second = handed_link(&handed.body);
    shows(&http::get(desk.address(), &first).send().await.body, &["taken back or replaced"]);
    assert_eq!(http::get(desk.address(), &second).send().await.status, 200);

    shows(&cabinet.saves("/cabinet/employees/2/withdraw", &[]).await, &["The link was taken back."]);
    assert_eq!(http::get(desk.address(), &second).send().await.status, 410);
    shows(&cabinet.saves("/cabinet/employees/2/password", &[("way", "mail")]).await, &["The link is on its way."]);
    let third = server.takes().await.link("/join/");
    desk.passes(Span::days(7));
    shows(&http::get(desk.address(), &third).send().await.body, &["The time of this link is over"]);
    shows(&cabinet.opens("/cabinet/employees").await.body, &["The link has run out on"]);
    assert_eq!(sets(&desk, &third, PASSWORD).await.0, 410);
    desk.closes().await;
}

#[tokio::test]
async fn whoever_forgot_their_password_gets_a_link_and_strangers_learn_nothing() {
    let mut server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    desk.employs("vera", Role::Operator).await;
    let page = http::get(desk.address(), "/sign-in").send().await.body;
    assert!(!page.contains("/forgotten"), "without e-mail there is no such way");
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    shows(&http::get(desk.address(), "/sign-in").send().await.body, &["href=\"/forgotten\""]);
    let asks = async |email: &str| {
        let answer = http::post(desk.address(), "/forgotten", &[("email", email)]).send().await;
        (answer.status, answer.body.replace(email, "X"))
    };
    let (known, unknown) = (asks("vera@demo.example").await, asks("nobody@demo.example").await);
    assert_eq!(known, unknown);
    assert_eq!(known.0, 200);
    let link = server.takes().await.link("/join/");
    assert_eq!(signs_in(&desk, PASSWORD).await, 303, "whoever asks changes nothing yet");
    let other = "four blue teapots";
    assert_eq!(sets(&desk, &link, other).await, (303, Some("/console".into())));
    assert_eq!((signs_in(&desk, PASSWORD).await, signs_in(&desk, other).await), (401, 303));

    // Too often for one address: the same answer, and no further mail; and a link does not last.
    for _ in 0..5 {
        assert_eq!(asks("vera@demo.example").await.0, 200);
    }
    server.takes().await;
    let late = server.takes().await.link("/join/");
    desk.mails_are(&["delivered"; 3]).await;
    desk.passes(Span::minutes(60));
    assert_eq!(sets(&desk, &late, other).await.0, 410);
    desk.closes().await;
    assert_eq!(server.ends().await, Vec::<String>::new());
}
