//! What cannot be undone is asked for once more.

use askama::Template;

use crate::domain::ids::MailId;
use crate::texts::Texts;
use crate::web::views::Person;

/// Asks before e-mail is switched off.
#[derive(Template)]
#[template(path = "cabinet/mail/off.html")]
pub struct SwitchMailOff {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
}

/// Asks before a mail is discarded.
#[derive(Template)]
#[template(path = "cabinet/mail/discard.html")]
pub struct DiscardMail {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Which.
    pub id: MailId,
    /// What it is and to whom.
    pub what: String,
}
