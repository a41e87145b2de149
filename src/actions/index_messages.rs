//! The archive learns the words of messages. Nothing else changes, and nobody is told.

use crate::actions::{Done, Outcome};
use crate::storage::Write;
use crate::storage::search::{self, Batch};

/// Writes a batch of words into the index.
///
/// # Errors
/// Internal ones only.
pub fn index(write: &Write<'_>, batch: &Batch) -> Outcome<()> {
    search::put(write, batch)?;
    Ok(Done::quietly(()))
}
