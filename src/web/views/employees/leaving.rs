//! Somebody is disabled.

use askama::Template;

use crate::domain::ids::OperatorId;
use crate::texts::Texts;
use crate::web::views::Person;

/// Asks once more, and says what becomes of their work (X20).
#[derive(Template)]
#[template(path = "cabinet/employees/disable.html")]
pub struct DisableEmployee {
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
    /// How many conversations they have in work.
    pub in_work: u64,
}

impl DisableEmployee {
    /// Where the employee is.
    fn employee(&self) -> String {
        format!("/cabinet/employees/{}", self.employee_id)
    }
}
