//! From column values to domain values.

use crate::domain::ids::MessageKey;
use crate::storage::StorageError;

/// A stored word that has to be one of a closed set.
pub fn word<T>(
    table: &'static str,
    row: impl ToString,
    word: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, StorageError> {
    parse(word).ok_or_else(|| StorageError::Inconsistent {
        table,
        row: row.to_string(),
        detail: format!("unknown word {word:?}"),
    })
}

/// A stored message key.
pub fn key(row: impl ToString, bytes: &[u8]) -> Result<MessageKey, StorageError> {
    uuid::Uuid::from_slice(bytes).map(MessageKey).map_err(|error| StorageError::Inconsistent {
        table: "messages",
        row: row.to_string(),
        detail: format!("key: {error}"),
    })
}
