//! A person leaves.

use crate::actions::audited::{Act, Administrator, Measure, OwnMeasure};
use crate::actions::{Done, Outcome, close_console};
use crate::domain::ids::OperatorId;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::storage::{Write, operators, sessions};

/// X06: ends a session. Signing out is a deliberate close of the console that nobody comes back from.
///
/// # Errors
/// Internal ones only.
pub fn sign_out(write: &Write<'_>, operator: OperatorId, secret_hash: &[u8; 32]) -> Outcome<()> {
    sessions::remove(write, secret_hash)?;
    close_console::pause(write, operator, Done::quietly(()))
}

/// Ends one of a person's other sessions. That closes its consoles, but is no close by the person, who sits elsewhere: their
/// status stays as it is.
///
/// # Errors
/// Internal ones only.
pub fn end_another(write: &Write<'_>, who: &Administrator, secret_hash: &[u8; 32]) -> Outcome<()> {
    sessions::remove_of(write, who.operator, secret_hash)?;
    who.note(write, Act::ChangedOwn { what: OwnMeasure::Session })?;
    Ok(Done::quietly(()))
}

/// Ends every session of a person but the one they are in. Their status stays as it is.
///
/// # Errors
/// Internal ones only.
pub fn end_others(write: &Write<'_>, who: &Administrator, keep: &[u8; 32]) -> Outcome<()> {
    sessions::remove_others(write, who.operator, Some(keep))?;
    who.note(write, Act::ChangedOwn { what: OwnMeasure::Sessions })?;
    Ok(Done::quietly(()))
}

/// An administrator ends every session of a colleague. Their status and their conversations stay as they are. The owner's
/// are ended by the owner alone.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OperatorUnknown`], [`Refusal::OwnerAccess`].
pub fn end_all_of(write: &Write<'_>, administrator: &Administrator, colleague: OperatorId) -> Outcome<()> {
    administrator.is_one(write)?;
    let person = operators::by_id(write, colleague)?.ok_or(Refusal::OperatorUnknown)?;
    if person.role == Role::Owner && colleague != administrator.operator {
        return Err(Refusal::OwnerAccess.into());
    }
    administrator.note(write, Act::Changed { what: Measure::Sessions, colleague: Some(colleague) })?;
    sessions::remove_others(write, colleague, None)?;
    Ok(Done::quietly(()))
}
