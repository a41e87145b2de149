//! `participants`: who owned a conversation at some time, and so may read it ever after (F07).

use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::permission::Part;
use crate::storage::{Read, StorageError, Write};

/// Notes that somebody owned a conversation.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn add(write: &Write<'_>, operator: OperatorId, conversation: ConversationId) -> Result<(), StorageError> {
    let sql = "INSERT INTO participants (operator_id, conversation_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    write.connection.prepare_cached(sql)?.execute((operator.0, conversation.0))?;
    Ok(())
}

/// Whether somebody owned a conversation.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn part_of(read: &Read<'_>, operator: OperatorId, conversation: ConversationId) -> Result<Part, StorageError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM participants WHERE operator_id = ?1 AND conversation_id = ?2)";
    let took: bool = read.connection.prepare_cached(sql)?.query_row((operator.0, conversation.0), |row| row.get(0))?;
    Ok(if took { Part::Took } else { Part::None })
}

/// Everybody who owned a conversation.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn of(read: &Read<'_>, conversation: ConversationId) -> Result<Vec<OperatorId>, StorageError> {
    let mut query =
        read.connection.prepare_cached("SELECT operator_id FROM participants WHERE conversation_id = ?1")?;
    let rows = query.query_map([conversation.0], |row| row.get(0).map(OperatorId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
