//! The page to sign in on.

use askama::Template;

use super::Field;
use crate::texts::Texts;

/// E-mail address and password.
#[derive(Template)]
#[template(path = "sign_in/form.html")]
pub struct SignInForm {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page with its `next`; the form is sent there too.
    pub path: String,
    /// The e-mail address.
    pub email: Field,
    /// Why the last try was refused, as a sentence that does not tell which of the two is wrong.
    pub refusal: Option<String>,
    /// Whether another password can be had by e-mail.
    pub mail_is_set_up: bool,
}

/// The second step: the code.
#[derive(Template)]
#[template(path = "sign_in/code.html")]
pub struct CodeForm {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page with its `next`; the form is sent there too.
    pub path: String,
    /// Where to begin again, with the same `next`.
    pub again: String,
    /// Who signs in.
    pub email: String,
    /// The code.
    pub code: Field,
}

/// Somebody has come in by a recovery code.
#[derive(Template)]
#[template(path = "sign_in/recovered.html")]
pub struct Recovered {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// How many codes are left.
    pub codes_left: u64,
    /// Where they wanted to go.
    pub next: String,
}
