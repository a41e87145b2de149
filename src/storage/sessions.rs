//! `sessions`: who is signed in, by the SHA-256 of a secret that only their cookie holds.

use rusqlite::OptionalExtension;

use crate::domain::ids::OperatorId;
use crate::domain::session::{IDLE, ends_at};
use crate::domain::time::{Span, Timestamp};
use crate::storage::{Read, StorageError, Write, accounts, pending_sign_ins};

/// How often the last use is written down.
pub const TOUCH: Span = Span::minutes(10);

/// A session that is good at the moment it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub operator: OperatorId,
    /// When it was used last, within [`TOUCH`].
    pub last_seen_at: Timestamp,
}

/// Where a person signed in from.
pub struct Origin<'a> {
    /// The address.
    pub address: &'a str,
    /// The browser, as it names itself.
    pub user_agent: &'a str,
}

/// Begins a session, and forgets those that have run out.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn insert(
    write: &Write<'_>,
    secret_hash: &[u8; 32],
    operator: OperatorId,
    origin: &Origin<'_>,
) -> Result<(), StorageError> {
    let now = write.now();
    write.connection.prepare_cached("DELETE FROM sessions WHERE expires_at <= ?1")?.execute([now.0])?;
    let sql =
        "INSERT INTO sessions (secret_hash, operator_id, created_at, last_seen_at, expires_at, ends_at, address, user_agent)
               VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7)";
    let ends_at = ends_at(now, &accounts::time_zone(write)?);
    let expires_at = (now + IDLE).min(ends_at);
    let Origin { address, user_agent } = origin;
    let values = (secret_hash.as_slice(), operator.0, now.0, expires_at.0, ends_at.0, address, user_agent);
    write.connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// The session of a secret, if it has not run out and its person is not removed.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn find(read: &Read<'_>, secret_hash: &[u8; 32], now: Timestamp) -> Result<Option<Session>, StorageError> {
    let sql = "SELECT operator_id, last_seen_at FROM sessions JOIN operators ON operators.id = operator_id
               WHERE secret_hash = ?1 AND expires_at > ?2 AND removed_at IS NULL";
    let mut query = read.connection.prepare_cached(sql)?;
    let session = query.query_row((secret_hash.as_slice(), now.0), |row| {
        Ok(Session { operator: OperatorId(row.get(0)?), last_seen_at: Timestamp(row.get(1)?) })
    });
    Ok(session.optional()?)
}

/// Notes that a session is in use, which makes it last longer, though no longer than it may.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn touch(write: &Write<'_>, secret_hash: &[u8; 32]) -> Result<(), StorageError> {
    let now = write.now();
    let sql = "UPDATE sessions SET last_seen_at = ?2, expires_at = min(?3, ends_at) WHERE secret_hash = ?1";
    write.connection.prepare_cached(sql)?.execute((secret_hash.as_slice(), now.0, (now + IDLE).0))?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove(write: &Write<'_>, secret_hash: &[u8; 32]) -> Result<(), StorageError> {
    write
        .connection
        .prepare_cached("DELETE FROM sessions WHERE secret_hash = ?1")?
        .execute([secret_hash.as_slice()])?;
    Ok(())
}

/// Ends a session of this person.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove_of(write: &Write<'_>, operator: OperatorId, secret_hash: &[u8; 32]) -> Result<(), StorageError> {
    let sql = "DELETE FROM sessions WHERE secret_hash = ?1 AND operator_id = ?2";
    write.connection.prepare_cached(sql)?.execute((secret_hash.as_slice(), operator.0))?;
    Ok(())
}

/// Ends every session of a person, but for the one named, and every sign-in of theirs that waits for the code.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove_others(write: &Write<'_>, operator: OperatorId, keep: Option<&[u8; 32]>) -> Result<(), StorageError> {
    let sql = "DELETE FROM sessions WHERE operator_id = ?1 AND secret_hash IS NOT ?2";
    write.connection.prepare_cached(sql)?.execute((operator.0, keep.map(<[u8; 32]>::as_slice)))?;
    pending_sign_ins::remove_all(write, operator)
}

/// A session as its person is shown it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The SHA-256 of its secret.
    pub secret_hash: [u8; 32],
    /// When it began.
    pub since: Timestamp,
    /// When it was used last, within [`TOUCH`].
    pub last_seen_at: Timestamp,
    /// When it ends even if it is used.
    pub ends_at: Timestamp,
    /// The address it began from.
    pub address: String,
    /// The browser, as it names itself.
    pub user_agent: String,
}

/// Every session of a person that has not run out, the latest used first.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn of_operator(read: &Read<'_>, operator: OperatorId, now: Timestamp) -> Result<Vec<Listed>, StorageError> {
    let sql = "SELECT secret_hash, created_at, last_seen_at, ends_at, address, user_agent FROM sessions
               WHERE operator_id = ?1 AND expires_at > ?2 ORDER BY last_seen_at DESC, created_at DESC, secret_hash";
    let mut query = read.connection.prepare_cached(sql)?;
    let listed = query.query_map((operator.0, now.0), |row| {
        Ok(Listed {
            secret_hash: row.get(0)?,
            since: Timestamp(row.get(1)?),
            last_seen_at: Timestamp(row.get(2)?),
            ends_at: Timestamp(row.get(3)?),
            address: row.get(4)?,
            user_agent: row.get(5)?,
        })
    })?;
    Ok(listed.collect::<Result<_, _>>()?)
}

/// The earliest moment at which a session ends even if it is used.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn first_to_end(read: &Read<'_>) -> Result<Option<Timestamp>, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT min(ends_at) FROM sessions")?;
    Ok(query.query_row([], |row| row.get::<_, Option<i64>>(0))?.map(Timestamp))
}

/// Ends the sessions that have lasted for as long as they may: the SHA-256 of their secrets.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove_ended(write: &Write<'_>) -> Result<Vec<[u8; 32]>, StorageError> {
    let mut query =
        write.connection.prepare_cached("DELETE FROM sessions WHERE ends_at <= ?1 RETURNING secret_hash")?;
    let ended = query.query_map([write.now().0], |row| row.get(0))?;
    Ok(ended.collect::<Result<_, _>>()?)
}

/// X05: notes that a session has opened a console, and that whatever was closed is back. Whether this is its first; `None`
/// if there is no such session any more.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn console_opened(write: &Write<'_>, secret_hash: &[u8; 32]) -> Result<Option<bool>, StorageError> {
    let sql = "SELECT console_opened_at IS NULL FROM sessions WHERE secret_hash = ?1 AND expires_at > ?2";
    let values = (secret_hash.as_slice(), write.now().0);
    let first = write.connection.prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()?;
    let sql = "UPDATE sessions SET console_opened_at = coalesce(console_opened_at, ?2), console_closed_at = NULL
               WHERE secret_hash = ?1";
    write.connection.prepare_cached(sql)?.execute((secret_hash.as_slice(), write.now().0))?;
    Ok(first)
}

/// When the last console window of a session was closed deliberately, if none has come back since.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn console_closed_at(read: &Read<'_>, secret_hash: &[u8; 32]) -> Result<Option<Timestamp>, StorageError> {
    let sql = "SELECT console_closed_at FROM sessions WHERE secret_hash = ?1";
    let found = read.connection.prepare_cached(sql)?.query_row([secret_hash.as_slice()], |row| row.get(0));
    Ok(found.optional()?.flatten().map(Timestamp))
}

/// X06: notes that the last console window of a session was closed deliberately.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn note_console_closed(write: &Write<'_>, secret_hash: &[u8; 32], at: Timestamp) -> Result<(), StorageError> {
    let sql = "UPDATE sessions SET console_closed_at = ?2 WHERE secret_hash = ?1";
    write.connection.prepare_cached(sql)?.execute((secret_hash.as_slice(), at.0))?;
    Ok(())
}

/// X06: whatever of a person's was closed, they are back.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn forget_closed(write: &Write<'_>, operator: OperatorId) -> Result<(), StorageError> {
    let sql = "UPDATE sessions SET console_closed_at = NULL WHERE operator_id = ?1";
    write.connection.prepare_cached(sql)?.execute([operator.0])?;
    Ok(())
}

/// X06: the people whose last console window of some sign-in was closed at or before this moment and has not come back,
/// with the latest such moment; each is named once, and not again.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn take_closed(write: &Write<'_>, upto: Timestamp) -> Result<Vec<(OperatorId, Timestamp)>, StorageError> {
    let sql = "SELECT operator_id, max(console_closed_at) FROM sessions WHERE console_closed_at <= ?1
               GROUP BY operator_id ORDER BY operator_id";
    let mut query = write.connection.prepare_cached(sql)?;
    let person = |row: &rusqlite::Row<'_>| Ok((OperatorId(row.get(0)?), Timestamp(row.get(1)?)));
    let people = query.query_map([upto.0], person)?.collect::<Result<_, _>>()?;
    let sql = "UPDATE sessions SET console_closed_at = NULL WHERE console_closed_at <= ?1";
    write.connection.prepare_cached(sql)?.execute([upto.0])?;
    Ok(people)
}

/// X06: the earliest moment at which a console was closed that has not come back.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn first_closed(read: &Read<'_>) -> Result<Option<Timestamp>, StorageError> {
    let sql = "SELECT min(console_closed_at) FROM sessions WHERE console_closed_at IS NOT NULL";
    Ok(read.connection.prepare_cached(sql)?.query_row([], |row| row.get::<_, Option<i64>>(0))?.map(Timestamp))
}
