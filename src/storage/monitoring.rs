//! What monitoring shows, of one moment: everything goes along the indexes of what is open, however much is closed.

use std::collections::BTreeMap;

use crate::domain::conversation::Queue;
use crate::domain::ids::{DepartmentId, OperatorId, SiteId};
use crate::domain::time::Timestamp;
use crate::storage::rows::{self, ConversationRow, Place};
use crate::storage::{Read, StorageError};

/// How many conversations wait in each queue, of those in which any do.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn queues(read: &Read<'_>) -> Result<BTreeMap<Queue, u64>, StorageError> {
    let sql = "SELECT site_id, department_id, count(*) FROM conversations WHERE state = 'queued' GROUP BY site_id, department_id";
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map([], |row| {
        let department = row.get::<_, Option<i64>>(1)?.map(DepartmentId);
        Ok((Queue { site: SiteId(row.get(0)?), department }, row.get::<_, u32>(2)?.into()))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// N05: how many conversations are in the work of each person who has any.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn work(read: &Read<'_>) -> Result<BTreeMap<OperatorId, u64>, StorageError> {
    let sql = "SELECT operator_id, count(*) FROM conversations WHERE state = 'owned' GROUP BY operator_id";
    counts(read, sql, [])
}

/// How many conversations of each person have been closed since a moment, whoever closed them.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn closed_since(read: &Read<'_>, since: Timestamp) -> Result<BTreeMap<OperatorId, u64>, StorageError> {
    // The index is named: along the one by people it would go through everything that was ever closed.
    let sql = "SELECT operator_id, count(*) FROM conversations INDEXED BY conversations_closed
               WHERE state = 'closed' AND closed_at >= ?1 AND operator_id IS NOT NULL GROUP BY operator_id";
    counts(read, sql, [since.0])
}

fn counts(
    read: &Read<'_>,
    sql: &str,
    values: impl rusqlite::Params,
) -> Result<BTreeMap<OperatorId, u64>, StorageError> {
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map(values, |row| Ok((OperatorId(row.get(0)?), row.get::<_, u32>(1)?.into())))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What waits in these queues together, oldest first, at most `limit`.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn waiting(
    read: &Read<'_>,
    queues: impl Iterator<Item = Queue>,
    limit: u32,
) -> Result<Vec<ConversationRow>, StorageError> {
    let condition =
        "WHERE c.state = 'queued' AND c.site_id = ?1 AND c.department_id IS ?2 ORDER BY c.queued_since, c.id LIMIT ?3";
    let mut found = Vec::new();
    for queue in queues {
        let values = (queue.site.0, queue.department.map(|id| id.0), limit);
        found.extend(rows::many(read, condition, values)?);
    }
    found.sort_by_key(|row| match row.place {
        Place::Queued { since } => (since, row.id),
        _ => (row.opened_at, row.id),
    });
    found.truncate(limit as usize);
    Ok(found)
}

/// What is in somebody's work, oldest first, at most `limit`.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn work_of(read: &Read<'_>, operator: OperatorId, limit: u32) -> Result<Vec<ConversationRow>, StorageError> {
    let condition = "WHERE c.operator_id = ?1 AND c.state = 'owned' ORDER BY c.owned_since, c.id LIMIT ?2";
    rows::many(read, condition, (operator.0, limit))
}
