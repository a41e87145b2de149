//! `audit_entries`: who did what to whom, from where. A chain: each entry's hash covers the one before it.

use ring::digest::{Context, SHA256};
use rusqlite::OptionalExtension;

use crate::domain::ids::{ConversationId, OperatorId};
use crate::storage::{Read, StorageError, Write};

/// Whether what was asked for was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditOutcome {
    /// It was.
    Done,
    /// It was not: the person has no right to it (N06).
    Refused,
}

impl AuditOutcome {
    const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }
}

/// Something that is kept in the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry<'a> {
    /// Who.
    pub operator: OperatorId,
    /// What, as a word of `docs/operations.md`.
    pub act: &'a str,
    /// Whether it was done.
    pub outcome: AuditOutcome,
    /// The conversation it was about.
    pub conversation: Option<ConversationId>,
    /// The colleague it was about.
    pub colleague: Option<OperatorId>,
    /// What else there is to know.
    pub detail: Option<&'a str>,
    /// The address it came from; empty for what was done at the machine itself.
    pub address: &'a str,
}

/// The hash before the first entry.
const BEGINNING: [u8; 32] = [0; 32];

/// The columns that a hash covers, in their order, each with its length before it so that no two rows look the same.
fn hash(before: &[u8], columns: &[Option<&str>]) -> [u8; 32] {
    let mut context = Context::new(&SHA256);
    context.update(before);
    for column in columns {
        match column {
            None => context.update(&[0]),
            Some(text) => {
                context.update(&[1]);
                context.update(&(text.len() as u64).to_le_bytes());
                context.update(text.as_bytes());
            }
        }
    }
    let mut sum = [0; 32];
    sum.copy_from_slice(context.finish().as_ref());
    sum
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
    let before = last.map_or(BEGINNING.to_vec(), |(_, hash)| hash);
    let (number_text, at, operator) = (number.to_string(), write.now().0.to_string(), entry.operator.to_string());
    let conversation = entry.conversation.map(|id| id.to_string());
    let colleague = entry.colleague.map(|id| id.to_string());
    let hash = hash(
        &before,
        &[
            Some(&number_text),
            Some(&at),
            Some(&operator),
            Some(entry.act),
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
        entry.operator.0,
        entry.act,
        entry.outcome.word(),
        entry.conversation.map(|id| id.0),
        entry.colleague.map(|id| id.0),
        entry.detail,
        entry.address,
        hash.as_slice(),
    ))?;
    Ok(())
}

/// The number of the first entry that is not what it was when it was written, or that follows a missing one.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn first_broken(read: &Read<'_>) -> Result<Option<i64>, StorageError> {
    let sql = "SELECT id, CAST(at AS TEXT), CAST(operator_id AS TEXT), act, outcome, CAST(conversation_id AS TEXT),
                      CAST(colleague_id AS TEXT), detail, address, hash FROM audit_entries ORDER BY id";
    let mut query = read.connection.prepare(sql)?;
    let mut rows = query.query([])?;
    let (mut before, mut expected) = (BEGINNING.to_vec(), 1);
    while let Some(row) = rows.next()? {
        let number: i64 = row.get(0)?;
        let texts = (1..=8).map(|index| row.get::<_, Option<String>>(index)).collect::<Result<Vec<_>, _>>()?;
        let number_text = number.to_string();
        let columns: Vec<Option<&str>> =
            std::iter::once(Some(number_text.as_str())).chain(texts.iter().map(Option::as_deref)).collect();
        let kept: Vec<u8> = row.get(9)?;
        if number != expected || hash(&before, &columns).as_slice() != kept {
            return Ok(Some(number));
        }
        (before, expected) = (kept, number + 1);
    }
    Ok((given_out(read)? >= expected).then_some(expected))
}

/// The highest number that an entry ever had.
fn given_out(read: &Read<'_>) -> Result<i64, StorageError> {
    let sql = "SELECT seq FROM sqlite_sequence WHERE name = 'audit_entries'";
    Ok(read.connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;
    use crate::storage::scratch::Scratch;

    fn three_entries() -> Scratch {
        let scratch = Scratch::open().expect("a file in memory");
        let written = scratch.act(Timestamp(1_000), |write| {
            let sql = "INSERT INTO operators (email, name, role, status_since, created_at) VALUES ('a@b', 'Anna', 'owner', 1, 1)";
            write.connection.execute(sql, [])?;
            for act in ["one", "two", "three"] {
                let entry = AuditEntry {
                    operator: OperatorId(1),
                    act,
                    outcome: AuditOutcome::Done,
                    conversation: None,
                    colleague: None,
                    detail: Some("x"),
                    address: "127.0.0.1",
                };
                append(write, &entry)?;
            }
            Ok::<_, StorageError>(())
        });
        written.expect("written");
        scratch
    }

    fn after(change: &str) -> Option<i64> {
        let scratch = three_entries();
        scratch.read().connection.execute(change, []).expect("the file can be changed");
        first_broken(&scratch.read()).expect("it can be read")
    }

    #[test]
    fn the_first_entry_that_was_changed_or_taken_out_is_found_also_at_the_end() {
        assert_eq!(after("SELECT 1 WHERE 0"), None);
        assert_eq!(after("UPDATE audit_entries SET detail = 'y' WHERE id = 2"), Some(2));
        assert_eq!(after("DELETE FROM audit_entries WHERE id = 2"), Some(3));
        assert_eq!(after("DELETE FROM audit_entries WHERE id = 3"), Some(3));
    }
}
