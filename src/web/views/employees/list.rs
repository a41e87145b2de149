//! Everybody in the company.

use askama::Template;

use super::LinkState;
use crate::domain::ids::OperatorId;
use crate::domain::work_status::WorkStatus;
use crate::texts::Texts;
use crate::web::views::Person;

/// The list of employees; those who are disabled stand apart.
#[derive(Template)]
#[template(path = "cabinet/employees/list.html")]
pub struct EmployeeList {
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
    /// Everybody, by name.
    pub employees: Vec<EmployeeRow>,
    /// Those who are disabled, by name.
    pub disabled: Vec<DisabledRow>,
}

/// One person at a glance.
#[derive(Clone, Debug)]
pub struct EmployeeRow {
    /// Their number.
    pub id: OperatorId,
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// Whether it is the one who looks.
    pub is_you: bool,
    /// The name of their role.
    pub role: &'static str,
    /// Their work status.
    pub status: WorkStatus,
    /// Its name.
    pub status_name: &'static str,
    /// How it stands with the link by which they set a password, where they have none.
    pub link: Option<LinkState>,
    /// M17: whether they have ever opened the console.
    pub console_opened: bool,
    /// How many open conversations the system may bring them to; `None`: any number.
    pub limit: Option<u32>,
    /// Their sites with their departments there, in words; empty if they have none.
    pub places: String,
}

/// One person who is disabled.
#[derive(Clone, Debug)]
pub struct DisabledRow {
    /// Their number.
    pub id: OperatorId,
    /// Their name.
    pub name: String,
    /// What they signed in with.
    pub email: String,
}
