//! What happens in the demonstration, one thing after another: everything that has to be written down, in order.

use crate::domain::conversation::Closer;
use crate::domain::ids::{ConversationId, MessageKey, OperatorId, SiteId, TagId, VisitorId};
use crate::domain::message::Author;
use crate::domain::rating::Rating;
use crate::domain::receipt::Watermarks;
use crate::domain::time::Timestamp;
use crate::domain::visitor::Whereabouts;
use crate::domain::work_status::{Reason, WorkStatus};

/// Something that happened at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A visitor opened a conversation. Conversations are numbered from 1 in the order in which they were opened.
    Opened {
        /// Which.
        conversation: ConversationId,
        /// Where.
        site: SiteId,
        /// By whom. Visitors are numbered from 1 in the order in which they first wrote.
        visitor: VisitorId,
        /// Who they are, if they have never written before.
        newcomer: Option<Box<Newcomer>>,
        /// Where they were.
        there: Box<Whereabouts>,
    },
    /// Somebody wrote.
    Posted {
        /// Where.
        conversation: ConversationId,
        /// Who.
        author: Author,
        /// The client's name for it.
        key: MessageKey,
        /// What it says.
        text: String,
    },
    /// An operator took a conversation from the queue.
    Taken {
        /// Which.
        conversation: ConversationId,
        /// Who.
        by: OperatorId,
    },
    /// Somebody closed a conversation.
    Closed {
        /// Which.
        conversation: ConversationId,
        /// Who.
        by: Closer,
    },
    /// How far both sides had got, in the end.
    Reported {
        /// Where.
        conversation: ConversationId,
        /// How far.
        marks: Watermarks,
    },
    /// Whoever has it in work says what it is about.
    Tagged {
        /// What.
        conversation: ConversationId,
        /// Who.
        by: OperatorId,
        /// With which tag. They are numbered from 1 in the order of the list.
        tag: TagId,
    },
    /// N01: an administrator read along.
    ReadAlong {
        /// What.
        conversation: ConversationId,
        /// Who.
        by: OperatorId,
        /// In whose work it was.
        owner: OperatorId,
    },
    /// X16: the visitor said what they thought of it.
    Rated {
        /// Of what.
        conversation: ConversationId,
        /// What they thought.
        rating: Rating,
    },
    /// A work status changed.
    StatusChanged {
        /// Whose.
        operator: OperatorId,
        /// To what.
        to: WorkStatus,
        /// Why.
        reason: Reason,
    },
}

/// A visitor who writes for the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// What they are called, if they said.
    pub name: Option<String>,
    /// The SHA-256 of a token that nobody has.
    pub token_hash: [u8; 32],
    /// Where they write from: an address that is set aside for documents.
    pub address: String,
}
