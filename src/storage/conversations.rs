//! `conversations`: rows to domain states and back.

use rusqlite::{OptionalExtension, Row};

use crate::domain::conversation::{Closer, Conversation, Queue, State};
use crate::domain::ids::{ConversationId, DepartmentId, OperatorId, Ordinal, SiteId, VisitorId};
use crate::domain::time::{Span, Timestamp};
use crate::storage::{Read, StorageError, Write};

const COLUMNS: &str = "id, visitor_id, ordinal, site_id, department_id, opened_at, waited, state, queued_since, operator_id, \
                       owned_since, closed_at, closed_by, closed_by_operator_id, entered_queue_at, sender_id";

fn conversation(row: &Row<'_>) -> rusqlite::Result<Result<Conversation, StorageError>> {
    let id = ConversationId(row.get(0)?);
    let state: String = row.get(7)?;
    let time = |index| row.get::<_, Option<i64>>(index).map(|value| value.map(Timestamp));
    let person = |index| row.get::<_, Option<i64>>(index).map(|value| value.map(OperatorId));
    let closed_by: Option<String> = row.get(12)?;
    let (entered, sender) = (time(14)?, person(15)?);
    let parts = (state.as_str(), time(8)?, person(9)?, time(10)?, time(11)?, closed_by.as_deref(), person(13)?);
    let state = match parts {
        ("queued", Some(since), None, None, None, None, None) => {
            State::Queued { since, entered: entered.unwrap_or(since), sender }
        }
        ("owned", Some(queued_since), Some(operator), Some(since), None, None, None) => {
            State::Owned { operator, since, queued_since, sender }
        }
        ("closed", None, by_owner, None, Some(at), Some("visitor"), None) => {
            State::Closed { at, by: Closer::Visitor, by_owner }
        }
        ("closed", None, by_owner, None, Some(at), Some("operator"), Some(by)) => {
            State::Closed { at, by: Closer::Operator(by), by_owner }
        }
        ("closed", None, by_owner, None, Some(at), Some("administrator"), Some(by)) => {
            State::Closed { at, by: Closer::Administrator(by), by_owner }
        }
        illegal => {
            let detail = format!("no state has these columns: {illegal:?}");
            return Ok(Err(StorageError::Inconsistent { table: "conversations", row: id.to_string(), detail }));
        }
    };
    Ok(Ok(Conversation {
        id,
        visitor: VisitorId(row.get(1)?),
        ordinal: row.get(2)?,
        queue: Queue { site: SiteId(row.get(3)?), department: row.get::<_, Option<i64>>(4)?.map(DepartmentId) },
        opened_at: Timestamp(row.get(5)?),
        waited: Span(row.get(6)?),
        state,
    }))
}

fn one(read: &Read<'_>, condition: &str, values: impl rusqlite::Params) -> Result<Option<Conversation>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM conversations WHERE {condition}");
    read.connection.prepare_cached(&sql)?.query_row(values, conversation).optional()?.transpose()
}

fn many(read: &Read<'_>, condition: &str, values: impl rusqlite::Params) -> Result<Vec<Conversation>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM conversations WHERE {condition}");
    let mut query = read.connection.prepare_cached(&sql)?;
    query.query_map(values, conversation)?.map(|row| row?).collect()
}

/// The conversation of a number.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn by_id(read: &Read<'_>, id: ConversationId) -> Result<Option<Conversation>, StorageError> {
    one(read, "id = ?1", [id.0])
}

/// A visitor's open conversation. There is at most one.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn open_of_visitor(read: &Read<'_>, visitor: VisitorId) -> Result<Option<Conversation>, StorageError> {
    one(read, "visitor_id = ?1 AND state <> 'closed'", [visitor.0])
}

/// A visitor's latest conversation, open or closed.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn latest_of_visitor(read: &Read<'_>, visitor: VisitorId) -> Result<Option<Conversation>, StorageError> {
    one(read, "visitor_id = ?1 ORDER BY ordinal DESC LIMIT 1", [visitor.0])
}

/// A visitor's conversation by its place among theirs.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn by_ordinal(read: &Read<'_>, visitor: VisitorId, ordinal: Ordinal) -> Result<Option<Conversation>, StorageError> {
    one(read, "visitor_id = ?1 AND ordinal = ?2", (visitor.0, ordinal))
}

/// How many conversations an operator has in work: open ones that they own.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn in_work(read: &Read<'_>, operator: OperatorId) -> Result<usize, StorageError> {
    let sql = "SELECT count(*) FROM conversations WHERE operator_id = ?1 AND state = 'owned'";
    let count: u32 = read.connection.prepare_cached(sql)?.query_row([operator.0], |row| row.get(0))?;
    Ok(count as usize)
}

/// Everything that an operator owns, oldest first.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn owned_by(read: &Read<'_>, operator: OperatorId) -> Result<Vec<Conversation>, StorageError> {
    many(read, "operator_id = ?1 AND state = 'owned' ORDER BY owned_since, id", [operator.0])
}

/// What waits in a queue behind a place, oldest first, at most `limit` (X12). The first place is before everything.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn waiting(
    read: &Read<'_>,
    queue: Queue,
    behind: Option<(Timestamp, ConversationId)>,
    limit: u32,
) -> Result<Vec<Conversation>, StorageError> {
    let (since, id) = behind.map_or((i64::MIN, i64::MIN), |(since, id)| (since.0, id.0));
    let place = "state = 'queued' AND site_id = ?1 AND department_id IS ?2 AND (queued_since, id) > (?3, ?4)
                 ORDER BY queued_since, id LIMIT ?5";
    many(read, place, (queue.site.0, queue.department.map(|id| id.0), since, id, limit))
}

/// How many conversations wait in a queue.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn queue_length(read: &Read<'_>, queue: Queue) -> Result<u64, StorageError> {
    let sql = "SELECT count(*) FROM conversations WHERE state = 'queued' AND site_id = ?1 AND department_id IS ?2";
    let values = (queue.site.0, queue.department.map(|id| id.0));
    let count: u32 = read.connection.prepare_cached(sql)?.query_row(values, |row| row.get(0))?;
    Ok(count.into())
}

/// Moves everything open of a department to the queue of its site, with its place.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn leave_department(write: &Write<'_>, department: DepartmentId) -> Result<(), StorageError> {
    let sql = "UPDATE conversations SET department_id = NULL WHERE department_id = ?1 AND state <> 'closed'";
    write.connection.prepare_cached(sql)?.execute([department.0])?;
    Ok(())
}

/// X10, A12: opens the next conversation of a visitor in the queue of their site.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn open(write: &Write<'_>, visitor: VisitorId, site: SiteId) -> Result<Conversation, StorageError> {
    let sql = "INSERT INTO conversations (visitor_id, ordinal, site_id, opened_at, state, queued_since)
               VALUES (?1, (SELECT coalesce(max(ordinal), 0) + 1 FROM conversations WHERE visitor_id = ?1), ?2, ?3, 'queued', ?3)
               RETURNING id, ordinal";
    let mut insert = write.connection.prepare_cached(sql)?;
    let (id, ordinal) = insert.query_row((visitor.0, site.0, write.now().0), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Conversation::open(ConversationId(id), ordinal, visitor, site, write.now()))
}

/// Writes a conversation's next state down.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn update(write: &Write<'_>, conversation: &Conversation) -> Result<(), StorageError> {
    let (queued_since, operator, owned_since) = match conversation.state {
        State::Queued { since, .. } => (Some(since.0), None, None),
        State::Owned { operator, since, queued_since, .. } => (Some(queued_since.0), Some(operator.0), Some(since.0)),
        State::Closed { by_owner, .. } => (None, by_owner.map(|id| id.0), None),
    };
    let (entered, sender) = match conversation.state {
        State::Queued { since, entered, sender } => ((entered != since).then_some(entered.0), sender),
        State::Owned { sender, .. } => (None, sender),
        State::Closed { .. } => (None, None),
    };
    let (word, closed_at, closed_by, closer) = match conversation.state {
        State::Queued { .. } => ("queued", None, None, None),
        State::Owned { .. } => ("owned", None, None, None),
        State::Closed { at, by, .. } => {
            let (word, person) = match by {
                Closer::Operator(id) => ("operator", Some(id.0)),
                Closer::Administrator(id) => ("administrator", Some(id.0)),
                Closer::Visitor => ("visitor", None),
            };
            ("closed", Some(at.0), Some(word), person)
        }
    };
    let sql =
        "UPDATE conversations SET department_id = ?2, waited = ?3, state = ?4, queued_since = ?5, operator_id = ?6,
                   owned_since = ?7, closed_at = ?8, closed_by = ?9, closed_by_operator_id = ?10, entered_queue_at = ?11,
                   sender_id = ?12 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((
        conversation.id.0,
        conversation.queue.department.map(|id| id.0),
        conversation.waited.0,
        word,
        queued_since,
        operator,
        owned_since,
        closed_at,
        closed_by,
        closer,
        entered,
        sender.map(|id| id.0),
    ))?;
    Ok(())
}
