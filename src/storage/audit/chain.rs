//! The chain: whether every entry is what it was when it was written, and none is missing.

use ring::digest::{Context, SHA256};

use crate::storage::audit::given_out;
use crate::storage::{Read, StorageError};

/// The hash before the first entry.
pub(super) const BEGINNING: [u8; 32] = [0; 32];

/// How many entries are looked at between two questions of `first_broken`.
const PIECE: u32 = 10_000;

/// An entry up to which the chain was followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its number; 0 before the first one.
    pub number: i64,
    hash: Vec<u8>,
}

impl Link {
    /// Before the first entry.
    #[must_use]
    pub fn beginning() -> Self {
        Self { number: 0, hash: BEGINNING.to_vec() }
    }
}

/// How far following the chain came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verified {
    /// Everything so far is what it was; there is more.
    SoFar(Link),
    /// The whole chain is what it was.
    ToTheEnd(Link),
    /// The number of the first entry that is not what it was, or that follows a missing one. One more than the last entry's,
    /// if that is missing itself.
    Broken(i64),
}

/// The columns that a hash covers, in their order, each with its length before it so that no two rows look the same.
pub(super) fn hash(before: &[u8], columns: &[Option<&str>]) -> [u8; 32] {
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

/// Follows the chain from an entry on, `many` at the most.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn verify(read: &Read<'_>, from: Link, many: u32) -> Result<Verified, StorageError> {
    let sql = "SELECT id, CAST(at AS TEXT), CAST(operator_id AS TEXT), act, outcome, CAST(conversation_id AS TEXT),
                      CAST(colleague_id AS TEXT), detail, address, hash FROM audit_entries WHERE id > ?1 ORDER BY id LIMIT ?2";
    let mut query = read.connection.prepare_cached(sql)?;
    let mut rows = query.query((from.number, many))?;
    let (mut link, mut looked) = (from, 0);
    while let Some(row) = rows.next()? {
        let number: i64 = row.get(0)?;
        let texts = (1..=8).map(|index| row.get::<_, Option<String>>(index)).collect::<Result<Vec<_>, _>>()?;
        let number_text = number.to_string();
        let columns: Vec<Option<&str>> =
            std::iter::once(Some(number_text.as_str())).chain(texts.iter().map(Option::as_deref)).collect();
        let kept: Vec<u8> = row.get(9)?;
        if number != link.number + 1 || hash(&link.hash, &columns).as_slice() != kept {
            return Ok(Verified::Broken(number));
        }
        link = Link { number, hash: kept };
        looked += 1;
    }
    let last = given_out(read)?;
    if looked >= many && last > link.number {
        Ok(Verified::SoFar(link))
    } else if last > link.number {
        Ok(Verified::Broken(link.number + 1))
    } else {
        Ok(Verified::ToTheEnd(link))
    }
}

/// The number of the first entry that is not what it was when it was written, or that follows a missing one.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn first_broken(read: &Read<'_>) -> Result<Option<i64>, StorageError> {
    let mut link = Link::beginning();
    loop {
        match verify(read, link, PIECE)? {
            Verified::SoFar(next) => link = next,
            Verified::ToTheEnd(_) => return Ok(None),
            Verified::Broken(number) => return Ok(Some(number)),
        }
    }
}
