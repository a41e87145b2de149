//! What one can listen to.

use crate::domain::conversation::Queue;
use crate::domain::ids::{ConversationId, OperatorId, SiteId, VisitorId};

/// A subject that sockets listen to and frames are published on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The widgets of one visitor.
    Visitor(VisitorId),
    /// The widgets that hold a token whose visitor has not written yet (SHA-256 of the token).
    Token([u8; 32]),
    /// The widgets of one site.
    Site(SiteId),
    /// The consoles of one sign-in (SHA-256 of its secret), and the pages that follow what happens.
    Session([u8; 32]),
    /// Those of all sign-ins of one person.
    Person(OperatorId),
    /// The consoles of one operator.
    Operator(OperatorId),
    /// The consoles of everybody who sees this queue.
    Queue(Queue),
    /// The consoles that have this conversation open.
    Conversation(ConversationId),
    /// Every console.
    Consoles,
}
