//! The test: what a server says is told word for word, and what to do about it in plain words.

use std::time::Duration;

use super::{Cabinet, settings, shows, with};
use crate::support::desk::Mailing;
use crate::support::mail_server::MAIL_PASSWORD;
use crate::support::{Desk, MailServer};

#[tokio::test]
async fn a_test_arrives_over_tls_from_the_start_and_over_starttls() {
    for security in ["tls", "starttls", "none"] {
        let mut server = MailServer::start(security).await;
        let desk = Desk::with_mail(&server).await;
        let cabinet = Cabinet::of_owner(&desk).await;
        cabinet.sets_mail_up(server.port, security).await;
        shows(&cabinet.tries_out("anna@shop.example").await, &["has taken the test", "250 2.0.0 Taken"]);
        let mail = server.takes().await;
        assert_eq!((mail.to.as_slice(), mail.signed_in), (["anna@shop.example".to_owned()].as_slice(), true));
        assert_eq!(mail.tls, security != "none", "{security}");
        assert_eq!(mail.subject, "A test from the chat of Tea & Garden");
        assert_eq!(mail.headers["from"], "Чай и сад <chat@shop.example>");
        assert_eq!(mail.headers["auto-submitted"], "auto-generated");
        assert!(mail.text.contains("/cabinet/mail"), "{}", mail.text);
        desk.closes().await;
        assert_eq!(server.ends().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn what_the_server_says_is_shown_word_for_word() {
    let server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    for (to, words, advice) in [
        ("refused@shop.example", "550 5.1.1 There is no such person here", "does not take mail to this address"),
        ("busy@shop.example", "451 4.7.1 Not now, please", "does not take mail to this address"),
        ("full@shop.example", "552 5.2.2 The mailbox is full", "did not take the mail itself"),
    ] {
        shows(&cabinet.tries_out(to).await, &["The test was not sent.", "What the server said:", words, advice, to]);
    }
    let port = server.port.to_string();
    cabinet.saves("/cabinet/mail", &with(settings(&port, "tls"), "password", "not <the> password")).await;
    let page = cabinet.tries_out("anna@shop.example").await;
    shows(&page, &["535 5.7.8 Authentication credentials invalid", "does not take the user and the password"]);
    assert!(!page.contains("not &#60;the") && !page.contains("not <the"), "a password is never shown");
    desk.closes().await;
    assert_eq!(server.ends().await, Vec::<String>::new());
}

#[tokio::test]
async fn what_is_wrong_on_the_way_is_told_apart() {
    let server = MailServer::called("mail.shop.example", "tls").await;
    let plain = MailServer::start("none").await;
    let desk = Desk::with_mail(&server).await;
    let stranger = Desk::open().await;
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let tried = async |desk: &Desk, port: u16, security: &str, host: &str| {
        let cabinet = Cabinet::of_owner(desk).await;
        let port = port.to_string();
        cabinet.saves("/cabinet/mail", &with(settings(&port, security), "host", host)).await;
        cabinet.tries_out("anna@shop.example").await
    };
    for (page, advice) in [
        (tried(&desk, server.port, "tls", "localhost").await, "certificate is for another name"),
        (tried(&stranger, server.port, "tls", "localhost").await, "an authority that is not trusted here"),
        (tried(&desk, free, "tls", "localhost").await, "Nothing answers at this port"),
        (tried(&desk, plain.port, "tls", "localhost").await, "No TLS came about"),
        (tried(&desk, plain.port, "starttls", "localhost").await, "does not offer STARTTLS"),
        (tried(&desk, plain.port, "none", "no-such-server.invalid").await, "no server of this name"),
    ] {
        shows(&page, &["The test was not sent.", "What stood in the way:", advice]);
    }
    desk.closes().await;
    stranger.closes().await;
}

#[tokio::test]
async fn a_server_that_says_nothing_is_not_waited_for_long() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = silent.local_addr().unwrap().port();
    let desk = Desk::mailing(Mailing { authority: None, patience: Duration::from_secs(1) }).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    for security in ["tls", "starttls", "none"] {
        cabinet.sets_mail_up(port, security).await;
        shows(&cabinet.tries_out("anna@shop.example").await, &["no answer in time", "did not answer in time"]);
    }
    desk.closes().await;
}

#[tokio::test]
async fn an_address_that_is_none_is_refused_and_a_test_is_kept() {
    let server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    let page = cabinet.is_refused("/cabinet/mail/test", &[("to", "anna")]).await;
    shows(&page, &["does not look like an e-mail address", "value=\"anna\""]);
    cabinet.tries_out("anna@shop.example").await;
    assert_eq!(
        desk.asks_file::<String>("SELECT iif(json_valid(detail), detail ->> 'what', detail) FROM audit_entries WHERE act = 'company_changed' ORDER BY id"),
        ["mail", "mail_test"]
    );
    let file = std::fs::read(desk.file()).unwrap();
    let log = String::from_utf8_lossy(&file);
    assert!(!log.contains("anna@shop.example"), "tests leave nothing behind");
    assert_ne!(MAIL_PASSWORD, "");
    desk.closes().await;
}
