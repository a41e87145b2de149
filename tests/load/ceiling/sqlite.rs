//! Bare SQLite: the rows that a run has made, inserted once more into the same tables with the same indexes, pragmas and
//! batches, by a loop that does nothing else.

use std::path::{Path, PathBuf};
use std::time::Instant;

use besedka::storage::DATABASE_FILE;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use crate::failure::Failure;

/// As the server's own writer has them, except that nothing is referred to: the other tables are not there.
const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;
    PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;";

/// The last rows before a run.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    message: i64,
    event: i64,
}

/// What bare SQLite did.
#[derive(Clone, Copy, Debug)]
pub struct Ceiling {
    /// Messages inserted.
    pub messages: usize,
    /// Events inserted with them.
    pub events: usize,
    /// Messages in one transaction.
    pub batch: usize,
    /// Messages a second.
    pub per_second: f64,
}

type Row = Vec<Value>;

impl Mark {
    /// The last rows that are there now.
    pub fn now(data: &Path) -> Result<Self, Failure> {
        let last = |sql: &str| open(data)?.query_row(sql, [], |row| row.get(0)).map_err(Failure::from);
        Ok(Self {
            message: last("SELECT coalesce(max(id), 0) FROM messages")?,
            event: last("SELECT coalesce(max(number), 0) FROM events")?,
        })
    }

    /// The last message.
    pub fn message(self) -> i64 {
        self.message
    }
}

/// Opens the server's data file without the right to change it.
pub fn open(data: &Path) -> Result<Connection, Failure> {
    Ok(Connection::open_with_flags(data.join(DATABASE_FILE), OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}

/// The folder that the data folder is in: on the same disk, and not the server's.
pub fn beside(data: &Path) -> Result<PathBuf, Failure> {
    let whole = data.canonicalize()?;
    Ok(whole.parent().unwrap_or(&whole).to_owned())
}

/// Inserts what was added after `mark` into a file of its own beside the server's, so many messages a transaction. Nothing
/// if nothing was added.
pub fn measure(data: &Path, mark: Mark, batch: usize) -> Result<Option<Ceiling>, Failure> {
    let source = open(data)?;
    let messages = rows(&source, "SELECT * FROM messages WHERE id > ?1 ORDER BY id", mark.message)?;
    let events = rows(&source, "SELECT * FROM events WHERE number > ?1 ORDER BY number", mark.event)?;
    if messages.is_empty() {
        return Ok(None);
    }
    let folder = tempfile::tempdir_in(beside(data)?)?;
    let bare = Connection::open(folder.path().join("bare.db"))?;
    bare.execute_batch(PRAGMAS)?;
    copy_tables(&source, &bare)?;
    drop(source);
    let begun = Instant::now();
    insert(&bare, &messages, &events, batch)?;
    let per_second = messages.len() as f64 / begun.elapsed().as_secs_f64();
    Ok(Some(Ceiling { messages: messages.len(), events: events.len(), batch, per_second }))
}

fn rows(source: &Connection, sql: &str, after: i64) -> Result<Vec<Row>, Failure> {
    let mut query = source.prepare(sql)?;
    let columns = query.column_count();
    let rows = query.query_map([after], |row| (0..columns).map(|column| row.get(column)).collect())?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn copy_tables(source: &Connection, bare: &Connection) -> Result<(), Failure> {
    let sql = "SELECT sql FROM sqlite_schema WHERE tbl_name IN ('messages', 'events') AND type IN ('table', 'index')
               AND sql IS NOT NULL ORDER BY type = 'index'";
    let mut query = source.prepare(sql)?;
    let statements = query.query_map([], |row| row.get::<_, String>(0))?;
    for statement in statements {
        bare.execute_batch(&statement?)?;
    }
    Ok(())
}

/// Each message is followed by its share of the events.
fn insert(bare: &Connection, messages: &[Row], events: &[Row], batch: usize) -> Result<(), Failure> {
    let mut insert_message = bare.prepare(&insertion("messages", messages))?;
    let mut insert_event = bare.prepare(&insertion("events", events))?;
    let mut begin = bare.prepare("BEGIN IMMEDIATE")?;
    let mut commit = bare.prepare("COMMIT")?;
    let mut events_done = 0;
    for (index, message) in messages.iter().enumerate() {
        if index % batch == 0 {
            begin.execute([])?;
        }
        insert_message.execute(params_from_iter(message))?;
        let events_due = events.len() * (index + 1) / messages.len();
        for event in &events[events_done..events_due] {
            insert_event.execute(params_from_iter(event))?;
        }
        events_done = events_due;
        if (index + 1) % batch == 0 || index + 1 == messages.len() {
            commit.execute([])?;
        }
    }
    Ok(())
}

fn insertion(table: &str, rows: &[Row]) -> String {
    let places = vec!["?"; rows.first().map_or(1, Vec::len)].join(", ");
    format!("INSERT INTO {table} VALUES ({places})")
}
