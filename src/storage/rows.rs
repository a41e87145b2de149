//! Conversations as rows of the lists in the cabinet: what one glance needs, and nothing that has to be counted.

use rusqlite::Row;

use crate::domain::conversation::Closer;
use crate::domain::ids::{ConversationId, DepartmentId, OperatorId, SiteId, TagId, VisitorId};
use crate::domain::time::{Span, Timestamp};
use crate::storage::summaries::one_line;
use crate::storage::{Read, StorageError, columns, ratings, tags};

/// A conversation at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversationRow {
    /// Its number.
    pub id: ConversationId,
    /// Its site.
    pub site: SiteId,
    /// The department that it waits in, waited in last or would return to.
    pub department: Option<DepartmentId>,
    /// Who writes.
    pub visitor: VisitorId,
    /// Their name, if they said it.
    pub visitor_name: Option<String>,
    /// Their e-mail address, if they said it.
    pub email: Option<String>,
    /// Their telephone number, if they said it.
    pub phone: Option<String>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// All finished stays in queues together.
    pub waited: Span,
    /// Where it is.
    pub place: Place,
    /// How many messages it has.
    pub messages: u32,
    /// The last one; `None` if there is none.
    pub last: Option<Last>,
    /// What it is marked with, by number.
    pub tags: Vec<TagId>,
    /// X16: 1 to 5, once its visitor has rated it.
    pub stars: Option<u8>,
}

/// Where a conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In its queue.
    Queued {
        /// Its place there.
        since: Timestamp,
    },
    /// In somebody's work.
    Owned {
        /// Whose.
        by: OperatorId,
        /// Since when.
        since: Timestamp,
    },
    /// It is over.
    Closed {
        /// Since when.
        at: Timestamp,
        /// Who closed it.
        by: Closer,
        /// Whose it was.
        owner: Option<OperatorId>,
    },
}

/// The last message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// Who wrote it; `None`: the visitor.
    pub by: Option<OperatorId>,
    /// Its beginning, as one line.
    pub line: String,
    /// When.
    pub at: Timestamp,
}

const COLUMNS: &str =
    "SELECT c.id, c.site_id, c.department_id, c.visitor_id, v.name, v.email, v.phone, c.opened_at, c.waited,
        c.state, c.queued_since, c.operator_id, c.owned_since, c.closed_at, c.closed_by, c.closed_by_operator_id,
        m.number, m.operator_id, substr(m.text, 1, 121), m.at";

const FROM: &str = "FROM conversations c
    JOIN visitors v ON v.id = c.visitor_id
    LEFT JOIN messages m ON m.conversation_id = c.id AND m.number = (SELECT max(number) FROM messages WHERE conversation_id = c.id)";

/// Reads these, in the order of the condition.
pub(super) fn many(
    read: &Read<'_>,
    condition: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<ConversationRow>, StorageError> {
    let mut query = read.connection.prepare_cached(&format!(
        "{COLUMNS}, {}, {} {FROM} {condition}",
        tags::LIST,
        ratings::LATEST
    ))?;
    query.query_map(values, row)?.map(|row| row?).collect()
}

fn row(row: &Row<'_>) -> rusqlite::Result<Result<ConversationRow, StorageError>> {
    let id: i64 = row.get(0)?;
    let person = |index| row.get::<_, Option<i64>>(index).map(|value| value.map(OperatorId));
    let time = |index| row.get(index).map(Timestamp);
    let place = match row.get_ref(9)?.as_str()? {
        "queued" => Place::Queued { since: time(10)? },
        "owned" => Place::Owned { by: OperatorId(row.get(11)?), since: time(12)? },
        _ => {
            let word: String = row.get(14)?;
            let closer = person(15)?;
            let closer = columns::word("conversations", id, &word, |word| match (word, closer) {
                ("operator", Some(by)) => Some(Closer::Operator(by)),
                ("administrator", Some(by)) => Some(Closer::Administrator(by)),
                ("visitor", None) => Some(Closer::Visitor),
                _ => None,
            });
            match closer {
                Ok(by) => Place::Closed { at: time(13)?, by, owner: person(11)? },
                Err(error) => return Ok(Err(error)),
            }
        }
    };
    let messages: Option<u32> = row.get(16)?;
    let last = match messages {
        Some(_) => Some(Last { by: person(17)?, line: one_line(row.get(18)?), at: time(19)? }),
        None => None,
    };
    Ok(Ok(ConversationRow {
        id: ConversationId(id),
        site: SiteId(row.get(1)?),
        department: row.get::<_, Option<i64>>(2)?.map(DepartmentId),
        visitor: VisitorId(row.get(3)?),
        visitor_name: row.get(4)?,
        email: row.get(5)?,
        phone: row.get(6)?,
        opened_at: time(7)?,
        waited: Span(row.get(8)?),
        place,
        messages: messages.unwrap_or(0),
        last,
        tags: tags::read_list(row.get(20)?),
        stars: row.get(21)?,
    }))
}
