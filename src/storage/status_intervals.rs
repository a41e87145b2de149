//! `status_intervals`: who was in which work status from when to when. Working time is the sum of these.

use crate::domain::ids::OperatorId;
use crate::domain::time::Timestamp;
use crate::domain::work_status::{Reason, WorkStatus};
use crate::domain::working_time::Interval;
use crate::storage::{Read, StorageError, Write, columns};

/// Begins a stay in a status.
///
/// # Errors
/// [`StorageError::Sqlite`], also if another one still goes on.
pub fn begin(write: &Write<'_>, operator: OperatorId, status: WorkStatus, reason: Reason) -> Result<(), StorageError> {
    let sql = "INSERT INTO status_intervals (operator_id, status, reason, since) VALUES (?1, ?2, ?3, ?4)";
    write.connection.prepare_cached(sql)?.execute((operator.0, status.word(), reason.word(), write.now().0))?;
    Ok(())
}

/// Ends the stay that goes on. A clock that was set back makes it end where it began.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn end(write: &Write<'_>, operator: OperatorId) -> Result<(), StorageError> {
    let sql = "UPDATE status_intervals SET until = max(since, ?2) WHERE operator_id = ?1 AND until IS NULL";
    write.connection.prepare_cached(sql)?.execute((operator.0, write.now().0))?;
    Ok(())
}

/// The stays of a person that touch a period, oldest first.
///
/// # Errors
/// [`StorageError::Sqlite`], [`StorageError::Inconsistent`].
pub fn of(
    read: &Read<'_>,
    operator: OperatorId,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<Interval>, StorageError> {
    let sql = "SELECT id, status, since, until FROM status_intervals
               WHERE operator_id = ?1 AND since < ?3 AND (until IS NULL OR until > ?2) ORDER BY since, id";
    let mut query = read.connection.prepare_cached(sql)?;
    let rows = query.query_map((operator.0, from.0, to.0), |row| row.try_into())?;
    let interval = |row: rusqlite::Result<(i64, String, i64, Option<i64>)>| {
        let (id, status, since, until) = row?;
        let status = columns::word("status_intervals", id, &status, WorkStatus::parse)?;
        Ok(Interval { status, since: Timestamp(since), until: until.map(Timestamp) })
    };
    rows.map(interval).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::email::EmailAddress;
    use crate::domain::operator::Role;
    use crate::domain::time::Span;
    use crate::domain::working_time::{WorkingTime, per_status};
    use crate::storage::operators::{self, NewOperator};
    use crate::storage::scratch::Scratch;

    /// Somebody who is employed at 0, and in these statuses from these moments on.
    fn who_was(scratch: &Scratch, name: &str, statuses: &[(i64, WorkStatus)]) -> OperatorId {
        let hired = scratch.act(Timestamp(0), |write| {
            let email = EmailAddress::parse(&format!("{name}@demo.example")).expect("an address");
            let new =
                NewOperator { email: &email, name, role: Role::Operator, password_hash: Some(""), language: None };
            operators::insert(write, &new)
        });
        let operator = hired.expect("a person");
        for (at, status) in statuses {
            let set = |write: &Write<'_>| operators::set_status(write, operator, *status, Reason::Chosen);
            scratch.act(Timestamp(*at), set).expect("a status");
        }
        operator
    }

    #[test]
    fn working_time_of_a_period_is_summed_from_the_stays_that_touch_it() {
        let scratch = Scratch::open().expect("a file in memory");
        let day =
            [(100, WorkStatus::Ready), (200, WorkStatus::Pause), (250, WorkStatus::CanHelp), (400, WorkStatus::Ready)];
        let anna = who_was(&scratch, "anna", &day);
        who_was(&scratch, "boris", &[(120, WorkStatus::Ready)]);
        let time = |from, to| {
            let stays = of(&scratch.read(), anna, Timestamp(from), Timestamp(to)).expect("stays");
            (stays.len(), per_status(stays, Timestamp(from), Timestamp(to), Timestamp(500)))
        };
        let all = WorkingTime { ready: Span(200), can_help: Span(150), pause: Span(50), left: Span(100) };
        assert_eq!(time(0, 1_000), (5, all));
        let part = WorkingTime { ready: Span(50), can_help: Span(50), pause: Span(50), left: Span(0) };
        assert_eq!(time(150, 300), (3, part));
        assert_eq!(time(200, 250), (1, WorkingTime { pause: Span(50), ..WorkingTime::default() }));
        assert_eq!(time(600, 900), (1, WorkingTime::default()), "what goes on touches it, and has not got there yet");
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_stay_of_less_than_nothing() {
        let scratch = Scratch::open().expect("a file in memory");
        let anna = who_was(&scratch, "anna", &[(300, WorkStatus::Ready), (200, WorkStatus::Pause)]);
        let stays = of(&scratch.read(), anna, Timestamp(0), Timestamp(1_000)).expect("stays");
        let ready: Vec<_> = stays.iter().filter(|stay| stay.status == WorkStatus::Ready).collect();
        assert!(
            matches!(ready[..], [Interval { since: Timestamp(300), until: Some(Timestamp(300)), .. }]),
            "{stays:?}"
        );
    }
}
