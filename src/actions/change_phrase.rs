//! A phrase is made to say something else. Whose it is stays.

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Failure, Outcome, add_phrases, announce};
use crate::domain::ids::{OperatorId, PhraseId};
use crate::domain::phrase::{Keeper, Phrase};
use crate::domain::refusal::Refusal;
use crate::storage::{Write, phrases};

/// Changes a shared phrase.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::PhraseUnknown`], also of personal ones; [`Refusal::SiteUnknown`].
pub fn shared(write: &Write<'_>, administrator: &Administrator, id: PhraseId, phrase: &Phrase) -> Outcome<()> {
    administrator.is_one(write)?;
    change(write, Keeper::Company, id, phrase)?;
    administrator.note(write, Act::Changed { what: "phrase", colleague: None })?;
    Ok(Done::telling((), vec![announce::phrases_changed(Keeper::Company)]))
}

/// Changes a phrase of one's own.
///
/// # Errors
/// [`Refusal::PhraseUnknown`], also of everybody else's; [`Refusal::SiteUnknown`].
pub fn personal(write: &Write<'_>, operator: OperatorId, id: PhraseId, phrase: &Phrase) -> Outcome<()> {
    let keeper = Keeper::Person(operator);
    change(write, keeper, id, phrase)?;
    Ok(Done::telling((), vec![announce::phrases_changed(keeper)]))
}

fn change(write: &Write<'_>, keeper: Keeper, id: PhraseId, phrase: &Phrase) -> Result<(), Failure> {
    is_kept(write, keeper, id)?;
    add_phrases::has_sites(write, phrase)?;
    Ok(phrases::change(write, id, phrase)?)
}

/// Whether a phrase is there and is theirs.
///
/// # Errors
/// [`Refusal::PhraseUnknown`].
pub(super) fn is_kept(write: &Write<'_>, keeper: Keeper, id: PhraseId) -> Result<(), Failure> {
    let found = phrases::by_id(write, id)?.filter(|kept| kept.keeper == keeper);
    if found.is_some() { Ok(()) } else { Err(Refusal::PhraseUnknown.into()) }
}
