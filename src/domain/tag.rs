//! Tags: what conversations are marked with. The company has one list of them, which administrators keep; operators choose
//! from it.

use serde::{Deserialize, Serialize};

use crate::domain::ids::TagId;
use crate::domain::operator::accept_line;
use crate::domain::refusal::Refusal;

/// The longest name of a tag, in characters: it stands in rows of lists.
pub const LONGEST_TAG: usize = 40;

/// How many tags a company has at the most.
pub const MOST_TAGS: usize = 200;

/// How many tags one conversation carries at the most.
pub const MOST_OF_CONVERSATION: usize = 20;

/// A colour that a tag can have: a token of the styles, for light and for dark. What a tag means is said by its name alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum TagColour {
    /// Of no colour.
    #[default]
    Grey,
    /// Green.
    Green,
    /// Between green and blue.
    Teal,
    /// Blue.
    Blue,
    /// Violet.
    Violet,
    /// Pink.
    Rose,
    /// Red.
    Red,
    /// Yellow.
    Amber,
}

impl TagColour {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] =
        [Self::Grey, Self::Green, Self::Teal, Self::Blue, Self::Violet, Self::Rose, Self::Red, Self::Amber];

    /// The word in storage, on the wire and in the styles.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Grey => "grey",
            Self::Green => "green",
            Self::Teal => "teal",
            Self::Blue => "blue",
            Self::Violet => "violet",
            Self::Rose => "rose",
            Self::Red => "red",
            Self::Amber => "amber",
        }
    }

    /// The colour of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.word() == word)
    }
}

/// A tag of the company's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagEntry {
    /// Its number.
    pub id: TagId,
    /// What it is called.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
    /// Whether it stays where it is and is offered no more.
    pub retired: bool,
}

/// Accepts the name of a tag, tidied as every name is.
///
/// # Errors
/// [`Refusal::FieldEmpty`], [`Refusal::FieldTooLong`].
pub fn accept_tag(typed: &str) -> Result<String, Refusal> {
    accept_line(typed, LONGEST_TAG)
}

/// A name without regard to capitals: two tags or departments that are the same by it would be one to whoever reads them.
#[must_use]
pub fn fold(name: &str) -> String {
    name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_tidied_and_bounded_by_characters() {
        assert_eq!(accept_tag("  Жалоба \n на доставку "), Ok("Жалоба на доставку".into()));
        assert_eq!(accept_tag(&"я".repeat(LONGEST_TAG)), Ok("я".repeat(LONGEST_TAG)));
        assert_eq!(accept_tag(&"я".repeat(LONGEST_TAG + 1)), Err(Refusal::FieldTooLong { longest: LONGEST_TAG }));
        assert_eq!(accept_tag(" "), Err(Refusal::FieldEmpty));
    }

    #[test]
    fn names_that_differ_in_capitals_alone_are_the_same() {
        assert_eq!(fold("ЖАЛОБА"), fold("жалоба"));
        assert_ne!(fold("Returns"), fold("Return"));
    }

    #[test]
    fn every_colour_is_read_as_it_is_written() {
        for colour in TagColour::ALL {
            assert_eq!(TagColour::parse(colour.word()), Some(colour));
        }
        assert_eq!(TagColour::parse("#ff0000"), None);
    }
}
