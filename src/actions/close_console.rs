//! A person closes their console deliberately.

use crate::actions::{Done, Outcome, set_work_status};
use crate::domain::ids::OperatorId;
use crate::domain::time::{Span, Timestamp};
use crate::domain::work_status;
use crate::storage::{Write, conversations, operators, sessions};

/// X05, X06: how long a closed console may take to come back and count as never closed.
pub const GRACE: Span = Span::seconds(60);

/// X06, X07: notes that the last console window of a sign-in was closed deliberately at this moment. A lost connection never
/// comes here.
///
/// # Errors
/// Internal ones only.
pub fn note(write: &Write<'_>, session: &[u8; 32], closed_at: Timestamp) -> Outcome<()> {
    sessions::note_console_closed(write, session, closed_at)?;
    Ok(Done { new_deadline: true, ..Done::quietly(()) })
}

/// X06: pauses the people whose console was closed and has not come back within the grace period, if they want it so,
/// whatever other device of theirs is open. Whoever's status has changed since then has the last word.
///
/// # Errors
/// Internal ones only.
pub fn after_grace(write: &Write<'_>) -> Outcome<()> {
    let mut done = Done::quietly(());
    for (operator, closed_at) in sessions::take_closed(write, write.now() - GRACE)? {
        let chosen_since = operators::by_id(write, operator)?.is_some_and(|person| person.standing.since > closed_at);
        if !chosen_since {
            done = pause(write, operator, done)?;
        }
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
