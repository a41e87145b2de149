//! Whether the log is whole, as far as it was looked at. It is followed in pieces, one for each look at the page, and from the
//! beginning again once an hour: a page is never kept waiting for all of it.

use std::sync::{Mutex, PoisonError};

use crate::domain::time::{Span, Timestamp};
use crate::storage::audit::{Link, Verified, verify};
use crate::storage::{Reader, StorageError};

/// How many entries one look follows.
const PIECE: u32 = 10_000;

/// How long what was found counts.
const COUNTS: Span = Span::minutes(60);

/// What is known of the chain.
#[derive(Debug, Default)]
pub struct Chain {
    known: Mutex<Option<(Timestamp, Verified)>>,
}

impl Chain {
    /// Looks at another piece, or at what has come since.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn look(&self, reader: &Reader, now: Timestamp) -> Result<Verified, StorageError> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (since, from) = match known {
            Some((since, Verified::SoFar(link) | Verified::ToTheEnd(link))) if now - since < COUNTS => (since, link),
            _ => (now, Link::beginning()),
        };
        let found = reader.read(move |read| verify(read, from, PIECE)).await?;
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some((since, found.clone()));
        Ok(found)
    }
}
