//! `mail_faults`: what the mail server has against the company's settings, as long as nobody has mended it.

use rusqlite::OptionalExtension;

use crate::domain::mail::Trouble;
use crate::domain::time::Timestamp;
use crate::storage::{Read, StorageError, Write, columns};

/// Why no mail leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailFault {
    /// Since when.
    pub since: Timestamp,
    /// What is in the way.
    pub trouble: Trouble,
    /// What the server says, word for word, or what the machine says in its place.
    pub answer: String,
}

/// What is known to be wrong, if anything.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn get(read: &Read<'_>) -> Result<Option<MailFault>, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT since, trouble, answer FROM mail_faults")?;
    let found: Option<(i64, String, String)> = query.query_row([], |row| row.try_into()).optional()?;
    let Some((since, trouble, answer)) = found else { return Ok(None) };
    let trouble = columns::word("mail_faults", 1, &trouble, Trouble::parse)?;
    Ok(Some(MailFault { since: Timestamp(since), trouble, answer }))
}

/// Notes what is wrong; since when, if something else was before, stays.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn note(write: &Write<'_>, trouble: Trouble, answer: &str) -> Result<(), StorageError> {
    let sql = "INSERT INTO mail_faults (id, since, trouble, answer) VALUES (1, ?1, ?2, ?3)
               ON CONFLICT (id) DO UPDATE SET trouble = excluded.trouble, answer = excluded.answer";
    write.connection.prepare_cached(sql)?.execute((write.now().0, trouble.word(), answer))?;
    Ok(())
}

/// Nothing is wrong as far as is known; whether something was.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn clear(write: &Write<'_>) -> Result<bool, StorageError> {
    Ok(write.connection.prepare_cached("DELETE FROM mail_faults")?.execute([])? > 0)
}
