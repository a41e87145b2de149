//! What the frames of both endpoints have in common.

use serde::{Deserialize, Serialize};

use crate::domain::ids::OperatorId;
use crate::domain::message;
use crate::domain::receipt::{Watermark, Watermarks};

/// How far one side has got, as message numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Mark {
    /// The last message that a device of this side has confirmed.
    pub delivered: u32,
    /// The last message that a person of this side has seen.
    pub read: u32,
}

/// How far both sides have got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Marks {
    /// The visitor's side.
    pub visitor: Mark,
    /// The company's side.
    pub company: Mark,
}

impl From<Watermarks> for Marks {
    fn from(marks: Watermarks) -> Self {
        let mark = |Watermark { delivered, read }| Mark { delivered, read };
        Self { visitor: mark(marks.visitor), company: mark(marks.company) }
    }
}

/// Who wrote a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Author {
    /// The visitor of the conversation.
    Visitor,
    /// A human operator.
    Operator {
        /// Their number.
        #[cfg_attr(test, ts(type = "number"))]
        id: OperatorId,
        /// Their name at this moment.
        name: String,
    },
}

impl Author {
    /// The author of a message; `name` is the operator's, if it is one.
    #[must_use]
    pub fn of(author: message::Author, name: &str) -> Self {
        match author {
            message::Author::Visitor => Self::Visitor,
            message::Author::Operator(id) => Self::Operator { id, name: name.to_owned() },
        }
    }
}

/// Why the server ends a connection, and whether to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum ByeReason {
    /// The server stops or restarts: come back after the time named.
    Restart,
    /// The client took frames too slowly: come back and resume.
    TooSlow,
    /// The session has ended: sign in.
    SignedOut,
    /// This page may not carry the widget: stay away.
    OriginNotAllowed,
    /// The client speaks another version: reload.
    VersionUnknown,
    /// More connections than one address may have: come back after the time named.
    TooMany,
    /// The client broke the protocol: do not come back unchanged.
    ProtocolBroken,
}
