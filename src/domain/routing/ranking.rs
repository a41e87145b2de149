//! Who comes first among those who could be given a conversation.

use crate::domain::ids::OperatorId;
use crate::domain::routing::{Applicant, TieBreak};
use crate::domain::time::Timestamp;

/// The least of these wins: work, time of the last assignment (never comes before long ago), number.
pub const fn rank(applicant: &Applicant) -> (u32, Option<Timestamp>, OperatorId) {
    (applicant.in_work, applicant.last_assigned_at, applicant.operator)
}

/// What decided between the winner and whoever came second.
pub fn tie_break(winner: &Applicant, second: Option<&Applicant>) -> TieBreak {
    match second {
        None => TieBreak::OnlyCandidate,
        Some(second) if second.in_work != winner.in_work => TieBreak::LeastWork,
        Some(second) if second.last_assigned_at != winner.last_assigned_at => TieBreak::LongestAgo,
        Some(_) => TieBreak::LowestNumber,
    }
}
