//! A person closes their console deliberately.

use crate::actions::{Done, Outcome, set_work_status};
use crate::domain::ids::OperatorId;
use crate::domain::time::Span;
use crate::domain::work_status;
use crate::storage::{Write, conversations, operators, sessions};

/// X05, X06: how long a closed console may take to come back and count as never closed.
pub const GRACE: Span = Span::seconds(60);

/// X06, X07: notes that the last console window of a sign-in was closed deliberately. A lost connection never comes here.
///
/// # Errors
/// Internal ones only.
pub fn note(write: &Write<'_>, session: &[u8; 32]) -> Outcome<()> {
    sessions::note_console_closed(write, session)?;
    Ok(Done { new_deadline: true, ..Done::quietly(()) })
}

/// X06: pauses the people whose console was closed and has not come back within the grace period, if they want it so,
/// whatever other device of theirs is open.
///
/// # Errors
/// Internal ones only.
pub fn after_grace(write: &Write<'_>) -> Outcome<()> {
    let mut done = Done::quietly(());
    for operator in sessions::take_closed(write, write.now() - GRACE)? {
        done = pause(write, operator, done)?;
    }
    Ok(done)
}

/// X06: the same at once, for somebody who signs out.
pub(super) fn pause<T>(write: &Write<'_>, operator: OperatorId, done: Done<T>) -> Outcome<T> {
    let Some(person) = operators::by_id(write, operator)? else { return Ok(done) };
    let (before, in_work) = (person.standing.status, conversations::in_work(write, operator)?);
    match work_status::on_console_close(before, person.pause_on_close, in_work) {
        Some((status, reason)) => set_work_status::change(write, operator, before, status, reason, None, done),
        None => Ok(done),
    }
}
