//! How the news of an action is put, for each of those whom it concerns.

use std::sync::Arc;

use crate::actions::Done;
use crate::domain::conversation::{Conversation, State};
use crate::domain::ids::{EventNumber, OperatorId};
use crate::domain::message::Message;
use crate::domain::receipt::Watermarks;
use crate::protocol::common::Marks;
use crate::protocol::console_out::{Cause, ConsoleMessage, ConsoleOut};
use crate::protocol::encode;
use crate::protocol::widget_out::{VisitorConversation, VisitorMessage, WidgetOut};
use crate::realtime::{Frame, Publication, SocketId, Topic};
use crate::storage::events::Audience;
use crate::storage::{StorageError, Write, operators, participants, receipts, summaries};

/// M02, M13: the subject on which they hear it: those who see the queue it rests in, or its owner.
fn topic(conversation: &Conversation) -> Topic {
    match Audience::of(conversation) {
        Audience { operator: Some(operator), .. } => Topic::Operator(operator),
        Audience { queue: Some(queue), .. } => Topic::Queue(queue),
        Audience { .. } => Topic::Conversation(conversation.id),
    }
}

/// A conversation that is somewhere else than before, or in another state.
pub struct Moved<'a> {
    /// How it was.
    pub before: &'a Conversation,
    /// How it is.
    pub now: &'a Conversation,
    /// The event that says so.
    pub event: EventNumber,
    /// What happened.
    pub cause: Cause,
    /// The colleague who did it; `None` for the visitor and for the system.
    pub by: Option<OperatorId>,
    /// What they wrote to whoever receives it.
    pub note: Option<String>,
}

/// To everybody whom a move concerns: whose it is now, whose it was, those who saw it in the queue it left, those who look
/// at it, and the visitor. Whoever looked at it by way of that queue alone stops seeing it.
pub fn moved<T>(write: &Write<'_>, moved: Moved<'_>, done: &mut Done<T>) -> Result<(), StorageError> {
    let Moved { before, now, event, cause, by, note } = moved;
    done.monitored = true;
    let Some(conversation) = summaries::one(write, now.id)? else { return Ok(()) };
    let frame: Frame = Arc::from(encode(&ConsoleOut::Conversation { event, cause, by, note, conversation }));
    let publication = |topic, also, frame: &Frame| Publication {
        event: Some(event),
        topic,
        also,
        frame: Arc::clone(frame),
        except: None,
    };
    let left_queue = matches!(before.state, State::Queued { .. })
        && (before.queue != now.queue || !matches!(now.state, State::Queued { .. }));
    // Who looked at it by way of that queue is told that it is gone, and asks again: what they may see now is decided anew,
    // and an administrator who reads along from here on is noted (N01).
    let looking = Some(Topic::Conversation(now.id));
    done.publications.push(publication(topic(now), if left_queue { None } else { looking }, &frame));
    if let Some(former) = before.owner().filter(|former| now.owner() != Some(*former)) {
        done.publications.push(publication(Topic::Operator(former), None, &frame));
    }
    if left_queue {
        let by = by.or(if cause == Cause::Closed { None } else { now.owner() });
        let gone: Frame = Arc::from(encode(&ConsoleOut::Gone { event, conversation: now.id, cause, by }));
        done.publications.push(publication(Topic::Queue(before.queue), looking, &gone));
        if now.is_open() {
            done.readers.push((now.id, participants::of(write, now.id)?));
        }
    }
    done.publications.push(state_for_visitor(write, now, event)?);
    Ok(())
}

/// To whoever's work a conversation left, and to those who look at it: for one that went to a queue and on from there at
/// once, which nobody has seen resting there (M03).
pub fn left_work<T>(write: &Write<'_>, moved: Moved<'_>, done: &mut Done<T>) -> Result<(), StorageError> {
    let Moved { before, now, event, cause, by, note } = moved;
    done.monitored = true;
    let (Some(former), Some(conversation)) = (before.owner(), summaries::one(write, now.id)?) else { return Ok(()) };
    done.publications.push(Publication {
        event: Some(event),
        topic: Topic::Operator(former),
        also: Some(Topic::Conversation(now.id)),
        frame: Arc::from(encode(&ConsoleOut::Conversation { event, cause, by, note, conversation })),
        except: None,
    });
    Ok(())
}

/// To the new owner, those who look at it, and the visitor: the system has assigned it as soon as it came.
pub fn assigned_at_once<T>(
    write: &Write<'_>,
    now: &Conversation,
    event: EventNumber,
    done: &mut Done<T>,
) -> Result<(), StorageError> {
    done.monitored = true;
    let Some(conversation) = summaries::one(write, now.id)? else { return Ok(()) };
    let frame = encode(&ConsoleOut::Conversation { event, cause: Cause::Assigned, by: None, note: None, conversation });
    done.publications.push(Publication {
        event: Some(event),
        topic: topic(now),
        also: Some(Topic::Conversation(now.id)),
        frame: Arc::from(frame),
        except: None,
    });
    done.publications.push(state_for_visitor(write, now, event)?);
    Ok(())
}

/// To consoles: a conversation has come to its first place.
pub fn opened<T>(
    write: &Write<'_>,
    now: &Conversation,
    event: EventNumber,
    done: &mut Done<T>,
) -> Result<(), StorageError> {
    done.monitored = true;
    let Some(conversation) = summaries::one(write, now.id)? else { return Ok(()) };
    let frame = encode(&ConsoleOut::Conversation { event, cause: Cause::Opened, by: None, note: None, conversation });
    let publication = Publication {
        event: Some(event),
        topic: topic(now),
        also: Some(Topic::Conversation(now.id)),
        frame: Arc::from(frame),
        except: None,
    };
    done.publications.extend([publication, state_for_visitor(write, now, event)?]);
    Ok(())
}

/// Within how long all consoles ask anew, in milliseconds: not all in the same moment.
const EVERYBODY_WITHIN_MS: u32 = 1_500;

/// To every console: the company has changed; everybody asks for everything anew.
pub fn directory_changed() -> Publication {
    let frame = Arc::from(encode(&ConsoleOut::Resync { within_ms: Some(EVERYBODY_WITHIN_MS) }));
    Publication { event: None, topic: Topic::Consoles, also: None, frame, except: None }
}

/// To the visitor: how their conversation is now.
fn state_for_visitor(write: &Write<'_>, now: &Conversation, event: EventNumber) -> Result<Publication, StorageError> {
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
