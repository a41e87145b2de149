//! The page of e-mail.

use askama::Template;

use crate::domain::ids::MailId;
use crate::texts::Texts;
use crate::web::views::mail::MailAlarm;
use crate::web::views::{Field, Person};

/// The server, a test, and what waits or has left.
#[derive(Template)]
#[template(path = "cabinet/mail/page.html")]
pub struct MailPage {
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
    /// That no mail leaves.
    pub alarm: Option<MailAlarm>,
    /// Whether mail leaves the house.
    pub is_set_up: bool,
    /// Whether a password is kept.
    pub has_password: bool,
    /// What links in mails begin with.
    pub links: String,
    /// Whether others can open them.
    pub links_are_local: bool,
    /// The settings.
    pub form: MailForm,
    /// The test.
    pub trial: Trial,
    /// What waits, is on its way, or was not delivered.
    pub open: Vec<MailRow>,
    /// Whether there is more of that than is shown.
    pub more: bool,
    /// What was delivered last.
    pub delivered: Vec<MailRow>,
}

impl MailPage {
    /// What stands under the field of the password.
    const fn password_hint(&self) -> &'static str {
        if self.has_password { self.t.mail_server_password_kept() } else { self.t.mail_server_password_hint() }
    }
}

/// What stands in the form of the settings.
#[derive(Clone, Debug)]
pub struct MailForm {
    /// The server.
    pub host: Field,
    /// The port.
    pub port: Field,
    /// The word of the security.
    pub security: Field,
    /// The user.
    pub user: Field,
    /// The password; only its error is shown.
    pub password: Field,
    /// The name of the sender.
    pub sender_name: Field,
    /// The address of the sender.
    pub sender: Field,
}

impl MailForm {
    /// Whether the last try was refused.
    pub fn refused(&self) -> bool {
        let Self { host, port, security, user, password, sender_name, sender } = self;
        [host, port, security, user, password, sender_name, sender].iter().any(|field| field.error.is_some())
    }
}

/// The form of the test, and how the last one went.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// To whom.
    pub to: Field,
    /// What came of it.
    pub result: Option<TrialResult>,
}

/// How a test went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialResult {
    /// Whether the server took it.
    pub good: bool,
    /// What the server said, word for word, or what the machine said in its place.
    pub answer: String,
    /// Whether it was the server that said so.
    pub spoken: bool,
    /// What to do now.
    pub advice: &'static str,
}

/// One mail.
#[derive(Clone, Debug)]
pub struct MailRow {
    /// Its number.
    pub id: MailId,
    /// What it is and to whom.
    pub what: String,
    /// The word of its state.
    pub state: &'static str,
    /// Its name.
    pub state_name: &'static str,
    /// When it was written, how often it was tried, and when it is tried next.
    pub history: String,
    /// What stood in the way, and what to do about it.
    pub trouble: Option<&'static str>,
    /// What the server said, word for word.
    pub answer: Option<String>,
    /// Whether nobody knows if it arrived.
    pub unknown: bool,
    /// Whether it can be tried again or discarded.
    pub actionable: bool,
}
