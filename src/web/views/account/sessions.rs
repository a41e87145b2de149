//! Where a person is signed in.

use askama::Template;

use crate::texts::Texts;
use crate::web::views::Person;

/// Every browser, and how to sign it out.
#[derive(Template)]
#[template(path = "cabinet/account/sessions.html")]
pub struct Sessions {
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
    /// The one that looks first, then the others, the latest used first.
    pub sessions: Vec<SessionLine>,
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    /// Its name in forms.
    pub name: String,
    /// Browser and system in words.
    pub browser: String,
    /// The address that it began from.
    pub address: String,
    /// When it began.
    pub since: String,
    /// When it ends even if it is used.
    pub until: String,
    /// When it was used last.
    pub seen: Seen,
}

/// When a session was used last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is the one that looks.
    This,
    /// Its console is open.
    Console,
    /// In the last minutes.
    JustNow,
    /// At this time.
    At(String),
}
