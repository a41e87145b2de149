//! Mails that do not leave at once, and mails of which nobody knows: nothing is lost, nothing is sent twice.

use besedka::domain::time::Span;

use super::copies::{leaves, site};
use super::{Cabinet, shows};
use crate::support::{Desk, MailServer};

/// A company whose visitor has just left a message, of which copies go to these addresses.
async fn left_a_message(server: &MailServer, copies: &str) -> Desk {
    let desk = Desk::with_mail(server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    cabinet.saves("/cabinet/sites/1", &site(copies)).await;
    let mut guest = desk.visitor().await;
    leaves(&mut guest, desk.next_key(), "Do you have honey?").await;
    desk
}

/// Waits until the mail has been tried this often.
async fn tried(desk: &Desk, times: i64) {
    loop {
        if desk.asks_file::<i64>("SELECT attempts FROM outbox") == [times] {
            return;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_mail_waits_for_a_server_that_is_down_and_comes_once() {
    let mut server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    cabinet.saves("/cabinet/sites/1", &site("sales@shop.example")).await;
    server.falls().await;
    let mut guest = desk.visitor().await;
    leaves(&mut guest, desk.next_key(), "Do you have honey?").await;
    tried(&desk, 1).await;
    let page = cabinet.opens("/cabinet/mail").await.body;
    shows(
        &page,
        &["Copy of an offline message, to sales@shop.example", "Waiting", "Nothing answers at this port", "14:14"],
    );
    desk.passes(Span::minutes(1));
    tried(&desk, 2).await;
    server.comes_back().await;
    desk.passes(Span::minutes(5));
    assert_eq!(server.takes().await.subject, "Ольга wrote on Shop");
    desk.mails_are(&["delivered"]).await;
    desk.closes().await;
    assert_eq!(server.ends().await, Vec::<String>::new());
}

#[tokio::test]
async fn what_is_refused_for_good_fails_at_once_and_what_is_not_waits() {
    let server = MailServer::start("tls").await;
    let desk = left_a_message(&server, "busy@shop.example full@shop.example refused@shop.example").await;
    desk.mails_are(&["waiting", "failed", "failed"]).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let page = cabinet.opens("/cabinet/mail").await.body;
    shows(
        &page,
        &[
            "451 4.7.1 Not now, please",
            "552 5.2.2 The mailbox is full",
            "550 5.1.1 There is no such person here",
            "Not delivered",
        ],
    );
    // What waits is tried for two days, and then given up.
    for _ in 0..20 {
        desk.passes(Span::minutes(360));
        let before = desk.asks_file::<i64>("SELECT attempts FROM outbox ORDER BY id")[0];
        while desk.asks_file::<i64>("SELECT attempts FROM outbox ORDER BY id")[0] == before
            && desk.asks_file::<String>("SELECT state FROM outbox ORDER BY id")[0] == "waiting"
        {
            tokio::task::yield_now().await;
        }
    }
    desk.mails_are(&["failed", "failed", "failed"]).await;
    shows(&cabinet.opens("/cabinet/mail/1/discard").await.body, &["to busy@shop.example", "cannot be brought back"]);
    shows(&cabinet.saves("/cabinet/mail/1/discard", &[]).await, &["Discarded."]);
    desk.mails_are(&["discarded", "failed", "failed"]).await;
    assert_eq!(cabinet.sends("/cabinet/mail/1/again", &[]).await.status, 409, "what is settled stays so");
    desk.closes().await;
    assert_eq!(server.ends().await, Vec::<String>::new());
}

#[tokio::test]
async fn after_a_power_cut_a_mail_that_was_on_its_way_is_left_to_a_person() {
    let mut server = MailServer::start("tls").await;
    let mut desk = left_a_message(&server, "held@shop.example").await;
    let first = server.takes().await;
    assert_eq!(desk.asks_file::<String>("SELECT state FROM outbox"), ["sending"], "marked before the first byte");
    desk.loses_power().await;
    desk.mails_are(&["unknown"]).await;
    desk.passes(Span::days(3));
    let cabinet = Cabinet::of_owner(&desk).await;
    let page = cabinet.opens("/cabinet/mail").await.body;
    shows(&page, &["Unknown whether it arrived", "it is not sent again by itself", "Send it again"]);

    shows(&cabinet.saves("/cabinet/mail/1/again", &[]).await, &["It is being tried now."]);
    let again = server.takes().await;
    assert_eq!(first.headers["message-id"], again.headers["message-id"], "a mailbox can tell that it is the same");
    server.releases().await;
    server.releases().await;
    desk.mails_are(&["delivered"]).await;
    desk.closes().await;
}

#[tokio::test]
async fn a_line_that_breaks_before_the_answer_leaves_a_doubt() {
    let mut server = MailServer::start("tls").await;
    let desk = left_a_message(&server, "cut@shop.example").await;
    server.takes().await;
    desk.mails_are(&["unknown"]).await;
    desk.passes(Span::days(1));
    desk.mails_are(&["unknown"]).await;
    desk.closes().await;
    assert_eq!(server.ends().await, Vec::<String>::new(), "it is not sent again by itself");
}

#[tokio::test]
async fn other_settings_try_everything_that_waits_at_once() {
    let mut server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "starttls").await;
    cabinet.saves("/cabinet/sites/1", &site("sales@shop.example")).await;
    let mut guest = desk.visitor().await;
    server.falls().await;
    leaves(&mut guest, desk.next_key(), "Do you have honey?").await;
    tried(&desk, 1).await;
    server.comes_back().await;
    cabinet.sets_mail_up(server.port, "tls").await;
    server.takes().await;
    desk.mails_are(&["delivered"]).await;
    desk.closes().await;
}

#[tokio::test]
async fn a_stop_waits_for_a_mail_that_is_on_its_way() {
    let mut server = MailServer::start("tls").await;
    let mut desk = left_a_message(&server, "held@shop.example").await;
    server.takes().await;
    server.releases().await;
    desk.restarts().await;
    desk.mails_are(&["delivered"]).await;
    desk.closes().await;
}
