//! An administrator changes what is said of the company as a whole.

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Outcome};
use crate::domain::language::Language;
use crate::domain::time_zone::TimeZone;
use crate::storage::{Write, accounts};

/// Gives the company its name, the language of its new sites, and its time zone.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::domain::refusal::Refusal::NotAllowed).
pub fn change(
    write: &Write<'_>,
    administrator: &Administrator,
    name: &str,
    language: Language,
    time_zone: &TimeZone,
) -> Outcome<()> {
    administrator.is_one(write)?;
    accounts::change(write, name, language, time_zone)?;
    administrator.note(write, Act::Changed { what: "company", colleague: None })?;
    Done::quietly(()).with_company_changed(write)
}
