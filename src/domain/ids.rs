//! Identifiers as types of their own, so that a visitor's number can never be passed for a conversation's.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

id!(
    /// A person who answers.
    OperatorId
);
id!(
    /// A web site that carries the widget.
    SiteId
);
id!(
    /// A group of operators inside one site.
    DepartmentId
);
id!(
    /// A person who writes.
    VisitorId
);
id!(
    /// One thread between a visitor and the company. Colleagues see this number; visitors see an [`Ordinal`].
    ConversationId
);
id!(
    /// A canned phrase.
    PhraseId
);
id!(
    /// A block of a visitor, or of a network.
    BlockId
);
id!(
    /// Something that conversations are marked with.
    TagId
);
id!(
    /// A link by which somebody sets a password of their own.
    InvitationId
);
id!(
    /// A mail in the outbox.
    MailId
);
id!(
    /// The place of a fact in the log of everything that happened; increases, never reused.
    EventNumber
);

/// The place of a conversation among all conversations of its visitor: 1 for the first. It is what a visitor is told
/// instead of a [`ConversationId`], so that nobody outside can count the company's conversations.
pub type Ordinal = u32;

/// The place of a message in its conversation: 1 for the first, without gaps.
pub type MessageNumber = u32;

/// The name a client gave a message before sending it. Sending again under the same key changes nothing, which is what
/// makes every send repeatable after a lost connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageKey(pub uuid::Uuid);
