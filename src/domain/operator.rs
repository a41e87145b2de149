//! People who answer, and what their role lets them do.

use serde::{Deserialize, Serialize};

use crate::domain::refusal::Refusal;

/// What a person may do in the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers visitors.
    Operator,
    /// Runs the company's chat: the cabinet, monitoring, and every conversation.
    Administrator,
    /// The one who set the company up; an administrator whom no administrator can remove.
    Owner,
}

impl Role {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Administrator => "administrator",
            Self::Owner => "owner",
        }
    }

    /// The role of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Operator, Self::Administrator, Self::Owner].into_iter().find(|role| role.word() == word)
    }

    /// Whether this role opens the cabinet and may read every conversation.
    pub const fn administers(self) -> bool {
        matches!(self, Self::Administrator | Self::Owner)
    }
}

/// The longest name of a person, a company, a site or a department, in characters.
pub const LONGEST_NAME: usize = 100;

/// Accepts a name of a person, a company, a site or a department: white space at the ends goes, inside it becomes single
/// spaces.
///
/// # Errors
/// [`Refusal::FieldEmpty`], [`Refusal::FieldTooLong`].
pub fn accept_name(typed: &str) -> Result<String, Refusal> {
    let visible: String =
        typed.chars().filter(|character| character.is_whitespace() || !character.is_control()).collect();
    let name = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(Refusal::FieldEmpty),
        length if length > LONGEST_NAME => Err(Refusal::FieldTooLong { longest: LONGEST_NAME }),
        _ => Ok(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_tidied_and_bounded() {
        assert_eq!(accept_name("  Anna \n Petrova\u{7} "), Ok("Anna Petrova".into()));
        assert_eq!(accept_name(" \t"), Err(Refusal::FieldEmpty));
        assert_eq!(accept_name(&"я".repeat(101)), Err(Refusal::FieldTooLong { longest: 100 }));
    }
}
