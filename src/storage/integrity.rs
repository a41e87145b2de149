//! Whether the file is sound: what SQLite knows of it, and the invariants of the house.

use std::path::Path;

use crate::storage::connection::open_reader;
use crate::storage::{Read, StorageError, audit, conversations};

/// A statement about the file that has to hold, with the rows for which it does not.
struct Invariant {
    name: &'static str,
    violations: &'static str,
}

/// Each query returns one text per violation.
const INVARIANTS: &[Invariant] = &[
    Invariant {
        name: "I6: messages are numbered without gaps",
        violations: "SELECT 'conversation ' || conversation_id FROM messages GROUP BY conversation_id
                     HAVING min(number) <> 1 OR max(number) <> count(*)",
    },
    Invariant {
        name: "I6: every message is in the log of events exactly once",
        violations: "SELECT 'conversation ' || conversation_id FROM (
                         SELECT conversation_id, count(*) AS messages FROM messages GROUP BY conversation_id) AS held
                     LEFT JOIN (SELECT conversation_id AS id, count(*) AS facts, count(DISTINCT message_number) AS different
                         FROM events WHERE kind = 'message_posted' GROUP BY conversation_id) AS logged ON id = conversation_id
                     WHERE facts IS NOT messages OR different IS NOT messages",
    },
    Invariant {
        name: "K04: read ≤ delivered ≤ last message",
        violations: "SELECT 'conversation ' || conversation_id FROM receipts r
                     WHERE max(visitor_delivered, company_delivered) >
                           (SELECT coalesce(max(number), 0) FROM messages m WHERE m.conversation_id = r.conversation_id)",
    },
    Invariant {
        name: "I4: Pause means work, Left means none",
        violations: "SELECT 'operator ' || id FROM operators
                     WHERE (status = 'pause' AND NOT EXISTS (SELECT 1 FROM conversations WHERE operator_id = operators.id AND state = 'owned'))
                        OR (status = 'left' AND EXISTS (SELECT 1 FROM conversations WHERE operator_id = operators.id AND state = 'owned'))",
    },
    Invariant {
        name: "working time: what goes on is the status",
        violations: "SELECT 'operator ' || o.id FROM operators o LEFT JOIN status_intervals i ON i.operator_id = o.id AND i.until IS NULL
                     WHERE o.removed_at IS NULL AND i.status IS NOT o.status",
    },
    Invariant {
        name: "I2: in balanced mode nobody waits who could be assigned",
        violations: "SELECT 'conversation ' || c.id FROM conversations c
                     JOIN sites s ON s.id = c.site_id AND s.removed_at IS NULL JOIN accounts a
                     WHERE c.state = 'queued' AND coalesce(s.routing_mode, a.routing_mode) = 'balanced' AND EXISTS (
                         SELECT 1 FROM operators o JOIN site_memberships m ON m.operator_id = o.id AND m.site_id = c.site_id
                         WHERE o.removed_at IS NULL AND o.status = 'ready'
                           AND (c.department_id IS NULL OR EXISTS (SELECT 1 FROM department_memberships d
                                WHERE d.operator_id = o.id AND d.department_id = c.department_id))
                           AND (o.work_limit IS NULL OR o.work_limit >
                                (SELECT count(*) FROM conversations w WHERE w.operator_id = o.id AND w.state = 'owned')))",
    },
    Invariant {
        name: "X20: nobody who was removed has work",
        violations: "SELECT 'operator ' || id FROM operators WHERE removed_at IS NOT NULL
                     AND EXISTS (SELECT 1 FROM conversations WHERE operator_id = operators.id AND state = 'owned')",
    },
    Invariant {
        name: "F07: every owner is a participant",
        violations: "SELECT 'conversation ' || id FROM conversations WHERE operator_id IS NOT NULL AND NOT EXISTS
                     (SELECT 1 FROM participants p WHERE p.operator_id = conversations.operator_id AND p.conversation_id = conversations.id)",
    },
    Invariant {
        name: "a phrase is for every site, or for some",
        violations: "SELECT 'phrase ' || id FROM phrases
                     WHERE every_site = EXISTS (SELECT 1 FROM phrase_sites s WHERE s.phrase_id = phrases.id)",
    },
    Invariant {
        name: "the index of words does not run ahead of the messages",
        violations: "SELECT 'it is at ' || value FROM settings WHERE name = 'searched_through'
                         AND CAST(value AS INTEGER) > (SELECT coalesce(max(id), 0) FROM messages)
                     UNION ALL SELECT 'piece ' || d.id FROM search_docsize d
                     WHERE NOT EXISTS (SELECT 1 FROM conversations c WHERE c.id = d.id / 65536)",
    },
    Invariant {
        name: "a conversation is of its visitor's site",
        violations: "SELECT 'conversation ' || c.id FROM conversations c JOIN visitors v ON v.id = c.visitor_id WHERE v.site_id <> c.site_id",
    },
];

/// What was found. Empty: the file is sound.
#[derive(Debug, Default)]
pub struct Findings {
    /// How many statements were checked.
    pub checked: usize,
    /// One line per violation.
    pub violations: Vec<String>,
}

/// Checks a file that nobody has to be serving. It is read only.
///
/// # Errors
/// [`StorageError::Sqlite`] if it is not a database at all.
pub fn check(file: &Path) -> Result<Findings, StorageError> {
    let connection = open_reader(file)?;
    Read::consistently(&connection, |read| {
        let mut findings = Findings::default();
        for (pragma, fine) in [("PRAGMA integrity_check", Some("ok")), ("PRAGMA foreign_key_check", None)] {
            findings.checked += 1;
            let mut query = read.connection.prepare(pragma)?;
            let lines = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
            let bad = lines.into_iter().filter(|line| Some(line.as_str()) != fine);
            findings.violations.extend(bad.map(|line| format!("{pragma}: {line}")));
        }
        for Invariant { name, violations } in INVARIANTS {
            findings.checked += 1;
            let mut query = read.connection.prepare(violations)?;
            let rows = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
            findings.violations.extend(rows.into_iter().map(|row| format!("{name}: {row}")));
        }
        findings.checked += 1;
        if let Some(number) = audit::first_broken(read)? {
            findings
                .violations
                .push(format!("the audit log: entry {number} is not what it was, or follows a missing one"));
        }
        findings.checked += 1;
        conversations_are_legal(read, &mut findings)?;
        Ok(findings)
    })
}

/// I1: every row is exactly one state of the domain.
fn conversations_are_legal(read: &Read<'_>, findings: &mut Findings) -> Result<(), StorageError> {
    let mut ids = read.connection.prepare("SELECT id FROM conversations")?;
    let mut rows = ids.query([])?;
    while let Some(row) = rows.next()? {
        let id = crate::domain::ids::ConversationId(row.get(0)?);
        if let Err(error @ StorageError::Inconsistent { .. }) = conversations::by_id(read, id) {
            findings.violations.push(format!("I1: {error}"));
        }
    }
    Ok(())
}
