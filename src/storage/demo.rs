//! Writing a demonstration down: the facts of [`demo`](crate::demo) in bulk, before anybody serves the file.
//!
//! Each fact goes through the domain and through the same functions as in real life, at the moment at which it is said to
//! have happened; so a demonstration cannot contain what could not have come about. What differs is how it gets to the
//! disk: many facts to a commit, which waits for nothing until the end. Facts come in the order of time, and so a run that
//! is cut short leaves a smaller company behind, and a sound one.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::Connection;

use crate::demo::company::{COLLEAGUES, COMPANY, DEPARTMENTS, LANGUAGE, SHOPS, Shop, TIME_ZONE};
use crate::demo::fact::{Fact, Newcomer, What};
use crate::domain::conversation::{Closer, Conversation};
use crate::domain::email::EmailAddress;
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, MessageKey, OperatorId, SiteId, VisitorId};
use crate::domain::language::Language;
use crate::domain::message::{Author, Message};
use crate::domain::origin::OriginPattern;
use crate::domain::phrase::{Keeper, starter};
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;
use crate::domain::time_zone::TimeZone;
use crate::domain::visitor::Whereabouts;
use crate::domain::work_status::{Reason, WorkStatus};
use crate::storage::connection::open_reader;
use crate::storage::events::Audience;
use crate::storage::operators::NewOperator;
use crate::storage::{
    DATABASE_FILE, Read, StorageError, Write, accounts, conversations, events, messages, open_folder, operators,
    participants, phrases, receipts, settings, sites, visitors,
};

/// How many facts share a commit, or a few more: enough for its cost not to matter, few enough for memory not to notice.
const BATCH: usize = 300_000;

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
    found(&Write::new(&connection, founded), password_hash)?;
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

/// The company with its people, sites and departments. They get the numbers that the demonstration knows them by, because
/// the file is empty.
fn found(write: &Write<'_>, password_hash: &str) -> Result<(), StorageError> {
    settings::remove(write, settings::SETUP_SECRET)?;
    accounts::insert(write, COMPANY, LANGUAGE, &TimeZone::parse(TIME_ZONE).unwrap_or_default())?;
    for Shop { id, key, name, tongue } in &SHOPS {
        same(sites::insert(write, key, name, tongue.language)?, *id, "sites")?;
        // The shop does not exist, but whoever tries the widget out has a page on their own machine.
        let mut origins = OriginPattern::of_domain(tongue.domain).map_err(|refusal| refused("sites", id, &refusal))?;
        for own in ["localhost", "127.0.0.1"] {
            origins.extend(OriginPattern::parse(own).ok());
        }
        sites::set_origins(write, *id, &origins)?;
    }
    // Visitors write in the languages of both shops, and whoever answers in one finds the phrases of the other below.
    for phrase in Language::ALL.into_iter().flat_map(starter::set) {
        phrases::insert(write, Keeper::Company, &phrase)?;
    }
    for (id, site, name) in DEPARTMENTS {
        let sql = "INSERT INTO departments (id, site_id, name, created_at) VALUES (?1, ?2, ?3, ?4)";
        write.connection.prepare_cached(sql)?.execute((id.0, site.0, name, write.now().0))?;
    }
    for person in &COLLEAGUES {
        let email = EmailAddress::parse(person.email).map_err(|refusal| refused("operators", person.id, &refusal))?;
        let new = NewOperator { email: &email, name: person.name, role: person.role, password_hash, language: None };
        same(operators::insert(write, &new)?, person.id, "operators")?;
        for site in person.sites {
            sites::add_member(write, person.id, *site)?;
        }
        for department in person.departments {
            let sql = "INSERT INTO department_memberships (operator_id, department_id) VALUES (?1, ?2)";
            write.connection.prepare_cached(sql)?.execute((person.id.0, department.0))?;
        }
    }
    Ok(())
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
            None => visitors::set_page(write, visitor, there)?,
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
