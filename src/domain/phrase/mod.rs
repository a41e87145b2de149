//! Canned phrases: answers that are written once and used again and again. Shared ones are kept by administrators, personal
//! ones by whoever uses them. Here is what a phrase is; the console puts it into the answer and fills it in, because only
//! there is known whom it goes to.

pub mod starter;

use crate::domain::ids::{OperatorId, PhraseId, SiteId};
use crate::domain::language::Language;
use crate::domain::message::MessageText;
use crate::domain::operator::accept_name;
use crate::domain::refusal::Refusal;

/// What a text can be filled in with: the visitor's name, the operator's, the site's and the company's.
pub const VARIABLES: [&str; 4] = ["visitor", "operator", "site", "company"];

/// The one variable of which nothing may be known; `{visitor|there}` says what stands there then.
const WITH_FALLBACK: &str = "visitor";

/// A phrase, whoever keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words that it is found by, 1 to 100 characters.
    pub title: String,
    /// What it says, with variables in braces: 1 to 4,000 characters.
    pub text: String,
    /// The group that it stands in, up to 100 characters.
    pub group: Option<String>,
    /// The language that it is written in; `None`: for visitors of any.
    pub language: Option<Language>,
    /// Where it is used.
    pub sites: ForSites,
}

/// The sites that a phrase is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForSites {
    /// Those that there are, and those to come.
    All,
    /// These, at least one.
    Some(Vec<SiteId>),
}

impl ForSites {
    /// Whether a phrase for these sites is for one of those.
    pub fn include_any(&self, sites: &[SiteId]) -> bool {
        match self {
            Self::All => true,
            Self::Some(own) => own.iter().any(|site| sites.contains(site)),
        }
    }
}

/// Who keeps a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// The company: its administrators change it, everybody on its sites uses it.
    Company,
    /// One person: nobody else sees it.
    Person(OperatorId),
}

impl Keeper {
    /// How many phrases they may keep.
    pub const fn most(self) -> usize {
        match self {
            Self::Company => 500,
            Self::Person(_) => 100,
        }
    }

    /// Whether so many more fit beside those there are.
    ///
    /// # Errors
    /// [`Refusal::PhrasesFull`].
    pub const fn has_room(self, kept: usize, more: usize) -> Result<(), Refusal> {
        if kept + more > self.most() { Err(Refusal::PhrasesFull { most: self.most() }) } else { Ok(()) }
    }
}

/// A phrase that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its number.
    pub id: PhraseId,
    /// By whom.
    pub keeper: Keeper,
    /// What it is.
    pub phrase: Phrase,
}

/// Accepts the name of a group as it was typed; nothing typed: none.
///
/// # Errors
/// [`Refusal::FieldTooLong`].
pub fn accept_group(typed: &str) -> Result<Option<String>, Refusal> {
    match accept_name(typed) {
        Ok(name) => Ok(Some(name)),
        Err(Refusal::FieldEmpty) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// Accepts the text of a phrase: what a message may be, with no variables but those there are.
///
/// # Errors
/// [`Refusal::FieldEmpty`], [`Refusal::FieldTooLong`], [`Refusal::PhraseVariableUnknown`].
pub fn accept_text(typed: &str) -> Result<String, Refusal> {
    let text = MessageText::parse(typed).map_err(|refusal| match refusal {
        Refusal::MessageTooLong { longest, .. } => Refusal::FieldTooLong { longest },
        _ => Refusal::FieldEmpty,
    })?;
    let unknown = variables(text.as_str()).find(|variable| !is_known(variable)).map(ToOwned::to_owned);
    match unknown {
        Some(variable) => Err(Refusal::PhraseVariableUnknown { variable }),
        None => Ok(text.into_string()),
    }
}

/// What stands between braces, begins with a letter and ends on its line. Braces around anything else are text.
fn variables(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| {
        let end = rest.find(['}', '\n'])?;
        let inside = rest.get(..end).filter(|_| rest.as_bytes().get(end) == Some(&b'}'))?;
        inside.starts_with(char::is_alphabetic).then_some(inside)
    })
}

fn is_known(variable: &str) -> bool {
    let name = variable.split_once('|').filter(|(name, _)| *name == WITH_FALLBACK).map_or(variable, |(name, _)| name);
    VARIABLES.contains(&name)
}

/// Whether a phrase has every one of these words somewhere in its title, text or group, in any order, without regard to
/// capitals or to ё. Nothing wanted: it has.
pub fn finder(wanted: &str) -> impl Fn(&Phrase) -> bool {
    let words: Vec<String> = plain(wanted).split_whitespace().map(ToOwned::to_owned).collect();
    move |phrase| {
        let whole = plain(&[&phrase.title, &phrase.text, phrase.group.as_deref().unwrap_or_default()].join("\n"));
        words.iter().all(|word| whole.contains(word.as_str()))
    }
}

/// Puts phrases into the order in which people read them: those without a group first, then group by group, by their titles.
pub fn sort(phrases: &mut [Kept]) {
    phrases.sort_by_cached_key(|Kept { id, phrase, .. }| {
        (plain(phrase.group.as_deref().unwrap_or_default()), plain(&phrase.title), *id)
    });
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}

#[cfg(test)]
mod tests;
