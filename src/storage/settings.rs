//! `settings`: single values of the installation.

use rusqlite::OptionalExtension;

use crate::storage::{Read, StorageError, Write};

/// The secret of the set-up link, until set-up is done.
pub const SETUP_SECRET: &str = "setup_secret";

/// The value of a setting.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn get(read: &Read<'_>, name: &str) -> Result<Option<String>, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT value FROM settings WHERE name = ?1")?;
    Ok(query.query_row([name], |row| row.get(0)).optional()?)
}

/// Sets it.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn put(write: &Write<'_>, name: &str, value: &str) -> Result<(), StorageError> {
    let sql =
        "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    write.connection.prepare_cached(sql)?.execute([name, value])?;
    Ok(())
}

/// Removes it.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove(write: &Write<'_>, name: &str) -> Result<(), StorageError> {
    write.connection.prepare_cached("DELETE FROM settings WHERE name = ?1")?.execute([name])?;
    Ok(())
}
