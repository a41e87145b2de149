//! How the news of an action is put, for each of those whom it concerns.

use std::sync::Arc;

use serde::Serialize;

use crate::actions::Done;
use crate::domain::conversation::{Conversation, State};
use crate::domain::ids::{ConversationId, EventNumber, OperatorId, TagId};
use crate::domain::message::Message;
use crate::domain::phrase::Keeper;
use crate::domain::receipt::Watermarks;
use crate::protocol::common::{ByeReason, Marks};
use crate::protocol::console_out::{Cause, ConsoleMessage, ConsoleOut};
use crate::protocol::encode;
use crate::protocol::widget_out::{VisitorConversation, VisitorMessage, WidgetOut};
use crate::realtime::{Frame, Publication, SocketId, Topic};
use crate::storage::events::Audience;
use crate::storage::{StorageError, Write, blocks, operators, participants, ratings, receipts, summaries};

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
    let frame = framed(&ConsoleOut::Conversation { event, cause, by, note, conversation });
    let left_queue = matches!(before.state, State::Queued { .. })
        && (before.queue != now.queue || !matches!(now.state, State::Queued { .. }));
    // Who looked at it by way of that queue is told that it is gone, and asks again: what they may see now is decided anew,
    // and an administrator who reads along from here on is noted (N01).
    let looking = Some(Topic::Conversation(now.id));
    done.publications.push(numbered(event, topic(now), if left_queue { None } else { looking }, &frame));
    if let Some(former) = before.owner().filter(|former| now.owner() != Some(*former)) {
        done.publications.push(numbered(event, Topic::Operator(former), None, &frame));
    }
    if left_queue {
        let by = by.or(if cause == Cause::Closed { None } else { now.owner() });
        let gone = framed(&ConsoleOut::Gone { event, conversation: now.id, cause, by });
        done.publications.push(numbered(event, Topic::Queue(before.queue), looking, &gone));
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
    let frame = framed(&ConsoleOut::Conversation { event, cause, by, note, conversation });
    let looking = Some(Topic::Conversation(now.id));
    done.publications.push(numbered(event, Topic::Operator(former), looking, &frame));
    Ok(())
}

/// To the new owner, those who look at it, and the visitor: the system has assigned it as soon as it came.
pub fn assigned_at_once<T>(
    write: &Write<'_>,
    now: &Conversation,
    event: EventNumber,
    done: &mut Done<T>,
) -> Result<(), StorageError> {
    told(write, now, (event, Cause::Assigned, None), done)
}

/// To consoles: a conversation has come to its first place.
pub fn opened<T>(
    write: &Write<'_>,
    now: &Conversation,
    event: EventNumber,
    done: &mut Done<T>,
) -> Result<(), StorageError> {
    told(write, now, (event, Cause::Opened, None), done)
}

/// X16: its visitor has rated it, and may have said why.
pub fn rated<T>(
    write: &Write<'_>,
    now: &Conversation,
    event: EventNumber,
    comment: Option<String>,
    done: &mut Done<T>,
) -> Result<(), StorageError> {
    told(write, now, (event, Cause::Rated, comment), done)
}

/// To those whose it is or who see it, those who look at it, and the visitor. Nobody else has had it or seen it.
fn told<T>(
    write: &Write<'_>,
    now: &Conversation,
    (event, cause, note): (EventNumber, Cause, Option<String>),
    done: &mut Done<T>,
) -> Result<(), StorageError> {
    done.monitored = true;
    let Some(conversation) = summaries::one(write, now.id)? else { return Ok(()) };
    let frame = framed(&ConsoleOut::Conversation { event, cause, by: None, note, conversation });
    done.publications.push(numbered(event, topic(now), Some(Topic::Conversation(now.id)), &frame));
    done.publications.push(state_for_visitor(write, now, event)?);
    Ok(())
}

/// A frame, encoded once for everybody who gets it.
fn framed(frame: &impl Serialize) -> Frame {
    Arc::from(encode(frame))
}

/// News with a number, for everybody who listens.
fn numbered(event: EventNumber, topic: Topic, also: Option<Topic>, frame: &Frame) -> Publication {
    Publication { event: Some(event), topic, also, frame: Arc::clone(frame), except: None }
}

/// The last frame to a console, or to a page that follows what happens, whose person is signed in no more, or not far enough.
pub fn signed_out() -> Frame {
    framed(&ConsoleOut::Bye { reason: ByeReason::SignedOut, retry_after_ms: None })
}

/// Within how long all consoles ask anew, in milliseconds: not all in the same moment.
const EVERYBODY_WITHIN_MS: u32 = 1_500;

/// To every console: the company has changed; everybody asks for everything anew.
pub fn directory_changed() -> Publication {
    let frame = framed(&ConsoleOut::Resync { within_ms: Some(EVERYBODY_WITHIN_MS) });
    Publication { event: None, topic: Topic::Consoles, also: None, frame, except: None }
}

/// To every console, or to those of the person who keeps them: phrases are different from before.
pub fn phrases_changed(keeper: Keeper) -> Publication {
    let topic = match keeper {
        Keeper::Company => Topic::Consoles,
        Keeper::Person(operator) => Topic::Operator(operator),
    };
    Publication { event: None, topic, also: None, frame: framed(&ConsoleOut::PhrasesChanged), except: None }
}

/// To the visitor: how their conversation is now.
fn state_for_visitor(write: &Write<'_>, now: &Conversation, event: EventNumber) -> Result<Publication, StorageError> {
    let operator = match now.owner() {
        Some(id) => operators::by_id(write, id)?.map(|operator| operator.name).unwrap_or_default(),
        None => String::new(),
    };
    let ratable = ratings::ratable(write, now, write.now())?;
    let conversation = VisitorConversation::of(now, receipts::of(write, now.id)?, &operator, ratable);
    Ok(numbered(event, Topic::Visitor(now.visitor), None, &framed(&WidgetOut::Conversation { conversation })))
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
    let to_widget = framed(&WidgetOut::Message { message: to_widget });
    let to_console = framed(&ConsoleOut::Message { event, message: to_console });
    let looking = Some(Topic::Conversation(conversation.id));
    [
        Publication { except: sender, ..numbered(event, Topic::Visitor(conversation.visitor), None, &to_widget) },
        Publication { except: sender, ..numbered(event, topic(conversation), looking, &to_console) },
    ]
}

/// To whoever sees a conversation: which tags it carries now. The visitor never hears of tags.
pub fn tags(conversation: &Conversation, tags: Vec<TagId>, event: EventNumber) -> Publication {
    let frame = framed(&ConsoleOut::Tags { event, conversation: conversation.id, tags });
    numbered(event, topic(conversation), Some(Topic::Conversation(conversation.id)), &frame)
}

/// To whoever sees a conversation: whether its visitor is blocked now. The visitor hears it when they write.
pub fn blocked(conversation: &Conversation, block: Option<blocks::Recorded>) -> Publication {
    let looking = Topic::Conversation(conversation.id);
    let to_lookers = blocked_to_lookers(conversation.id, block);
    Publication { topic: topic(conversation), also: Some(looking), ..to_lookers }
}

/// The same to nobody but those who look at it.
pub fn blocked_to_lookers(conversation: ConversationId, block: Option<blocks::Recorded>) -> Publication {
    let frame = framed(&ConsoleOut::Blocked { conversation, blocked: block.map(Into::into) });
    Publication { event: None, topic: Topic::Conversation(conversation), also: None, frame, except: None }
}

/// K04: both sides see the same marks.
pub fn receipts(conversation: &Conversation, marks: Watermarks) -> [Publication; 2] {
    let marks = Marks::from(marks);
    let widget = WidgetOut::Receipts { conversation: conversation.ordinal, marks };
    let console = ConsoleOut::Receipts { conversation: conversation.id, marks };
    let told = |topic, also, frame| Publication { event: None, topic, also, frame, except: None };
    [
        told(Topic::Visitor(conversation.visitor), None, framed(&widget)),
        told(topic(conversation), Some(Topic::Conversation(conversation.id)), framed(&console)),
    ]
}
