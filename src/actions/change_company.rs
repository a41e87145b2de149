//! An administrator changes what is said of the company as a whole.

use crate::actions::audited::{Administrator, Change, Field, Thing};
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
    let before = (accounts::name(write)?.unwrap_or_default(), accounts::language(write)?, accounts::time_zone(write)?);
    accounts::change(write, name, language, time_zone)?;
    let change = Change::of_company(Thing::Company)
        .field(Field::Name, &before.0, name)
        .field(Field::Language, before.1.code(), language.code())
        .field(Field::TimeZone, before.2.name(), time_zone.name());
    administrator.note_change(write, &change)?;
    Ok(Done { new_deadline: true, ..Done::quietly(()).with_company_changed(write)? })
}
