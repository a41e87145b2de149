//! Facts in the past tense. Each is written in the transaction that made it true.

use crate::domain::conversation::{Closer, Queue};
use crate::domain::ids::{ConversationId, MessageNumber, OperatorId, TagId};
use crate::domain::message::Author;
use crate::domain::rating::Rating;
use crate::domain::work_status::{Reason, WorkStatus};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The system, or an administrator, gave it to somebody (X12, N02).
    ConversationAssigned {
        /// Which.
        conversation: ConversationId,
        /// To whom.
        to: OperatorId,
        /// The administrator who did, if it was one.
        by: Option<OperatorId>,
    },
    /// Its owner passed it to a colleague (F01, F02).
    ConversationTransferred {
        /// Which.
        conversation: ConversationId,
        /// Who owned it.
        from: OperatorId,
        /// Who owns it now.
        to: OperatorId,
        /// What the receiver was told.
        note: Option<String>,
    },
    /// It went from somebody's work to a queue (F03 to F06, N03).
    ConversationQueued {
        /// Which.
        conversation: ConversationId,
        /// Whose work it was in.
        from: OperatorId,
        /// Who did it: the owner or an administrator.
        by: OperatorId,
        /// Where it waits now.
        queue: Queue,
        /// What colleagues were told.
        note: Option<String>,
    },
    /// Its owner is no longer with the company: it went back to its queue (X20).
    ConversationReleased {
        /// Which.
        conversation: ConversationId,
        /// Whose work it was in.
        from: OperatorId,
        /// Where it waits now.
        queue: Queue,
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
    /// Its visitor said what they think of it, after it was closed (X16).
    ConversationRated {
        /// Which.
        conversation: ConversationId,
        /// What they think.
        rating: Rating,
    },
    /// Somebody put a tag on it, or took one off.
    ConversationTagged {
        /// Which.
        conversation: ConversationId,
        /// Who did.
        by: OperatorId,
        /// Which tag.
        tag: TagId,
        /// Whether it is on it now.
        added: bool,
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
    /// The sites, departments or people of the company changed, or who belongs where.
    DirectoryChanged,
}

impl Event {
    /// The word in storage and on the wire.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::ConversationOpened { .. } => "conversation_opened",
            Self::MessagePosted { .. } => "message_posted",
            Self::ConversationTaken { .. } => "conversation_taken",
            Self::ConversationAssigned { .. } => "conversation_assigned",
            Self::ConversationTransferred { .. } => "conversation_transferred",
            Self::ConversationQueued { .. } => "conversation_queued",
            Self::ConversationReleased { .. } => "conversation_released",
            Self::ConversationClosed { .. } => "conversation_closed",
            Self::ConversationRated { .. } => "conversation_rated",
            Self::ConversationTagged { .. } => "conversation_tagged",
            Self::WorkStatusChanged { .. } => "work_status_changed",
            Self::DirectoryChanged => "directory_changed",
        }
    }
}
