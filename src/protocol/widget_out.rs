//! What the server says to a visitor's widget.

use serde::{Deserialize, Serialize};

use crate::domain::conversation::{Closer, Conversation, State};
use crate::domain::ids::{MessageKey, Ordinal};
use crate::domain::language::Language;
use crate::domain::message::Message;
use crate::domain::offline::{Asked, OfflineForm, OfflineMode};
use crate::domain::receipt::Watermarks;
use crate::domain::time::Timestamp;
use crate::protocol::common::{Author, ByeReason, Marks};

/// A frame to the widget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum WidgetOut {
    /// The answer to `hello`: everything the widget needs to be up to date.
    Welcome {
        /// The protocol version spoken.
        version: u16,
        /// The visitor's token: keep it in the page's own storage before the first message goes out.
        token: String,
        /// The language of sentences to the person.
        language: Language,
        /// Whether somebody is there to answer (W01).
        online: bool,
        /// What stands in place of the chat while nobody is there and no conversation is open (W02).
        offline: Offline,
        /// Which version of its look and its own words the site has now. `GET /w/SITEKEY.json` tells what that is.
        look: u32,
        /// True: `messages` continue after the cursor that was given. False: forget what you hold, these are the latest.
        resumed: bool,
        /// The visitor's latest conversation, open or closed; none before the first message.
        conversation: Option<VisitorConversation>,
        /// In order, oldest first.
        messages: Vec<VisitorMessage>,
        /// Whether `history` has more before the first of them. Meaningful where `resumed` is false.
        has_earlier: bool,
        /// How often to send `ping`, in milliseconds.
        heartbeat_ms: u32,
    },
    /// The message is on disk.
    Posted {
        /// The client's key.
        #[cfg_attr(test, ts(type = "string"))]
        key: MessageKey,
        /// The conversation it went to, by its place among the visitor's.
        conversation: u32,
        /// Its number there.
        number: u32,
        /// When, in milliseconds since 1970.
        #[cfg_attr(test, ts(type = "number"))]
        at: Timestamp,
    },
    /// The request was done.
    Accepted {
        /// Of the request.
        re: u32,
    },
    /// It was not done, and why.
    Refused {
        /// The key of the message, if it was one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(type = "string", optional))]
        key: Option<MessageKey>,
        /// Of the request, if it had one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(optional))]
        re: Option<u32>,
        /// For the program.
        code: String,
        /// For the person, in their language.
        text: String,
        /// Try again after this many milliseconds; absent where trying again is pointless.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(type = "number", optional))]
        retry_after_ms: Option<u64>,
    },
    /// A message from an operator, or from another window of this visitor.
    Message {
        /// The message.
        message: VisitorMessage,
    },
    /// The latest conversation is now like this.
    Conversation {
        /// Its state.
        conversation: VisitorConversation,
    },
    /// How far both sides have got.
    Receipts {
        /// The conversation, by its place among the visitor's.
        conversation: u32,
        /// Both sides.
        marks: Marks,
    },
    /// The operator is typing.
    Typing {
        /// Their name.
        name: String,
    },
    /// Whether somebody is there to answer has changed (W01, X14), or what is offered while nobody is, or how the widget
    /// looks.
    Online {
        /// Whether somebody is.
        online: bool,
        /// What is offered while nobody is.
        offline: Offline,
        /// Which version of its look and its own words the site has now, as in `welcome`.
        look: u32,
    },
    /// The answer to `history`: in order, oldest first.
    History {
        /// Of the request.
        re: u32,
        /// The messages.
        messages: Vec<VisitorMessage>,
        /// Whether there are more before them.
        has_earlier: bool,
    },
    /// The answer to `ping`.
    Pong,
    /// The server ends this connection.
    Bye {
        /// Why.
        reason: ByeReason,
        /// Come back after this many milliseconds; absent: not by itself.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        #[cfg_attr(test, ts(type = "number", optional))]
        retry_after_ms: Option<u64>,
    },
}

/// What a site offers while nobody is there to answer (W02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Offline {
    /// A form, a notice, or nothing at all.
    pub mode: OfflineMode,
    /// Whether the form asks for a name.
    pub name: Asked,
    /// Whether it asks for an e-mail address.
    pub email: Asked,
    /// Whether it asks for a telephone number.
    pub phone: Asked,
    /// When somebody will be back by the opening hours, in milliseconds since 1970; absent within them, and without them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(test, ts(type = "number", optional))]
    pub back_at: Option<Timestamp>,
}

/// A conversation as its visitor sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct VisitorConversation {
    /// Its place among the visitor's conversations.
    pub conversation: u32,
    /// Where it is.
    pub state: VisitorState,
    /// How far both sides have got.
    pub marks: Marks,
    /// X16: absent where the visitor is not asked what they think of it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(test, ts(optional))]
    pub ratable: Option<Ratable>,
}

/// X16: a conversation that can be rated, and what its visitor has said so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Ratable {
    /// For how long yet, in milliseconds.
    #[cfg_attr(test, ts(type = "number"))]
    pub within_ms: u64,
    /// 1 to 5; absent before the first rating.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(test, ts(optional))]
    pub stars: Option<u8>,
    /// The comment, if there is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(test, ts(optional))]
    pub comment: Option<String>,
}

/// Where a conversation is, as far as its visitor is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum VisitorState {
    /// Waiting for somebody to answer.
    Queued,
    /// Somebody answers.
    Owned {
        /// Their name.
        operator: String,
    },
    /// Over. Writing again opens a new one (A12).
    Closed {
        /// When, in milliseconds since 1970.
        #[cfg_attr(test, ts(type = "number"))]
        at: Timestamp,
        /// Whether the visitor ended it.
        by_visitor: bool,
    },
}

/// A message as the visitor sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct VisitorMessage {
    /// The conversation, by its place among the visitor's.
    pub conversation: u32,
    /// Its number there.
    pub number: u32,
    /// The name its client gave it.
    #[cfg_attr(test, ts(type = "string"))]
    pub key: MessageKey,
    /// Who wrote it.
    pub author: Author,
    /// What it says: plain text with `\n` line ends.
    pub text: String,
    /// When, in milliseconds since 1970.
    #[cfg_attr(test, ts(type = "number"))]
    pub at: Timestamp,
}

impl VisitorConversation {
    /// A conversation as its visitor is told of it; `owner` is the name of whoever owns it.
    #[must_use]
    pub fn of(conversation: &Conversation, marks: Watermarks, owner: &str, ratable: Option<Ratable>) -> Self {
        let state = match conversation.state {
            State::Queued { .. } => VisitorState::Queued,
            State::Owned { .. } => VisitorState::Owned { operator: owner.to_owned() },
            State::Closed { at, by, .. } => VisitorState::Closed { at, by_visitor: by == Closer::Visitor },
        };
        Self { conversation: conversation.ordinal, state, marks: marks.into(), ratable }
    }
}

impl VisitorMessage {
    /// A message as the visitor is told it; `author_name` is the operator's, if one wrote it.
    #[must_use]
    pub fn of(message: Message, ordinal: Ordinal, author_name: &str) -> Self {
        let Message { number, key, author, text, at, .. } = message;
        Self { conversation: ordinal, number, key, author: Author::of(author, author_name), text, at }
    }
}

impl Offline {
    /// What a site offers, and when somebody will be back.
    #[must_use]
    pub const fn new(form: OfflineForm, back_at: Option<Timestamp>) -> Self {
        let OfflineForm { mode, name, email, phone } = form;
        Self { mode, name, email, phone, back_at }
    }
}
