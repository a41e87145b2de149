//! `search`: the words of conversations, for the archive to find. It holds no text: what is found is read where it stands.
//!
//! A conversation is indexed in pieces of some messages, so that a long one is not indexed whole for each new message. All
//! words of a question have to stand in one piece. The index follows the messages at a distance: how far it came is a
//! setting.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension;

use crate::domain::ids::{ConversationId, OperatorId, VisitorId};
use crate::domain::time::Timestamp;
use crate::domain::words::{Marked, Stems, Wanted, excerpt};
use crate::storage::{Read, StorageError, Write, settings};

/// The last message that is indexed, by the number of its row.
pub const SEARCHED_THROUGH: &str = "searched_through";

/// How many messages are in a piece.
const PIECE: i64 = 64;

/// The number of a row is that of the conversation times this, and that of the piece.
pub(super) const PIECES: i64 = 65_536;

/// How many messages are looked at in one go.
const AT_ONCE: i64 = 300;

/// How many words in bytes are written in one go: a few milliseconds of the writer.
const WRITTEN_AT_ONCE: usize = 16 * 1024;

/// How many conversations of a visitor are indexed anew when they call themselves something else.
const OF_ONE_VISITOR: u32 = 200;

/// What is to be written into the index, ready to be.
#[derive(Debug, Default)]
pub struct Batch {
    pieces: Vec<(i64, String)>,
    contacts: Vec<(VisitorId, String)>,
    /// How far the index is once all of it is written; `None`: there is another batch behind it.
    through: Option<i64>,
}

/// What is not indexed yet, as far as one go takes it: batches to be written one after another, and whether there is more.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn pending(read: &Read<'_>) -> Result<(Vec<Batch>, bool), StorageError> {
    let from = through(read)?;
    let sql = "SELECT m.id, m.conversation_id, m.number, c.visitor_id FROM messages m
               JOIN conversations c ON c.id = m.conversation_id WHERE m.id > ?1 ORDER BY m.id LIMIT ?2";
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map((from, AT_ONCE), |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?, row.get::<_, i64>(3)?))
    })?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    let Some((last, ..)) = rows.last().copied() else { return Ok((Vec::new(), false)) };
    let mut pieces: BTreeSet<i64> =
        rows.iter().map(|(_, conversation, number, _)| conversation * PIECES + (number - 1) / PIECE).collect();
    let stems = Stems::default();
    let mut batches = vec![Batch::default()];
    for visitor in rows.iter().map(|row| row.3).collect::<BTreeSet<i64>>() {
        if let Some(words) = new_contacts(read, visitor, &stems)? {
            pieces.extend(first_pieces(read, visitor)?);
            batches[0].contacts.push((VisitorId(visitor), words));
        }
    }
    let mut size = 0;
    for piece in pieces {
        let words = stems.index(&texts(read, piece)?);
        if size > 0 && size + words.len() > WRITTEN_AT_ONCE {
            batches.push(Batch::default());
            size = 0;
        }
        size += words.len();
        batches.last_mut().into_iter().for_each(|batch| batch.pieces.push((piece, words.clone())));
    }
    batches.last_mut().into_iter().for_each(|batch| batch.through = Some(last));
    Ok((batches, i64::try_from(rows.len()).is_ok_and(|many| many >= AT_ONCE)))
}

/// Writes a batch. What a piece had before it loses.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn put(write: &Write<'_>, batch: &Batch) -> Result<(), StorageError> {
    let mut insert = write.connection.prepare_cached("INSERT OR REPLACE INTO search (rowid, words) VALUES (?1, ?2)")?;
    for (piece, words) in &batch.pieces {
        insert.execute((piece, words))?;
    }
    let sql = "INSERT INTO searched_contacts (visitor_id, words) VALUES (?1, ?2)
               ON CONFLICT (visitor_id) DO UPDATE SET words = excluded.words";
    let mut contacts = write.connection.prepare_cached(sql)?;
    for (visitor, words) in &batch.contacts {
        contacts.execute((visitor.0, words))?;
    }
    match batch.through {
        Some(through) => settings::put(write, SEARCHED_THROUGH, &through.to_string()),
        None => Ok(()),
    }
}

/// When the first message was written that is not indexed yet.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn behind_since(read: &Read<'_>) -> Result<Option<Timestamp>, StorageError> {
    let sql = "SELECT at FROM messages WHERE id > ?1 ORDER BY id LIMIT 1";
    let at = read.connection.prepare_cached(sql)?.query_row([through(read)?], |row| row.get(0).map(Timestamp));
    Ok(at.optional()?)
}

fn through(read: &Read<'_>) -> Result<i64, StorageError> {
    Ok(settings::get(read, SEARCHED_THROUGH)?.and_then(|text| text.parse().ok()).unwrap_or(0))
}

/// Whether the phrases of a question stand in a piece. That its words do, the index knows.
pub(super) fn holds_phrases(read: &Read<'_>, piece: i64, wanted: &Wanted) -> Result<bool, StorageError> {
    Ok(!wanted.has_phrases() || wanted.phrases_stand_in(&texts(read, piece)?))
}

/// Where words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Some of the message, with the words marked.
    pub text: Marked,
    /// Who wrote it; `None`: the visitor, or it is what they are called.
    pub by: Option<OperatorId>,
}

/// The message of a piece in which most of the words stand, or what the visitor is called.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn line(
    read: &Read<'_>,
    conversation: ConversationId,
    piece: i64,
    wanted: &Wanted,
) -> Result<Option<Line>, StorageError> {
    let stems = Stems::default();
    let mut best: Option<(usize, Line)> = None;
    let said = contacts(read, conversation)?.map(|text| (text, None));
    for (text, by) in messages(read, piece)?.into_iter().chain(said) {
        let (marks, met) = wanted.marks(&stems.words(&text));
        if met > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((met, Line { text: excerpt(&text, &marks), by }));
        }
        if met == wanted.many() {
            break;
        }
    }
    Ok(best.map(|(_, line)| line))
}

/// What is indexed of a piece: its messages, and in the first one what the visitor is called.
fn texts(read: &Read<'_>, piece: i64) -> Result<Vec<String>, StorageError> {
    let mut texts: Vec<String> = messages(read, piece)?.into_iter().map(|(text, _)| text).collect();
    if piece % PIECES == 0 {
        texts.extend(contacts(read, ConversationId(piece / PIECES))?);
    }
    Ok(texts)
}

fn messages(read: &Read<'_>, piece: i64) -> Result<Vec<(String, Option<OperatorId>)>, StorageError> {
    let (conversation, first) = (piece / PIECES, piece % PIECES * PIECE + 1);
    let sql = "SELECT text, operator_id FROM messages WHERE conversation_id = ?1 AND number >= ?2 AND number < ?3 ORDER BY number";
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map((conversation, first, first + PIECE), |row| {
        Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?.map(OperatorId)))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What the visitor of a conversation is called; `None` if nothing is known.
fn contacts(read: &Read<'_>, conversation: ConversationId) -> Result<Option<String>, StorageError> {
    let sql = "SELECT concat_ws(' · ', v.name, v.email, v.phone) FROM conversations c
               JOIN visitors v ON v.id = c.visitor_id WHERE c.id = ?1";
    let text: Option<String> =
        read.connection.prepare_cached(sql)?.query_row([conversation.0], |row| row.get(0)).optional()?;
    Ok(text.filter(|text| !text.is_empty()))
}

/// The words of what a visitor is called, if they are others than the index has.
fn new_contacts(read: &Read<'_>, visitor: i64, stems: &Stems) -> Result<Option<String>, StorageError> {
    let sql = "SELECT concat_ws(' ', v.name, v.email, v.phone), coalesce(s.words, '') FROM visitors v
               LEFT JOIN searched_contacts s ON s.visitor_id = v.id WHERE v.id = ?1";
    let (now, before): (String, String) =
        read.connection.prepare_cached(sql)?.query_row([visitor], |row| row.try_into())?;
    let words = stems.index(&[now]);
    Ok((words != before).then_some(words))
}

fn first_pieces(read: &Read<'_>, visitor: i64) -> Result<Vec<i64>, StorageError> {
    let sql = "SELECT id FROM conversations WHERE visitor_id = ?1 ORDER BY ordinal DESC LIMIT ?2";
    let mut query = read.connection.prepare_cached(sql)?;
    let ids = query.query_map((visitor, OF_ONE_VISITOR), |row| Ok(row.get::<_, i64>(0)? * PIECES))?;
    // What has no message yet is indexed with its first one.
    Ok(ids.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests;
