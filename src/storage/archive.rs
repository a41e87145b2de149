//! The archive: all conversations from the latest back, as filters narrow them down.
//!
//! The narrowest filter that has an index says which conversations are looked at, in the order of their numbers; the others
//! are checked one by one. Each call looks at a bounded number, so that no combination takes long: who finds less than a
//! page is told how far it has looked, and goes on from there.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;
use rusqlite::types::Value;

use crate::domain::ids::{ConversationId, DepartmentId, OperatorId, SiteId, TagId};
use crate::domain::time::{Span, Timestamp};
use crate::domain::words::Wanted;
use crate::storage::rows::{self, ConversationRow};
use crate::storage::{Read, StorageError, search};

/// How many conversations one call looks at.
const LOOKS_AT: usize = 10_000;

/// How many of those a piece counts as that the index found: its conversation has to be looked up.
const PIECE_COSTS: usize = 4;

/// How many more the reading of a piece counts as, where words have to stand side by side.
const PHRASE_COSTS: usize = 100;

/// By how much a clock may have been set back without a conversation being missed: numbers then do not follow time.
const CLOCK_SET_BACK: Span = Span::days(1);

/// What a conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits.
    Queued,
    /// It is in somebody's work.
    Owned,
    /// It is over.
    Closed,
}

impl Standing {
    /// The word in storage and in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Owned => "owned",
            Self::Closed => "closed",
        }
    }

    /// What a word says.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Queued, Self::Owned, Self::Closed].into_iter().find(|standing| standing.word() == word)
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// As they are now.
    pub standing: Option<Standing>,
    /// Of this site.
    pub site: Option<SiteId>,
    /// Of this department.
    pub department: Option<DepartmentId>,
    /// That this person owned at some time.
    pub operator: Option<OperatorId>,
    /// That carries this tag.
    pub tag: Option<TagId>,
    /// With these words in what was written, or in what the visitor is called.
    pub words: Option<Wanted>,
    /// Opened at this moment or later …
    pub from: Option<Timestamp>,
    /// … and before this one.
    pub before: Option<Timestamp>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The conversations, latest first.
    pub rows: Vec<ConversationRow>,
    /// Where to go on from, if there may be more; with the moment at which the last one looked at was opened.
    pub next: Option<(ConversationId, Timestamp)>,
    /// In which pieces the words were found (`storage::search`), where words were asked for.
    pub pieces: BTreeMap<ConversationId, i64>,
}

/// Looks for conversations below a number, latest first, until `many` are found or enough was looked at.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn find(
    read: &Read<'_>,
    filter: &Filter,
    below: Option<ConversationId>,
    many: usize,
) -> Result<Found, StorageError> {
    let mut top = below.map_or(i64::MAX, |id| id.0);
    if let Some(before) = filter.before {
        top = top.min(first_opened(read, before + CLOCK_SET_BACK)?.unwrap_or(i64::MAX));
    }
    let mut bottom = match filter.from {
        Some(from) => first_opened(read, from - CLOCK_SET_BACK)?.unwrap_or(i64::MAX),
        None => i64::MIN,
    };
    if filter.words.is_some() {
        (top, bottom) = (top.saturating_mul(search::PIECES), bottom.saturating_mul(search::PIECES));
    }
    let Way { sql, key, tag, operator } = walk(filter);
    let mut query = read.connection.prepare_cached(sql)?;
    let mut looked = query.query((top, bottom, key, tag.map(|id| id.0), operator.map(|id| id.0)))?;
    let (mut ids, mut next, mut count, mut pieces) = (Vec::new(), None, 0, BTreeMap::new());
    while let Some(row) = looked.next()? {
        if ids.len() >= many || count >= LOOKS_AT {
            let (id, opened) = next.unwrap_or((ConversationId(0), Timestamp(0)));
            return Ok(Found { rows: fetch(read, &ids)?, next: Some((id, opened)), pieces });
        }
        count += if filter.words.is_some() { PIECE_COSTS } else { 1 };
        let (id, opened) = (ConversationId(row.get(0)?), Timestamp(row.get(1)?));
        next = Some((id, opened));
        let fits = row.get::<_, bool>(5)?
            && filter.site.is_none_or(|site| row.get_ref(2).is_ok_and(|value| value.as_i64() == Ok(site.0)))
            && filter.department.is_none_or(|id| row.get_ref(3).is_ok_and(|value| value.as_i64() == Ok(id.0)))
            && filter
                .standing
                .is_none_or(|standing| row.get_ref(4).is_ok_and(|word| word.as_str() == Ok(standing.word())))
            && filter.from.is_none_or(|from| opened >= from)
            && filter.before.is_none_or(|before| opened < before);
        if !fits || ids.last() == Some(&id) {
            continue;
        }
        if let Some(wanted) = &filter.words {
            let piece = row.get(6)?;
            if wanted.has_phrases() {
                count += PHRASE_COSTS;
            }
            if !search::holds_phrases(read, piece, wanted)? {
                continue;
            }
            pieces.insert(id, piece);
        }
        ids.push(id);
    }
    Ok(Found { rows: fetch(read, &ids)?, next: None, pieces })
}

/// A way along which conversations are looked at.
struct Way {
    sql: &'static str,
    /// What its index is asked for.
    key: Value,
    /// The tag that has to be looked up for each.
    tag: Option<TagId>,
    /// The person whose part has to be looked up for each.
    operator: Option<OperatorId>,
}

/// What is read of each conversation: last, whether the tag and the person fit that the way itself does not go by.
macro_rules! look {
    ($from:literal) => {
        concat!(
            "SELECT c.id, c.opened_at, c.site_id, c.department_id, c.state,
                (?4 IS NULL OR EXISTS (SELECT 1 FROM conversation_tags t WHERE t.tag_id = ?4 AND t.conversation_id = c.id))
                AND (?5 IS NULL OR EXISTS (SELECT 1 FROM participants t WHERE t.operator_id = ?5 AND t.conversation_id = c.id))
             FROM ",
            $from
        )
    };
}

/// The same, in the order of the conversations themselves.
macro_rules! way {
    ($from:literal) => {
        concat!(look!($from), " AND c.id < ?1 AND c.id >= ?2 ORDER BY c.id DESC")
    };
}

/// What the index finds: pieces of conversations, latest first.
const FOUND: &str = "SELECT c.id, c.opened_at, c.site_id, c.department_id, c.state,
        (?4 IS NULL OR EXISTS (SELECT 1 FROM conversation_tags t WHERE t.tag_id = ?4 AND t.conversation_id = c.id))
        AND (?5 IS NULL OR EXISTS (SELECT 1 FROM participants t WHERE t.operator_id = ?5 AND t.conversation_id = c.id)),
        s.rowid
     FROM search s CROSS JOIN conversations c ON c.id = s.rowid / 65536
     WHERE s.search MATCH ?3 AND s.rowid < ?1 AND s.rowid >= ?2 ORDER BY s.rowid DESC";

/// The way along which the fewest are looked at, with what its index is asked for. What is open is little, and is sorted
/// on the way; all other ways are in the order of numbers.
fn walk(filter: &Filter) -> Way {
    let Filter { tag, operator, .. } = *filter;
    if let Some(wanted) = &filter.words {
        return Way { sql: FOUND, key: wanted.expression().into(), tag, operator };
    }
    match *filter {
        Filter { operator: Some(id), standing: Some(Standing::Owned), .. } => {
            let sql = way!(
                "conversations c INDEXED BY conversations_owned
                 JOIN participants p ON p.operator_id = ?3 AND p.conversation_id = c.id WHERE c.state = 'owned'"
            );
            Way { sql, key: id.0.into(), tag, operator: None }
        }
        Filter { standing: Some(Standing::Queued), .. } => {
            let sql = way!("conversations c INDEXED BY conversations_queued WHERE c.state = 'queued' AND ?3 IS NULL");
            Way { sql, key: Value::Null, tag, operator }
        }
        Filter { standing: Some(Standing::Owned), .. } => {
            let sql = way!("conversations c INDEXED BY conversations_owned WHERE c.state = 'owned' AND ?3 IS NULL");
            Way { sql, key: Value::Null, tag, operator }
        }
        Filter { tag: Some(id), .. } => {
            let sql = look!(
                "conversation_tags g CROSS JOIN conversations c ON c.id = g.conversation_id
                 WHERE g.tag_id = ?3 AND g.conversation_id < ?1 AND g.conversation_id >= ?2
                 ORDER BY g.conversation_id DESC"
            );
            Way { sql, key: id.0.into(), tag: None, operator }
        }
        Filter { operator: Some(id), .. } => {
            let sql = look!(
                "participants p CROSS JOIN conversations c ON c.id = p.conversation_id
                 WHERE p.operator_id = ?3 AND p.conversation_id < ?1 AND p.conversation_id >= ?2
                 ORDER BY p.conversation_id DESC"
            );
            Way { sql, key: id.0.into(), tag, operator: None }
        }
        Filter { department: Some(id), .. } => {
            let sql = way!("conversations c INDEXED BY conversations_of_department WHERE c.department_id = ?3");
            Way { sql, key: id.0.into(), tag, operator }
        }
        Filter { site: Some(id), .. } => {
            let sql = way!("conversations c INDEXED BY conversations_of_site WHERE c.site_id = ?3");
            Way { sql, key: id.0.into(), tag, operator }
        }
        _ => Way { sql: way!("conversations c NOT INDEXED WHERE ?3 IS NULL"), key: Value::Null, tag, operator },
    }
}

/// The number of the first conversation that was opened at a moment or later, looked for by halves: as far as the clock was
/// never set back, numbers follow time.
fn first_opened(read: &Read<'_>, moment: Timestamp) -> Result<Option<i64>, StorageError> {
    let at = "SELECT id, opened_at FROM conversations WHERE id >= ?1 ORDER BY id LIMIT 1";
    let last: Option<i64> =
        read.connection.prepare_cached("SELECT max(id) FROM conversations")?.query_row([], |row| row.get(0))?;
    let (mut low, mut high) = (0, last.unwrap_or(0) + 1);
    let mut first = None;
    let mut query = read.connection.prepare_cached(at)?;
    while low < high {
        let middle = low + (high - low) / 2;
        let found: Option<(i64, i64)> = query.query_row([middle], |row| row.try_into()).optional()?;
        match found {
            Some((id, opened)) if opened < moment.0 => low = id + 1,
            Some((id, _)) => {
                first = Some(id);
                high = middle;
            }
            None => high = middle,
        }
    }
    Ok(first)
}

fn fetch(read: &Read<'_>, ids: &[ConversationId]) -> Result<Vec<ConversationRow>, StorageError> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(rows::many(read, "WHERE c.id = ?1", [id.0])?);
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
