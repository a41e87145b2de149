//! A person opens their console.

use crate::actions::{Done, Outcome, close_console, set_work_status};
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::domain::work_status;
use crate::realtime::SocketId;
use crate::storage::{Write, operators, second_factors, sessions};

/// A console that was opened.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// By whom.
    pub operator: OperatorId,
    /// Their sign-in.
    pub session: [u8; 32],
    /// Its connection.
    pub console: SocketId,
    /// Whether the window has just been opened, as opposed to a reconnect, a reload or a second window of its browser.
    pub started: bool,
    /// Whether another console of theirs is connected, on whatever device.
    pub another_is_open: bool,
}

/// X05, X19: a deliberate start makes the person Ready, if they want it so: the first console of a sign-in, or one that is
/// opened when none of theirs is open. A reconnect, a reload within the grace period or a second window is no start.
///
/// # Errors
/// [`Refusal::SignInNeeded`] if the person or their sign-in is gone, or if they owe the company a second factor.
pub fn open(write: &Write<'_>, opening: Opening) -> Outcome<()> {
    let Opening { operator, session, console, started, another_is_open } = opening;
    let person = operators::by_id(write, operator)?.ok_or(Refusal::SignInNeeded)?;
    if second_factors::is_owed(write, operator, person.role)? {
        return Err(Refusal::SignInNeeded.into());
    }
    operators::note_console(write, operator)?;
    let closed_at = sessions::console_closed_at(write, &session)?;
    let is_back = closed_at.is_some_and(|closed_at| write.now() - closed_at <= close_console::GRACE);
    let first = sessions::console_opened(write, &session)?.ok_or(Refusal::SignInNeeded)?;
    let deliberate = started && (first || !another_is_open && !is_back);
    if deliberate {
        sessions::forget_closed(write, operator)?;
    }
    let before = person.standing.status;
    match work_status::on_console_start(before, deliberate && person.ready_on_start) {
        Some((status, reason)) => {
            set_work_status::change(write, operator, before, status, reason, Some(console), Done::quietly(()))
        }
        None => Ok(Done::quietly(())),
    }
}
