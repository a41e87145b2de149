//! `second_factors`, `recovery_codes`, `second_factor_offers`: what people sign in with beside their password.

use rusqlite::OptionalExtension;

use crate::domain::ids::OperatorId;
use crate::domain::operator::Role;
use crate::domain::second_factor::{self, SECRET_BYTES, SharedSecret, Step};
use crate::domain::time::{Span, Timestamp};
use crate::storage::{Read, StorageError, Write, accounts};

/// How long a secret that was shown waits to be confirmed.
pub const OFFER: Span = Span::minutes(60);

/// The salt of a set of recovery codes.
pub type Salt = [u8; 32];
/// The argon2id hash of a recovery code, with the salt of its set.
pub type CodeHash = [u8; 32];

/// The second factor of a person who has turned it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondFactor {
    /// What their phone has as well.
    pub secret: SharedSecret,
    /// The latest step whose code was accepted.
    pub used_step: Step,
    /// When they turned it on.
    pub since: Timestamp,
    /// The salt of their recovery codes.
    pub salt: Salt,
    /// How many recovery codes they have left.
    pub codes_left: u32,
}

/// The second factor of a person, if they have turned it on.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn of(read: &Read<'_>, operator: OperatorId) -> Result<Option<SecondFactor>, StorageError> {
    let sql = "SELECT secret, used_step, since, recovery_salt,
                   (SELECT count(*) FROM recovery_codes c WHERE c.operator_id = f.operator_id)
               FROM second_factors f WHERE operator_id = ?1";
    let mut query = read.connection.prepare_cached(sql)?;
    let factor = query.query_row([operator.0], |row| {
        Ok(SecondFactor {
            secret: SharedSecret::new(row.get(0)?),
            used_step: row.get(1)?,
            since: Timestamp(row.get(2)?),
            salt: row.get(3)?,
            codes_left: row.get(4)?,
        })
    });
    Ok(factor.optional()?)
}

/// Whether a person has turned it on.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn is_on(read: &Read<'_>, operator: OperatorId) -> Result<bool, StorageError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM second_factors WHERE operator_id = ?1)";
    Ok(read.connection.prepare_cached(sql)?.query_row([operator.0], |row| row.get(0))?)
}

/// Whether the company demands a second factor of a person in this role who has none.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn is_owed(read: &Read<'_>, operator: OperatorId, role: Role) -> Result<bool, StorageError> {
    let demanded = second_factor::is_demanded(role, accounts::demands_second_factor(read)?);
    Ok(demanded && !is_on(read, operator)?)
}

/// The administrators, the owner among them, who have none.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn administrators_without(read: &Read<'_>) -> Result<Vec<OperatorId>, StorageError> {
    let sql = "SELECT id FROM operators o WHERE role <> 'operator' AND removed_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM second_factors f WHERE f.operator_id = o.id) ORDER BY id";
    let mut query = read.connection.prepare_cached(sql)?;
    Ok(query.query_map([], |row| row.get(0).map(OperatorId))?.collect::<Result<_, _>>()?)
}

/// Keeps a secret that a person is about to be shown, in place of an earlier one.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn offer(write: &Write<'_>, operator: OperatorId, secret: &SharedSecret) -> Result<(), StorageError> {
    let sql = "INSERT INTO second_factor_offers (operator_id, secret, offered_at) VALUES (?1, ?2, ?3)
               ON CONFLICT (operator_id) DO UPDATE SET secret = excluded.secret, offered_at = excluded.offered_at";
    write.connection.prepare_cached(sql)?.execute((operator.0, secret.bytes(), write.now().0))?;
    Ok(())
}

/// The secret that a person was shown, unless that was too long ago.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn offered(read: &Read<'_>, operator: OperatorId, now: Timestamp) -> Result<Option<SharedSecret>, StorageError> {
    let sql = "SELECT secret FROM second_factor_offers WHERE operator_id = ?1 AND offered_at > ?2";
    let mut query = read.connection.prepare_cached(sql)?;
    let secret = query.query_row((operator.0, (now - OFFER).0), |row| row.get::<_, [u8; SECRET_BYTES]>(0));
    Ok(secret.optional()?.map(SharedSecret::new))
}

/// Turns it on, with a set of recovery codes. The code of this step is used by that.
///
/// # Errors
/// [`StorageError::Sqlite`], also if it is on.
pub fn insert(
    write: &Write<'_>,
    operator: OperatorId,
    secret: &SharedSecret,
    used_step: Step,
    (salt, codes): (&Salt, &[CodeHash]),
) -> Result<(), StorageError> {
    let sql = "INSERT INTO second_factors (operator_id, secret, used_step, since, recovery_salt)
               VALUES (?1, ?2, ?3, ?4, ?5)";
    let values = (operator.0, secret.bytes(), used_step, write.now().0, salt);
    write.connection.prepare_cached(sql)?.execute(values)?;
    insert_codes(write, operator, codes)?;
    write
        .connection
        .prepare_cached("DELETE FROM second_factor_offers WHERE operator_id = ?1")?
        .execute([operator.0])?;
    Ok(())
}

fn insert_codes(write: &Write<'_>, operator: OperatorId, codes: &[CodeHash]) -> Result<(), StorageError> {
    let mut insert =
        write.connection.prepare_cached("INSERT INTO recovery_codes (operator_id, hash) VALUES (?1, ?2)")?;
    for code in codes {
        insert.execute((operator.0, code))?;
    }
    Ok(())
}

/// Replaces the recovery codes of a person, used and unused.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_codes(
    write: &Write<'_>,
    operator: OperatorId,
    (salt, codes): (&Salt, &[CodeHash]),
) -> Result<(), StorageError> {
    write.connection.prepare_cached("DELETE FROM recovery_codes WHERE operator_id = ?1")?.execute([operator.0])?;
    let sql = "UPDATE second_factors SET recovery_salt = ?2 WHERE operator_id = ?1";
    write.connection.prepare_cached(sql)?.execute((operator.0, salt))?;
    insert_codes(write, operator, codes)
}

/// Notes that the code of a step was accepted.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn note_used(write: &Write<'_>, operator: OperatorId, step: Step) -> Result<(), StorageError> {
    let sql = "UPDATE second_factors SET used_step = ?2 WHERE operator_id = ?1";
    write.connection.prepare_cached(sql)?.execute((operator.0, step))?;
    Ok(())
}

/// Uses a recovery code up; `false` if it is none of theirs, or used.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn use_code(write: &Write<'_>, operator: OperatorId, hash: &CodeHash) -> Result<bool, StorageError> {
    let sql = "DELETE FROM recovery_codes WHERE operator_id = ?1 AND hash = ?2";
    Ok(write.connection.prepare_cached(sql)?.execute((operator.0, hash))? == 1)
}

/// Turns it off; `false` if it was not on.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove(write: &Write<'_>, operator: OperatorId) -> Result<bool, StorageError> {
    write.connection.prepare_cached("DELETE FROM recovery_codes WHERE operator_id = ?1")?.execute([operator.0])?;
    let sql = "DELETE FROM second_factors WHERE operator_id = ?1";
    Ok(write.connection.prepare_cached(sql)?.execute([operator.0])? == 1)
}
