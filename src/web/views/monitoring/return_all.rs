//! Whether everything of somebody is to go back to its queues.

use askama::Template;

use crate::domain::ids::OperatorId;
use crate::domain::work_status::WorkStatus;
use crate::texts::Texts;
use crate::web::views::Person;

/// N03: what comes of returning it.
#[derive(Template)]
#[template(path = "cabinet/monitoring/return_all.html")]
pub struct ReturnAll {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// Nothing has been done yet.
    pub flash: Option<String>,
    /// The colleague.
    pub operator: OperatorId,
    /// Their name.
    pub operator_name: String,
    /// Their work status.
    pub status: WorkStatus,
    /// How many conversations they have in work.
    pub in_work: u64,
}
