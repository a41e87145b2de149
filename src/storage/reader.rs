//! Connections that cannot write, lent out for one consistent reading at a time.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use crate::storage::connection::open_reader;
use crate::storage::{Read, StorageError};

/// A pool of query-only connections.
#[derive(Clone)]
pub struct Reader {
    shared: Arc<Shared>,
}

struct Shared {
    idle: Mutex<Vec<Connection>>,
    places: Semaphore,
}

impl Reader {
    /// Opens `connections` connections to a migrated file.
    ///
    /// # Errors
    /// [`StorageError::Sqlite`].
    pub fn open(file: &Path, connections: usize) -> Result<Self, StorageError> {
        let idle = (0..connections).map(|_| open_reader(file)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { shared: Arc::new(Shared { idle: Mutex::new(idle), places: Semaphore::new(connections) }) })
    }

    /// Reads off the runtime's own threads. Everything that `read` sees is of one moment.
    ///
    /// # Errors
    /// What `read` returns, or [`StorageError::Panicked`].
    pub async fn read<T, F>(&self, read: F) -> Result<T, StorageError>
    where
        T: Send + 'static,
        F: FnOnce(&Read<'_>) -> Result<T, StorageError> + Send + 'static,
    {
        let shared = Arc::clone(&self.shared);
        // The permit is held by the caller; the semaphore is never closed, so waiting for it cannot fail.
        let _place = self.shared.places.acquire().await.map_err(|_| StorageError::Stopped)?;
        let task = tokio::task::spawn_blocking(move || {
            let connection =
                shared.idle.lock().unwrap_or_else(PoisonError::into_inner).pop().ok_or(StorageError::Stopped)?;
            let lent = Lent { connection: Some(connection), shared: &shared };
            let Some(connection) = &lent.connection else { return Err(StorageError::Stopped) };
            Read::consistently(connection, read)
        });
        task.await.map_err(|error| StorageError::Panicked(error.to_string()))?
    }
}

/// Gives the connection back, also when the reading panics.
struct Lent<'shared> {
    connection: Option<Connection>,
    shared: &'shared Shared,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.shared.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}
