//! `events`: everything that happened, in order, with whose consoles were told.

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use crate::domain::conversation::{Closer, Conversation, Queue, State};
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, DepartmentId, EventNumber, MessageNumber, OperatorId};
use crate::domain::message::Author;
use crate::domain::rating::Rating;
use crate::domain::time::Timestamp;
use crate::storage::{Read, StorageError, Write};

/// Whose consoles are told of an event as it happens, and have it replayed. A change of status is told to everybody
/// besides, and a change of the company makes everybody ask anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Whoever sees this queue.
    pub queue: Option<Queue>,
    /// This person.
    pub operator: Option<OperatorId>,
    /// And this one: whose work the conversation left.
    pub former: Option<OperatorId>,
}

impl Audience {
    /// Whose consoles hear of what happens in a conversation: its owner's, or those who see its queue.
    #[must_use]
    pub fn of(conversation: &Conversation) -> Self {
        match conversation.state {
            State::Queued { .. } => Self { queue: Some(conversation.queue), ..Self::default() },
            State::Owned { operator, .. } => Self { operator: Some(operator), ..Self::default() },
            State::Closed { by_owner, .. } => Self { operator: by_owner, ..Self::default() },
        }
    }

    /// Whose consoles hear of a move: those of where it was, and those of where it is now. It leaves a queue or
    /// somebody's work, and never both a queue and another queue.
    #[must_use]
    pub fn of_move(before: &Conversation, now: &Conversation) -> Self {
        let (from, to) = (Self::of(before), Self::of(now));
        Self { queue: to.queue.or(from.queue), operator: to.operator, former: from.operator }
    }
}

/// Writes a fact down and gives it its number.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn append(write: &Write<'_>, event: &Event, audience: Audience) -> Result<EventNumber, StorageError> {
    let (conversation, message, operator, detail) = columns_of(event);
    let sql = "INSERT INTO events (at, kind, conversation_id, message_number, operator_id, detail,
                                   for_site_id, for_department_id, for_operator_id, for_former_operator_id)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    write.connection.prepare_cached(sql)?.execute((
        write.now().0,
        event.kind(),
        conversation.map(|id| id.0),
        message,
        operator.map(|id| id.0),
        detail,
        audience.queue.map(|queue| queue.site.0),
        audience.queue.and_then(|queue| queue.department).map(|id| id.0),
        audience.operator.map(|id| id.0),
        audience.former.map(|id| id.0),
    ))?;
    Ok(EventNumber(write.connection.last_insert_rowid()))
}

/// The kind of an event in which a conversation was rated.
const RATED: &str = "conversation_rated";

type Columns = (Option<ConversationId>, Option<MessageNumber>, Option<OperatorId>, Option<String>);

/// `operator_id` is who did it; the visitor, or the system, where it is empty.
fn columns_of(event: &Event) -> Columns {
    match event {
        Event::ConversationOpened { conversation, .. } => (Some(*conversation), None, None, None),
        Event::MessagePosted { conversation, number, author } => {
            let operator = match author {
                Author::Visitor => None,
                Author::Operator(id) => Some(*id),
            };
            (Some(*conversation), Some(*number), operator, None)
        }
        Event::ConversationTaken { conversation, by, .. } => (Some(*conversation), None, Some(*by), None),
        Event::ConversationAssigned { conversation, to, by } => {
            let passing = Passing { to: Some(*to), ..Passing::default() };
            (Some(*conversation), None, *by, Some(passing.text()))
        }
        Event::ConversationTransferred { conversation, from, to, note } => {
            let passing = Passing { to: Some(*to), note: note.clone(), ..Passing::default() };
            (Some(*conversation), None, Some(*from), Some(passing.text()))
        }
        Event::ConversationQueued { conversation, by, from, queue, note } => {
            let passing =
                Passing { from: Some(*from), department: queue.department, note: note.clone(), ..Passing::default() };
            (Some(*conversation), None, Some(*by), Some(passing.text()))
        }
        Event::ConversationReleased { conversation, from, queue } => {
            let passing = Passing { from: Some(*from), department: queue.department, ..Passing::default() };
            (Some(*conversation), None, Some(*from), Some(passing.text()))
        }
        Event::ConversationClosed { conversation, by, .. } => {
            let operator = match by {
                Closer::Operator(id) | Closer::Administrator(id) => Some(*id),
                Closer::Visitor => None,
            };
            (Some(*conversation), None, operator, None)
        }
        Event::ConversationRated { conversation, rating } => {
            (Some(*conversation), None, None, Some(Rated::text(rating)))
        }
        Event::ConversationTagged { conversation, by, tag, added } => {
            let detail = format!("{} {tag}", if *added { "added" } else { "removed" });
            (Some(*conversation), None, Some(*by), Some(detail))
        }
        Event::WorkStatusChanged { operator, to, reason } => {
            let by = reason.administrator().map_or_else(String::new, |by| format!(" {by}"));
            (None, None, Some(*operator), Some(format!("{} {}{by}", to.word(), reason.word())))
        }
        Event::DirectoryChanged => (None, None, None, None),
    }
}

/// What an event of a conversation that was passed on holds beside who did it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Passing {
    /// Whose work it left, where that is not who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<OperatorId>,
    /// Whose work it is in now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<OperatorId>,
    /// The department in whose queue it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentId>,
    /// What colleagues were told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Passing {
    /// Numbers and a text, for which this cannot fail.
    fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What an event of a conversation that was rated holds (X16).
#[derive(Serialize, Deserialize)]
struct Rated {
    stars: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl Rated {
    /// A number and a text, for which this cannot fail.
    fn text(rating: &Rating) -> String {
        let rated = Self { stars: rating.stars, note: rating.comment.clone() };
        serde_json::to_string(&rated).unwrap_or_default()
    }
}

/// The number of the last event; 0 if nothing has happened yet.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn last(read: &Read<'_>) -> Result<EventNumber, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT max(number) FROM events")?;
    Ok(EventNumber(query.query_row([], |row| row.get::<_, Option<i64>>(0))?.unwrap_or(0)))
}

/// An event as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its number.
    pub number: EventNumber,
    /// When.
    pub at: Timestamp,
    /// The word for what happened.
    pub kind: String,
    /// The conversation, if it was about one.
    pub conversation: Option<ConversationId>,
    /// The message, if it was one.
    pub message: Option<MessageNumber>,
    /// Who did it; none for the visitor.
    pub operator: Option<OperatorId>,
    /// What else there is to know.
    pub detail: Option<String>,
}

impl Recorded {
    /// How a conversation was passed on, where that is what happened.
    #[must_use]
    pub fn passing(&self) -> Passing {
        self.detail.as_deref().and_then(|detail| serde_json::from_str(detail).ok()).unwrap_or_default()
    }

    /// How a conversation was rated, where that is what happened.
    #[must_use]
    pub fn rating(&self) -> Option<Rating> {
        let detail = self.detail.as_deref().filter(|_| self.kind == RATED)?;
        serde_json::from_str(detail).ok().map(|Rated { stars, note }| Rating { stars, comment: note })
    }
}

fn recorded(row: &rusqlite::Row<'_>) -> rusqlite::Result<Recorded> {
    Ok(Recorded {
        number: EventNumber(row.get(0)?),
        at: Timestamp(row.get(1)?),
        kind: row.get(2)?,
        conversation: row.get::<_, Option<i64>>(3)?.map(ConversationId),
        message: row.get(4)?,
        operator: row.get::<_, Option<i64>>(5)?.map(OperatorId),
        detail: row.get(6)?,
    })
}

const SELECT: &str = "SELECT number, at, kind, conversation_id, message_number, operator_id, detail FROM events";

/// What happened to a conversation beside its messages and its tags, oldest first.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn of_conversation(read: &Read<'_>, conversation: ConversationId) -> Result<Vec<Recorded>, StorageError> {
    let sql = format!(
        "{SELECT} WHERE conversation_id = ?1 AND kind <> 'message_posted' AND kind <> 'conversation_tagged'
         ORDER BY number LIMIT 200"
    );
    let mut query = read.connection.prepare_cached(&sql)?;
    let rows = query.query_map([conversation.0], recorded)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many events a console may have missed for them to be replayed rather than everything sent anew.
pub const LONGEST_REPLAY: i64 = 2_000;

/// The events after a number that an operator's consoles were, or would have been, told; `None` if they are too many, or
/// if what the operator sees changed in between, so that a replay would not be exact.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn missed(
    read: &Read<'_>,
    operator: OperatorId,
    queues: &[Queue],
    after: EventNumber,
) -> Result<Option<Vec<Recorded>>, StorageError> {
    let last = last(read)?;
    if after > last || last.0 - after.0 > LONGEST_REPLAY * 10 {
        return Ok(None);
    }
    let sql = "SELECT 1 FROM events WHERE number > ?1
               AND (kind = 'directory_changed' OR kind = 'work_status_changed' AND operator_id = ?2)";
    let view_changed = read.connection.prepare_cached(sql)?.query_row((after.0, operator.0), |_| Ok(())).optional()?;
    if view_changed.is_some() {
        return Ok(None);
    }
    let sql = format!(
        "{SELECT} WHERE number > ?1 AND (for_operator_id = ?2 OR for_former_operator_id = ?2 OR kind = 'work_status_changed' OR (for_site_id, ifnull(for_department_id, 0)) IN
             (SELECT value ->> 0, value ->> 1 FROM json_each(?3))) ORDER BY number LIMIT ?4"
    );
    let pairs: Vec<String> =
        queues.iter().map(|queue| format!("[{},{}]", queue.site, queue.department.map_or(0, |id| id.0))).collect();
    let mut query = read.connection.prepare_cached(&sql)?;
    let values = (after.0, operator.0, format!("[{}]", pairs.join(",")), LONGEST_REPLAY + 1);
    let events: Vec<Recorded> = query.query_map(values, recorded)?.collect::<Result<_, _>>()?;
    Ok(i64::try_from(events.len()).is_ok_and(|count| count <= LONGEST_REPLAY).then_some(events))
}
