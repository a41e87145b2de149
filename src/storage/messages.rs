//! `messages`: what people wrote, numbered within each conversation.

use rusqlite::{OptionalExtension, Row};

use crate::domain::ids::{ConversationId, MessageKey, MessageNumber, OperatorId, Ordinal, VisitorId};
use crate::domain::message::{Author, Message};
use crate::domain::time::Timestamp;
use crate::storage::{Read, StorageError, Write, columns};

/// A message with what a reader needs beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The message.
    pub message: Message,
    /// The place of its conversation among its visitor's.
    pub ordinal: Ordinal,
    /// The name of the operator who wrote it; empty for the visitor.
    pub author_name: String,
}

const SELECT: &str =
    "SELECT m.id, m.conversation_id, m.number, m.key, m.operator_id, m.text, m.at, c.ordinal, coalesce(o.name, '')
    FROM messages m JOIN conversations c ON c.id = m.conversation_id LEFT JOIN operators o ON o.id = m.operator_id";

type Columns = (i64, i64, u32, Vec<u8>, Option<i64>, String, i64, u32, String);

fn stored(
    (id, conversation, number, key, operator, text, at, ordinal, author_name): Columns,
) -> Result<Stored, StorageError> {
    let author = operator.map_or(Author::Visitor, |id| Author::Operator(OperatorId(id)));
    let key = columns::key(id, &key)?;
    let message = Message { conversation: ConversationId(conversation), number, key, author, text, at: Timestamp(at) };
    Ok(Stored { message, ordinal, author_name })
}

fn collect(
    read: &Read<'_>,
    condition: &str,
    values: impl rusqlite::Params,
    latest_first: bool,
) -> Result<Vec<Stored>, StorageError> {
    let mut query = read.connection.prepare_cached(&format!("{SELECT} {condition}"))?;
    let rows = query.query_map(values, |row: &Row<'_>| Columns::try_from(row))?;
    let mut messages = rows.map(|row| stored(row?)).collect::<Result<Vec<_>, StorageError>>()?;
    if latest_first {
        messages.reverse();
    }
    Ok(messages)
}

/// The number of the last message; 0 if there is none.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn last_number(read: &Read<'_>, conversation: ConversationId) -> Result<MessageNumber, StorageError> {
    let sql = "SELECT coalesce(max(number), 0) FROM messages WHERE conversation_id = ?1";
    Ok(read.connection.prepare_cached(sql)?.query_row([conversation.0], |row| row.get(0))?)
}

/// A message that is stored already, by its key: where it stands, who wrote it, and whose conversation that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The conversation.
    pub conversation: ConversationId,
    /// The place of that among its visitor's.
    pub ordinal: Ordinal,
    /// Its visitor.
    pub visitor: VisitorId,
    /// The number there.
    pub number: MessageNumber,
    /// Who wrote it.
    pub author: Author,
    /// When.
    pub at: Timestamp,
}

/// The message of a key.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn by_key(read: &Read<'_>, key: MessageKey) -> Result<Option<Known>, StorageError> {
    let sql = "SELECT m.conversation_id, c.ordinal, c.visitor_id, m.number, m.operator_id, m.at
               FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE m.key = ?1";
    let known = read.connection.prepare_cached(sql)?.query_row([key.0.as_bytes().as_slice()], |row| {
        Ok(Known {
            conversation: ConversationId(row.get(0)?),
            ordinal: row.get(1)?,
            visitor: VisitorId(row.get(2)?),
            number: row.get(3)?,
            author: row.get::<_, Option<i64>>(4)?.map_or(Author::Visitor, |id| Author::Operator(OperatorId(id))),
            at: Timestamp(row.get(5)?),
        })
    });
    Ok(known.optional()?)
}

/// Adds a message.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn insert(write: &Write<'_>, message: &Message) -> Result<(), StorageError> {
    let sql =
        "INSERT INTO messages (conversation_id, number, key, operator_id, text, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let operator = match message.author {
        Author::Visitor => None,
        Author::Operator(id) => Some(id.0),
    };
    let key = message.key.0.as_bytes().as_slice();
    let values = (message.conversation.0, message.number, key, operator, &message.text, message.at.0);
    write.connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// One message.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn one(
    read: &Read<'_>,
    conversation: ConversationId,
    number: MessageNumber,
) -> Result<Option<Stored>, StorageError> {
    Ok(collect(read, "WHERE m.conversation_id = ?1 AND m.number = ?2", (conversation.0, number), false)?.pop())
}

/// The messages of a visitor before a place, across conversations, oldest first, at most `limit`. [`Ordinal::MAX`] as the
/// place asks for the latest.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn before(
    read: &Read<'_>,
    visitor: VisitorId,
    place: (Ordinal, MessageNumber),
    limit: u32,
) -> Result<Vec<Stored>, StorageError> {
    let mut found = Vec::new();
    let (mut ordinal, mut number) = place;
    // Conversation by conversation, latest first: each step is one walk along an index, however long the history is.
    let sql =
        "SELECT id, ordinal FROM conversations WHERE visitor_id = ?1 AND ordinal <= ?2 ORDER BY ordinal DESC LIMIT 1";
    while found.len() < limit as usize {
        let next =
            read.connection.prepare_cached(sql)?.query_row((visitor.0, ordinal), |row| Ok((row.get(0)?, row.get(1)?)));
        let Some((conversation, found_ordinal)): Option<(i64, Ordinal)> = next.optional()? else { break };
        let upto = if found_ordinal == ordinal { number } else { MessageNumber::MAX };
        let left = limit - u32::try_from(found.len()).unwrap_or(limit);
        let condition = "WHERE m.conversation_id = ?1 AND m.number < ?2 ORDER BY m.number DESC LIMIT ?3";
        let mut older = collect(read, condition, (conversation, upto, left), true)?;
        older.append(&mut found);
        found = older;
        let Some(below) = found_ordinal.checked_sub(1) else { break };
        (ordinal, number) = (below, MessageNumber::MAX);
    }
    Ok(found)
}

/// The messages of a visitor after a place, oldest first, at most `limit`.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn after(
    read: &Read<'_>,
    visitor: VisitorId,
    (ordinal, number): (Ordinal, MessageNumber),
    limit: u32,
) -> Result<Vec<Stored>, StorageError> {
    let condition = "WHERE c.visitor_id = ?1 AND c.ordinal >= ?2 AND (c.ordinal > ?2 OR m.number > ?3)
                     ORDER BY c.ordinal, m.number LIMIT ?4";
    collect(read, condition, (visitor.0, ordinal, number, limit), false)
}
