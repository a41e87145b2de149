//! Conversations: the archive, and reading one.

pub mod list;
pub mod one;

/// One of the ways that a filter can be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is in the address.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}
