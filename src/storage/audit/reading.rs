//! The log as it is read: from the latest entry back, as filters narrow it down.
//!
//! As in the archive, a call looks at a bounded number of entries: who finds less than a page goes on from where it ended.

use rusqlite::{OptionalExtension, Row};

use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::time::{Span, Timestamp};
use crate::storage::audit::{ActWord, AuditOutcome, Change, Detail, Thing};
use crate::storage::{Read, StorageError};

/// How many entries one call looks at.
const LOOKS_AT: usize = 10_000;

/// By how much a clock may have been set back without an entry being missed: numbers then do not follow time.
const CLOCK_SET_BACK: Span = Span::days(1);

/// An entry, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its number.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub operator: Option<OperatorId>,
    /// What, as a word.
    pub act: String,
    /// Whether it was done.
    pub outcome: AuditOutcome,
    /// The conversation it was about.
    pub conversation: Option<ConversationId>,
    /// The colleague it was about.
    pub colleague: Option<OperatorId>,
    /// What else there is to know.
    pub detail: Option<String>,
    /// The address it came from.
    pub address: String,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// What this person did, or what was done to them.
    pub person: Option<OperatorId>,
    /// What came of it.
    pub outcome: Option<AuditOutcome>,
    /// At this moment or later …
    pub from: Option<Timestamp>,
    /// … and before this one.
    pub before: Option<Timestamp>,
}

impl Sought {
    fn fits(&self, entry: &Kept) -> bool {
        self.person.is_none_or(|id| entry.operator == Some(id) || entry.colleague == Some(id))
            && self.outcome.is_none_or(|outcome| entry.outcome == outcome)
            && self.from.is_none_or(|from| entry.at >= from)
            && self.before.is_none_or(|before| entry.at < before)
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The entries, latest first.
    pub entries: Vec<Kept>,
    /// The number below which there may be more; with the moment of the last entry that was looked at.
    pub next: Option<(i64, Timestamp)>,
}

/// Looks for entries below a number that fit, and whose act and detail are `of_kind`, until `many` are found or enough was
/// looked at.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn find(
    read: &Read<'_>,
    sought: &Sought,
    of_kind: impl Fn(&Kept) -> bool,
    below: Option<i64>,
    many: usize,
) -> Result<Found, StorageError> {
    let mut top = below.unwrap_or(i64::MAX);
    if let Some(before) = sought.before {
        top = top.min(first_since(read, before + CLOCK_SET_BACK)?.unwrap_or(i64::MAX));
    }
    let bottom = match sought.from {
        Some(from) => first_since(read, from - CLOCK_SET_BACK)?.unwrap_or(i64::MAX),
        None => i64::MIN,
    };
    let sql = "SELECT id, at, operator_id, act, outcome, conversation_id, colleague_id, detail, address
               FROM audit_entries WHERE id < ?1 AND id >= ?2 ORDER BY id DESC";
    let mut query = read.connection.prepare_cached(sql)?;
    let mut rows = query.query((top, bottom))?;
    let (mut entries, mut next) = (Vec::new(), None);
    let mut looked = 0;
    while let Some(row) = rows.next()? {
        if entries.len() >= many || looked >= LOOKS_AT {
            return Ok(Found { entries, next });
        }
        looked += 1;
        let entry = kept(row)?;
        next = Some((entry.number, entry.at));
        if sought.fits(&entry) && of_kind(&entry) {
            entries.push(entry);
        }
    }
    Ok(Found { entries, next: None })
}

/// The number of the last entry; 0 before the first one.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn last_number(read: &Read<'_>) -> Result<i64, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT coalesce(max(id), 0) FROM audit_entries")?;
    Ok(query.query_row([], |row| row.get(0))?)
}

/// What was changed about a thing behind an entry, the earliest first. Of a log that has grown by very much since, no more
/// than the latest part is looked at.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn changes_behind(
    read: &Read<'_>,
    number: i64,
    thing: Thing,
    id: Option<i64>,
) -> Result<Vec<(Kept, Change)>, StorageError> {
    let bottom = number.max(last_number(read)? - i64::try_from(LOOKS_AT).unwrap_or(i64::MAX));
    let sql = "SELECT id, at, operator_id, act, outcome, conversation_id, colleague_id, detail, address
               FROM audit_entries WHERE id > ?1 AND act = ?2 ORDER BY id";
    let mut query = read.connection.prepare_cached(sql)?;
    let mut rows = query.query((bottom, ActWord::CompanyChanged.word()))?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let entry = kept(row)?;
        if let Some(Detail::Change(change)) = entry.detail.as_deref().map(Detail::read)
            && change.what == thing.word()
            && change.id == id
        {
            changes.push((entry, change));
        }
    }
    Ok(changes)
}

fn kept(row: &Row<'_>) -> Result<Kept, StorageError> {
    let outcome: String = row.get(4)?;
    Ok(Kept {
        number: row.get(0)?,
        at: Timestamp(row.get(1)?),
        operator: row.get::<_, Option<i64>>(2)?.map(OperatorId),
        act: row.get(3)?,
        outcome: AuditOutcome::parse(&outcome).unwrap_or(AuditOutcome::Refused),
        conversation: row.get::<_, Option<i64>>(5)?.map(ConversationId),
        colleague: row.get::<_, Option<i64>>(6)?.map(OperatorId),
        detail: row.get(7)?,
        address: row.get(8)?,
    })
}

/// The number of the first entry of a moment or later, looked for by halves: as far as the clock was never set back, numbers
/// follow time.
fn first_since(read: &Read<'_>, moment: Timestamp) -> Result<Option<i64>, StorageError> {
    let last: Option<i64> =
        read.connection.prepare_cached("SELECT max(id) FROM audit_entries")?.query_row([], |row| row.get(0))?;
    let mut query =
        read.connection.prepare_cached("SELECT id, at FROM audit_entries WHERE id >= ?1 ORDER BY id LIMIT 1")?;
    let (mut low, mut high, mut first) = (0, last.unwrap_or(0) + 1, None);
    while low < high {
        let middle = low + (high - low) / 2;
        let found: Option<(i64, i64)> = query.query_row([middle], |row| row.try_into()).optional()?;
        match found {
            Some((id, at)) if at < moment.0 => low = id + 1,
            Some((id, _)) => {
                first = Some(id);
                high = middle;
            }
            None => high = middle,
        }
    }
    Ok(first)
}
