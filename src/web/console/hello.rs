//! The first frame of a console: everything there is, or exactly what was missed.

use crate::domain::conversation::Queue;
use crate::domain::directory::{Directory, OperatorEntry};
use crate::domain::ids::{EventNumber, OperatorId};
use crate::domain::operator::Role;
use crate::domain::permission::{Part, may_read};
use crate::domain::time::{Span, Timestamp};
use crate::domain::work_status::WorkStatus;
use crate::protocol::console_out::{ConsoleOut, Summary};
use crate::protocol::{HEARTBEAT_MS, VERSION};
use crate::realtime::Frame;
use crate::storage::events::{self, Recorded};
use crate::storage::{Read, StorageError, conversations, messages, participants, receipts, summaries, tags};
use crate::texts::Texts;
use crate::web::answer::ready;
use crate::web::console::present;

/// The most conversations of one queue that a console is sent at once.
const LONGEST_QUEUE: u32 = 500;

/// How long after the close of a conversation its receipts are still told to a console that was away.
const RECEIPTS_OF_CLOSED: Span = Span::days(1);

/// What a console is told first, all true at one moment.
pub struct Snapshot {
    /// The last event at that moment.
    pub event: EventNumber,
    /// The conversations, where there was nothing to resume.
    conversations: Vec<Summary>,
    /// The frames that were missed, where there was.
    missed: Option<Vec<Frame>>,
}

/// Takes it: what was missed since `resume`, if that can be told exactly, or else everything.
pub fn snapshot(
    read: &Read<'_>,
    me: &OperatorEntry,
    queues: &[Queue],
    resume: Option<EventNumber>,
    now: Timestamp,
) -> Result<Snapshot, StorageError> {
    let event = events::last(read)?;
    if let Some(after) = resume
        && let Some(recorded) = events::missed(read, me.id, queues, after)?
    {
        // Receipts first: should the connection be lost again in between, resuming from an event then brings them again.
        let mut frames = Vec::with_capacity(recorded.len());
        for (conversation, marks) in receipts::changed_since(read, me.id, queues, after, now - RECEIPTS_OF_CLOSED)? {
            frames.push(ready(&ConsoleOut::Receipts { conversation, marks: marks.into() }));
        }
        for event in &recorded {
            frames.extend(replay(read, me, event)?.map(|frame| ready(&frame)));
        }
        return Ok(Snapshot { event, conversations: Vec::new(), missed: Some(frames) });
    }
    let mut conversations = summaries::queued(read, queues, LONGEST_QUEUE)?;
    conversations.extend(summaries::in_work(read, me.id)?);
    Ok(Snapshot { event, conversations, missed: None })
}

/// The frame that an event was, or would have been, told in. What can be read no longer is only said to be gone.
fn replay(read: &Read<'_>, me: &OperatorEntry, event: &Recorded) -> Result<Option<ConsoleOut>, StorageError> {
    if event.kind == "work_status_changed" {
        return Ok(status_frame(event));
    }
    let Some(id) = event.conversation else { return Ok(None) };
    let Some(now) = conversations::by_id(read, id)? else { return Ok(None) };
    let part = participants::part_of(read, me.id, id)?;
    let readable = may_read(me, &now, part);
    let number = event.number;
    if let Some(message) = event.message {
        let stored = if readable { messages::one(read, id, message)? } else { None };
        return Ok(stored.map(|stored| ConsoleOut::Message { event: number, message: present::message(stored) }));
    }
    if event.kind == "conversation_tagged" {
        let tags = if readable { Some(tags::of_conversation(read, id)?) } else { None };
        return Ok(tags.map(|tags| ConsoleOut::Tags { event: number, conversation: id, tags }));
    }
    let Some(cause) = present::cause(&event.kind) else { return Ok(None) };
    let in_queue = now.is_open() && now.owner().is_none();
    let in_my_lists = now.owner() == Some(me.id) || part == Part::Took || (in_queue && me.sees_queue(now.queue));
    if readable && in_my_lists {
        let summary = summaries::one(read, id)?;
        let note = event.rating().map_or_else(|| event.passing().note, |rating| rating.comment);
        let by = event.operator;
        return Ok(summary.map(|conversation| ConsoleOut::Conversation {
            event: number,
            cause,
            by,
            note,
            conversation,
        }));
    }
    Ok(Some(ConsoleOut::Gone { event: number, conversation: id, cause, by: event.operator.or(event.passing().to) }))
}

/// A change of status as its frame; it is written down as "STATUS REASON", with the administrator's number behind it
/// where one did it (N03).
fn status_frame(event: &Recorded) -> Option<ConsoleOut> {
    let mut words = event.detail.as_deref()?.split(' ');
    let (status, reason, by) = (words.next()?, words.next()?, words.next());
    Some(ConsoleOut::Status {
        event: event.number,
        operator: event.operator?,
        status: WorkStatus::parse(status)?,
        since: event.at,
        reason: reason.to_owned(),
        by: by.and_then(|id| id.parse().ok()).map(OperatorId),
    })
}

/// The frames of the answer.
pub fn answer(snapshot: Snapshot, directory: &Directory, me: OperatorId, t: Texts, now: Timestamp) -> Vec<Frame> {
    let Snapshot { event, conversations, missed } = snapshot;
    let person = directory.operators.get(&me);
    let role = person.map_or(Role::Operator, |person| person.role);
    let welcome = ConsoleOut::Welcome {
        version: VERSION,
        resumed: missed.is_some(),
        event,
        me,
        role,
        language: t.language,
        company: directory.company.clone().unwrap_or_default(),
        operators: present::colleagues(directory),
        sites: present::sites(directory),
        tags: present::tags(directory),
        workplace: person.map(present::workplace).unwrap_or_default(),
        conversations,
        heartbeat_ms: HEARTBEAT_MS,
        now,
    };
    let mut frames = vec![ready(&welcome)];
    if let Some(missed) = missed {
        frames.extend(missed);
        frames.push(ready(&ConsoleOut::CaughtUp { event }));
    }
    frames
}
