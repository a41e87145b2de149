//! A person sets up their own workplace.

use crate::actions::{Done, Outcome};
use crate::domain::ids::OperatorId;
use crate::domain::language::Language;
use crate::storage::{Write, operators};

/// Chooses a language.
///
/// # Errors
/// Internal ones only.
pub fn language(write: &Write<'_>, operator: OperatorId, language: Language) -> Outcome<()> {
    operators::set_language(write, operator, language)?;
    Ok(Done::quietly(()))
}

/// X05: chooses whether opening the console makes them Ready.
///
/// # Errors
/// Internal ones only.
pub fn ready_on_start(write: &Write<'_>, operator: OperatorId, ready: bool) -> Outcome<()> {
    operators::set_ready_on_start(write, operator, ready)?;
    Ok(Done::quietly(()))
}
