//! Folding the write-ahead log back into the file, off the writer's thread, so that nobody's commit waits for it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::storage::StorageError;
use crate::storage::connection::open_writer;

/// Commits between two looks at the log.
const EVERY: u32 = 256;
/// The length of the log, in pages, past which the writer itself folds it back before it goes on (64 MiB): under a load
/// without a pause the other thread never finds the moment in which the log can start over.
const LONGEST_LOG: u64 = 16_384;

/// A thread with a connection of its own that checkpoints when nudged.
pub struct Checkpointer {
    nudges: Option<SyncSender<()>>,
    log_pages: Arc<AtomicU64>,
    commits: u32,
    thread: Option<JoinHandle<()>>,
}

impl Checkpointer {
    pub fn start(file: &Path) -> Result<Self, StorageError> {
        let (nudges, wishes) = sync_channel(1);
        let log_pages = Arc::new(AtomicU64::new(0));
        let connection = open_writer(file)?;
        let seen = Arc::clone(&log_pages);
        let thread = std::thread::Builder::new()
            .name("checkpoint".into())
            .spawn(move || fold_on_wish(&connection, &wishes, &seen))
            .map_err(|source| StorageError::Folder { folder: file.display().to_string(), source })?;
        Ok(Self { nudges: Some(nudges), log_pages, commits: 0, thread: Some(thread) })
    }

    /// To be called by the writer after each commit, with its own connection.
    pub fn after_commit(&mut self, writer: &Connection) {
        self.commits += 1;
        if self.commits < EVERY {
            return;
        }
        self.commits = 0;
        if self.log_pages.load(Ordering::Relaxed) > LONGEST_LOG {
            self.log_pages.store(0, Ordering::Relaxed);
            if let Err(error) = writer.execute_batch("PRAGMA wal_checkpoint(RESTART)") {
                tracing::warn!(%error, "the write-ahead log could not be folded back");
            }
        } else if let Some(nudges) = &self.nudges {
            let _ = nudges.try_send(());
        }
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        self.nudges = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn fold_on_wish(connection: &Connection, wishes: &Receiver<()>, log_pages: &AtomicU64) {
    while wishes.recv().is_ok() {
        let pages: Result<i64, _> = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get(1));
        match pages {
            Ok(pages) => log_pages.store(pages.try_into().unwrap_or(0), Ordering::Relaxed),
            Err(error) => tracing::warn!(%error, "a checkpoint failed"),
        }
    }
}
