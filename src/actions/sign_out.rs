//! A person leaves.

use crate::actions::{Done, Outcome};
use crate::storage::{Write, sessions};

/// Ends a session.
///
/// # Errors
/// Internal ones only.
pub fn sign_out(write: &Write<'_>, secret_hash: &[u8; 32]) -> Outcome<()> {
    sessions::remove(write, secret_hash)?;
    Ok(Done::quietly(()))
}
