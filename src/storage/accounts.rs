//! `accounts`: the company.

use rusqlite::OptionalExtension;

use crate::domain::language::Language;
use crate::domain::site::RoutingMode;
use crate::domain::time_zone::TimeZone;
use crate::storage::{Read, StorageError, Write, columns};

/// The name of the company; `None` until it has been set up.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn name(read: &Read<'_>) -> Result<Option<String>, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT name FROM accounts")?;
    Ok(query.query_row([], |row| row.get(0)).optional()?)
}

/// Founds the company.
///
/// # Errors
/// [`StorageError::Sqlite`], also if there is one already.
pub fn insert(write: &Write<'_>, name: &str, language: Language, time_zone: &TimeZone) -> Result<(), StorageError> {
    let sql = "INSERT INTO accounts (id, name, language, time_zone, created_at) VALUES (1, ?1, ?2, ?3, ?4)";
    write.connection.prepare_cached(sql)?.execute((name, language.code(), time_zone.name(), write.now().0))?;
    Ok(())
}

/// Gives the company its name, the language of its sites, and its time zone.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn change(write: &Write<'_>, name: &str, language: Language, time_zone: &TimeZone) -> Result<(), StorageError> {
    let sql = "UPDATE accounts SET name = ?1, language = ?2, time_zone = ?3";
    write.connection.prepare_cached(sql)?.execute((name, language.code(), time_zone.name()))?;
    Ok(())
}

/// The language that a new site speaks to visitors whose own is not spoken here.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn language(read: &Read<'_>) -> Result<Language, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT language FROM accounts")?;
    let word: Option<String> = query.query_row([], |row| row.get(0)).optional()?;
    word.map_or(Ok(Language::default()), |word| columns::word("accounts", 1, &word, Language::parse))
}

/// Where the company's clocks hang.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn time_zone(read: &Read<'_>) -> Result<TimeZone, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT time_zone FROM accounts")?;
    let word: Option<String> = query.query_row([], |row| row.get(0)).optional()?;
    word.map_or(Ok(TimeZone::default()), |word| columns::word("accounts", 1, &word, TimeZone::parse))
}

/// How conversations find their operator on sites that have no mode of their own.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn routing_mode(read: &Read<'_>) -> Result<RoutingMode, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT routing_mode FROM accounts")?;
    let word: Option<String> = query.query_row([], |row| row.get(0)).optional()?;
    word.map_or(Ok(RoutingMode::default()), |word| columns::word("accounts", 1, &word, RoutingMode::parse))
}

/// Changes it.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_routing_mode(write: &Write<'_>, mode: RoutingMode) -> Result<(), StorageError> {
    write.connection.prepare_cached("UPDATE accounts SET routing_mode = ?1")?.execute([mode.word()])?;
    Ok(())
}

/// Whether administrators and the owner have to have a second factor.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn demands_second_factor(read: &Read<'_>) -> Result<bool, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT second_factor_demanded FROM accounts")?;
    Ok(query.query_row([], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// Changes it.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn demand_second_factor(write: &Write<'_>, demanded: bool) -> Result<(), StorageError> {
    write.connection.prepare_cached("UPDATE accounts SET second_factor_demanded = ?1")?.execute([demanded])?;
    Ok(())
}
