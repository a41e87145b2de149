//! A person leaves.

use crate::actions::{Done, Outcome, close_console};
use crate::domain::ids::OperatorId;
use crate::storage::{Write, sessions};

/// X06: ends a session. Signing out is a deliberate close of the console that nobody comes back from.
///
/// # Errors
/// Internal ones only.
pub fn sign_out(write: &Write<'_>, operator: OperatorId, secret_hash: &[u8; 32]) -> Outcome<()> {
    sessions::remove(write, secret_hash)?;
    close_console::pause(write, operator, Done::quietly(()))
}
