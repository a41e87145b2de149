//! A phrase is made to say something else. Whose it is stays.

use crate::actions::audited::{Administrator, Change, Field, Thing};
use crate::actions::{Done, Failure, Outcome, add_phrases, announce};
use crate::domain::directory::Directory;
use crate::domain::ids::{OperatorId, PhraseId, SiteId};
use crate::domain::language::Language;
use crate::domain::phrase::{ForSites, Keeper, Phrase};
use crate::domain::refusal::Refusal;
use crate::storage::{Write, directory, phrases};

/// Changes a shared phrase.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::PhraseUnknown`], also of personal ones; [`Refusal::SiteUnknown`].
pub fn shared(write: &Write<'_>, administrator: &Administrator, id: PhraseId, phrase: &Phrase) -> Outcome<()> {
    administrator.is_one(write)?;
    let before = change(write, Keeper::Company, id, phrase)?;
    administrator.note_change(write, &difference(&directory::load(write)?, id, &before, phrase))?;
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

/// Changes it, and returns what it was.
fn change(write: &Write<'_>, keeper: Keeper, id: PhraseId, phrase: &Phrase) -> Result<Phrase, Failure> {
    let before = kept(write, keeper, id)?;
    add_phrases::has_sites(write, phrase)?;
    phrases::change(write, id, phrase)?;
    Ok(before)
}

/// The phrase, if it is there and is theirs.
///
/// # Errors
/// [`Refusal::PhraseUnknown`].
pub(super) fn kept(write: &Write<'_>, keeper: Keeper, id: PhraseId) -> Result<Phrase, Failure> {
    let found = phrases::by_id(write, id)?.filter(|kept| kept.keeper == keeper);
    Ok(found.ok_or(Refusal::PhraseUnknown)?.phrase)
}

/// What is different. No site is named where it is for every one.
fn difference(company: &Directory, id: PhraseId, before: &Phrase, after: &Phrase) -> Change {
    let name = |site: &SiteId| company.sites.get(site).map_or_else(|| site.to_string(), |entry| entry.name.clone());
    let sites = |phrase: &Phrase| match &phrase.sites {
        ForSites::All => Vec::new(),
        ForSites::Some(sites) => sites.iter().map(name).collect::<Vec<_>>(),
    };
    let group = |phrase: &Phrase| phrase.group.clone().unwrap_or_default();
    let language = |phrase: &Phrase| phrase.language.map_or("", Language::code);
    Change::changed(Thing::Phrase, id.0, &after.title)
        .field(Field::Title, &before.title, &after.title)
        .field(Field::Text, &before.text, &after.text)
        .field(Field::Group, group(before), group(after))
        .field(Field::Language, language(before), language(after))
        .list(Field::Sites, &sites(before), &sites(after))
}
