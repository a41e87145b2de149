//! `offline_copies`: who is sent a copy of what visitors write in the offline form of a site (X15).

use crate::domain::email::EmailAddress;
use crate::domain::ids::SiteId;
use crate::storage::{Read, StorageError, Write, columns};

/// The addresses of a site.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn of_site(read: &Read<'_>, site: SiteId) -> Result<Vec<EmailAddress>, StorageError> {
    let sql = "SELECT address FROM offline_copies WHERE site_id = ?1 ORDER BY address";
    let mut query = read.connection.prepare_cached(sql)?;
    let found = query.query_map([site.0], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let address = |text: &str| columns::word("offline_copies", site, text, |text| EmailAddress::parse(text).ok());
    found.iter().map(|text| address(text)).collect()
}

/// Replaces them.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set(write: &Write<'_>, site: SiteId, addresses: &[EmailAddress]) -> Result<(), StorageError> {
    write.connection.prepare_cached("DELETE FROM offline_copies WHERE site_id = ?1")?.execute([site.0])?;
    let sql = "INSERT INTO offline_copies (site_id, address) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    let mut insert = write.connection.prepare_cached(sql)?;
    for address in addresses {
        insert.execute((site.0, address.as_str()))?;
    }
    Ok(())
}
