//! Tags.

pub mod list;
pub mod one;

use crate::domain::ids::TagId;

/// A tag as it stands beside a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Its number.
    pub id: TagId,
    /// What it is called.
    pub name: String,
    /// The word for its colour.
    pub colour: &'static str,
}

/// A colour to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swatch {
    /// The word for it.
    pub word: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Whether it is chosen.
    pub is_chosen: bool,
}
