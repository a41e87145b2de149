//! A person sets up their own workplace.

use crate::actions::{Done, Outcome};
use crate::domain::ids::OperatorId;
use crate::domain::language::Language;
use crate::storage::{Write, preferences};

/// Chooses a language.
///
/// # Errors
/// Internal ones only.
pub fn language(write: &Write<'_>, operator: OperatorId, language: Language) -> Outcome<()> {
    preferences::set_language(write, operator, language)?;
    Ok(Done::quietly(()))
}

/// X05, X06: chooses whether opening the console makes them Ready, and whether closing it pauses them.
///
/// # Errors
/// Internal ones only.
pub fn start_and_close(
    write: &Write<'_>,
    operator: OperatorId,
    ready_on_start: bool,
    pause_on_close: bool,
) -> Outcome<()> {
    preferences::set_ready_on_start(write, operator, ready_on_start)?;
    preferences::set_pause_on_close(write, operator, pause_on_close)?;
    Ok(Done::quietly(()))
}
