//! How somebody gets in: a new password, and the page that shows it once.

use askama::Template;

use crate::domain::ids::OperatorId;
use crate::texts::Texts;
use crate::web::views::Person;

/// Asks once more before somebody's password is replaced.
#[derive(Template)]
#[template(path = "cabinet/employees/password.html")]
pub struct NewPassword {
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
    /// Their number.
    pub employee_id: OperatorId,
    /// Their name.
    pub employee_name: String,
}

impl NewPassword {
    /// Where the employee is.
    fn employee(&self) -> String {
        format!("/cabinet/employees/{}", self.employee_id)
    }
}

/// The password that was made up for somebody, to be handed over. It is shown this once and kept nowhere.
#[derive(Template)]
#[template(path = "cabinet/employees/handed.html")]
pub struct HandedPassword {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address to come back to after a change of language: the password is not there any more.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Whether the person has just joined.
    pub is_new: bool,
    /// Their number.
    pub employee_id: OperatorId,
    /// Their name.
    pub employee_name: String,
    /// Where they sign in.
    pub sign_in: String,
    /// What they sign in with.
    pub email: String,
    /// The password.
    pub password: String,
}
