//! Canned phrases.

pub mod delete;
pub mod edit;
pub mod list;

use crate::texts::Texts;
use crate::web::views::navigation::{Step, step};

/// The two kinds of phrases, which stand on pages of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Those that administrators keep for everybody.
    Shared,
    /// Those that a person keeps for themselves.
    Mine,
}

impl Shelf {
    /// Where their list is.
    pub const fn address(self) -> &'static str {
        match self {
            Self::Shared => "/cabinet/phrases",
            Self::Mine => "/cabinet/phrases/mine",
        }
    }

    /// What lies between the section and a phrase: the list of what is one's own. The shared one is the section itself.
    pub fn steps(self, t: Texts) -> Vec<Step> {
        match self {
            Self::Shared => Vec::new(),
            Self::Mine => vec![step(self.address(), t.phrases_mine())],
        }
    }
}
