//! `sites` and `site_origins`.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;

use crate::domain::ids::{OperatorId, SiteId};
use crate::domain::language::Language;
use crate::domain::offline::OfflineForm;
use crate::domain::origin::OriginPattern;
use crate::domain::site::RoutingMode;
use crate::storage::{Read, StorageError, Write, columns};

/// Adds a site.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn insert(write: &Write<'_>, key: &str, name: &str, language: Language) -> Result<SiteId, StorageError> {
    let sql = "INSERT INTO sites (key, name, language, created_at) VALUES (?1, ?2, ?3, ?4)";
    write.connection.prepare_cached(sql)?.execute((key, name, language.code(), write.now().0))?;
    Ok(SiteId(write.connection.last_insert_rowid()))
}

/// Renames a site.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn rename(write: &Write<'_>, site: SiteId, name: &str) -> Result<(), StorageError> {
    write.connection.prepare_cached("UPDATE sites SET name = ?2 WHERE id = ?1")?.execute((site.0, name))?;
    Ok(())
}

/// Replaces the pages that may carry the site's widget.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_origins(write: &Write<'_>, site: SiteId, origins: &[OriginPattern]) -> Result<(), StorageError> {
    write.connection.prepare_cached("DELETE FROM site_origins WHERE site_id = ?1")?.execute([site.0])?;
    let sql = "INSERT INTO site_origins (site_id, pattern) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    let mut insert = write.connection.prepare_cached(sql)?;
    for origin in origins {
        insert.execute((site.0, origin.to_string()))?;
    }
    Ok(())
}

/// How conversations of a site find their operator; `None`: as the account says.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_routing_mode(write: &Write<'_>, site: SiteId, mode: Option<RoutingMode>) -> Result<(), StorageError> {
    let sql = "UPDATE sites SET routing_mode = ?2 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((site.0, mode.map(RoutingMode::word)))?;
    Ok(())
}

/// The routing mode of a site; `None` for a site that follows the account.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn own_routing_mode(read: &Read<'_>, site: SiteId) -> Result<Option<RoutingMode>, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT routing_mode FROM sites WHERE id = ?1")?;
    let mode: Option<Option<String>> = query.query_row([site.0], |row| row.get(0)).optional()?;
    mode.flatten().map(|word| columns::word("sites", site, &word, RoutingMode::parse)).transpose()
}

/// What the widget of a site offers while nobody is there.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_offline(write: &Write<'_>, site: SiteId, offline: OfflineForm) -> Result<(), StorageError> {
    let sql = "UPDATE sites SET offline_mode = ?2, form_name = ?3, form_email = ?4, form_phone = ?5 WHERE id = ?1";
    let OfflineForm { mode, name, email, phone } = offline;
    let values = (site.0, mode.word(), name.word(), email.word(), phone.word());
    write.connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Makes these sites, and no others, an operator's.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_of_operator(write: &Write<'_>, operator: OperatorId, sites: &[SiteId]) -> Result<(), StorageError> {
    write.connection.prepare_cached("DELETE FROM site_memberships WHERE operator_id = ?1")?.execute([operator.0])?;
    for site in sites {
        add_member(write, operator, *site)?;
    }
    Ok(())
}

/// Makes a site these people's, and of those who are in the company nobody else's: whoever comes back has what they had.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_members(write: &Write<'_>, site: SiteId, people: &[OperatorId]) -> Result<(), StorageError> {
    let sql = "DELETE FROM site_memberships WHERE site_id = ?1
               AND operator_id IN (SELECT id FROM operators WHERE removed_at IS NULL)";
    write.connection.prepare_cached(sql)?.execute([site.0])?;
    for person in people {
        add_member(write, *person, site)?;
    }
    Ok(())
}

/// Makes a site one of an operator's.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn add_member(write: &Write<'_>, operator: OperatorId, site: SiteId) -> Result<(), StorageError> {
    let sql = "INSERT INTO site_memberships (operator_id, site_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    write.connection.prepare_cached(sql)?.execute((operator.0, site.0))?;
    Ok(())
}

/// Notes the host of a page that opened a site's widget.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn note_seen(write: &Write<'_>, site: SiteId, host: &str) -> Result<(), StorageError> {
    let sql = "UPDATE sites SET seen_on = ?2 WHERE id = ?1 AND seen_on IS NOT ?2";
    write.connection.prepare_cached(sql)?.execute((site.0, host))?;
    Ok(())
}

/// The host of the page that opened each site's widget last, for the sites where one has.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn seen_on(read: &Read<'_>) -> Result<BTreeMap<SiteId, String>, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT id, seen_on FROM sites WHERE seen_on IS NOT NULL")?;
    let rows = query.query_map([], |row| Ok((SiteId(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
