//! How long somebody was in which work status: the sum of intervals, cut to the period that is asked about.

use crate::domain::time::{Span, Timestamp};
use crate::domain::work_status::WorkStatus;

/// A stay in one work status. One that goes on has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The status.
    pub status: WorkStatus,
    /// When it began.
    pub since: Timestamp,
    /// When it ended; `None`: not yet.
    pub until: Option<Timestamp>,
}

/// Time per status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkingTime {
    /// Ready.
    pub ready: Span,
    /// Can help.
    pub can_help: Span,
    /// Pause.
    pub pause: Span,
    /// Left.
    pub left: Span,
}

/// "Working time of an operator: time per status, from status changes." Sums what of the intervals lies in `from..to`;
/// those that go on reach to `now`, and no farther.
pub fn per_status(
    intervals: impl IntoIterator<Item = Interval>,
    from: Timestamp,
    to: Timestamp,
    now: Timestamp,
) -> WorkingTime {
    let mut time = WorkingTime::default();
    for Interval { status, since, until } in intervals {
        let stay = until.unwrap_or(now).min(to) - since.max(from);
        let sum = match status {
            WorkStatus::Ready => &mut time.ready,
            WorkStatus::CanHelp => &mut time.can_help,
            WorkStatus::Pause => &mut time.pause,
            WorkStatus::Left => &mut time.left,
        };
        *sum = sum.plus(stay);
    }
    time
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_time_is_cut_to_the_period_and_to_now() {
        let interval = |status, since, until: Option<i64>| Interval {
            status,
            since: Timestamp(since),
            until: until.map(Timestamp),
        };
        let day = [
            interval(WorkStatus::Ready, 0, Some(100)),
            interval(WorkStatus::Pause, 100, Some(150)),
            interval(WorkStatus::Left, 150, Some(400)),
            interval(WorkStatus::Ready, 400, None),
        ];
        let time = per_status(day, Timestamp(50), Timestamp(1_000), Timestamp(500));
        let expected = WorkingTime { ready: Span(50 + 100), can_help: Span(0), pause: Span(50), left: Span(250) };
        assert_eq!(time, expected);
        assert_eq!(per_status(day, Timestamp(600), Timestamp(1_000), Timestamp(500)), WorkingTime::default());
    }
}
