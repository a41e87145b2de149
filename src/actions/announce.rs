//! How the news of an action is put, for each of those whom it concerns.

use std::sync::Arc;

use crate::domain::conversation::{Conversation, Queue};
use crate::domain::ids::{EventNumber, OperatorId};
use crate::domain::message::Message;
use crate::domain::receipt::Watermarks;
use crate::protocol::common::Marks;
use crate::protocol::console_out::{Cause, ConsoleMessage, ConsoleOut};
use crate::protocol::encode;
use crate::protocol::widget_out::{VisitorConversation, VisitorMessage, WidgetOut};
use crate::realtime::{Publication, SocketId, Topic};
use crate::storage::events::Audience;
use crate::storage::{StorageError, Write, operators, receipts, summaries};

/// The subject on which they hear it.
fn topic(conversation: &Conversation) -> Topic {
    match Audience::of(conversation) {
        Audience { operator: Some(operator), .. } => Topic::Operator(operator),
        Audience { queue: Some(queue), .. } => Topic::Queue(queue),
        Audience { .. } => Topic::Conversation(conversation.id),
    }
}

/// To consoles: how the conversation is now.
pub fn conversation(
    write: &Write<'_>,
    now: &Conversation,
    event: EventNumber,
    cause: Cause,
) -> Result<Vec<Publication>, StorageError> {
    let summary = summaries::one(write, now.id)?;
    let publication = summary.map(|conversation| Publication {
        event: Some(event),
        topic: topic(now),
        also: Some(Topic::Conversation(now.id)),
        frame: Arc::from(encode(&ConsoleOut::Conversation { event, cause, conversation })),
        except: None,
    });
    Ok(publication.into_iter().collect())
}

/// To those who saw it in the queue: it is gone from there.
pub fn gone(now: &Conversation, from: Queue, event: EventNumber, cause: Cause, by: Option<OperatorId>) -> Publication {
    Publication {
        event: Some(event),
        topic: Topic::Queue(from),
        also: None,
        frame: Arc::from(encode(&ConsoleOut::Gone { event, conversation: now.id, cause, by })),
        except: None,
    }
}

/// To the visitor: how their conversation is now.
pub fn state_for_visitor(
    write: &Write<'_>,
    now: &Conversation,
    event: EventNumber,
) -> Result<Publication, StorageError> {
    let operator = match now.owner() {
        Some(id) => operators::by_id(write, id)?.map(|operator| operator.name).unwrap_or_default(),
        None => String::new(),
    };
    let conversation = VisitorConversation::of(now, receipts::of(write, now.id)?, &operator);
    Ok(Publication {
        event: Some(event),
        topic: Topic::Visitor(now.visitor),
        also: None,
        frame: Arc::from(encode(&WidgetOut::Conversation { conversation })),
        except: None,
    })
}

/// To both sides: a message, but to the window that sent it.
pub fn message(
    conversation: &Conversation,
    message: Message,
    author_name: &str,
    event: EventNumber,
    sender: Option<SocketId>,
) -> [Publication; 2] {
    let to_widget = VisitorMessage::of(message.clone(), conversation.ordinal, author_name);
    let to_console = ConsoleMessage::of(message, author_name);
    let widget = Publication {
        event: Some(event),
        topic: Topic::Visitor(conversation.visitor),
        also: None,
        frame: Arc::from(encode(&WidgetOut::Message { message: to_widget })),
        except: sender,
    };
    let console = Publication {
        event: Some(event),
        topic: topic(conversation),
        also: Some(Topic::Conversation(conversation.id)),
        frame: Arc::from(encode(&ConsoleOut::Message { event, message: to_console })),
        except: sender,
    };
    [widget, console]
}

/// K04: both sides see the same marks.
pub fn receipts(conversation: &Conversation, marks: Watermarks) -> [Publication; 2] {
    let marks = Marks::from(marks);
    let widget = WidgetOut::Receipts { conversation: conversation.ordinal, marks };
    let console = ConsoleOut::Receipts { conversation: conversation.id, marks };
    let told =
        |topic, also, frame: String| Publication { event: None, topic, also, frame: Arc::from(frame), except: None };
    [
        told(Topic::Visitor(conversation.visitor), None, encode(&widget)),
        told(topic(conversation), Some(Topic::Conversation(conversation.id)), encode(&console)),
    ]
}
