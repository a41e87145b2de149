//! What people write to each other.

use crate::domain::ids::{ConversationId, MessageKey, MessageNumber, OperatorId};
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;

/// The longest message, in Unicode scalar values.
pub const LONGEST_MESSAGE: usize = 4_000;

/// The text of a message: 1 to [`LONGEST_MESSAGE`] characters with something to see among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageText(String);

impl MessageText {
    /// Accepts what a person typed. Line ends become `\n`, characters that control a terminal are dropped, white space
    /// at the end goes; everything else is kept as it was typed.
    ///
    /// # Errors
    /// [`Refusal::MessageEmpty`], [`Refusal::MessageTooLong`].
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        let mut text = String::with_capacity(typed.len());
        let mut rest = typed.chars().peekable();
        while let Some(character) = rest.next() {
            match character {
                '\r' => {
                    let _ = rest.next_if_eq(&'\n');
                    text.push('\n');
                }
                '\n' | '\t' => text.push(character),
                control if control.is_control() => {}
                visible => text.push(visible),
            }
        }
        text.truncate(text.trim_end().len());
        if !text.chars().any(is_visible) {
            return Err(Refusal::MessageEmpty);
        }
        let length = text.chars().count();
        if length > LONGEST_MESSAGE {
            return Err(Refusal::MessageTooLong { length, longest: LONGEST_MESSAGE });
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Whether a character shows something: not white space, and none of the zero-width formatting characters.
fn is_visible(character: char) -> bool {
    !character.is_whitespace() && !matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Author {
    /// The visitor of the conversation.
    Visitor,
    /// A human operator.
    Operator(OperatorId),
}

/// A message as it stands in its conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The conversation that it belongs to.
    pub conversation: ConversationId,
    /// Its place there, without gaps.
    pub number: MessageNumber,
    /// The name its client gave it.
    pub key: MessageKey,
    /// Who wrote it.
    pub author: Author,
    /// What it says.
    pub text: String,
    /// When the server accepted it.
    pub at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_made_one_kind_and_controls_are_dropped() {
        let text = MessageText::parse("one\r\ntwo\rthree\u{7}\n  ").expect("a message");
        assert_eq!(text.as_str(), "one\ntwo\nthree");
    }

    #[test]
    fn a_message_needs_something_to_see() {
        for blank in ["", "  \n\t", "\u{200B}\u{FEFF}"] {
            assert_eq!(MessageText::parse(blank), Err(Refusal::MessageEmpty), "{blank:?}");
        }
    }

    #[test]
    fn the_length_counts_characters_not_bytes() {
        assert!(MessageText::parse(&"я".repeat(LONGEST_MESSAGE)).is_ok());
        assert_eq!(
            MessageText::parse(&"я".repeat(LONGEST_MESSAGE + 1)),
            Err(Refusal::MessageTooLong { length: LONGEST_MESSAGE + 1, longest: LONGEST_MESSAGE })
        );
    }
}
