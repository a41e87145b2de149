//! A person's own account.

pub mod sessions;
pub mod two_factor;

use askama::Template;

use crate::texts::Texts;
use crate::web::views::{Field, Person};

/// What a person may change about themselves: the only page of the cabinet for plain operators.
#[derive(Template)]
#[template(path = "cabinet/account/page.html")]
pub struct Account {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page; `/cabinet/account` also where a refused form is shown again.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Their name.
    pub name: Field,
    /// The address they sign in with.
    pub email: String,
    /// Whether they become Ready when they open the console (X05).
    pub ready_on_start: bool,
    /// Whether closing the console pauses them (X06).
    pub pause_on_close: bool,
    /// The current password; only its error is shown.
    pub current_password: Field,
    /// The new password; only its error is shown.
    pub new_password: Field,
    /// Whether their second factor is on.
    pub two_factor: bool,
    /// In how many browsers they are signed in, this one included.
    pub sessions: u64,
}
