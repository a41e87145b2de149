//! `receipts`: how far both sides have got in each conversation.

use rusqlite::OptionalExtension;

use crate::domain::conversation::Queue;
use crate::domain::ids::{ConversationId, EventNumber, OperatorId};
use crate::domain::receipt::{Watermark, Watermarks};
use crate::domain::time::Timestamp;
use crate::storage::{Read, StorageError, Write, events};

/// How far both sides have got; nowhere before the first report.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn of(read: &Read<'_>, conversation: ConversationId) -> Result<Watermarks, StorageError> {
    let sql = "SELECT visitor_delivered, visitor_read, company_delivered, company_read FROM receipts WHERE conversation_id = ?1";
    let marks = read.connection.prepare_cached(sql)?.query_row([conversation.0], |row| {
        Ok(Watermarks {
            visitor: Watermark { delivered: row.get(0)?, read: row.get(1)? },
            company: Watermark { delivered: row.get(2)?, read: row.get(3)? },
        })
    });
    Ok(marks.optional()?.unwrap_or_default())
}

/// Writes down how far both sides have got.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn put(write: &Write<'_>, conversation: ConversationId, marks: Watermarks) -> Result<(), StorageError> {
    let after = events::last(write)?;
    let sql = "INSERT INTO receipts (conversation_id, visitor_delivered, visitor_read, company_delivered, company_read, after_event)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)
               ON CONFLICT (conversation_id) DO UPDATE SET visitor_delivered = excluded.visitor_delivered,
                   visitor_read = excluded.visitor_read, company_delivered = excluded.company_delivered,
                   company_read = excluded.company_read, after_event = excluded.after_event";
    let Watermarks { visitor, company } = marks;
    let values = (conversation.0, visitor.delivered, visitor.read, company.delivered, company.read, after.0);
    write.connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// The conversations that an operator owns, that rest in these queues, or that they owned when they were closed after
/// `closed_after`, whose receipts changed at or after an event.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn changed_since(
    read: &Read<'_>,
    operator: OperatorId,
    queues: &[Queue],
    event: EventNumber,
    closed_after: Timestamp,
) -> Result<Vec<(ConversationId, Watermarks)>, StorageError> {
    let sql = "WITH mine AS (
                   SELECT id FROM conversations WHERE state = 'owned' AND operator_id = ?1
                   UNION ALL SELECT conversations.id FROM json_each(?4) AS queue JOIN conversations ON state = 'queued'
                       AND site_id = queue.value ->> 0 AND department_id IS queue.value ->> 1
                   UNION ALL SELECT id FROM conversations WHERE state = 'closed' AND closed_at > ?3 AND operator_id = ?1)
               SELECT conversation_id, visitor_delivered, visitor_read, company_delivered, company_read
               FROM mine JOIN receipts ON conversation_id = mine.id WHERE after_event >= ?2";
    let mut query = read.connection.prepare_cached(sql)?;
    let seen: Vec<(i64, Option<i64>)> =
        queues.iter().map(|queue| (queue.site.0, queue.department.map(|id| id.0))).collect();
    // Pairs of numbers, for which this cannot fail.
    let seen = serde_json::to_string(&seen).unwrap_or_default();
    let rows = query.query_map((operator.0, event.0, closed_after.0, seen), |row| {
        let visitor = Watermark { delivered: row.get(1)?, read: row.get(2)? };
        let company = Watermark { delivered: row.get(3)?, read: row.get(4)? };
        Ok((ConversationId(row.get(0)?), Watermarks { visitor, company }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
