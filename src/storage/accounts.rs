//! `accounts`: the company.

use rusqlite::OptionalExtension;

use crate::domain::language::Language;
use crate::storage::{Read, StorageError, Write};

/// The name of the company; `None` until it has been set up.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn name(read: &Read<'_>) -> Result<Option<String>, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT name FROM accounts")?;
    Ok(query.query_row([], |row| row.get(0)).optional()?)
}

/// Founds the company.
///
/// # Errors
/// [`StorageError::Sqlite`], also if there is one already.
pub fn insert(write: &Write<'_>, name: &str, language: Language) -> Result<(), StorageError> {
    let sql = "INSERT INTO accounts (id, name, language, created_at) VALUES (1, ?1, ?2, ?3)";
    write.connection.prepare_cached(sql)?.execute((name, language.code(), write.now().0))?;
    Ok(())
}
