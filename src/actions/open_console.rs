//! A person opens their console.

use crate::actions::{Done, Outcome, set_work_status};
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::domain::work_status;
use crate::realtime::SocketId;
use crate::storage::{Write, operators};

/// X05, X19: a deliberate start makes the person Ready, if they want it so. A reconnect, a reload or a second window is no
/// start and never comes here. `console` is the one that was opened.
///
/// # Errors
/// [`Refusal::SignInNeeded`] if the person is gone.
pub fn start(write: &Write<'_>, operator: OperatorId, console: SocketId) -> Outcome<()> {
    let person = operators::by_id(write, operator)?.ok_or(Refusal::SignInNeeded)?;
    operators::note_console(write, operator)?;
    let before = person.standing.status;
    match work_status::on_console_start(before, person.ready_on_start) {
        Some((status, reason)) => {
            set_work_status::change(write, operator, before, status, reason, Some(console), Done::quietly(()))
        }
        None => Ok(Done::quietly(())),
    }
}
