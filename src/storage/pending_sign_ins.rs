//! `pending_sign_ins`: who has given the right password and not yet the code, by the SHA-256 of a secret that only their
//! cookie holds.

use rusqlite::OptionalExtension;

use crate::domain::ids::OperatorId;
use crate::domain::time::{Span, Timestamp};
use crate::storage::{Read, StorageError, Write};

/// How long a sign-in waits for the code.
pub const WAITS: Span = Span::minutes(5);

/// Begins to wait, and forgets those that have waited too long.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn insert(write: &Write<'_>, secret_hash: &[u8; 32], operator: OperatorId) -> Result<(), StorageError> {
    let now = write.now();
    write.connection.prepare_cached("DELETE FROM pending_sign_ins WHERE expires_at <= ?1")?.execute([now.0])?;
    let sql = "INSERT INTO pending_sign_ins (secret_hash, operator_id, expires_at) VALUES (?1, ?2, ?3)";
    write.connection.prepare_cached(sql)?.execute((secret_hash, operator.0, (now + WAITS).0))?;
    Ok(())
}

/// Whose sign-in waits behind a secret, if it has not waited too long and its person is not removed.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn find(read: &Read<'_>, secret_hash: &[u8; 32], now: Timestamp) -> Result<Option<OperatorId>, StorageError> {
    let sql = "SELECT operator_id FROM pending_sign_ins JOIN operators ON operators.id = operator_id
               WHERE secret_hash = ?1 AND expires_at > ?2 AND removed_at IS NULL";
    let mut query = read.connection.prepare_cached(sql)?;
    Ok(query.query_row((secret_hash, now.0), |row| row.get(0).map(OperatorId)).optional()?)
}

/// Ends the waiting of a sign-in.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove(write: &Write<'_>, secret_hash: &[u8; 32]) -> Result<(), StorageError> {
    write.connection.prepare_cached("DELETE FROM pending_sign_ins WHERE secret_hash = ?1")?.execute([secret_hash])?;
    Ok(())
}

/// Ends the waiting of all sign-ins of a person.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove_all(write: &Write<'_>, operator: OperatorId) -> Result<(), StorageError> {
    write.connection.prepare_cached("DELETE FROM pending_sign_ins WHERE operator_id = ?1")?.execute([operator.0])?;
    Ok(())
}
