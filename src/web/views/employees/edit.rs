//! One employee.

use askama::Template;

use super::{EmploymentForm, LinkState};
use crate::domain::ids::OperatorId;
use crate::texts::Texts;
use crate::web::views::Person;
use crate::web::views::seen::Seen;

/// What they do where, and what else can be done about them.
#[derive(Template)]
#[template(path = "cabinet/employees/edit.html")]
pub struct EditEmployee {
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
    /// Their name now, whatever stands in the form.
    pub employee_name: String,
    /// What they sign in with.
    pub email: String,
    /// Whether it is the one who looks.
    pub is_you: bool,
    /// Whether they own the company.
    pub is_owner: bool,
    /// Whether their second factor is on.
    pub two_factor: bool,
    /// How it stands with the link by which they set a password, where they have none.
    pub link: Option<LinkState>,
    /// Whether mail leaves the house.
    pub mail_is_set_up: bool,
    /// When the form was opened, and what was changed meanwhile.
    pub seen: Seen,
    /// The form.
    pub form: EmploymentForm,
}
