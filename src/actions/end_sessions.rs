//! Sessions have lasted for as long as they may.

use crate::actions::{Done, Outcome};
use crate::realtime::Topic;
use crate::storage::{Write, sessions};

/// Ends them, with the consoles that were opened with them. That is no close by the person (X07): their status and their
/// conversations stay, and what they had typed waits in their browser.
///
/// # Errors
/// Internal ones only.
pub fn of_age(write: &Write<'_>) -> Outcome<()> {
    let mut done = Done { new_deadline: true, ..Done::quietly(()) };
    done.dismissed = sessions::remove_ended(write)?.into_iter().map(Topic::Session).collect();
    Ok(done)
}
