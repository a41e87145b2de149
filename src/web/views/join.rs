//! Behind a link: setting a password of one's own; and asking for such a link.

use askama::Template;

use super::Field;
use crate::domain::language::Language;
use crate::texts::Texts;

/// The form of whoever joins, or sets another password.
#[derive(Template)]
#[template(path = "join/form.html")]
pub struct JoinForm {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page with its token; the form is sent there too.
    pub path: String,
    /// Whether they join; otherwise they only set another password.
    pub joins: bool,
    /// What the company is called.
    pub company: String,
    /// What they sign in with.
    pub email: String,
    /// Their name.
    pub name: Field,
    /// The password; only its error is shown.
    pub password: Field,
    /// The language that is chosen.
    pub language: Language,
}

impl JoinForm {
    /// Whether the last try was refused.
    fn refused(&self) -> bool {
        self.name.error.is_some() || self.password.error.is_some()
    }
}

/// A link that does not work, and what to do.
#[derive(Template)]
#[template(path = "join/problem.html")]
pub struct LinkProblem {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// Where a change of language leads.
    pub path: String,
    /// Why it does not work.
    pub sentence: String,
    /// Whether another link can be had by e-mail.
    pub mail_is_set_up: bool,
}

/// Asks for a link by which one sets another password.
#[derive(Template)]
#[template(path = "join/forgotten.html")]
pub struct Forgotten {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// The address.
    pub email: Field,
    /// Whether it has been asked for.
    pub asked: bool,
}
