//! `status_intervals`: who was in which work status from when to when. Working time is the sum of these.

use crate::domain::ids::OperatorId;
use crate::domain::time::Timestamp;
use crate::domain::work_status::{Reason, WorkStatus};
use crate::domain::working_time::Interval;
use crate::storage::{Read, StorageError, Write, columns};

/// Begins a stay in a status.
///
/// # Errors
/// [`StorageError::Sqlite`], also if another one still goes on.
pub fn begin(write: &Write<'_>, operator: OperatorId, status: WorkStatus, reason: Reason) -> Result<(), StorageError> {
    let sql = "INSERT INTO status_intervals (operator_id, status, reason, since) VALUES (?1, ?2, ?3, ?4)";
    write.connection.prepare_cached(sql)?.execute((operator.0, status.word(), reason.word(), write.now().0))?;
    Ok(())
}

/// Ends the stay that goes on. A clock that was set back makes it end where it began.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn end(write: &Write<'_>, operator: OperatorId) -> Result<(), StorageError> {
    let sql = "UPDATE status_intervals SET until = max(since, ?2) WHERE operator_id = ?1 AND until IS NULL";
    write.connection.prepare_cached(sql)?.execute((operator.0, write.now().0))?;
    Ok(())
}

/// The stays of a person that touch a period, oldest first.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn of(
    read: &Read<'_>,
    operator: OperatorId,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<Interval>, StorageError> {
    let sql = "SELECT id, status, since, until FROM status_intervals
               WHERE operator_id = ?1 AND since < ?3 AND (until IS NULL OR until > ?2) ORDER BY since, id";
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map((operator.0, from.0, to.0), |row| row.try_into())?;
    let interval = |row: rusqlite::Result<(i64, String, i64, Option<i64>)>| {
        let (id, status, since, until) = row?;
        let status = columns::word("status_intervals", id, &status, WorkStatus::parse)?;
        Ok(Interval { status, since: Timestamp(since), until: until.map(Timestamp) })
    };
    rows.map(interval).collect()
}
