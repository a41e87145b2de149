//! The work status of an operator: a stored fact about a person, never the state of a socket (X07).

use serde::{Deserialize, Serialize};

use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;

/// Whether, and how, a person works just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum WorkStatus {
    /// «Готов общаться»: sees the queues and, in balanced mode, is assigned conversations.
    Ready,
    /// «Могу помочь»: sees the queues and takes by hand, is never assigned automatically.
    CanHelp,
    /// «Пауза»: finishes the conversations in work, gets no new ones. Always means at least one open conversation (I4).
    Pause,
    /// «Ушёл»: has nothing in work (I4).
    Left,
}

impl WorkStatus {
    /// M01, M15: Ready and Can help see the queues and keep the widget online; Pause and Left do neither.
    pub const fn is_available(self) -> bool {
        matches!(self, Self::Ready | Self::CanHelp)
    }

    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::CanHelp => "can_help",
            Self::Pause => "pause",
            Self::Left => "left",
        }
    }

    /// The status of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Ready, Self::CanHelp, Self::Pause, Self::Left].into_iter().find(|status| status.word() == word)
    }
}

/// Why a status is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The person chose it.
    Chosen,
    /// X05: the console was opened by a deliberate start.
    ConsoleOpened,
    /// X06: the console was closed deliberately.
    ConsoleClosed,
    /// X01, X03: the last conversation in work went while on Pause.
    PauseDrained,
    /// X02: Pause was chosen with nothing in work.
    NothingInWork,
    /// N03: an administrator changed it.
    Administrator(OperatorId),
    /// X20: the person is no longer with the company.
    OperatorRemoved,
}

impl Reason {
    /// N03: the administrator who did it, if one did.
    pub const fn administrator(self) -> Option<OperatorId> {
        match self {
            Self::Administrator(id) => Some(id),
            _ => None,
        }
    }

    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Chosen => "chosen",
            Self::ConsoleOpened => "console_opened",
            Self::ConsoleClosed => "console_closed",
            Self::PauseDrained => "pause_drained",
            Self::NothingInWork => "nothing_in_work",
            Self::Administrator(_) => "administrator",
            Self::OperatorRemoved => "operator_removed",
        }
    }
}

/// A status with its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The status.
    pub status: WorkStatus,
    /// Since when.
    pub since: Timestamp,
}

/// What becomes of a choice, given how many conversations the person has in work.
///
/// X02: Pause with nothing in work is Left at once. Left with something in work is Pause, because Left means that
/// nothing is in work (I4); it becomes Left when the last conversation goes (X01).
pub const fn choose(wish: WorkStatus, in_work: usize) -> (WorkStatus, Reason) {
    match (wish, in_work) {
        (WorkStatus::Pause, 0) => (WorkStatus::Left, Reason::NothingInWork),
        (WorkStatus::Left, 1..) => (WorkStatus::Pause, Reason::Chosen),
        (wish, _) => (wish, Reason::Chosen),
    }
}

/// X01, X03: the status after a conversation has left somebody's work. `None` if it stays.
pub const fn after_work_shrank(status: WorkStatus, in_work: usize) -> Option<(WorkStatus, Reason)> {
    match (status, in_work) {
        (WorkStatus::Pause, 0) => Some((WorkStatus::Left, Reason::PauseDrained)),
        _ => None,
    }
}

/// X05, X19: the status after a deliberate start of the console. `None` if it stays.
pub const fn on_console_start(status: WorkStatus, become_ready_on_start: bool) -> Option<(WorkStatus, Reason)> {
    match (status, become_ready_on_start) {
        (WorkStatus::Ready, _) | (_, false) => None,
        (_, true) => Some((WorkStatus::Ready, Reason::ConsoleOpened)),
    }
}

/// X06: the status after the console was closed deliberately. `None` if it stays.
pub const fn on_console_close(
    status: WorkStatus,
    pause_on_close: bool,
    in_work: usize,
) -> Option<(WorkStatus, Reason)> {
    match (status, pause_on_close, in_work) {
        (WorkStatus::Pause | WorkStatus::Left, _, _) | (_, false, _) => None,
        (_, true, 0) => Some((WorkStatus::Left, Reason::ConsoleClosed)),
        (_, true, 1..) => Some((WorkStatus::Pause, Reason::ConsoleClosed)),
    }
}

/// N03: an administrator sends a colleague on Pause; with nothing in work that is Left (X02). Their conversations stay.
///
/// # Errors
/// [`Refusal::ColleagueNotAvailable`] for one who is on Pause or has left.
pub const fn paused_by(
    administrator: OperatorId,
    colleague: OperatorId,
    status: WorkStatus,
    in_work: usize,
) -> Result<(WorkStatus, Reason), Refusal> {
    let reason = Reason::Administrator(administrator);
    match (status, in_work) {
        (WorkStatus::Pause | WorkStatus::Left, _) => {
            Err(Refusal::ColleagueNotAvailable { operator: colleague, status })
        }
        (_, 0) => Ok((WorkStatus::Left, reason)),
        (_, 1..) => Ok((WorkStatus::Pause, reason)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn x02_pause_with_nothing_in_work_is_left_at_once() {
        assert_eq!(choose(WorkStatus::Pause, 0), (WorkStatus::Left, Reason::NothingInWork));
        assert_eq!(choose(WorkStatus::Pause, 1), (WorkStatus::Pause, Reason::Chosen));
    }

    #[test]
    fn x01_the_last_conversation_gone_turns_pause_into_left_and_nothing_else() {
        assert_eq!(after_work_shrank(WorkStatus::Pause, 0), Some((WorkStatus::Left, Reason::PauseDrained)));
        assert_eq!(after_work_shrank(WorkStatus::Pause, 1), None);
        assert_eq!(after_work_shrank(WorkStatus::Ready, 0), None);
    }

    #[test]
    fn x05_x19_a_deliberate_start_makes_ready_only_where_the_person_wants_it() {
        assert_eq!(on_console_start(WorkStatus::Left, true), Some((WorkStatus::Ready, Reason::ConsoleOpened)));
        assert_eq!(on_console_start(WorkStatus::Left, false), None);
        assert_eq!(on_console_start(WorkStatus::Ready, true), None);
    }

    #[test]
    fn x06_a_deliberate_close_pauses_only_whom_it_shall() {
        assert_eq!(on_console_close(WorkStatus::Ready, true, 2), Some((WorkStatus::Pause, Reason::ConsoleClosed)));
        assert_eq!(on_console_close(WorkStatus::CanHelp, true, 0), Some((WorkStatus::Left, Reason::ConsoleClosed)));
        assert_eq!(on_console_close(WorkStatus::Ready, false, 2), None);
        assert_eq!(on_console_close(WorkStatus::Pause, true, 2), None);
    }

    #[test]
    fn n03_an_administrator_pauses_who_is_available_and_nobody_else() {
        let (olga, anna) = (OperatorId(1), OperatorId(2));
        let by = Reason::Administrator(olga);
        assert_eq!(paused_by(olga, anna, WorkStatus::Ready, 1), Ok((WorkStatus::Pause, by)));
        assert_eq!(paused_by(olga, anna, WorkStatus::CanHelp, 0), Ok((WorkStatus::Left, by)));
        for status in [WorkStatus::Pause, WorkStatus::Left] {
            let refused = Err(Refusal::ColleagueNotAvailable { operator: anna, status });
            assert_eq!(paused_by(olga, anna, status, 1), refused);
        }
    }

    proptest! {
        #[test]
        fn i4_pause_means_work_and_left_means_none(wish in 0usize..4, in_work in 0usize..4) {
            let wish = [WorkStatus::Ready, WorkStatus::CanHelp, WorkStatus::Pause, WorkStatus::Left][wish];
            let (status, _) = choose(wish, in_work);
            prop_assert!(status != WorkStatus::Pause || in_work >= 1);
            prop_assert!(status != WorkStatus::Left || in_work == 0);
        }
    }
}
