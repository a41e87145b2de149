//! The two kinds of access to the file.

use rusqlite::Connection;

use crate::domain::time::Timestamp;
use crate::storage::StorageError;

/// Access that reads one consistent state.
pub struct Read<'connection> {
    pub(in crate::storage) connection: &'connection Connection,
}

/// Access that writes, inside the writer's transaction. One action has one `now`.
pub struct Write<'connection> {
    read: Read<'connection>,
    now: Timestamp,
}

impl<'connection> Read<'connection> {
    /// Runs `read` in a transaction of its own, so that all its queries see the same state.
    pub(in crate::storage) fn consistently<T>(
        connection: &'connection Connection,
        read: impl FnOnce(&Self) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let transaction = connection.unchecked_transaction()?;
        let answer = read(&Read { connection })?;
        transaction.finish()?;
        Ok(answer)
    }
}

impl<'connection> Write<'connection> {
    pub(in crate::storage) const fn new(connection: &'connection Connection, now: Timestamp) -> Self {
        Self { read: Read { connection }, now }
    }

    /// The moment of this action.
    pub const fn now(&self) -> Timestamp {
        self.now
    }
}

impl<'connection> std::ops::Deref for Write<'connection> {
    type Target = Read<'connection>;

    fn deref(&self) -> &Self::Target {
        &self.read
    }
}
