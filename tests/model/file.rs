//! What stands in the file of people and conversations, read without the house's own functions; and what should stand there
//! by the model.

use std::fmt::Debug;

use besedka::domain::operator::Role;
use besedka::domain::work_status::WorkStatus;
use rusqlite::{Connection, Row};

use super::company::{Company, Conversation, Place, number_of};

/// People, conversations and messages.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct File {
    pub people: Vec<PersonRow>,
    pub conversations: Vec<ConversationRow>,
    /// F07: operator and conversation.
    pub participants: Vec<(i64, i64)>,
    /// Conversation, number, key, and the operator who wrote it.
    pub messages: Vec<(i64, i64, u64, Option<i64>)>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct PersonRow {
    pub id: i64,
    pub here: bool,
    pub role: Option<Role>,
    pub status: Option<WorkStatus>,
    pub since: i64,
    pub reason: String,
    pub limit: Option<i64>,
    pub last_assigned_at: Option<i64>,
    pub ready_on_start: bool,
    pub pause_on_close: bool,
}

/// `state` is the word; the columns that a state does not have are empty.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ConversationRow {
    pub id: i64,
    pub visitor: i64,
    pub ordinal: i64,
    pub site: i64,
    pub department: Option<i64>,
    pub opened_at: i64,
    pub waited: i64,
    pub state: String,
    pub queued_since: Option<i64>,
    pub entered_queue_at: Option<i64>,
    pub owner: Option<i64>,
    pub owned_since: Option<i64>,
    pub sender: Option<i64>,
    pub closed_at: Option<i64>,
    pub closed_by: Option<String>,
    pub closer: Option<i64>,
}

pub fn rows<T>(connection: &Connection, sql: &str, row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>) -> Vec<T> {
    let mut query = connection.prepare_cached(sql).expect("a statement");
    query.query_map([], row).expect("rows").collect::<Result<_, _>>().expect("values")
}

impl File {
    pub fn read(connection: &Connection) -> Self {
        let people =
            "SELECT id, removed_at IS NULL, role, status, status_since, status_reason, work_limit, last_assigned_at,
                             ready_on_start, pause_on_close FROM operators ORDER BY id";
        let conversations =
            "SELECT id, visitor_id, ordinal, site_id, department_id, opened_at, waited, state, queued_since,
                                    entered_queue_at, operator_id, owned_since, sender_id, closed_at, closed_by,
                                    closed_by_operator_id FROM conversations ORDER BY id";
        let participants =
            "SELECT operator_id, conversation_id FROM participants ORDER BY conversation_id, operator_id";
        let messages =
            "SELECT conversation_id, number, key, operator_id FROM messages ORDER BY conversation_id, number";
        Self {
            people: rows(connection, people, person),
            conversations: rows(connection, conversations, conversation),
            participants: rows(connection, participants, |row| row.try_into()),
            messages: rows(connection, messages, |row| {
                let key: Vec<u8> = row.get(2)?;
                let end = key.last_chunk().copied().map(u64::from_be_bytes);
                Ok((row.get(0)?, row.get(1)?, end.unwrap_or_default(), row.get(3)?))
            }),
        }
    }

    pub fn expected(company: &Company) -> Self {
        let mut file = Self::default();
        for person in &company.people {
            file.people.push(PersonRow {
                id: person.id.0,
                here: person.here,
                role: Some(person.role),
                status: Some(person.status),
                since: person.since.0,
                reason: person.reason.into(),
                limit: person.limit.map(i64::from),
                last_assigned_at: person.last_assigned_at.map(|at| at.0),
                ready_on_start: person.ready_on_start,
                pause_on_close: person.pause_on_close,
            });
        }
        for conversation in &company.conversations {
            file.conversations.push(expected_row(company, conversation));
            let mut owners: Vec<i64> = conversation.owners.iter().map(|owner| owner.0).collect();
            owners.sort_unstable();
            file.participants.extend(owners.into_iter().map(|owner| (owner, conversation.id.0)));
            for (place, message) in conversation.messages.iter().enumerate() {
                let by = message.by.map(|by| by.0);
                file.messages.push((conversation.id.0, number_of(place), message.key, by));
            }
        }
        file
    }

    /// Where the file is not as it should be, a line each.
    pub fn differences(&self, expected: &Self) -> Vec<String> {
        let mut found = Vec::new();
        if self != expected {
            compare("operators", &self.people, &expected.people, &mut found);
            compare("conversations", &self.conversations, &expected.conversations, &mut found);
            compare("participants (F07)", &self.participants, &expected.participants, &mut found);
            compare("messages (I6)", &self.messages, &expected.messages, &mut found);
        }
        found
    }
}

fn person(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: row.get(0)?,
        here: row.get(1)?,
        role: Role::parse(row.get_ref(2)?.as_str()?),
        status: WorkStatus::parse(row.get_ref(3)?.as_str()?),
        since: row.get(4)?,
        reason: row.get(5)?,
        limit: row.get(6)?,
        last_assigned_at: row.get(7)?,
        ready_on_start: row.get(8)?,
        pause_on_close: row.get(9)?,
    })
}

fn conversation(row: &Row<'_>) -> rusqlite::Result<ConversationRow> {
    Ok(ConversationRow {
        id: row.get(0)?,
        visitor: row.get(1)?,
        ordinal: row.get(2)?,
        site: row.get(3)?,
        department: row.get(4)?,
        opened_at: row.get(5)?,
        waited: row.get(6)?,
        state: row.get(7)?,
        queued_since: row.get(8)?,
        entered_queue_at: row.get(9)?,
        owner: row.get(10)?,
        owned_since: row.get(11)?,
        sender: row.get(12)?,
        closed_at: row.get(13)?,
        closed_by: row.get(14)?,
        closer: row.get(15)?,
    })
}

fn expected_row(company: &Company, conversation: &Conversation) -> ConversationRow {
    let visitor = company.visitors.get(conversation.visitor).and_then(|visitor| visitor.id);
    let row = ConversationRow {
        id: conversation.id.0,
        visitor: visitor.map_or(0, |visitor| visitor.0),
        ordinal: i64::from(conversation.ordinal),
        site: conversation.site.0,
        department: conversation.department.map(|department| department.0),
        opened_at: conversation.opened_at.0,
        waited: conversation.waited,
        ..ConversationRow::default()
    };
    match conversation.place {
        Place::Queue { since, entered, sender } => ConversationRow {
            state: "queued".into(),
            queued_since: Some(since.0),
            entered_queue_at: (entered != since).then_some(entered.0),
            sender: sender.map(|sender| sender.0),
            ..row
        },
        Place::Work { owner, since, queued_since, sender } => ConversationRow {
            state: "owned".into(),
            queued_since: Some(queued_since.0),
            owner: Some(owner.0),
            owned_since: Some(since.0),
            sender: sender.map(|sender| sender.0),
            ..row
        },
        Place::Closed { at, by, over_the_head, owner } => ConversationRow {
            state: "closed".into(),
            owner: owner.map(|owner| owner.0),
            closed_at: Some(at.0),
            closed_by: Some(by.map_or("visitor", |_| if over_the_head { "administrator" } else { "operator" }).into()),
            closer: by.map(|by| by.0),
            ..row
        },
    }
}

pub fn compare<T: PartialEq + Debug>(what: &str, is: &[T], should_be: &[T], found: &mut Vec<String>) {
    for place in 0..is.len().max(should_be.len()) {
        let (is, should_be) = (is.get(place), should_be.get(place));
        if is != should_be {
            found.push(format!("{what}: the file has {is:?}, the model {should_be:?}"));
        }
    }
}

/// The decisions of the routing after one, in order: their numbers, the conversation, the department, who won.
pub fn decisions_after(connection: &Connection, number: i64) -> Vec<(i64, i64, Option<i64>, Option<i64>)> {
    let sql = "SELECT id, conversation_id, department_id, winner_id FROM routing_decisions WHERE id > ?1 ORDER BY id";
    let mut query = connection.prepare_cached(sql).expect("a statement");
    query.query_map([number], |row| row.try_into()).expect("rows").collect::<Result<_, _>>().expect("values")
}
