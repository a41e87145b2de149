//! How somebody gets in: another password, and the page that shows a link once.

use askama::Template;

use crate::domain::ids::OperatorId;
use crate::texts::Texts;
use crate::web::views::Person;

/// Asks once more before somebody's password is taken away.
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
    /// Whether mail leaves the house.
    pub mail_is_set_up: bool,
}

impl NewPassword {
    /// Where the employee is.
    fn employee(&self) -> String {
        format!("/cabinet/employees/{}", self.employee_id)
    }
}

/// A link by which somebody sets a password, to be handed over. It is shown this once and kept nowhere.
#[derive(Template)]
#[template(path = "cabinet/employees/handed.html")]
pub struct HandedLink {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address to come back to after a change of language: the link is not there any more.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Whether the person is still to come.
    pub is_new: bool,
    /// Their name.
    pub employee_name: String,
    /// The link.
    pub link: String,
}
