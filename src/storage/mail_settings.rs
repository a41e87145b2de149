//! `mail_settings`: the server through which mail leaves the house.

use rusqlite::OptionalExtension;

use crate::domain::email::EmailAddress;
use crate::domain::mail::{MailPassword, MailServer, MailSettings, Security};
use crate::storage::{Read, StorageError, Write, columns};

/// The settings; `None`: mail has not been set up.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn get(read: &Read<'_>) -> Result<Option<MailSettings>, StorageError> {
    type Columns = (String, u16, String, Option<String>, Option<String>, String, String, String);
    let sql = "SELECT host, port, security, user, password, sender_name, sender_address, origin FROM mail_settings";
    let mut query = read.connection.prepare_cached(sql)?;
    let found: Option<Columns> = query.query_row([], |row| row.try_into()).optional()?;
    let Some((host, port, security, user, password, sender_name, sender, origin)) = found else { return Ok(None) };
    let security = columns::word("mail_settings", 1, &security, Security::parse)?;
    let password = password.as_deref().and_then(MailPassword::new);
    let sender = columns::word("mail_settings", 1, &sender, |address| EmailAddress::parse(address).ok())?;
    let server = MailServer { host, port, security, user, password };
    Ok(Some(MailSettings { server, sender_name, sender, origin }))
}

/// Whether mail has been set up.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn are_there(read: &Read<'_>) -> Result<bool, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM mail_settings)")?;
    Ok(query.query_row([], |row| row.get(0))?)
}

/// Sets them.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn put(write: &Write<'_>, settings: &MailSettings) -> Result<(), StorageError> {
    let sql = "INSERT OR REPLACE INTO mail_settings
               (id, host, port, security, user, password, sender_name, sender_address, origin)
               VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let MailSettings { server, sender_name, sender, origin } = settings;
    write.connection.prepare_cached(sql)?.execute((
        &server.host,
        server.port,
        server.security.word(),
        &server.user,
        server.password.as_ref().map(MailPassword::reveal),
        sender_name,
        sender.as_str(),
        origin,
    ))?;
    Ok(())
}

/// Forgets them, the password included.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove(write: &Write<'_>) -> Result<(), StorageError> {
    write.connection.prepare_cached("DELETE FROM mail_settings")?.execute([])?;
    Ok(())
}
