//! Phrases are written down.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Failure, Outcome, announce};
use crate::domain::ids::{OperatorId, PhraseId};
use crate::domain::phrase::{ForSites, Keeper, Phrase};
use crate::domain::refusal::Refusal;
use crate::storage::{Write, directory, operators, phrases};

/// Adds phrases that everybody on their sites uses: one, or a whole set.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::SiteUnknown`], [`Refusal::PhrasesFull`].
pub fn shared(write: &Write<'_>, administrator: &Administrator, new: &[Phrase]) -> Outcome<()> {
    administrator.is_one(write)?;
    for (id, phrase) in add(write, Keeper::Company, new)?.into_iter().zip(new) {
        administrator.note_change(
            write,
            &Change::added(Thing::Phrase, id.0, &phrase.title).field(Field::Text, "", &phrase.text),
        )?;
    }
    Ok(Done::telling((), vec![announce::phrases_changed(Keeper::Company)]))
}

/// Adds phrases that one person uses.
///
/// # Errors
/// [`Refusal::SignInNeeded`], [`Refusal::SiteUnknown`], [`Refusal::PhrasesFull`].
pub fn personal(write: &Write<'_>, operator: OperatorId, new: &[Phrase]) -> Outcome<()> {
    operators::by_id(write, operator)?.ok_or(Refusal::SignInNeeded)?;
    let keeper = Keeper::Person(operator);
    add(write, keeper, new)?;
    Ok(Done::telling((), vec![announce::phrases_changed(keeper)]))
}

fn add(write: &Write<'_>, keeper: Keeper, new: &[Phrase]) -> Result<Vec<PhraseId>, Failure> {
    keeper.has_room(phrases::count_of(write, keeper)?, new.len())?;
    let add = |phrase: &Phrase| {
        has_sites(write, phrase)?;
        Ok(phrases::insert(write, keeper, phrase)?)
    };
    new.iter().map(add).collect()
}

/// Whether the company has the sites that a phrase is for.
///
/// # Errors
/// [`Refusal::PhraseSitesMissing`], [`Refusal::SiteUnknown`].
pub(super) fn has_sites(write: &Write<'_>, phrase: &Phrase) -> Result<(), Failure> {
    let ForSites::Some(sites) = &phrase.sites else { return Ok(()) };
    let company = directory::load(write)?;
    if sites.is_empty() {
        return Err(Refusal::PhraseSitesMissing.into());
    }
    if sites.iter().any(|site| !company.sites.contains_key(site)) { Err(Refusal::SiteUnknown.into()) } else { Ok(()) }
}
