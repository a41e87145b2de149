//! `phrases` and `phrase_sites`.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row};

use crate::domain::ids::{OperatorId, PhraseId, SiteId};
use crate::domain::language::Language;
use crate::domain::phrase::{ForSites, Keeper, Kept, Phrase};
use crate::storage::{Read, StorageError, Write, columns};

const COLUMNS: &str = "id, operator_id, title, text, group_name, language, every_site";

/// Adds a phrase.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn insert(write: &Write<'_>, keeper: Keeper, phrase: &Phrase) -> Result<PhraseId, StorageError> {
    let sql = "INSERT INTO phrases (operator_id, title, text, group_name, language, every_site)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let Phrase { title, text, group, language, sites } = phrase;
    let every_site = *sites == ForSites::All;
    let values = (column_of(keeper), title, text, group, language.map(Language::code), every_site);
    write.connection.prepare_cached(sql)?.execute(values)?;
    let id = PhraseId(write.connection.last_insert_rowid());
    insert_sites(write, id, sites)?;
    Ok(id)
}

/// Makes a phrase say something else. Whose it is stays.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn change(write: &Write<'_>, id: PhraseId, phrase: &Phrase) -> Result<(), StorageError> {
    let sql = "UPDATE phrases SET title = ?2, text = ?3, group_name = ?4, language = ?5, every_site = ?6 WHERE id = ?1";
    let Phrase { title, text, group, language, sites } = phrase;
    let values = (id.0, title, text, group, language.map(Language::code), *sites == ForSites::All);
    write.connection.prepare_cached(sql)?.execute(values)?;
    write.connection.prepare_cached("DELETE FROM phrase_sites WHERE phrase_id = ?1")?.execute([id.0])?;
    insert_sites(write, id, sites)
}

fn insert_sites(write: &Write<'_>, id: PhraseId, sites: &ForSites) -> Result<(), StorageError> {
    let ForSites::Some(sites) = sites else { return Ok(()) };
    let sql = "INSERT INTO phrase_sites (phrase_id, site_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    let mut insert = write.connection.prepare_cached(sql)?;
    for site in sites {
        insert.execute((id.0, site.0))?;
    }
    Ok(())
}

/// Deletes a phrase.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn remove(write: &Write<'_>, id: PhraseId) -> Result<(), StorageError> {
    write.connection.prepare_cached("DELETE FROM phrases WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}

/// How many phrases somebody keeps.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn count_of(read: &Read<'_>, keeper: Keeper) -> Result<usize, StorageError> {
    let sql = "SELECT count(*) FROM phrases WHERE operator_id IS ?1";
    let count: i64 = read.connection.prepare_cached(sql)?.query_row([column_of(keeper)], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The phrase of a number.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn by_id(read: &Read<'_>, id: PhraseId) -> Result<Option<Kept>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM phrases WHERE id = ?1");
    let row = read.connection.prepare_cached(&sql)?.query_row([id.0], stored).optional()?;
    let sql = "SELECT site_id FROM phrase_sites WHERE phrase_id = ?1 ORDER BY site_id";
    let mut query = read.connection.prepare_cached(sql)?;
    let sites = query.query_map([id.0], |row| row.get(0).map(SiteId))?.collect::<Result<Vec<_>, _>>()?;
    row.map(|row| kept(row, sites)).transpose()
}

/// What somebody keeps, in the order in which it was written.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn of(read: &Read<'_>, keeper: Keeper) -> Result<Vec<Kept>, StorageError> {
    let mut sites: HashMap<i64, Vec<SiteId>> = HashMap::new();
    let sql = "SELECT phrase_id, site_id FROM phrase_sites
               WHERE phrase_id IN (SELECT id FROM phrases WHERE operator_id IS ?1) ORDER BY phrase_id, site_id";
    let mut query = read.connection.prepare_cached(sql)?;
    let pairs = query.query_map([column_of(keeper)], |row| Ok((row.get(0)?, SiteId(row.get(1)?))))?;
    for pair in pairs {
        let (phrase, site) = pair?;
        sites.entry(phrase).or_default().push(site);
    }
    let sql = format!("SELECT {COLUMNS} FROM phrases WHERE operator_id IS ?1 ORDER BY id");
    let mut query = read.connection.prepare_cached(&sql)?;
    let rows = query.query_map([column_of(keeper)], stored)?.collect::<Result<Vec<_>, _>>()?;
    rows.into_iter()
        .map(|row| {
            let sites = sites.remove(&row.id).unwrap_or_default();
            kept(row, sites)
        })
        .collect()
}

const fn column_of(keeper: Keeper) -> Option<i64> {
    match keeper {
        Keeper::Company => None,
        Keeper::Person(operator) => Some(operator.0),
    }
}

/// A row as it stands there.
struct Stored {
    id: i64,
    operator: Option<i64>,
    title: String,
    text: String,
    group: Option<String>,
    language: Option<String>,
    every_site: bool,
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        id: row.get(0)?,
        operator: row.get(1)?,
        title: row.get(2)?,
        text: row.get(3)?,
        group: row.get(4)?,
        language: row.get(5)?,
        every_site: row.get(6)?,
    })
}

fn kept(row: Stored, sites: Vec<SiteId>) -> Result<Kept, StorageError> {
    let Stored { id, operator, title, text, group, language, every_site } = row;
    let language = language.map(|word| columns::word("phrases", id, &word, Language::parse)).transpose()?;
    let keeper = operator.map_or(Keeper::Company, |id| Keeper::Person(OperatorId(id)));
    let sites = if every_site { ForSites::All } else { ForSites::Some(sites) };
    Ok(Kept { id: PhraseId(id), keeper, phrase: Phrase { title, text, group, language, sites } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;
    use crate::storage::scratch::Scratch;
    use crate::storage::sites;

    fn phrase(title: &str, sites: ForSites) -> Phrase {
        Phrase { title: title.into(), text: "Hello".into(), group: None, language: Some(Language::Ru), sites }
    }

    #[test]
    fn what_is_kept_comes_back_and_what_is_deleted_leaves_nothing() {
        let scratch = Scratch::open().expect("a file in memory");
        let written = scratch.act(Timestamp(1), |write| {
            let one = sites::insert(write, "one", "One", Language::En)?;
            let two = sites::insert(write, "two", "Two", Language::En)?;
            let all = insert(write, Keeper::Company, &phrase("all", ForSites::All))?;
            let some = insert(write, Keeper::Company, &phrase("some", ForSites::Some(vec![two, one])))?;
            Ok::<_, StorageError>((one, two, all, some))
        });
        let (one, two, all, some) = written.expect("written");
        let read = scratch.read();
        let found = of(&read, Keeper::Company).expect("read");
        assert_eq!(found.iter().map(|kept| kept.id).collect::<Vec<_>>(), [all, some]);
        assert_eq!(found[1].phrase, phrase("some", ForSites::Some(vec![one, two])));
        assert_eq!(by_id(&read, some).expect("read"), Some(found[1].clone()));
        assert_eq!(count_of(&read, Keeper::Company).expect("read"), 2);
        assert_eq!(of(&read, Keeper::Person(OperatorId(1))).expect("read"), []);
        let changed = phrase("less", ForSites::Some(vec![two]));
        scratch.act(Timestamp(2), |write| change(write, some, &changed)).expect("changed");
        assert_eq!(by_id(&read, some).expect("read").map(|kept| kept.phrase), Some(changed));
        scratch.act(Timestamp(3), |write| remove(write, some)).expect("removed");
        assert_eq!(by_id(&read, some).expect("read"), None);
        let left: i64 =
            read.connection.query_row("SELECT count(*) FROM phrase_sites", [], |row| row.get(0)).expect("counted");
        assert_eq!(left, 0);
    }
}
