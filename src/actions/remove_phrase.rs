//! A phrase is deleted, for good.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::change_phrase::kept;
use crate::actions::{Done, Outcome, announce};
use crate::domain::ids::{OperatorId, PhraseId};
use crate::domain::phrase::Keeper;
use crate::storage::{Write, phrases};

/// Deletes a shared phrase.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::domain::refusal::Refusal::NotAllowed);
/// [`Refusal::PhraseUnknown`](crate::domain::refusal::Refusal::PhraseUnknown), also of personal ones.
pub fn shared(write: &Write<'_>, administrator: &Administrator, id: PhraseId) -> Outcome<()> {
    administrator.is_one(write)?;
    let phrase = kept(write, Keeper::Company, id)?;
    phrases::remove(write, id)?;
    let change = Change::removed(Thing::Phrase, id.0, &phrase.title).field(Field::Text, &phrase.text, "");
    administrator.note_change(write, &change)?;
    Ok(Done::telling((), vec![announce::phrases_changed(Keeper::Company)]))
}

/// Deletes a phrase of one's own.
///
/// # Errors
/// [`Refusal::PhraseUnknown`](crate::domain::refusal::Refusal::PhraseUnknown), also of everybody else's.
pub fn personal(write: &Write<'_>, operator: OperatorId, id: PhraseId) -> Outcome<()> {
    let keeper = Keeper::Person(operator);
    kept(write, keeper, id)?;
    phrases::remove(write, id)?;
    Ok(Done::telling((), vec![announce::phrases_changed(keeper)]))
}
