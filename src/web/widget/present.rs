//! Domain values as a visitor sees them.

use crate::domain::conversation::{Closer, Conversation, State};
use crate::domain::message::Author;
use crate::domain::receipt::Watermarks;
use crate::protocol::common;
use crate::protocol::widget_out::{VisitorConversation, VisitorMessage, VisitorState};
use crate::storage::messages::Stored;

/// A message.
pub fn message(stored: Stored) -> VisitorMessage {
    let Stored { message, ordinal, author_name } = stored;
    let author = match message.author {
        Author::Visitor => common::Author::Visitor,
        Author::Operator(id) => common::Author::Operator { id, name: author_name },
    };
    VisitorMessage {
        conversation: ordinal,
        number: message.number,
        key: message.key,
        author,
        text: message.text,
        at: message.at,
    }
}

/// A conversation; `owner` is the name of whoever owns it.
pub fn conversation(now: &Conversation, marks: Watermarks, owner: &str) -> VisitorConversation {
    let state = match now.state {
        State::Queued { .. } => VisitorState::Queued,
        State::Owned { .. } => VisitorState::Owned { operator: owner.to_owned() },
        State::Closed { at, by, .. } => VisitorState::Closed { at, by_visitor: by == Closer::Visitor },
    };
    VisitorConversation { conversation: now.ordinal, state, marks: marks.into() }
}
