//! A file in memory for tests that run many actions: the real schema, and no disk.

use std::path::Path;

use rusqlite::Connection;

use crate::domain::time::Timestamp;
use crate::storage::connection::prepare_once;
use crate::storage::migrations::migrate;
use crate::storage::{Read, StorageError, Write};

/// The file.
pub struct Scratch {
    connection: Connection,
}

impl Scratch {
    /// An empty one, brought to the shape that this version knows.
    pub fn open() -> Result<Self, StorageError> {
        let mut connection = Connection::open_in_memory()?;
        connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;")?;
        prepare_once(&connection)?;
        migrate(&mut connection, Path::new("memory"))?;
        Ok(Self { connection })
    }

    /// For looking at what stands there.
    pub const fn connection(&self) -> &Connection {
        &self.connection
    }

    /// For the house's own ways of looking at it.
    pub const fn read(&self) -> Read<'_> {
        Read { connection: &self.connection }
    }

    /// Runs an action at a moment, as the writer does: what fails leaves no trace.
    pub fn act<T, E: From<StorageError>>(
        &self,
        now: Timestamp,
        action: impl FnOnce(&Write<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.run("SAVEPOINT action")?;
        let answer = action(&Write::new(&self.connection, now));
        if answer.is_err() {
            self.run("ROLLBACK TO action")?;
        }
        self.run("RELEASE action")?;
        answer
    }

    /// Undoes everything that `play` does, a panic included.
    pub fn undone<T>(&self, play: impl FnOnce() -> T) -> Result<T, StorageError> {
        if !self.connection.is_autocommit() {
            self.run("ROLLBACK")?;
        }
        self.run("BEGIN")?;
        let answer = play();
        self.run("ROLLBACK")?;
        Ok(answer)
    }

    fn run(&self, sql: &str) -> Result<(), StorageError> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }
}
