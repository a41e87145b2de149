//! What is done about how somebody gets in.

use askama::Template;

use crate::domain::ids::OperatorId;
use crate::texts::Texts;
use crate::web::views::Person;

/// Asks once more before somebody is signed out everywhere.
#[derive(Template)]
#[template(path = "cabinet/employees/sign_out.html")]
pub struct SignOutEmployee {
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

impl SignOutEmployee {
    /// Where the employee is.
    fn employee(&self) -> String {
        format!("/cabinet/employees/{}", self.employee_id)
    }
}

/// Asks once more before somebody's second factor is turned off.
#[derive(Template)]
#[template(path = "cabinet/employees/reset_two_factor.html")]
pub struct ResetTwoFactor {
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

impl ResetTwoFactor {
    /// Where the employee is.
    fn employee(&self) -> String {
        format!("/cabinet/employees/{}", self.employee_id)
    }
}
