//! Somebody joins.

use askama::Template;

use super::EmploymentForm;
use crate::texts::Texts;
use crate::web::views::{Field, Person};

/// Who they are, and what they do where.
#[derive(Template)]
#[template(path = "cabinet/employees/new.html")]
pub struct NewEmployee {
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
    /// What they will sign in with.
    pub email: Field,
    /// How the invitation reaches them: `mail` or `hand`.
    pub way: Field,
    /// Whether mail leaves the house.
    pub mail_is_set_up: bool,
    /// The rest of the form.
    pub form: EmploymentForm,
}

impl NewEmployee {
    /// Whether the last try was refused.
    fn refused(&self) -> bool {
        self.email.error.is_some() || self.form.refused()
    }
}
