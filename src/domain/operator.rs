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
/// spaces, and what cannot be seen goes, so that no two names look alike that are not.
///
/// # Errors
/// [`Refusal::FieldEmpty`], [`Refusal::FieldTooLong`].
pub fn accept_name(typed: &str) -> Result<String, Refusal> {
    accept_line(typed, LONGEST_NAME)
}

/// Accepts one line of text of at most so many characters, tidied as names are.
///
/// # Errors
/// [`Refusal::FieldEmpty`], [`Refusal::FieldTooLong`].
pub fn accept_line(typed: &str, longest: usize) -> Result<String, Refusal> {
    let visible: String =
        typed.chars().filter(|character| character.is_whitespace() || !is_unseen(*character)).collect();
    let name = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        _ if name.chars().all(|character| JOINERS.contains(&character)) => Err(Refusal::FieldEmpty),
        length if length > longest => Err(Refusal::FieldTooLong { longest }),
        _ => Ok(name),
    }
}

/// What joins letters and keeps them apart, and says in which direction they go: some languages are not written without.
const JOINERS: [char; 5] = ['\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', ' '];

/// Whether a character is a command to whoever shows the text: controls, and the format characters of Unicode (category Cf)
/// but the joiners.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The largest limit that somebody can be given. Whoever may have more has none.
pub const LARGEST_LIMIT: u32 = 1_000;

/// Accepts how many open conversations the system may bring somebody to, as it was typed; nothing typed: any number.
///
/// # Errors
/// [`Refusal::LimitInvalid`].
pub fn accept_limit(typed: &str) -> Result<Option<u32>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let number = typed.bytes().all(|byte| byte.is_ascii_digit()).then(|| typed.parse().ok()).flatten();
    let limit = number.filter(|limit| *limit <= LARGEST_LIMIT);
    limit.map(Some).ok_or(Refusal::LimitInvalid { largest: LARGEST_LIMIT })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_tidied_and_bounded() {
        assert_eq!(accept_name("  Anna \n Petrova\u{7} "), Ok("Anna Petrova".into()));
        assert_eq!(accept_name(" \t"), Err(Refusal::FieldEmpty));
        assert_eq!(accept_name("\u{200b}\u{202e} \u{feff}"), Err(Refusal::FieldEmpty));
        assert_eq!(accept_name("\u{200d} \u{200e}"), Err(Refusal::FieldEmpty));
        assert_eq!(accept_name("An\u{200b}na\u{202e}"), Ok("Anna".into()));
        assert_eq!(accept_name("می\u{200c}خواهم"), Ok("می\u{200c}خواهم".into()));
        assert_eq!(accept_name(&"я".repeat(101)), Err(Refusal::FieldTooLong { longest: 100 }));
    }

    #[test]
    fn a_limit_is_a_number_or_nothing() {
        assert_eq!(accept_limit(" "), Ok(None));
        assert_eq!(accept_limit(" 0 "), Ok(Some(0)));
        assert_eq!(accept_limit("1000"), Ok(Some(1_000)));
        for wrong in ["-1", "+1", "1.5", "many", "1001", "99999999999999999999"] {
            assert_eq!(accept_limit(wrong), Err(Refusal::LimitInvalid { largest: 1_000 }), "{wrong}");
        }
    }
}
