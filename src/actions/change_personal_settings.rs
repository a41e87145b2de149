//! A person sets up their own workplace.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Outcome};
use crate::domain::ids::OperatorId;
use crate::domain::language::Language;
use crate::storage::{Write, operators, preferences};

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

/// Takes another name, which colleagues and visitors see from now on. It is kept in the audit log: names are how people know
/// each other.
///
/// # Errors
/// Internal ones only.
pub fn name(write: &Write<'_>, who: &Administrator, name: &str) -> Outcome<()> {
    let before = operators::by_id(write, who.operator)?.map(|person| person.name).unwrap_or_default();
    operators::rename(write, who.operator, name)?;
    who.note_own_change(write, &Change::of_company(Thing::OwnName).field(Field::Name, before, name))?;
    Done::quietly(()).with_company_changed(write)
}
