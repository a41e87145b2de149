//! What an administrator decides about a site's widget: how it looks, and what it says in the company's own words.

pub mod colour;
pub mod look;
pub mod words;

use crate::domain::widget::look::Look;
use crate::domain::widget::words::Words;

/// The widget of one site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widget {
    /// Counts the changes, so that pages that are open know whether theirs is the latest.
    pub version: u32,
    /// How it looks.
    pub look: Look,
    /// What it says where the company has words of its own.
    pub words: Words,
}
