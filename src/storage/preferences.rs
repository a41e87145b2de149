//! `operators`: what people have chosen for themselves. Reading it is part of [`operators`](crate::storage::operators).

use crate::domain::ids::OperatorId;
use crate::domain::language::Language;
use crate::storage::{StorageError, Write};

/// Gives a person another language.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_language(write: &Write<'_>, id: OperatorId, language: Language) -> Result<(), StorageError> {
    write
        .connection
        .prepare_cached("UPDATE operators SET language = ?2 WHERE id = ?1")?
        .execute((id.0, language.code()))?;
    Ok(())
}

/// X05: whether opening the console makes the person Ready.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_ready_on_start(write: &Write<'_>, id: OperatorId, ready: bool) -> Result<(), StorageError> {
    write
        .connection
        .prepare_cached("UPDATE operators SET ready_on_start = ?2 WHERE id = ?1")?
        .execute((id.0, ready))?;
    Ok(())
}

/// X06: whether closing the console deliberately pauses the person.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_pause_on_close(write: &Write<'_>, id: OperatorId, pause: bool) -> Result<(), StorageError> {
    write
        .connection
        .prepare_cached("UPDATE operators SET pause_on_close = ?2 WHERE id = ?1")?
        .execute((id.0, pause))?;
    Ok(())
}
