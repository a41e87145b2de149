//! What is going on right now, and what administrators do about it.

pub mod assign;
pub mod close;
pub mod page;
pub mod return_all;

/// Since when something is so: in words, and for programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// Milliseconds since 1970.
    pub ms: i64,
    /// The moment as programs read it.
    pub iso: String,
    /// The moment in words.
    pub moment: String,
    /// How long ago that is, in words.
    pub words: String,
}
