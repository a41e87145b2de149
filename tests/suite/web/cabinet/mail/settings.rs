//! The settings of e-mail.

use super::{Cabinet, has_chosen, settings, shows, with};
use crate::support::Desk;
use crate::support::mail_server::MAIL_PASSWORD;

#[tokio::test]
async fn what_was_saved_is_shown_again_but_for_the_password() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let page = cabinet.opens("/cabinet/mail").await.body;
    shows(
        &page,
        &["E-mail is not set up.", "Nothing waits", "Nothing has been sent yet", "value=\"465\"", "Tea &#38; Garden"],
    );
    assert!(!page.contains("Send a test"), "there is nothing to try out");

    let page = cabinet.saves("/cabinet/mail", &settings("587", "starttls")).await;
    shows(
        &page,
        &["value=\"localhost\"", "value=\"587\"", "value=\"Чай и сад\"", "There is one.", "others cannot open"],
    );
    has_chosen(&page, "security-starttls");
    assert!(!page.contains(MAIL_PASSWORD));
    let log = cabinet.opens("/cabinet/audit?kind=mail").await.body;
    shows(&log, &["Set up outgoing mail", "<ins>localhost</ins>", "Protection on the way", "<ins>STARTTLS</ins>"]);
    shows(&log, &["<dt>Password</dt><dd><del>nothing</del> <span aria-hidden=\"true\">→</span> <ins>set</ins>"]);
    cabinet.saves("/cabinet/mail", &settings("587", "starttls")).await;
    let kept = "SELECT count(*) FROM audit_entries WHERE act = 'company_changed'";
    assert_eq!(desk.asks_file::<i64>(kept), [1], "a form that is sent as it stood is no change");
    let everything = desk.asks_file::<String>("SELECT group_concat(coalesce(detail, '')) FROM audit_entries").concat();
    assert!(!everything.contains(MAIL_PASSWORD));
    desk.closes().await;
}

#[tokio::test]
async fn an_empty_password_keeps_the_one_that_is_there_for_the_same_server_and_user_alone() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let kept = || desk.asks_file::<Option<String>>("SELECT password FROM mail_settings");
    cabinet.saves("/cabinet/mail", &settings("465", "tls")).await;
    let again = with(settings("587", "starttls"), "password", "");
    cabinet.saves("/cabinet/mail", &again).await;
    assert_eq!(kept(), [Some(MAIL_PASSWORD.to_owned())]);
    for (field, value) in [("host", "evil.example"), ("user", "mallory"), ("security", "none")] {
        let page = cabinet.is_refused("/cabinet/mail", &with(again.clone(), field, value)).await;
        shows(&page, &["Type the password again", "What you typed is still here"]);
    }
    cabinet.saves("/cabinet/mail", &with(again.clone(), "user", "")).await;
    assert_eq!(kept(), [None], "a server that asks for no user gets no password");
    desk.closes().await;
}

#[tokio::test]
async fn mistakes_are_named_beside_their_fields_and_everything_stays() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let fields = with(settings("99999", "none"), "host", "smtp.shop.example:25");
    let fields = with(with(fields, "sender", "nowhere"), "sender_name", "");
    let page = cabinet.is_refused("/cabinet/mail", &fields).await;
    shows(
        &page,
        &[
            "does not look like the name of a server",
            "from 1 to 65535",
            "does not look like an e-mail address",
            "Please fill this in",
            "value=\"99999\"",
            "value=\"smtp.shop.example:25\"",
        ],
    );
    has_chosen(&page, "security-none");
    assert!(!page.contains(MAIL_PASSWORD));
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM mail_settings"), [0]);
    desk.closes().await;
}

#[tokio::test]
async fn e_mail_is_switched_off_and_the_password_forgotten() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.saves("/cabinet/mail", &settings("465", "tls")).await;
    shows(&cabinet.opens("/cabinet/mail/off").await.body, &["The password is forgotten."]);
    shows(&cabinet.saves("/cabinet/mail/off", &[]).await, &["E-mail is switched off", "E-mail is not set up."]);
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM mail_settings"), [0]);
    desk.closes().await;
}
