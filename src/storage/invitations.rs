//! `invitations`: links by which somebody sets a password of their own. The file knows the SHA-256 of a link's token.

use rusqlite::{OptionalExtension, Row};

use crate::domain::ids::{InvitationId, OperatorId};
use crate::domain::invitation::{Invitation, Purpose};
use crate::domain::time::Timestamp;
use crate::storage::{Read, StorageError, Write, columns};

const COLUMNS: &str = "id, operator_id, purpose, made_by, created_at, expires_at, used_at, withdrawn_at";

type Columns = (i64, i64, String, Option<i64>, i64, i64, Option<i64>, Option<i64>);

fn columns_of(row: &Row<'_>) -> rusqlite::Result<Columns> {
    row.try_into()
}

fn invitation(
    (id, operator, purpose, made_by, created_at, expires_at, used_at, withdrawn_at): Columns,
) -> Result<Invitation, StorageError> {
    Ok(Invitation {
        id: InvitationId(id),
        operator: OperatorId(operator),
        purpose: columns::word("invitations", id, &purpose, Purpose::parse)?,
        made_by: made_by.map(OperatorId),
        created_at: Timestamp(created_at),
        expires_at: Timestamp(expires_at),
        used_at: used_at.map(Timestamp),
        withdrawn_at: withdrawn_at.map(Timestamp),
    })
}

/// What a new link is for.
pub struct NewInvitation<'a> {
    /// Who sets their password by it.
    pub operator: OperatorId,
    /// As what.
    pub purpose: Purpose,
    /// Who made it; `None`: they asked for it themselves.
    pub made_by: Option<OperatorId>,
    /// The SHA-256 of its token; `None`: it is made when its mail leaves.
    pub token_hash: Option<&'a [u8; 32]>,
}

/// Adds a link.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn insert(write: &Write<'_>, new: &NewInvitation<'_>) -> Result<InvitationId, StorageError> {
    let sql = "INSERT INTO invitations (operator_id, purpose, made_by, token_hash, created_at, expires_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let hash = new.token_hash.map(<[u8; 32]>::as_slice);
    let (now, expires_at) = (write.now(), write.now() + new.purpose.lasts(new.made_by.is_none()));
    let made_by = new.made_by.map(|by| by.0);
    let values = (new.operator.0, new.purpose.word(), made_by, hash, now.0, expires_at.0);
    write.connection.prepare_cached(sql)?.execute(values)?;
    Ok(InvitationId(write.connection.last_insert_rowid()))
}

/// One of them.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn by_id(read: &Read<'_>, id: InvitationId) -> Result<Option<Invitation>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM invitations WHERE id = ?1");
    read.connection.prepare_cached(&sql)?.query_row([id.0], columns_of).optional()?.map(invitation).transpose()
}

/// The one of a token.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn by_token(read: &Read<'_>, token_hash: &[u8; 32]) -> Result<Option<Invitation>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM invitations WHERE token_hash = ?1");
    let mut query = read.connection.prepare_cached(&sql)?;
    query.query_row([token_hash.as_slice()], columns_of).optional()?.map(invitation).transpose()
}

/// The latest link that an administrator made for each person who has no password just now.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn of_those_without_password(read: &Read<'_>) -> Result<Vec<Invitation>, StorageError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM invitations WHERE id IN (SELECT max(i.id) FROM invitations i
             JOIN operators o ON o.id = i.operator_id AND o.password_hash IS NULL AND o.removed_at IS NULL
             WHERE i.made_by IS NOT NULL GROUP BY i.operator_id)"
    );
    let mut query = read.connection.prepare_cached(&sql)?;
    let rows = query.query_map([], columns_of)?.collect::<Result<Vec<_>, _>>()?;
    rows.into_iter().map(invitation).collect()
}

/// Whether a person was invited and has never set a password.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn is_to_come(read: &Read<'_>, operator: OperatorId) -> Result<bool, StorageError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM operators o WHERE o.id = ?1 AND o.password_hash IS NULL
                   AND EXISTS (SELECT 1 FROM invitations i WHERE i.operator_id = o.id AND i.purpose = 'join')
                   AND NOT EXISTS (SELECT 1 FROM invitations i WHERE i.operator_id = o.id AND i.used_at IS NOT NULL))";
    Ok(read.connection.prepare_cached(sql)?.query_row([operator.0], |row| row.get(0))?)
}

/// Gives a link its token, and the time that it lasts from now on.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_token(write: &Write<'_>, id: InvitationId, token_hash: &[u8; 32]) -> Result<(), StorageError> {
    let sql = "UPDATE invitations SET token_hash = ?2 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((id.0, token_hash.as_slice()))?;
    Ok(())
}

/// Takes back every link of a person that has not been used.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn withdraw_all(write: &Write<'_>, operator: OperatorId) -> Result<(), StorageError> {
    let sql =
        "UPDATE invitations SET withdrawn_at = ?2 WHERE operator_id = ?1 AND used_at IS NULL AND withdrawn_at IS NULL";
    write.connection.prepare_cached(sql)?.execute((operator.0, write.now().0))?;
    Ok(())
}

/// Notes that a password was set by a link.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn note_used(write: &Write<'_>, id: InvitationId) -> Result<(), StorageError> {
    let sql = "UPDATE invitations SET used_at = ?2 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((id.0, write.now().0))?;
    Ok(())
}
