//! `tags` and `conversation_tags`: what conversations can be marked with, and what they are marked with.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;

use crate::domain::ids::{ConversationId, OperatorId, TagId};
use crate::domain::tag::{TagColour, TagEntry, fold};
use crate::storage::{Read, StorageError, Write, columns};

/// The company's list, in its order; retired tags too.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn all(read: &Read<'_>) -> Result<Vec<TagEntry>, StorageError> {
    let sql = "SELECT id, name, colour, retired_at IS NOT NULL FROM tags ORDER BY position, id";
    let mut query = read.connection.prepare_cached(sql)?;
    let mut rows = query.query([])?;
    let mut tags = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, colour): (i64, String) = (row.get(0)?, row.get(2)?);
        let colour = columns::word("tags", id, &colour, TagColour::parse)?;
        tags.push(TagEntry { id: TagId(id), name: row.get(1)?, colour, retired: row.get(3)? });
    }
    Ok(tags)
}

/// The tag that a name is taken by, without regard to capitals.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn by_name(read: &Read<'_>, name: &str) -> Result<Option<TagId>, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT id FROM tags WHERE folded = ?1")?;
    Ok(query.query_row([fold(name)], |row| row.get(0).map(TagId)).optional()?)
}

/// Adds a tag at the end of the list.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn insert(write: &Write<'_>, name: &str, colour: TagColour) -> Result<TagId, StorageError> {
    let sql = "INSERT INTO tags (name, folded, colour, position, created_at)
               VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM tags), ?4)";
    write.connection.prepare_cached(sql)?.execute((name, fold(name), colour.word(), write.now().0))?;
    Ok(TagId(write.connection.last_insert_rowid()))
}

/// Gives a tag its name and its colour.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn change(write: &Write<'_>, tag: TagId, name: &str, colour: TagColour) -> Result<(), StorageError> {
    let sql = "UPDATE tags SET name = ?2, folded = ?3, colour = ?4 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((tag.0, name, fold(name), colour.word()))?;
    Ok(())
}

/// Offers a tag no more, or again.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_retired(write: &Write<'_>, tag: TagId, retired: bool) -> Result<(), StorageError> {
    let sql = "UPDATE tags SET retired_at = ?2 WHERE id = ?1";
    write.connection.prepare_cached(sql)?.execute((tag.0, retired.then_some(write.now().0)))?;
    Ok(())
}

/// Puts the list into this order.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_order(write: &Write<'_>, tags: &[TagId]) -> Result<(), StorageError> {
    let mut update = write.connection.prepare_cached("UPDATE tags SET position = ?2 WHERE id = ?1")?;
    for (place, tag) in (1_i64..).zip(tags) {
        update.execute((tag.0, place))?;
    }
    Ok(())
}

/// Takes a tag that no conversation carries off the list.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove(write: &Write<'_>, tag: TagId) -> Result<(), StorageError> {
    write.connection.prepare_cached("DELETE FROM tags WHERE id = ?1")?.execute([tag.0])?;
    Ok(())
}

/// Whether any conversation carries a tag.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn is_used(read: &Read<'_>, tag: TagId) -> Result<bool, StorageError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM conversation_tags WHERE tag_id = ?1)";
    Ok(read.connection.prepare_cached(sql)?.query_row([tag.0], |row| row.get(0))?)
}

/// How many conversations carry each tag that any does.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn uses(read: &Read<'_>) -> Result<BTreeMap<TagId, u64>, StorageError> {
    let sql = "SELECT tag_id, count(*) FROM conversation_tags GROUP BY tag_id";
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map([], |row| Ok((TagId(row.get(0)?), row.get::<_, u32>(1)?.into())))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many conversations carry a tag.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn uses_of(read: &Read<'_>, tag: TagId) -> Result<u64, StorageError> {
    let sql = "SELECT count(*) FROM conversation_tags WHERE tag_id = ?1";
    Ok(read.connection.prepare_cached(sql)?.query_row([tag.0], |row| row.get::<_, u32>(0))?.into())
}

/// What a conversation carries, by number.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn of_conversation(read: &Read<'_>, conversation: ConversationId) -> Result<Vec<TagId>, StorageError> {
    let sql = "SELECT tag_id FROM conversation_tags WHERE conversation_id = ?1 ORDER BY tag_id";
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map([conversation.0], |row| row.get(0).map(TagId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts a tag on a conversation.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn put_on(write: &Write<'_>, conversation: ConversationId, tag: TagId, by: OperatorId) -> Result<(), StorageError> {
    let sql = "INSERT INTO conversation_tags (tag_id, conversation_id, operator_id, at) VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT DO NOTHING";
    write.connection.prepare_cached(sql)?.execute((tag.0, conversation.0, by.0, write.now().0))?;
    Ok(())
}

/// Takes a tag off a conversation.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn take_off(write: &Write<'_>, conversation: ConversationId, tag: TagId) -> Result<(), StorageError> {
    let sql = "DELETE FROM conversation_tags WHERE tag_id = ?1 AND conversation_id = ?2";
    write.connection.prepare_cached(sql)?.execute((tag.0, conversation.0))?;
    Ok(())
}

/// The tags of a conversation as one column of a list: [`read_list`] reads it.
pub(super) const LIST: &str = "(SELECT group_concat(tag_id) FROM conversation_tags WHERE conversation_id = c.id)";

/// The numbers of such a column, in their order.
pub(super) fn read_list(column: Option<String>) -> Vec<TagId> {
    let numbers = column.unwrap_or_default();
    let mut tags: Vec<TagId> = numbers.split(',').filter_map(|number| number.parse().ok().map(TagId)).collect();
    tags.sort_unstable();
    tags
}
