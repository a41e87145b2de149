//! `blocks`: whose messages are not accepted.

use rusqlite::{OptionalExtension, Row};

use crate::domain::block::{Block, Blocks, Network, Target};
use crate::domain::ids::{BlockId, ConversationId, OperatorId, VisitorId};
use crate::domain::time::Timestamp;
use crate::protocol::console_out::Blocked;
use crate::storage::{Read, StorageError, Write, columns};

/// A block as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// What it blocks.
    pub block: Block,
    /// The name of the visitor, if it is about one who said it.
    pub visitor_name: Option<String>,
    /// Why; empty if nobody said.
    pub reason: String,
    /// The conversation that it came from, if it did.
    pub conversation: Option<ConversationId>,
    /// Since when.
    pub since: Timestamp,
    /// By whom.
    pub by: OperatorId,
    /// When somebody tried last, to the minute.
    pub last_attempt: Option<Timestamp>,
}

impl From<Recorded> for Blocked {
    fn from(Recorded { block, reason, since, by, .. }: Recorded) -> Self {
        let network = match block.target {
            Target::Visitor(_) => None,
            Target::Network(network) => Some(network.to_string()),
        };
        Self { network, since, until: block.until, by, reason }
    }
}

/// A block to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New<'a> {
    /// Whom it is about.
    pub target: Target,
    /// Why; may be empty.
    pub reason: &'a str,
    /// The conversation that it comes from, if it does.
    pub conversation: Option<ConversationId>,
    /// Until when; `None`: until it is lifted.
    pub until: Option<Timestamp>,
    /// By whom.
    pub by: OperatorId,
}

const SELECT: &str =
    "SELECT b.id, b.visitor_id, b.network, b.until, v.name, b.reason, b.conversation_id, b.since, b.blocked_by,
        b.last_attempt_at
    FROM blocks b LEFT JOIN visitors v ON v.id = b.visitor_id
    WHERE b.lifted_at IS NULL AND (b.until IS NULL OR b.until > ?1)";

/// Those that hold at a moment or later, the latest first.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn in_effect(read: &Read<'_>, now: Timestamp) -> Result<Vec<Recorded>, StorageError> {
    let mut query = read.connection.prepare_cached(&format!("{SELECT} ORDER BY b.id DESC"))?;
    query.query_map([now.0], recorded)?.map(|row| row?).collect()
}

/// The same, ready to be asked at every message.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn load(read: &Read<'_>, now: Timestamp) -> Result<Blocks, StorageError> {
    Ok(Blocks::of(in_effect(read, now)?.into_iter().map(|one| one.block)))
}

/// One that holds.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn by_id(read: &Read<'_>, id: BlockId, now: Timestamp) -> Result<Option<Recorded>, StorageError> {
    let mut query = read.connection.prepare_cached(&format!("{SELECT} AND b.id = ?2"))?;
    query.query_row((now.0, id.0), recorded).optional()?.transpose()
}

fn recorded(row: &Row<'_>) -> rusqlite::Result<Result<Recorded, StorageError>> {
    let id: i64 = row.get(0)?;
    let (visitor, network): (Option<i64>, Option<String>) = (row.get(1)?, row.get(2)?);
    let target = match visitor {
        Some(visitor) => Ok(Target::Visitor(VisitorId(visitor))),
        None => columns::word("blocks", id, &network.unwrap_or_default(), Network::parse).map(Target::Network),
    };
    let target = match target {
        Ok(target) => target,
        Err(error) => return Ok(Err(error)),
    };
    let time = |index| row.get::<_, Option<i64>>(index).map(|value| value.map(Timestamp));
    Ok(Ok(Recorded {
        block: Block { id: BlockId(id), target, until: time(3)? },
        visitor_name: row.get(4)?,
        reason: row.get(5)?,
        conversation: row.get::<_, Option<i64>>(6)?.map(ConversationId),
        since: Timestamp(row.get(7)?),
        by: OperatorId(row.get(8)?),
        last_attempt: time(9)?,
    }))
}

/// Writes one down. One about the same that was there before is replaced.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn insert(write: &Write<'_>, new: &New<'_>) -> Result<BlockId, StorageError> {
    let (visitor, network) = match new.target {
        Target::Visitor(visitor) => (Some(visitor.0), None),
        Target::Network(network) => (None, Some(network.to_string())),
    };
    let sql = "UPDATE blocks SET lifted_at = ?3, lifted_by = ?4 WHERE lifted_at IS NULL AND visitor_id IS ?1 AND network IS ?2";
    write.connection.prepare_cached(sql)?.execute((visitor, &network, write.now().0, new.by.0))?;
    let sql = "INSERT INTO blocks (visitor_id, network, reason, conversation_id, since, until, blocked_by)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    write.connection.prepare_cached(sql)?.execute((
        visitor,
        &network,
        new.reason,
        new.conversation.map(|id| id.0),
        write.now().0,
        new.until.map(|until| until.0),
        new.by.0,
    ))?;
    Ok(BlockId(write.connection.last_insert_rowid()))
}

/// Lifts one.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn lift(write: &Write<'_>, id: BlockId, by: OperatorId) -> Result<(), StorageError> {
    let sql = "UPDATE blocks SET lifted_at = ?2, lifted_by = ?3 WHERE id = ?1 AND lifted_at IS NULL";
    write.connection.prepare_cached(sql)?.execute((id.0, write.now().0, by.0))?;
    Ok(())
}

/// Notes that somebody who is blocked has tried to write.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn note_attempt(write: &Write<'_>, id: BlockId) -> Result<(), StorageError> {
    let sql = "UPDATE blocks SET last_attempt_at = ?2 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((id.0, write.now().0))?;
    Ok(())
}
