//! X15: copies of what visitors leave in the offline form.

use besedka::domain::ids::MessageKey;
use besedka::domain::time::Span;
use besedka::protocol::widget_in::WidgetIn;
use besedka::protocol::widget_out::WidgetOut;

use super::{Cabinet, shows};
use crate::support::{Desk, MailServer, Visitor};

/// The form of the site's settings with these addresses for copies.
pub fn site(copies: &str) -> [(&str, &str); 8] {
    [
        ("name", "Shop"),
        ("origins", "shop.example"),
        ("routing", "company"),
        ("offline", "form"),
        ("form_name", "optional"),
        ("form_email", "optional"),
        ("form_phone", "optional"),
        ("copies", copies),
    ]
}

/// A visitor fills the form in, and has it confirmed.
pub async fn leaves(guest: &mut Visitor, key: MessageKey, text: &str) {
    let form = WidgetIn::OfflineForm {
        key,
        text: text.into(),
        name: "Ольга".into(),
        email: "olga@mail.example".into(),
        phone: "+7 912 345-67-89".into(),
    };
    guest.socket.say(&form).await;
    guest.posted(key).await;
}

#[tokio::test]
async fn x15_exactly_one_copy_however_often_the_form_is_sent() {
    let mut server = MailServer::start("tls").await;
    let mut desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    let page = cabinet.saves("/cabinet/sites/1", &site("Sales@shop.example\r\nowner@shop.example")).await;
    shows(&page, &["owner@shop.example\nsales@shop.example</textarea>"]);

    let mut guest = desk.visitor().await;
    let key = desk.next_key();
    leaves(&mut guest, key, "Do you have <honey>?\nAnd tea?").await;
    leaves(&mut guest, key, "Do you have <honey>?\nAnd tea?").await;
    let mut to = Vec::new();
    for _ in 0..2 {
        let mail = server.takes().await;
        assert_eq!(mail.subject, "Ольга wrote on Shop");
        assert_eq!(mail.headers["reply-to"], "olga@mail.example");
        for piece in [
            "Do you have <honey>?\nAnd tea?",
            "Name: Ольга",
            "E-mail: olga@mail.example",
            "Telephone: +7 912 345-67-89",
            "Page: Tea",
            "https://shop.example/tea?visitor=1",
            &format!("{}/console#/conversation/1", desk.origin()),
            "/cabinet/conversations/1",
        ] {
            assert!(mail.text.replace("\r\n", "\n").contains(piece), "no {piece} in {}", mail.text);
        }
        to.extend(mail.to);
    }
    to.sort_unstable();
    assert_eq!(to, ["owner@shop.example", "sales@shop.example"]);
    desk.mails_are(&["delivered", "delivered"]).await;

    // Another form in the same conversation, and the first one once more after a restart.
    let second = desk.next_key();
    leaves(&mut guest, second, "Hello?").await;
    desk.restarts().await;
    let mut guest = guest.reloads(&desk).await;
    leaves(&mut guest, key, "Do you have <honey>?\nAnd tea?").await;
    let page = Cabinet::of_owner(&desk).await.opens("/cabinet/mail").await.body;
    shows(
        &page,
        &["Copy of an offline message, to sales@shop.example", "250 2.0.0 Taken", "1 attempt", "Nothing waits"],
    );
    desk.closes().await;
    assert_eq!(server.ends().await, Vec::<String>::new(), "nothing came twice");
}

/// Leaves a form and closes what it opened, so that the next one opens another conversation.
async fn leaves_and_closes(desk: &Desk, guest: &mut Visitor) {
    leaves(guest, desk.next_key(), "Cheap watches").await;
    let conversation = guest.cursor.expect("it is written down").conversation;
    guest.socket.say(&WidgetIn::Close { re: 5, conversation }).await;
    guest.socket.wait_for("closed", |frame| matches!(frame, WidgetOut::Accepted { re: 5 }).then_some(())).await;
}

#[tokio::test]
async fn x15_nobody_fills_the_mailboxes_of_the_company_and_nothing_they_write_is_lost() {
    let server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    cabinet.saves("/cabinet/sites/1", &site("sales@shop.example")).await;
    let copies = || desk.asks_file::<i64>("SELECT count(*) FROM outbox")[0];
    let mut guest = desk.visitor().await;
    for _ in 0..5 {
        leaves_and_closes(&desk, &mut guest).await;
    }
    assert_eq!(copies(), 3, "of one visitor");
    for _ in 0..8 {
        leaves_and_closes(&desk, &mut desk.visitor().await).await;
    }
    assert_eq!(copies(), 10, "of one address");
    leaves_and_closes(&desk, &mut Visitor::opens_widget_from(&desk, [127, 0, 0, 2]).await).await;
    assert_eq!(copies(), 11, "of another address");
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM messages"), [14]);
    desk.passes(Span::minutes(60));
    leaves_and_closes(&desk, &mut guest).await;
    desk.mails_are(&["delivered"; 12]).await;
    desk.closes().await;
}

#[tokio::test]
async fn x15_a_form_is_not_copied_while_somebody_is_there_nor_where_there_is_none() {
    let server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.sets_mail_up(server.port, "tls").await;
    let mut settings = site("sales@shop.example");
    settings[3] = ("offline", "notice");
    cabinet.saves("/cabinet/sites/1", &settings).await;
    let mut guest = desk.visitor().await;
    leaves(&mut guest, desk.next_key(), "In place of what?").await;

    cabinet.saves("/cabinet/sites/1", &site("sales@shop.example")).await;
    let mut late = desk.visitor().await;
    assert!(!late.welcome.online);
    let mut anna = desk.operator("anna").await;
    leaves(&mut late, desk.next_key(), "You have just come").await;
    assert_eq!(anna.reads_message().await.text, "You have just come");
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM outbox"), [0]);
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM conversations"), [2]);
    desk.closes().await;
}

#[tokio::test]
async fn x15_no_copy_of_a_plain_message_nor_while_mail_is_off() {
    let server = MailServer::start("tls").await;
    let desk = Desk::with_mail(&server).await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let page = cabinet.saves("/cabinet/sites/1", &site("sales@shop.example")).await;
    shows(&page, &["E-mail is not set up, so nothing is sent."]);
    let mut guest = desk.visitor().await;
    leaves(&mut guest, desk.next_key(), "Nobody will mail this").await;
    cabinet.sets_mail_up(server.port, "tls").await;
    let mut other = desk.visitor().await;
    other.says(&desk, "A plain message").await;
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM outbox"), [0]);
    desk.closes().await;
    assert_eq!(server.ends().await, Vec::<String>::new());
}

#[tokio::test]
async fn x15_addresses_with_a_slip_of_the_pen_are_named() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let page = cabinet.is_refused("/cabinet/sites/1", &site("sales@shop.example sales")).await;
    shows(&page, &["“sales” is not an e-mail address", "sales@shop.example sales</textarea>"]);
    let many = "a@b.example c@b.example d@b.example e@b.example f@b.example g@b.example";
    shows(&cabinet.is_refused("/cabinet/sites/1", &site(many)).await, &["At most 5 addresses."]);
    desk.closes().await;
}
