//! Opening connections, with every pragma set on every one of them.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::storage::StorageError;

/// Statements kept prepared per connection.
const PREPARED: usize = 128;

/// The connection that writes. An acknowledged commit is on disk (`synchronous=FULL`), and the write-ahead log is folded
/// back by the writer's checkpointer rather than in the middle of somebody's commit.
pub fn open_writer(file: &Path) -> Result<Connection, StorageError> {
    let connection = Connection::open(file)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 0;
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192; PRAGMA busy_timeout = 10000; PRAGMA trusted_schema = OFF;",
    )?;
    prepare_once(&connection)?;
    Ok(connection)
}

/// A connection that cannot write.
pub fn open_reader(file: &Path) -> Result<Connection, StorageError> {
    let connection =
        Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.execute_batch(
        "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -2048; PRAGMA busy_timeout = 5000;
         PRAGMA trusted_schema = OFF;",
    )?;
    prepare_once(&connection)?;
    Ok(connection)
}

/// Statements are kept, and keep their plans. SQLite is built here to plan by the values that are bound, and would plan some
/// statements anew each time one is bound, which costs more than running them.
pub(super) fn prepare_once(connection: &Connection) -> Result<(), StorageError> {
    connection.set_prepared_statement_cache_capacity(PREPARED);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}
