//! What routing needs to know of people, and `routing_decisions`: every decision with its reasons.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use crate::domain::conversation::Queue;
use crate::domain::ids::{ConversationId, DepartmentId, OperatorId, SiteId};
use crate::domain::routing::{Applicant, Decision, Verdict};
use crate::domain::site::RoutingMode;
use crate::domain::time::Timestamp;
use crate::domain::work_status::WorkStatus;
use crate::storage::{Read, StorageError, Write, columns};

/// How a site routes, with the account's default applied; common for one that is gone.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn mode(read: &Read<'_>, site: SiteId) -> Result<RoutingMode, StorageError> {
    let sql = "SELECT coalesce(s.routing_mode, a.routing_mode) FROM sites s JOIN accounts a WHERE s.id = ?1 AND s.removed_at IS NULL";
    let word: Option<String> = read.connection.prepare_cached(sql)?.query_row([site.0], |row| row.get(0)).optional()?;
    word.map_or(Ok(RoutingMode::Common), |word| columns::word("sites", site, &word, RoutingMode::parse))
}

/// Everybody with what they have in work, not yet seen from any queue: no site and no department is theirs.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn people(read: &Read<'_>) -> Result<Vec<Applicant>, StorageError> {
    let sql = "SELECT o.id, o.status, o.work_limit, o.last_assigned_at,
                      (SELECT count(*) FROM conversations c WHERE c.operator_id = o.id AND c.state = 'owned')
               FROM operators o WHERE o.removed_at IS NULL ORDER BY o.id";
    type Columns = (i64, String, Option<u32>, Option<i64>, u32);
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map([], |row| Columns::try_from(row))?;
    let person = |row: rusqlite::Result<Columns>| {
        let (id, status, limit, last_assigned_at, in_work) = row?;
        Ok(Applicant {
            operator: OperatorId(id),
            status: columns::word("operators", id, &status, WorkStatus::parse)?,
            has_site: false,
            in_department: false,
            in_work,
            limit,
            last_assigned_at: last_assigned_at.map(Timestamp),
        })
    };
    rows.map(person).collect()
}

/// Whose a queue is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members {
    site: BTreeSet<OperatorId>,
    /// `None` for the queue of the site itself.
    department: Option<BTreeSet<OperatorId>>,
}

impl Members {
    /// A person as the routing of this queue sees them.
    #[must_use]
    pub fn seen(&self, person: Applicant) -> Applicant {
        Applicant {
            has_site: self.site.contains(&person.operator),
            in_department: self.department.as_ref().is_none_or(|members| members.contains(&person.operator)),
            ..person
        }
    }
}

/// Whose a queue is.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn members(read: &Read<'_>, queue: Queue) -> Result<Members, StorageError> {
    let of = |sql: &str, id: i64| -> Result<BTreeSet<OperatorId>, StorageError> {
        let mut query = read.connection.prepare_cached(sql)?;
        Ok(query.query_map([id], |row| row.get(0).map(OperatorId))?.collect::<Result<_, _>>()?)
    };
    let department = "SELECT operator_id FROM department_memberships WHERE department_id = ?1";
    Ok(Members {
        site: of("SELECT operator_id FROM site_memberships WHERE site_id = ?1", queue.site.0)?,
        department: queue.department.map(|id| of(department, id.0)).transpose()?,
    })
}

/// Everybody, as the routing of a queue sees them.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn applicants(read: &Read<'_>, queue: Queue) -> Result<Vec<Applicant>, StorageError> {
    let members = members(read, queue)?;
    Ok(people(read)?.into_iter().map(|person| members.seen(person)).collect())
}

/// The queues in balanced mode that belong to somebody: of their sites, and of their departments there. All such queues of
/// the company for `None`.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn balanced_queues(read: &Read<'_>, of: Option<OperatorId>) -> Result<Vec<Queue>, StorageError> {
    let balanced = "SELECT s.id FROM sites s JOIN accounts a
                    WHERE s.removed_at IS NULL AND coalesce(s.routing_mode, a.routing_mode) = 'balanced'
                      AND (?1 IS NULL OR s.id IN (SELECT site_id FROM site_memberships WHERE operator_id = ?1))";
    let sql = format!(
        "WITH balanced (id) AS ({balanced})
         SELECT id, NULL FROM balanced
         UNION ALL
         SELECT d.site_id, d.id FROM departments d JOIN balanced b ON b.id = d.site_id
         WHERE d.removed_at IS NULL
           AND (?1 IS NULL OR d.id IN (SELECT department_id FROM department_memberships WHERE operator_id = ?1))"
    );
    let mut query = read.connection.prepare_cached(&sql)?;
    let queue = |row: &rusqlite::Row<'_>| {
        Ok(Queue { site: SiteId(row.get(0)?), department: row.get::<_, Option<i64>>(1)?.map(DepartmentId) })
    };
    Ok(query.query_map([of.map(|id| id.0)], queue)?.collect::<Result<_, _>>()?)
}

/// One person of a stored decision. What did not matter is left out: whoever is in the wrong status, or on another site,
/// is not judged by what they have in work.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    /// Number, verdict, status, in work, limit, last assignment.
    Judged(i64, Verdict, WorkStatus, u32, Option<u32>, Option<i64>),
    /// Number, verdict, status.
    PassedOver(i64, Verdict, WorkStatus),
}

/// Writes a decision down.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn record(
    write: &Write<'_>,
    conversation: ConversationId,
    queue: Queue,
    decision: &Decision,
) -> Result<(), StorageError> {
    let line = |(who, verdict): &(Applicant, Verdict)| match verdict {
        Verdict::Eligible | Verdict::Limit => Line::Judged(
            who.operator.0,
            *verdict,
            who.status,
            who.in_work,
            who.limit,
            who.last_assigned_at.map(|at| at.0),
        ),
        _ => Line::PassedOver(who.operator.0, *verdict, who.status),
    };
    let lines: Vec<Line> = decision.considered.iter().map(line).collect();
    // A list of numbers and words, for which this cannot fail.
    let considered = serde_json::to_string(&lines).unwrap_or_default();
    let sql = "INSERT INTO routing_decisions (conversation_id, at, department_id, winner_id, considered)
               VALUES (?1, ?2, ?3, ?4, ?5)";
    write.connection.prepare_cached(sql)?.execute((
        conversation.0,
        write.now().0,
        queue.department.map(|id| id.0),
        decision.winner.map(|id| id.0),
        considered,
    ))?;
    Ok(())
}

/// A decision as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// When.
    pub at: Timestamp,
    /// The department that it was for.
    pub department: Option<DepartmentId>,
    /// Who was chosen.
    pub winner: Option<OperatorId>,
    /// Everybody who was considered, as they were then.
    pub considered: Vec<(Applicant, Verdict)>,
}

/// The last decision about a conversation.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn last_of(read: &Read<'_>, conversation: ConversationId) -> Result<Option<Recorded>, StorageError> {
    let sql = "SELECT at, department_id, winner_id, considered FROM routing_decisions
               WHERE conversation_id = ?1 ORDER BY id DESC LIMIT 1";
    type Columns = (i64, Option<i64>, Option<i64>, String);
    let row = read.connection.prepare_cached(sql)?.query_row([conversation.0], |row| Columns::try_from(row));
    let Some((at, department, winner, considered)) = row.optional()? else { return Ok(None) };
    let lines: Vec<Line> = serde_json::from_str(&considered).map_err(|error| StorageError::Inconsistent {
        table: "routing_decisions",
        row: format!("of conversation {conversation}"),
        detail: error.to_string(),
    })?;
    let considered = lines.into_iter().map(|line| {
        let (id, verdict, status, in_work, limit, last) = match line {
            Line::Judged(id, verdict, status, in_work, limit, last) => (id, verdict, status, in_work, limit, last),
            Line::PassedOver(id, verdict, status) => (id, verdict, status, 0, None, None),
        };
        let applicant = Applicant {
            operator: OperatorId(id),
            status,
            has_site: verdict != Verdict::Site,
            in_department: verdict != Verdict::Department,
            in_work,
            limit,
            last_assigned_at: last.map(Timestamp),
        };
        (applicant, verdict)
    });
    Ok(Some(Recorded {
        at: Timestamp(at),
        department: department.map(DepartmentId),
        winner: winner.map(OperatorId),
        considered: considered.collect(),
    }))
}
