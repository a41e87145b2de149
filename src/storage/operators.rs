//! `operators`: people who answer.

use rusqlite::{OptionalExtension, Row};

use crate::domain::email::EmailAddress;
use crate::domain::ids::OperatorId;
use crate::domain::language::Language;
use crate::domain::operator::Role;
use crate::domain::time::Timestamp;
use crate::domain::work_status::{Reason, Standing, WorkStatus};
use crate::storage::{Read, StorageError, Write, columns, status_intervals};

/// A person as their account stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// Their number.
    pub id: OperatorId,
    /// What they sign in with.
    pub email: String,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The argon2 hash of their password; none until they have set one.
    pub password_hash: Option<String>,
    /// The language they chose; none: their browser's.
    pub language: Option<Language>,
    /// Their work status.
    pub standing: Standing,
    /// X05: whether opening the console makes them Ready.
    pub ready_on_start: bool,
    /// X06: whether closing the console deliberately pauses them.
    pub pause_on_close: bool,
}

const COLUMNS: &str =
    "id, email, name, role, password_hash, language, status, status_since, ready_on_start, pause_on_close";

type Columns = (i64, String, String, String, Option<String>, Option<String>, String, i64, bool, bool);

fn columns_of(row: &Row<'_>) -> rusqlite::Result<Columns> {
    row.try_into()
}

fn operator(
    (id, email, name, role, password_hash, language, status, since, ready_on_start, pause_on_close): Columns,
) -> Result<Operator, StorageError> {
    Ok(Operator {
        id: OperatorId(id),
        email,
        name,
        role: columns::word("operators", id, &role, Role::parse)?,
        password_hash,
        language: language.map(|code| columns::word("operators", id, &code, Language::parse)).transpose()?,
        standing: Standing {
            status: columns::word("operators", id, &status, WorkStatus::parse)?,
            since: Timestamp(since),
        },
        ready_on_start,
        pause_on_close,
    })
}

/// The person of a number, unless removed.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn by_id(read: &Read<'_>, id: OperatorId) -> Result<Option<Operator>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM operators WHERE id = ?1 AND removed_at IS NULL");
    read.connection.prepare_cached(&sql)?.query_row([id.0], columns_of).optional()?.map(operator).transpose()
}

/// Whether there is, or was, a person of this number.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn was_ever(read: &Read<'_>, id: OperatorId) -> Result<bool, StorageError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM operators WHERE id = ?1)";
    Ok(read.connection.prepare_cached(sql)?.query_row([id.0], |row| row.get(0))?)
}

/// The person of an address, unless removed.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn by_email(read: &Read<'_>, email: &EmailAddress) -> Result<Option<Operator>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM operators WHERE email = ?1 AND removed_at IS NULL");
    read.connection.prepare_cached(&sql)?.query_row([email.as_str()], columns_of).optional()?.map(operator).transpose()
}

/// Whether an address belongs to anybody, removed people included.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn email_is_taken(read: &Read<'_>, email: &EmailAddress) -> Result<bool, StorageError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM operators WHERE email = ?1)";
    Ok(read.connection.prepare_cached(sql)?.query_row([email.as_str()], |row| row.get(0))?)
}

/// What a new person is made of.
pub struct NewOperator<'a> {
    /// What they sign in with.
    pub email: &'a EmailAddress,
    /// Their name.
    pub name: &'a str,
    /// What they may do.
    pub role: Role,
    /// The argon2 hash of their password; `None`: they set one by a link.
    pub password_hash: Option<&'a str>,
    /// The language they chose.
    pub language: Option<Language>,
}

/// Adds a person, with the status Left.
///
/// # Errors
/// [`StorageError::Sqlite`], also if the address is taken.
pub fn insert(write: &Write<'_>, new: &NewOperator<'_>) -> Result<OperatorId, StorageError> {
    let sql = "INSERT INTO operators (email, name, role, password_hash, language, status_since, created_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)";
    let language = new.language.map(Language::code);
    let values = (new.email.as_str(), new.name, new.role.word(), new.password_hash, language, write.now().0);
    write.connection.prepare_cached(sql)?.execute(values)?;
    let id = OperatorId(write.connection.last_insert_rowid());
    status_intervals::begin(write, id, WorkStatus::Left, Reason::Chosen)?;
    Ok(id)
}

/// Gives a person a work status, and begins the next interval of their working time.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_status(write: &Write<'_>, id: OperatorId, status: WorkStatus, reason: Reason) -> Result<(), StorageError> {
    status_intervals::end(write, id)?;
    status_intervals::begin(write, id, status, reason)?;
    let by = reason.administrator().map(|id| id.0);
    let sql =
        "UPDATE operators SET status = ?2, status_since = ?3, status_reason = ?4, status_changed_by = ?5 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((id.0, status.word(), write.now().0, reason.word(), by))?;
    Ok(())
}

/// Gives a person a new password.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_password(write: &Write<'_>, id: OperatorId, password_hash: &str) -> Result<(), StorageError> {
    write
        .connection
        .prepare_cached("UPDATE operators SET password_hash = ?2 WHERE id = ?1")?
        .execute((id.0, password_hash))?;
    Ok(())
}

/// Takes a person's password away: they set another by a link.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn forget_password(write: &Write<'_>, id: OperatorId) -> Result<(), StorageError> {
    write.connection.prepare_cached("UPDATE operators SET password_hash = NULL WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}

/// Notes that a conversation was assigned to a person just now: others who have as much in work come before them.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn note_assigned(write: &Write<'_>, id: OperatorId) -> Result<(), StorageError> {
    let sql = "UPDATE operators SET last_assigned_at = ?2 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((id.0, write.now().0))?;
    Ok(())
}

/// Gives a person a role and a limit.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_employment(write: &Write<'_>, id: OperatorId, role: Role, limit: Option<u32>) -> Result<(), StorageError> {
    let sql = "UPDATE operators SET role = ?2, work_limit = ?3 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((id.0, role.word(), limit))?;
    Ok(())
}

/// Renames a person.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn rename(write: &Write<'_>, id: OperatorId, name: &str) -> Result<(), StorageError> {
    write.connection.prepare_cached("UPDATE operators SET name = ?2 WHERE id = ?1")?.execute((id.0, name))?;
    Ok(())
}

/// X20: takes a person out of the company. What they wrote and did stays theirs.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove(write: &Write<'_>, id: OperatorId) -> Result<(), StorageError> {
    let sql = "UPDATE operators SET removed_at = ?2 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((id.0, write.now().0))?;
    Ok(())
}

/// Takes a person who was removed back in; `false` if there is none of this number.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn restore(write: &Write<'_>, id: OperatorId) -> Result<bool, StorageError> {
    let sql = "UPDATE operators SET removed_at = NULL WHERE id = ?1 AND removed_at IS NOT NULL";
    Ok(write.connection.prepare_cached(sql)?.execute([id.0])? == 1)
}

/// M17: notes that a person has opened the console for the first time.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn note_console(write: &Write<'_>, id: OperatorId) -> Result<(), StorageError> {
    let sql = "UPDATE operators SET first_console_at = ?2 WHERE id = ?1 AND first_console_at IS NULL";
    write.connection.prepare_cached(sql)?.execute((id.0, write.now().0))?;
    Ok(())
}

/// Whether anybody has opened the console yet.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn console_opened(read: &Read<'_>) -> Result<bool, StorageError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM operators WHERE first_console_at IS NOT NULL)";
    Ok(read.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// What the directory does not have of a person, or not any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Their number.
    pub id: OperatorId,
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// M17: whether they have ever opened the console.
    pub console_opened: bool,
    /// Whether they are out of the company (X20).
    pub removed: bool,
}

/// The accounts of everybody, those who were removed included, by name.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn accounts(read: &Read<'_>) -> Result<Vec<Account>, StorageError> {
    let sql = "SELECT id, name, email, first_console_at IS NOT NULL, removed_at IS NOT NULL FROM operators";
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map([], |row| {
        Ok(Account {
            id: OperatorId(row.get(0)?),
            name: row.get(1)?,
            email: row.get(2)?,
            console_opened: row.get(3)?,
            removed: row.get(4)?,
        })
    })?;
    let mut accounts: Vec<Account> = rows.collect::<Result<_, _>>()?;
    // SQLite knows the order of the Latin alphabet only.
    accounts.sort_by_cached_key(|account| (account.name.to_lowercase(), account.id));
    Ok(accounts)
}

/// Everybody who may read every conversation.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn administrators(read: &Read<'_>) -> Result<Vec<OperatorId>, StorageError> {
    let sql = "SELECT id FROM operators WHERE role <> 'operator' AND removed_at IS NULL";
    let mut query = read.connection.prepare_cached(sql)?;
    Ok(query.query_map([], |row| row.get(0).map(OperatorId))?.collect::<Result<_, _>>()?)
}
