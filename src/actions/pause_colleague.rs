//! An administrator sends a colleague on Pause.

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Outcome, set_work_status};
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::domain::work_status::paused_by;
use crate::storage::{Write, conversations, operators};

/// N03: Ready or Can help becomes Pause, and with nothing in work Left. The conversations stay; the colleague sees who did it.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OperatorUnknown`], [`Refusal::ColleagueNotAvailable`].
pub fn pause(write: &Write<'_>, administrator: &Administrator, colleague: OperatorId) -> Outcome<()> {
    administrator.is_one(write)?;
    let person = operators::by_id(write, colleague)?.ok_or(Refusal::OperatorUnknown)?;
    let (before, in_work) = (person.standing.status, conversations::in_work(write, colleague)?);
    let (status, reason) = paused_by(administrator.operator, colleague, before, in_work)?;
    administrator.note(write, Act::Paused { colleague })?;
    set_work_status::change(write, colleague, before, status, reason, None, Done::quietly(()))
}
