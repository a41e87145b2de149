//! Conversations as rows of a console's lists.

use rusqlite::Row;

use crate::domain::conversation::Queue;
use crate::domain::ids::{ConversationId, DepartmentId, OperatorId, Ordinal, SiteId, VisitorId};
use crate::domain::time::Timestamp;
use crate::protocol::common::{Mark, Marks};
use crate::protocol::console_out::{LastLine, Summary, SummaryState};
use crate::storage::{Read, StorageError, tags};

/// The last message is found, and the unread ones are counted, from numbers: nothing has to be kept up to date for that.
const COLUMNS: &str = "SELECT c.id, c.site_id, c.department_id, c.visitor_id, v.name, c.opened_at, c.state, c.queued_since,
        c.operator_id, c.owned_since, c.closed_at, c.closed_by_operator_id,
        coalesce(r.visitor_delivered, 0), coalesce(r.visitor_read, 0), coalesce(r.company_delivered, 0), coalesce(r.company_read, 0),
        m.number, m.operator_id, substr(m.text, 1, 121), m.at,
        coalesce((SELECT max(number) FROM messages WHERE conversation_id = c.id AND operator_id IS NULL), 0),
        (SELECT count(*) FROM messages WHERE conversation_id = c.id AND operator_id IS NULL AND number > coalesce(r.company_read, 0)),
        c.sender_id,
        CASE c.state WHEN 'closed' THEN (SELECT stars FROM ratings WHERE conversation_id = c.id ORDER BY id DESC LIMIT 1) END";

const FROM: &str = "FROM conversations c
    JOIN visitors v ON v.id = c.visitor_id
    LEFT JOIN receipts r ON r.conversation_id = c.id
    LEFT JOIN messages m ON m.conversation_id = c.id AND m.number = (SELECT max(number) FROM messages WHERE conversation_id = c.id)";

/// How much of the last message a list shows, in characters.
const LAST_LINE: usize = 120;

fn summary(row: &Row<'_>) -> rusqlite::Result<Summary> {
    let person = |index| row.get::<_, Option<i64>>(index).map(|value| value.map(OperatorId));
    let time = |index| row.get(index).map(Timestamp);
    let state = match row.get_ref(6)?.as_str()? {
        "queued" => SummaryState::Queued { since: time(7)?, sender: person(22)? },
        "owned" => SummaryState::Owned { operator: OperatorId(row.get(8)?), since: time(9)?, sender: person(22)? },
        _ => SummaryState::Closed { at: time(10)?, by: person(11)?, owner: person(8)?, stars: row.get(23)? },
    };
    let messages: Option<u32> = row.get(16)?;
    let last = match messages {
        Some(_) => {
            let by = person(17)?;
            Some(LastLine { from_visitor: by.is_none(), by, text: one_line(row.get(18)?), at: time(19)? })
        }
        None => None,
    };
    Ok(Summary {
        id: ConversationId(row.get(0)?),
        site: SiteId(row.get(1)?),
        department: row.get::<_, Option<i64>>(2)?.map(DepartmentId),
        visitor: VisitorId(row.get(3)?),
        visitor_name: row.get(4)?,
        opened_at: time(5)?,
        state,
        marks: Marks {
            visitor: Mark { delivered: row.get(12)?, read: row.get(13)? },
            company: Mark { delivered: row.get(14)?, read: row.get(15)? },
        },
        last,
        messages: messages.unwrap_or(0),
        last_from_visitor: row.get(20)?,
        unread: row.get(21)?,
        tags: tags::read_list(row.get(24)?),
    })
}

/// A text as one line, shortened with an ellipsis.
pub fn one_line(text: String) -> String {
    let mut line = text.replace('\n', " ");
    if let Some((end, _)) = line.char_indices().nth(LAST_LINE) {
        line.truncate(end);
        line.push('…');
    }
    line
}

fn many(read: &Read<'_>, condition: &str, values: impl rusqlite::Params) -> Result<Vec<Summary>, StorageError> {
    let mut query = read.connection.prepare_cached(&format!("{COLUMNS}, {} {FROM} {condition}", tags::LIST))?;
    Ok(query.query_map(values, summary)?.collect::<Result<_, _>>()?)
}

/// One conversation.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn one(read: &Read<'_>, conversation: ConversationId) -> Result<Option<Summary>, StorageError> {
    Ok(many(read, "WHERE c.id = ?1", [conversation.0])?.pop())
}

/// What an operator owns.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn in_work(read: &Read<'_>, operator: OperatorId) -> Result<Vec<Summary>, StorageError> {
    many(read, "WHERE c.operator_id = ?1 AND c.state = 'owned' ORDER BY c.owned_since", [operator.0])
}

/// F07: open ones that an operator owned at some time and does not own now, latest first, at most `limit`.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn passed(read: &Read<'_>, operator: OperatorId, limit: u32) -> Result<Vec<Summary>, StorageError> {
    let took = "EXISTS (SELECT 1 FROM participants WHERE operator_id = ?1 AND conversation_id = c.id)";
    let mut found = many(
        read,
        &format!("WHERE c.state = 'owned' AND c.operator_id <> ?1 AND {took} ORDER BY c.id DESC LIMIT ?2"),
        (operator.0, limit),
    )?;
    let waiting = format!("WHERE c.state = 'queued' AND {took} ORDER BY c.id DESC LIMIT ?2");
    found.extend(many(read, &waiting, (operator.0, limit))?);
    found.sort_by_key(|summary| std::cmp::Reverse(summary.id));
    found.truncate(limit as usize);
    Ok(found)
}

/// What waits in these queues, oldest first, at most `limit`.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn queued(read: &Read<'_>, queues: &[Queue], limit: u32) -> Result<Vec<Summary>, StorageError> {
    let mut found = Vec::new();
    for queue in queues {
        let condition = "WHERE c.state = 'queued' AND c.site_id = ?1 AND c.department_id IS ?2 ORDER BY c.queued_since, c.id LIMIT ?3";
        found.extend(many(read, condition, (queue.site.0, queue.department.map(|id| id.0), limit))?);
    }
    Ok(found)
}

/// Closed conversations before a place, latest first, at most `limit`: all of them, or those that one operator took part
/// in.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn closed(
    read: &Read<'_>,
    of: Option<OperatorId>,
    before: Option<(Timestamp, ConversationId)>,
    limit: u32,
) -> Result<Vec<Summary>, StorageError> {
    let (at, id) = before.map_or((i64::MAX, i64::MAX), |(at, id)| (at.0, id.0));
    let place = "WHERE c.state = 'closed' AND (c.closed_at, c.id) < (?1, ?2)";
    let order = "ORDER BY c.closed_at DESC, c.id DESC LIMIT ?3";
    match of {
        None => many(read, &format!("{place} {order}"), (at, id, limit)),
        Some(operator) => {
            let took = "AND c.id IN (SELECT conversation_id FROM participants WHERE operator_id = ?4)";
            many(read, &format!("{place} {took} {order}"), (at, id, limit, operator.0))
        }
    }
}

/// A visitor's conversations up to one of theirs, but one, latest first, at most `limit`.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn others_of_visitor(
    read: &Read<'_>,
    visitor: VisitorId,
    but: ConversationId,
    upto: Ordinal,
    limit: u32,
) -> Result<Vec<Summary>, StorageError> {
    let place = "WHERE c.visitor_id = ?1 AND c.id <> ?2 AND c.ordinal <= ?3 ORDER BY c.ordinal DESC LIMIT ?4";
    many(read, place, (visitor.0, but.0, upto, limit))
}

/// How far the conversations of a company have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FirstWords {
    /// Nobody has written.
    None,
    /// Somebody has, on a try-out page.
    OnTryOutPage,
    /// A visitor of a real page has written, or somebody who did not come by a page.
    OfVisitor,
}

/// Whether anybody has written yet, and where.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn first_words(read: &Read<'_>) -> Result<FirstWords, StorageError> {
    // Keys are random: an address that holds one after `/try/` is that of its try-out page, wherever the server stands.
    let sql = "SELECT EXISTS (SELECT 1 FROM conversations),
                      EXISTS (SELECT 1 FROM conversations c
                              JOIN visitors v ON v.id = c.visitor_id
                              JOIN sites s ON s.id = c.site_id
                              WHERE instr(v.page_url, '/try/' || s.key) = 0)";
    let (any, real): (bool, bool) = read.connection.prepare_cached(sql)?.query_row([], |row| row.try_into())?;
    Ok(match (any, real) {
        (_, true) => FirstWords::OfVisitor,
        (true, false) => FirstWords::OnTryOutPage,
        (false, false) => FirstWords::None,
    })
}
