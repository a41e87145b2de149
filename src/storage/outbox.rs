//! `outbox`: mail that has to leave the house, has left it, or could not.

use rusqlite::{OptionalExtension, Row};

use crate::domain::ids::MailId;
use crate::domain::language::Language;
use crate::domain::mail::{Errand, MailState, Trouble};
use crate::domain::time::Timestamp;
use crate::storage::{Read, StorageError, Write, columns};

/// A mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Its number.
    pub id: MailId,
    /// What it is about.
    pub errand: Errand,
    /// By what it is recognised as the same.
    pub dedup_key: String,
    /// The address it goes to.
    pub recipient: String,
    /// The language it is written in.
    pub language: Language,
    /// How far it has come.
    pub state: MailState,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next, while it waits.
    pub next_attempt: Option<Timestamp>,
    /// After this moment it is not tried again by itself.
    pub give_up_at: Timestamp,
    /// What was in the way the last time.
    pub trouble: Option<Trouble>,
    /// What the server answered the last time, word for word, or what the machine said in its place.
    pub answer: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When its state changed last.
    pub changed_at: Timestamp,
}

const COLUMNS: &str = "id, payload, dedup_key, recipient, language, state, attempts, next_attempt, give_up_at,
                       last_trouble, last_answer, created_at, changed_at";

struct Columns {
    numbers: (i64, u32, Option<i64>, i64, i64, i64),
    payload: String,
    dedup_key: String,
    recipient: String,
    language: String,
    state: String,
    trouble: Option<String>,
    answer: Option<String>,
}

fn columns_of(row: &Row<'_>) -> rusqlite::Result<Columns> {
    Ok(Columns {
        numbers: (row.get(0)?, row.get(6)?, row.get(7)?, row.get(8)?, row.get(11)?, row.get(12)?),
        payload: row.get(1)?,
        dedup_key: row.get(2)?,
        recipient: row.get(3)?,
        language: row.get(4)?,
        state: row.get(5)?,
        trouble: row.get(9)?,
        answer: row.get(10)?,
    })
}

fn mail(columns: Columns) -> Result<Mail, StorageError> {
    let (id, attempts, next_attempt, give_up_at, created_at, changed_at) = columns.numbers;
    let Columns { payload, dedup_key, recipient, language, state, trouble, answer, .. } = columns;
    Ok(Mail {
        id: MailId(id),
        errand: columns::word("outbox", id, &payload, |text| serde_json::from_str(text).ok())?,
        dedup_key,
        recipient,
        language: columns::word("outbox", id, &language, Language::parse)?,
        state: columns::word("outbox", id, &state, MailState::parse)?,
        attempts,
        next_attempt: next_attempt.map(Timestamp),
        give_up_at: Timestamp(give_up_at),
        trouble: trouble.map(|word| columns::word("outbox", id, &word, Trouble::parse)).transpose()?,
        answer,
        created_at: Timestamp(created_at),
        changed_at: Timestamp(changed_at),
    })
}

/// Writes a mail that is to leave at once. `false`: there is one of this key already.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn insert(write: &Write<'_>, errand: Errand, recipient: &str, language: Language) -> Result<bool, StorageError> {
    let sql = "INSERT INTO outbox (kind, dedup_key, recipient, language, payload, next_attempt, give_up_at, created_at, changed_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6, ?6) ON CONFLICT (dedup_key) DO NOTHING";
    let payload = serde_json::to_string(&errand).unwrap_or_default();
    let (now, give_up_at) = (write.now(), write.now() + errand.worth_trying());
    let key = errand.dedup_key(recipient);
    let values = (errand.kind(), key, recipient, language.code(), payload, now.0, give_up_at.0);
    Ok(write.connection.prepare_cached(sql)?.execute(values)? == 1)
}

/// Whether there is a mail about this to them, however far it has come.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn is_there(read: &Read<'_>, errand: Errand, recipient: &str) -> Result<bool, StorageError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM outbox WHERE dedup_key = ?1)";
    Ok(read.connection.prepare_cached(sql)?.query_row([errand.dedup_key(recipient)], |row| row.get(0))?)
}

/// One mail.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn by_id(read: &Read<'_>, id: MailId) -> Result<Option<Mail>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM outbox WHERE id = ?1");
    read.connection.prepare_cached(&sql)?.query_row([id.0], columns_of).optional()?.map(mail).transpose()
}

/// The mail that is to be tried first.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn first_waiting(read: &Read<'_>) -> Result<Option<Mail>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM outbox WHERE state = 'waiting' ORDER BY next_attempt, id LIMIT 1");
    read.connection.prepare_cached(&sql)?.query_row([], columns_of).optional()?.map(mail).transpose()
}

/// What waits and is due by now.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn due(write: &Write<'_>) -> Result<Vec<Mail>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM outbox WHERE state = 'waiting' AND next_attempt <= ?1 ORDER BY id");
    many(write, &sql, write.now().0)
}

/// Whatever needs somebody's attention or is to leave, the oldest first; at most `most`.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn open(read: &Read<'_>, most: i64) -> Result<Vec<Mail>, StorageError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM outbox WHERE state IN ('waiting', 'sending', 'failed', 'unknown') ORDER BY id LIMIT ?1"
    );
    many(read, &sql, most)
}

/// What was delivered last, the latest first; at most `most`.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn delivered(read: &Read<'_>, most: i64) -> Result<Vec<Mail>, StorageError> {
    let sql =
        format!("SELECT {COLUMNS} FROM outbox WHERE state = 'delivered' ORDER BY changed_at DESC, id DESC LIMIT ?1");
    many(read, &sql, most)
}

fn many(read: &Read<'_>, sql: &str, value: i64) -> Result<Vec<Mail>, StorageError> {
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map([value], columns_of)?.collect::<Result<Vec<_>, _>>()?;
    rows.into_iter().map(mail).collect()
}

/// How one attempt ended, or what somebody decided.
pub struct Change<'a> {
    /// The state from now on.
    pub state: MailState,
    /// For a mail that waits: when it is tried next.
    pub next_attempt: Option<Timestamp>,
    /// How often it has been tried by now.
    pub attempts: u32,
    /// What was in the way.
    pub trouble: Option<Trouble>,
    /// What the server answered.
    pub answer: Option<&'a str>,
    /// After this moment it is not tried again by itself.
    pub give_up_at: Timestamp,
}

/// Changes a mail.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn change(write: &Write<'_>, id: MailId, change: &Change<'_>) -> Result<(), StorageError> {
    let sql = "UPDATE outbox SET state = ?2, next_attempt = ?3, attempts = ?4, last_trouble = ?5, last_answer = ?6,
               give_up_at = ?7, changed_at = ?8 WHERE id = ?1";
    let Change { state, next_attempt, attempts, trouble, answer, give_up_at } = change;
    let next_attempt = next_attempt.map(|moment| moment.0);
    let trouble = trouble.map(Trouble::word);
    let values = (id.0, state.word(), next_attempt, attempts, trouble, answer, give_up_at.0, write.now().0);
    write.connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Whatever was on its way when the house stopped: nobody knows whether it arrived.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn doubt_interrupted(write: &Write<'_>) -> Result<usize, StorageError> {
    let sql = "UPDATE outbox SET state = 'unknown', last_trouble = NULL, last_answer = NULL, changed_at = ?1 WHERE state = 'sending'";
    Ok(write.connection.prepare_cached(sql)?.execute([write.now().0])?)
}

/// Whatever waits is tried at once.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn hurry(write: &Write<'_>) -> Result<(), StorageError> {
    let sql = "UPDATE outbox SET next_attempt = ?1 WHERE state = 'waiting'";
    write.connection.prepare_cached(sql)?.execute([write.now().0])?;
    Ok(())
}

/// What was tried for long enough, or will not be taken, the oldest first.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn failed(write: &Write<'_>) -> Result<Vec<Mail>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM outbox WHERE state = 'failed' AND id > ?1 ORDER BY id");
    many(write, &sql, 0)
}

/// A mail that was given up is tried at once, and as if it had just been written.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn revive(write: &Write<'_>, mail: &Mail) -> Result<(), StorageError> {
    let change = Change {
        state: MailState::Waiting,
        next_attempt: Some(write.now()),
        attempts: mail.attempts,
        trouble: mail.trouble,
        answer: mail.answer.as_deref(),
        give_up_at: write.now() + mail.errand.worth_trying(),
    };
    self::change(write, mail.id, &change)
}

/// How many mails wait.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn waiting(read: &Read<'_>) -> Result<u64, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT count(*) FROM outbox WHERE state = 'waiting'")?;
    let waiting: i64 = query.query_row([], |row| row.get(0))?;
    Ok(waiting.unsigned_abs())
}
