//! The third witness: the server's data file itself, read without the server.

use std::collections::HashSet;
use std::path::Path;

use besedka::domain::ids::MessageKey;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use crate::ceiling::sqlite::{Mark, open};
use crate::failure::Failure;
use crate::record::Record;
use crate::replay::play::Play;
use crate::replay::script::Side;
use crate::replay::tally::{Seen, Tally};

/// Looks at every conversation that has messages from after `mark`.
pub fn look(data: &Path, mark: Mark, play: &Play, record: &Record) -> Result<Tally, Failure> {
    let rows = rows(&open(data)?, mark)?;
    let mut tally = Tally::default();
    let mut played = HashSet::new();
    for conversation in rows.chunk_by(|one, next| one.0 == next.0) {
        let seen: Vec<_> = conversation.iter().map(|(_, seen)| seen.clone()).collect();
        let index = seen.iter().find_map(|message| record.keys.signature(message.key)).map(|of| of.author as usize);
        let script = index.and_then(|index| Some((index, play.scripts.get(index)?)));
        match script {
            Some((index, script)) if played.insert(index) => tally.compare(index, script, &seen, &record.keys),
            Some(_) => tally.doubled += seen.len() as u64,
            None => tally.strange += seen.len() as u64,
        }
    }
    let missed = play.scripts.iter().enumerate().filter(|(index, _)| !played.contains(index));
    missed.for_each(|(_, script)| tally.miss(script));
    Ok(tally)
}

fn rows(file: &Connection, mark: Mark) -> Result<Vec<(i64, Seen)>, Failure> {
    let sql = "SELECT conversation_id, number, key, operator_id IS NULL, text FROM messages
               WHERE id > ?1 ORDER BY conversation_id, number";
    let mut query = file.prepare(sql)?;
    let rows = query.query_map([mark.message()], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<(i64, Seen)> {
    let side = if row.get(3)? { Side::Visitor } else { Side::Operator };
    let key = MessageKey(Uuid::from_bytes(row.get(2)?));
    Ok((row.get(0)?, Seen { number: row.get(1)?, key, side, text: row.get(4)? }))
}
