//! `audit_entries`: who did what to whom, from where. A chain: each entry's hash covers the one before it.

mod blocked;
mod chain;
mod detail;
mod following;
mod reading;
mod words;

pub use blocked::Blocked;
pub use chain::{Link, Verified, first_broken, verify};
pub use detail::{Change, Detail, FieldName, How, OFF, ON, PASSWORD_ANOTHER, PASSWORD_SET};
pub use following::Chain;
pub use reading::{Found, Kept, Sought, changes_behind, find, last_number};
pub use words::{ActWord, Field, Measure, OwnMeasure, Thing};

use rusqlite::OptionalExtension;

use crate::domain::ids::{ConversationId, OperatorId};
use crate::storage::{Read, StorageError, Write};

/// Whether what was asked for was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditOutcome {
    /// It was.
    Done,
    /// It was not: the person has no right to it (N06), or is not who they say they are.
    Refused,
}

impl AuditOutcome {
    /// The word in storage and in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }

    /// What a word says.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Done, Self::Refused].into_iter().find(|outcome| outcome.word() == word)
    }
}

/// Something that is kept in the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry<'a> {
    /// Who; `None` for somebody who is not signed in, and for what was done at the machine itself.
    pub operator: Option<OperatorId>,
    /// What.
    pub act: ActWord,
    /// Whether it was done.
    pub outcome: AuditOutcome,
    /// The conversation it was about.
    pub conversation: Option<ConversationId>,
    /// The colleague it was about.
    pub colleague: Option<OperatorId>,
    /// What else there is to know: a word, or a [`Change`] as it is written down.
    pub detail: Option<&'a str>,
    /// The address it came from; empty for what was done at the machine itself.
    pub address: &'a str,
}

/// Adds an entry to the chain.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn append(write: &Write<'_>, entry: &AuditEntry<'_>) -> Result<(), StorageError> {
    let sql = "SELECT id, hash FROM audit_entries ORDER BY id DESC LIMIT 1";
    let last: Option<(i64, Vec<u8>)> =
        write.connection.prepare_cached(sql)?.query_row([], |row| row.try_into()).optional()?;
    // Numbered from what was ever given out, so that an entry taken off the end leaves a gap.
    let number = given_out(write)? + 1;
    let before = last.map_or(chain::BEGINNING.to_vec(), |(_, hash)| hash);
    let (number_text, at) = (number.to_string(), write.now().0.to_string());
    let operator = entry.operator.map(|id| id.to_string());
    let conversation = entry.conversation.map(|id| id.to_string());
    let colleague = entry.colleague.map(|id| id.to_string());
    let hash = chain::hash(
        &before,
        &[
            Some(&number_text),
            Some(&at),
            operator.as_deref(),
            Some(entry.act.word()),
            Some(entry.outcome.word()),
            conversation.as_deref(),
            colleague.as_deref(),
            entry.detail,
            Some(entry.address),
        ],
    );
    let sql = "INSERT INTO audit_entries (id, at, operator_id, act, outcome, conversation_id, colleague_id, detail, address, hash)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    write.connection.prepare_cached(sql)?.execute((
        number,
        write.now().0,
        entry.operator.map(|id| id.0),
        entry.act.word(),
        entry.outcome.word(),
        entry.conversation.map(|id| id.0),
        entry.colleague.map(|id| id.0),
        entry.detail,
        entry.address,
        hash.as_slice(),
    ))?;
    Ok(())
}

/// The highest number that an entry ever had.
fn given_out(read: &Read<'_>) -> Result<i64, StorageError> {
    let sql = "SELECT seq FROM sqlite_sequence WHERE name = 'audit_entries'";
    Ok(read.connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?.unwrap_or(0))
}

#[cfg(test)]
mod tests;
