//! Facts in the past tense. Each is written in the transaction that made it true.

use crate::domain::conversation::{Closer, Queue};
use crate::domain::ids::{ConversationId, MessageNumber, OperatorId};
use crate::domain::message::Author;
use crate::domain::work_status::{Reason, WorkStatus};

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A visitor opened a conversation; it entered this queue (X10).
    ConversationOpened {
        /// Which.
        conversation: ConversationId,
        /// Where it waits.
        queue: Queue,
    },
    /// A message was added.
    MessagePosted {
        /// Where.
        conversation: ConversationId,
        /// Its place there.
        number: MessageNumber,
        /// Who wrote it.
        author: Author,
    },
    /// An operator took it from a queue by hand (M06).
    ConversationTaken {
        /// Which.
        conversation: ConversationId,
        /// Who.
        by: OperatorId,
        /// Where it had waited.
        from: Queue,
    },
    /// Somebody closed it (I7).
    ConversationClosed {
        /// Which.
        conversation: ConversationId,
        /// Who did.
        by: Closer,
        /// Who owned it.
        owner: Option<OperatorId>,
        /// The queue it belongs to.
        queue: Queue,
    },
    /// A work status changed.
    WorkStatusChanged {
        /// Whose.
        operator: OperatorId,
        /// To what.
        to: WorkStatus,
        /// Why.
        reason: Reason,
    },
}

impl Event {
    /// The word in storage and on the wire.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::ConversationOpened { .. } => "conversation_opened",
            Self::MessagePosted { .. } => "message_posted",
            Self::ConversationTaken { .. } => "conversation_taken",
            Self::ConversationClosed { .. } => "conversation_closed",
            Self::WorkStatusChanged { .. } => "work_status_changed",
        }
    }
}
