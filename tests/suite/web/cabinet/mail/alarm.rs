//! The settings of e-mail are at fault: an administrator is told at once, nothing is lost, and it goes away when it is mended.

use besedka::domain::time::Span;
use besedka::protocol::VERSION;
use besedka::protocol::monitoring::{MonitoringIn, MonitoringOut};

use super::copies::{leaves, site};
use super::{Cabinet, settings, shows, with};
use crate::support::mail_server::USER;
use crate::support::socket::Socket;
use crate::support::{Desk, MailServer};

const PAGES: [&str; 3] = ["/cabinet", "/cabinet/mail", "/cabinet/monitoring"];

impl Cabinet<'_> {
    /// That every page says so, or none does.
    async fn tells_everywhere(&self, pieces: &[&str]) {
        for path in PAGES {
            let page = self.opens(path).await.body;
            if pieces.is_empty() {
                assert!(!page.contains("No e-mail leaves"), "{path}: {page}");
            } else {
                shows(&page, pieces);
            }
        }
    }
}

/// A company with these settings of e-mail, two of whose visitors leave a message, of which a copy goes out each.
async fn two_messages(server: &MailServer, fields: &[(&str, &str)]) -> Desk {
    let desk = Desk::with_mail(server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.saves("/cabinet/mail", fields).await;
    cabinet.saves("/cabinet/sites/1", &site("sales@shop.example")).await;
    for _ in 0..2 {
        let mut guest = desk.visitor().await;
        leaves(&mut guest, desk.next_key(), "Do you have honey?").await;
    }
    desk
}

/// Waits until it is known what is wrong, and every mail has been tried.
async fn is_known(desk: &Desk, trouble: &str) {
    let tried = "SELECT count(*) FROM outbox WHERE attempts > 0";
    while desk.asks_file::<String>("SELECT trouble FROM mail_faults") != [trouble]
        || desk.asks_file::<i64>(tried) != [2]
    {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_wrong_password_is_told_at_once_on_every_page_and_other_settings_mend_it() {
    let mut server = MailServer::start("tls").await;
    let port = server.port.to_string();
    let desk = two_messages(&server, &with(settings(&port, "tls"), "password", "an old one")).await;
    is_known(&desk, "sign_in_refused").await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let told =
        ["role=\"alert\"", "the server says “535 5.7.8", "2 mails wait", "does not take the user and the password"];
    cabinet.tells_everywhere(&told).await;
    assert_eq!(desk.asks_file::<String>("SELECT state FROM outbox"), ["waiting", "waiting"], "nothing is lost");
    cabinet.sets_mail_up(server.port, "tls").await;
    for _ in 0..2 {
        server.takes().await;
    }
    desk.mails_are(&["delivered", "delivered"]).await;
    cabinet.tells_everywhere(&[]).await;
    desk.closes().await;
    assert_eq!(server.ends().await, Vec::<String>::new(), "each once");
}

#[tokio::test]
async fn a_refused_sender_is_of_the_settings_and_fails_no_mail() {
    let mut server = MailServer::start("tls").await;
    let port = server.port.to_string();
    let desk = two_messages(&server, &with(settings(&port, "tls"), "sender", "stranger@shop.example")).await;
    is_known(&desk, "sender_refused").await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.tells_everywhere(&["553 5.7.1 Sender address rejected", "2 mails wait"]).await;
    desk.mails_are(&["waiting", "waiting"]).await;
    cabinet.saves("/cabinet/mail", &with(settings(&port, "tls"), "sender", USER)).await;
    for _ in 0..2 {
        server.takes().await;
    }
    desk.mails_are(&["delivered", "delivered"]).await;
    desk.closes().await;
}

#[tokio::test]
async fn what_the_provider_mends_is_noticed_at_the_next_mail_or_test_and_hurries_the_others() {
    let mut server = MailServer::start("tls").await;
    let port = server.port.to_string();
    let desk = two_messages(&server, &with(settings(&port, "tls"), "password", "only for programs, soon")).await;
    is_known(&desk, "sign_in_refused").await;
    let cabinet = Cabinet::of_owner(&desk).await;
    server.learns("only for programs, soon").await;
    shows(&cabinet.tries_out("owner@demo.example").await, &["The server has taken the test"]);
    for _ in 0..3 {
        server.takes().await;
    }
    desk.mails_are(&["delivered", "delivered"]).await;
    cabinet.tells_everywhere(&[]).await;
    desk.closes().await;
}

#[tokio::test]
async fn what_was_given_up_because_of_the_settings_is_tried_again_with_others_unless_it_is_over() {
    let mut server = MailServer::start("tls").await;
    let port = server.port.to_string();
    let desk = two_messages(&server, &with(settings(&port, "tls"), "password", "an old one")).await;
    is_known(&desk, "sign_in_refused").await;
    while desk.asks_file::<String>("SELECT DISTINCT state FROM outbox") != ["failed"] {
        desk.passes(Span::minutes(30));
        tokio::task::yield_now().await;
    }
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.tells_everywhere(&["the server says “535 5.7.8", "No mail waits now."]).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    for _ in 0..2 {
        server.takes().await;
    }
    desk.mails_are(&["delivered", "delivered"]).await;
    desk.closes().await;
}

#[tokio::test]
async fn a_server_that_is_down_for_a_while_raises_no_alarm() {
    let mut server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    cabinet.saves("/cabinet/sites/1", &site("sales@shop.example")).await;
    server.falls().await;
    let mut guest = desk.visitor().await;
    leaves(&mut guest, desk.next_key(), "Do you have honey?").await;
    while desk.asks_file::<i64>("SELECT attempts FROM outbox") != [1] {
        tokio::task::yield_now().await;
    }
    cabinet.tells_everywhere(&[]).await;
    server.comes_back().await;
    desk.passes(Span::minutes(1));
    server.takes().await;
    desk.mails_are(&["delivered"]).await;
    desk.closes().await;
}

#[tokio::test]
async fn a_page_of_monitoring_that_is_open_hears_of_it() {
    let mut server = MailServer::start("tls").await;
    let port = server.port.to_string();
    let desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.saves("/cabinet/mail", &with(settings(&port, "tls"), "password", "an old one")).await;
    cabinet.saves("/cabinet/sites/1", &site("sales@shop.example")).await;
    let url = format!("ws://{}/ws/monitoring", desk.address());
    let headers = [("origin", desk.origin()), ("cookie", cabinet.cookie.clone())];
    let mut page: Socket<MonitoringOut> = Socket::connect(&url, &headers).await.unwrap();
    page.say(&MonitoringIn::Hello { version: VERSION }).await;
    let mut guest = desk.visitor().await;
    leaves(&mut guest, desk.next_key(), "Do you have honey?").await;
    let changed = |frame: &MonitoringOut| matches!(frame, MonitoringOut::Changed).then_some(());
    while !cabinet.opens("/cabinet/monitoring").await.body.contains("No e-mail leaves") {
        page.wait_for("changed", changed).await;
    }
    cabinet.sets_mail_up(server.port, "tls").await;
    while cabinet.opens("/cabinet/monitoring").await.body.contains("No e-mail leaves") {
        page.wait_for("changed", changed).await;
    }
    server.takes().await;
    desk.mails_are(&["delivered"]).await;
    desk.closes().await;
}
