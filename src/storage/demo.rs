//! Writing a demonstration down: the facts of [`demo`](crate::demo) in bulk, before anybody serves the file.
//!
//! Each fact goes through the domain and through the same functions as in real life, at the moment at which it is said to
//! have happened; so a demonstration cannot contain what could not have come about. What differs is how it gets to the
//! disk: many facts to a commit, which waits for nothing until the end. Facts come in the order of time, and so a run that
//! is cut short leaves a smaller company behind, and a sound one.

mod founding;

use std::collections::HashMap;
use std::path::Path;

use rusqlite::Connection;

use crate::demo::fact::{Fact, Newcomer, What};
use crate::domain::conversation::{Closer, Conversation};
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, MessageKey, OperatorId, SiteId, TagId, VisitorId};
use crate::domain::message::{Author, Message};
use crate::domain::rating::Rating;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;
use crate::domain::visitor::Whereabouts;
use crate::domain::work_status::{Reason, WorkStatus};
use crate::storage::audit::{ActWord, AuditEntry, AuditOutcome};
use crate::storage::connection::open_reader;
use crate::storage::events::Audience;
use crate::storage::{
    DATABASE_FILE, Read, StorageError, Write, accounts, audit, conversations, events, messages, open_folder, operators,
    participants, ratings, receipts, tags, visitors,
};

/// How many facts share a commit, or a few more: enough for its cost not to matter, few enough for memory not to notice.
const BATCH: usize = 300_000;

/// Where the owner of the company looks in from: an address that is set aside for documents.
const OFFICE: &str = "192.0.2.10";

/// What has been written down so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// People who wrote.
    pub visitors: u64,
    /// Conversations opened.
    pub conversations: u64,
    /// Messages in them.
    pub messages: u64,
}

/// Whether a data folder holds a company already. Looks only, and makes nothing.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn holds_a_company(folder: &Path) -> Result<bool, StorageError> {
    let file = folder.join(DATABASE_FILE);
    if !file.exists() {
        return Ok(false);
    }
    let connection = open_reader(&file)?;
    let exists = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'accounts')";
    let migrated: bool = connection.query_row(exists, [], |row| row.get(0))?;
    Ok(migrated && accounts::name(&Read { connection: &connection })?.is_some())
}

/// Founds the company in an empty data folder and writes down everything that happened. Everybody signs in with the
/// password of this hash. `progress` is told now and then.
///
/// # Errors
/// Those of [`open_folder`]; [`StorageError::Inconsistent`] for a fact that the house would have refused.
pub fn fill(
    folder: &Path,
    founded: Timestamp,
    password_hash: &str,
    facts: impl Iterator<Item = Fact>,
    mut progress: impl FnMut(&Totals),
) -> Result<Totals, StorageError> {
    let (_, connection, _lock) = open_folder(folder)?.into_parts();
    connection.execute_batch(
        "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -131072; PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE",
    )?;
    founding::found(&Write::new(&connection, founded), password_hash)?;
    let mut recorder = Recorder::new(&connection);
    let (mut latest, mut uncommitted) = (founded, 0);
    for fact in facts {
        // What happens at one moment belongs together, as in one action.
        if uncommitted >= BATCH && fact.at > latest {
            connection.execute_batch("COMMIT; PRAGMA wal_checkpoint(RESTART); BEGIN IMMEDIATE")?;
            progress(&recorder.totals);
            uncommitted = 0;
        }
        (latest, uncommitted) = (fact.at, uncommitted + 1);
        recorder.record(fact)?;
    }
    connection.execute_batch("COMMIT; PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(recorder.totals)
}

/// Writes facts down, and remembers of the open conversations what the next fact is about.
struct Recorder<'connection> {
    connection: &'connection Connection,
    open: HashMap<ConversationId, Open>,
    statuses: HashMap<OperatorId, WorkStatus>,
    totals: Totals,
}

struct Open {
    conversation: Conversation,
    messages: u32,
}

impl<'connection> Recorder<'connection> {
    fn new(connection: &'connection Connection) -> Self {
        Self { connection, open: HashMap::new(), statuses: HashMap::new(), totals: Totals::default() }
    }

    fn record(&mut self, Fact { at, what }: Fact) -> Result<(), StorageError> {
        let write = Write::new(self.connection, at);
        match what {
            What::Opened { conversation, site, visitor, newcomer, there } => {
                self.opened(&write, conversation, site, visitor, newcomer.as_deref(), &there)
            }
            What::Posted { conversation, author, key, text } => self.posted(&write, conversation, author, key, text),
            What::Taken { conversation, by } => self.taken(&write, conversation, by),
            What::Closed { conversation, by } => self.closed(&write, conversation, by),
            What::Reported { conversation, marks } => receipts::put(&write, conversation, marks),
            What::Tagged { conversation, by, tag } => self.tagged(&write, conversation, by, tag),
            What::ReadAlong { conversation, by, owner } => read_along(&write, conversation, by, owner),
            What::Rated { conversation, rating } => rated(&write, conversation, rating),
            What::StatusChanged { operator, to, reason } => self.status_changed(&write, operator, to, reason),
        }
    }

    fn opened(
        &mut self,
        write: &Write<'_>,
        conversation: ConversationId,
        site: SiteId,
        visitor: VisitorId,
        newcomer: Option<&Newcomer>,
        there: &Whereabouts,
    ) -> Result<(), StorageError> {
        match newcomer {
            Some(Newcomer { name, token_hash, address }) => {
                same(visitors::insert(write, site, token_hash, there, address)?, visitor, "visitors")?;
                if let Some(name) = name {
                    let sql = "UPDATE visitors SET name = ?2 WHERE id = ?1";
                    write.connection.prepare_cached(sql)?.execute((visitor.0, name))?;
                }
                self.totals.visitors += 1;
            }
            None => visitors::set_page(write, visitor, there, None)?,
        }
        let opened = conversations::open(write, visitor, site)?;
        same(opened.id, conversation, "conversations")?;
        let event = Event::ConversationOpened { conversation, queue: opened.queue };
        events::append(write, &event, Audience::of(&opened))?;
        self.open.insert(conversation, Open { conversation: opened, messages: 0 });
        self.totals.conversations += 1;
        Ok(())
    }

    fn posted(
        &mut self,
        write: &Write<'_>,
        conversation: ConversationId,
        author: Author,
        key: MessageKey,
        text: String,
    ) -> Result<(), StorageError> {
        let open = self.open.get_mut(&conversation).ok_or_else(|| unknown(conversation))?;
        if let Author::Operator(operator) = author {
            let allowed = open.conversation.may_be_answered_by(operator);
            allowed.map_err(|refusal| refused("conversations", conversation, &refusal))?;
        }
        open.messages += 1;
        let number = open.messages;
        messages::insert(write, &Message { conversation, number, key, author, text, at: write.now() })?;
        let event = Event::MessagePosted { conversation, number, author };
        events::append(write, &event, Audience::of(&open.conversation))?;
        self.totals.messages += 1;
        Ok(())
    }

    fn taken(&mut self, write: &Write<'_>, id: ConversationId, by: OperatorId) -> Result<(), StorageError> {
        let status = self.statuses.get(&by).copied().unwrap_or(WorkStatus::Left);
        let open = self.open.get_mut(&id).ok_or_else(|| unknown(id))?;
        let before = &open.conversation;
        let queue = before.queue;
        let taken = before.clone().take(by, status, write.now());
        open.conversation = taken.map_err(|refusal| refused("conversations", id, &refusal))?;
        conversations::update(write, &open.conversation)?;
        participants::add(write, by, id)?;
        let event = Event::ConversationTaken { conversation: id, by, from: queue };
        events::append(write, &event, Audience { queue: Some(queue), operator: Some(by), former: None })?;
        Ok(())
    }

    fn closed(&mut self, write: &Write<'_>, id: ConversationId, by: Closer) -> Result<(), StorageError> {
        let before = self.open.remove(&id).ok_or_else(|| unknown(id))?.conversation;
        let closed = match by {
            Closer::Operator(operator) | Closer::Administrator(operator) => {
                before.clone().close_by_owner(operator, write.now())
            }
            Closer::Visitor => before.clone().close_by_visitor(write.now()),
        };
        let closed = closed.map_err(|refusal| refused("conversations", id, &refusal))?;
        conversations::update(write, &closed)?;
        let event = Event::ConversationClosed { conversation: id, by, owner: before.owner(), queue: closed.queue };
        events::append(write, &event, Audience::of(&before))?;
        Ok(())
    }

    fn tagged(
        &mut self,
        write: &Write<'_>,
        id: ConversationId,
        by: OperatorId,
        tag: TagId,
    ) -> Result<(), StorageError> {
        let audience = Audience::of(&self.open.get(&id).ok_or_else(|| unknown(id))?.conversation);
        tags::put_on(write, id, tag, by)?;
        events::append(write, &Event::ConversationTagged { conversation: id, by, tag, added: true }, audience)?;
        Ok(())
    }

    fn status_changed(
        &mut self,
        write: &Write<'_>,
        operator: OperatorId,
        to: WorkStatus,
        reason: Reason,
    ) -> Result<(), StorageError> {
        operators::set_status(write, operator, to, reason)?;
        operators::note_console(write, operator)?;
        events::append(write, &Event::WorkStatusChanged { operator, to, reason }, Audience::default())?;
        self.statuses.insert(operator, to);
        Ok(())
    }
}

/// N01: what an administrator reads in somebody else's work is kept.
fn read_along(
    write: &Write<'_>,
    conversation: ConversationId,
    by: OperatorId,
    owner: OperatorId,
) -> Result<(), StorageError> {
    let entry = AuditEntry {
        operator: Some(by),
        act: ActWord::ConversationRead,
        outcome: AuditOutcome::Done,
        conversation: Some(conversation),
        colleague: Some(owner),
        detail: None,
        address: OFFICE,
    };
    audit::append(write, &entry)
}

fn rated(write: &Write<'_>, id: ConversationId, rating: Rating) -> Result<(), StorageError> {
    let conversation = conversations::by_id(write, id)?.ok_or_else(|| unknown(id))?;
    conversation.ratable_for(write.now()).map_err(|refusal| refused("ratings", id, &refusal))?;
    ratings::insert(write, id, &rating)?;
    events::append(write, &Event::ConversationRated { conversation: id, rating }, Audience::of(&conversation))?;
    Ok(())
}

fn same<T: PartialEq + std::fmt::Display>(given: T, expected: T, table: &'static str) -> Result<(), StorageError> {
    if given == expected {
        return Ok(());
    }
    let detail = format!("got the number {given}: the folder was not empty");
    Err(StorageError::Inconsistent { table, row: expected.to_string(), detail })
}

fn refused(table: &'static str, row: impl ToString, refusal: &Refusal) -> StorageError {
    let detail = format!("the demonstration asked for what is refused: {}", refusal.code());
    StorageError::Inconsistent { table, row: row.to_string(), detail }
}

fn unknown(conversation: ConversationId) -> StorageError {
    refused("conversations", conversation, &Refusal::ConversationUnknown)
}

#[cfg(test)]
mod tests;
