//! A person gets a new password.

use crate::actions::audited::{self, Act, Administrator, OwnMeasure};
use crate::actions::{Done, Outcome};
use crate::domain::ids::OperatorId;
use crate::storage::audit::{ActWord, AuditOutcome};
use crate::storage::{Write, operators, sessions};

/// Somebody changes their own password, which they know: every other session of theirs ends.
///
/// # Errors
/// Internal ones only.
pub fn own(write: &Write<'_>, who: &Administrator, password_hash: &str, keep: &[u8; 32]) -> Outcome<()> {
    who.note(write, Act::ChangedOwn { what: OwnMeasure::Password })?;
    change(write, who.operator, password_hash, Some(keep))
}

/// Keeps that somebody who was signed in did not know their password.
///
/// # Errors
/// Internal ones only.
pub fn refused(write: &Write<'_>, who: &Administrator) -> Outcome<()> {
    audited::refused(write, who, Act::ChangedOwn { what: OwnMeasure::Password })
}

/// A new password, given at the machine itself.
///
/// # Errors
/// Internal ones only.
pub fn at_the_machine(write: &Write<'_>, operator: OperatorId, password_hash: &str) -> Outcome<()> {
    audited::by_nobody(write, ActWord::PasswordReset, AuditOutcome::Done, (Some(operator), None), "")?;
    change(write, operator, password_hash, None)
}

/// Sets a new password, and ends every session of the person but the one they changed it in.
///
/// # Errors
/// Internal ones only.
pub fn change(write: &Write<'_>, operator: OperatorId, password_hash: &str, keep: Option<&[u8; 32]>) -> Outcome<()> {
    operators::set_password(write, operator, password_hash)?;
    sessions::remove_others(write, operator, keep)?;
    Ok(Done::quietly(()))
}
