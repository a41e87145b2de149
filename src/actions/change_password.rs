//! A person gets a new password.

use crate::actions::{Done, Outcome};
use crate::domain::ids::OperatorId;
use crate::storage::{Write, operators, sessions};

/// Sets a new password, and ends every session of the person but the one they changed it in.
///
/// # Errors
/// Internal ones only.
pub fn change(write: &Write<'_>, operator: OperatorId, password_hash: &str, keep: Option<&[u8; 32]>) -> Outcome<()> {
    operators::set_password(write, operator, password_hash)?;
    sessions::remove_others(write, operator, keep)?;
    Ok(Done::quietly(()))
}
