//! Canned phrases, as they are told to a console.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{PhraseId, SiteId};
use crate::domain::language::Language;

/// A canned phrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Phrase {
    /// Its number.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: PhraseId,
    /// What it is found by.
    pub title: String,
    /// What it says, with variables in braces: `{visitor}`, `{visitor|there}`, `{operator}`, `{site}`, `{company}`.
    pub text: String,
    /// The group that it stands in.
    pub group: Option<String>,
    /// The language that it is written in; none: for visitors of any.
    pub language: Option<Language>,
    /// The sites that it is for; none: for every one.
    #[cfg_attr(test, ts(type = "number[] | null"))]
    pub sites: Option<Vec<SiteId>>,
    /// Whether it is the person's own.
    pub personal: bool,
}
