//! `ratings`: the latest of a conversation counts, the earlier ones are kept.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;

use crate::domain::conversation::{Conversation, State};
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::rating::{Rating, Ratings};
use crate::domain::time::Timestamp;
use crate::protocol::widget_out::Ratable;
use crate::storage::{Read, StorageError, Write};

/// The stars that count of the conversation `c`, as a column.
pub(super) const LATEST: &str = "(SELECT stars FROM ratings WHERE conversation_id = c.id ORDER BY id DESC LIMIT 1)";

/// Keeps a rating.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn insert(write: &Write<'_>, conversation: ConversationId, rating: &Rating) -> Result<(), StorageError> {
    let sql = "INSERT INTO ratings (conversation_id, stars, comment, at) VALUES (?1, ?2, ?3, ?4)";
    let values = (conversation.0, rating.stars, rating.comment.as_deref(), write.now().0);
    write.connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// The rating of a conversation that counts.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn latest(read: &Read<'_>, conversation: ConversationId) -> Result<Option<Rating>, StorageError> {
    let sql = "SELECT stars, comment FROM ratings WHERE conversation_id = ?1 ORDER BY id DESC LIMIT 1";
    let mut query = read.connection.prepare_cached(sql)?;
    let rating = |row: &rusqlite::Row<'_>| Ok(Rating { stars: row.get(0)?, comment: row.get(1)? });
    Ok(query.query_row([conversation.0], rating).optional()?)
}

/// X16: what a visitor can still say of a conversation, and has said. `None` where they are not asked: it is open, its
/// window is over, or nobody had it in work when it was closed.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn ratable(read: &Read<'_>, conversation: &Conversation, now: Timestamp) -> Result<Option<Ratable>, StorageError> {
    let (State::Closed { by_owner: Some(_), .. }, Ok(left)) = (&conversation.state, conversation.ratable_for(now))
    else {
        return Ok(None);
    };
    let given = latest(read, conversation.id)?;
    let (stars, comment) = given.map_or((None, None), |rating| (Some(rating.stars), rating.comment));
    Ok(Some(Ratable { within_ms: left.0.unsigned_abs(), stars, comment }))
}

/// The ratings given since a moment that count, by whose conversation it was; `None`: nobody's.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn since(read: &Read<'_>, since: Timestamp) -> Result<BTreeMap<Option<OperatorId>, Ratings>, StorageError> {
    let sql =
        "SELECT c.operator_id, count(*), sum(r.stars) FROM ratings r JOIN conversations c ON c.id = r.conversation_id
               WHERE r.at >= ?1 AND NOT EXISTS
                   (SELECT 1 FROM ratings later WHERE later.conversation_id = r.conversation_id AND later.id > r.id)
               GROUP BY c.operator_id";
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map([since.0], |row| {
        let owner = row.get::<_, Option<i64>>(0)?.map(OperatorId);
        let number = |index| row.get::<_, u32>(index).map(u64::from);
        Ok((owner, Ratings { many: number(1)?, stars: number(2)? }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
