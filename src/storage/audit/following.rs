//! Whether the log is whole, as far as it was followed. A page follows a small piece itself, which is all there is to follow
//! of most logs; the rest of a long one is followed behind it, so that no page is kept waiting. What was found counts for an
//! hour, and what was written since is followed by the next page.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::time::{Span, Timestamp};
use crate::storage::audit::{Link, Verified, verify};
use crate::storage::{Read, Reader, StorageError};

/// How many entries are followed at a time: some 5 ms.
const PIECE: u32 = 1_000;

/// How long what was found counts.
const COUNTS: Span = Span::minutes(60);

/// What is known of the chain.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    known: Arc<Mutex<Option<Known>>>,
}

#[derive(Clone, Debug)]
struct Known {
    /// When following began at the beginning.
    since: Timestamp,
    found: Verified,
    /// Whether somebody follows the rest just now.
    is_followed: bool,
}

impl Chain {
    /// What is known of it; follows what is new, and begins to follow the rest if that is long.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn look(&self, reader: &Reader, now: Timestamp) -> Result<Verified, StorageError> {
        let known = self.known().clone().filter(|known| known.is_followed || now - known.since < COUNTS);
        let (since, from) = match known {
            Some(Known { found, is_followed: true, .. }) => return Ok(found),
            Some(Known { found: Verified::Broken(number), .. }) => return Ok(Verified::Broken(number)),
            Some(Known { since, found: Verified::SoFar(link) | Verified::ToTheEnd(link), .. }) => (since, link),
            None => (now, Link::beginning()),
        };
        let found = reader.read(|read| piece(read, from)).await?;
        let is_followed = matches!(found, Verified::SoFar(_));
        *self.known() = Some(Known { since, found: found.clone(), is_followed });
        if let Verified::SoFar(link) = &found {
            tokio::spawn(self.clone().follow(reader.clone(), link.clone()));
        }
        Ok(found)
    }

    /// Follows the rest. Whoever looks meanwhile is told how far it has come.
    async fn follow(self, reader: Reader, mut link: Link) {
        loop {
            let found = reader.read(|read| piece(read, link)).await;
            let mut known = self.known();
            let Some(known) = known.as_mut() else { return };
            match found {
                Ok(Verified::SoFar(next)) => {
                    known.found = Verified::SoFar(next.clone());
                    link = next;
                }
                Ok(found) => {
                    (known.found, known.is_followed) = (found, false);
                    return;
                }
                Err(error) => {
                    tracing::warn!(%error, "the chain of the audit log could not be followed");
                    known.is_followed = false;
                    return;
                }
            }
        }
    }

    fn known(&self) -> MutexGuard<'_, Option<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn piece(read: &Read<'_>, from: Link) -> Result<Verified, StorageError> {
    verify(read, from, PIECE)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::storage::audit::{ActWord, AuditEntry, AuditOutcome, append};
    use crate::storage::{Write, Writer, open_folder};

    const MANY: i64 = PIECE as i64 * 2 + 10;

    /// A log of several pieces.
    fn long_log() -> (tempfile::TempDir, PathBuf, Writer, Reader) {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, connection, lock) = open_folder(folder.path()).expect("a file").into_parts();
        let writer = Writer::start(&file, connection, lock, || Timestamp(7)).expect("a writer");
        let reader = Reader::open(&file, 2).expect("a reader");
        (folder, file, writer, reader)
    }

    async fn write(writer: &Writer, many: i64) {
        let (told, done) = tokio::sync::oneshot::channel();
        let entry = AuditEntry {
            operator: None,
            act: ActWord::FormSent,
            outcome: AuditOutcome::Refused,
            conversation: None,
            colleague: None,
            detail: None,
            address: "127.0.0.1",
        };
        let work = move |write: &Write<'_>| (0..many).try_for_each(|_| append(write, &entry));
        writer.submit(work, |result: Result<(), StorageError>| told.send(result).expect("somebody waits"));
        done.await.expect("an answer").expect("written");
    }

    /// Looks until nobody follows any more.
    async fn ends(chain: &Chain, reader: &Reader, now: Timestamp) -> Verified {
        loop {
            match chain.look(reader, now).await.expect("it can be read") {
                Verified::SoFar(_) => tokio::task::yield_now().await,
                found => return found,
            }
        }
    }

    fn number(found: &Verified) -> (i64, &'static str) {
        match found {
            Verified::SoFar(link) => (link.number, "so far"),
            Verified::ToTheEnd(link) => (link.number, "whole"),
            Verified::Broken(number) => (*number, "broken"),
        }
    }

    #[tokio::test]
    async fn a_page_follows_a_piece_and_the_rest_is_followed_behind_it() {
        let (_folder, _, writer, reader) = long_log();
        write(&writer, MANY).await;
        let (chain, now) = (Chain::default(), Timestamp(1));
        let first = chain.look(&reader, now).await.expect("it can be read");
        assert_eq!(number(&first), (PIECE.into(), "so far"));
        assert_eq!(number(&ends(&chain, &reader, now).await), (MANY, "whole"));
        write(&writer, 3).await;
        let next = chain.look(&reader, now).await.expect("it can be read");
        assert_eq!(number(&next), (MANY + 3, "whole"), "what is new is followed at once");
    }

    #[tokio::test]
    async fn what_is_broken_stays_so_and_is_looked_at_again_after_an_hour() {
        let (_folder, file, writer, reader) = long_log();
        write(&writer, MANY).await;
        let changed = rusqlite::Connection::open(file).expect("the file");
        let broken = i64::from(PIECE) + 5;
        let change = |act: &str| {
            changed.execute("UPDATE audit_entries SET act = ?1 WHERE id = ?2", (act, broken)).expect("changed");
        };
        change("another");
        let (chain, now) = (Chain::default(), Timestamp(1));
        assert_eq!(number(&ends(&chain, &reader, now).await), (broken, "broken"));
        assert_eq!(number(&chain.look(&reader, now).await.expect("read")), (broken, "broken"));
        change("form_sent");
        let (before, after) = (now + COUNTS - Span(1), now + COUNTS);
        assert_eq!(number(&chain.look(&reader, before).await.expect("read")), (broken, "broken"));
        assert_eq!(number(&ends(&chain, &reader, after).await), (MANY, "whole"));
    }
}
