//! Balanced mode as a function: who could be given a conversation, who is, and why.
//!
//! The function sees people and numbers only. Which conversation is next in which queue is for the caller: the oldest
//! first (X12).

mod eligibility;
mod ranking;

use serde::{Deserialize, Serialize};

use crate::domain::conversation::State;
use crate::domain::ids::OperatorId;
use crate::domain::site::RoutingMode;
use crate::domain::time::Timestamp;
use crate::domain::work_status::WorkStatus;

/// A person as the routing of one queue sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// Who.
    pub operator: OperatorId,
    /// Their work status.
    pub status: WorkStatus,
    /// Whether the site of the queue is theirs.
    pub has_site: bool,
    /// Whether the queue is of no department, or of one that they belong to.
    pub in_department: bool,
    /// How many open conversations they own, on all sites.
    pub in_work: u32,
    /// How many the system may bring them to; `None`: any number. 0: never assigned automatically.
    pub limit: Option<u32>,
    /// When a conversation was assigned to them before, if one was.
    pub last_assigned_at: Option<Timestamp>,
}

/// Whether somebody could be given a conversation, or the first reason why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They could.
    Eligible,
    /// Their status is not one that is given conversations.
    Status,
    /// The site is not theirs.
    Site,
    /// The department is not theirs.
    Department,
    /// They have as many as their limit allows.
    Limit,
}

/// What decided between those who could be given a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum TieBreak {
    /// There was only one.
    OnlyCandidate,
    /// The winner had the least in work.
    LeastWork,
    /// Of those with the least in work the winner had been assigned one longest ago, or never.
    LongestAgo,
    /// All that was the same: the lowest number.
    LowestNumber,
}

/// A decision with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Who gets the conversation; `None`: it waits (X13).
    pub winner: Option<OperatorId>,
    /// What decided; `None` if nobody could be given it.
    pub tie_break: Option<TieBreak>,
    /// Everybody with the verdict on them, in the order in which they would be chosen; who could not be comes last.
    pub considered: Vec<(Applicant, Verdict)>,
}

/// M04, M05, X12, X13, I8: decides to whom a conversation goes.
///
/// In balanced mode the winner is the least by work, then by the time of the last assignment, then by number. In common
/// mode nobody wins: the verdicts then say who could take it by hand (M06).
pub fn decide(mode: RoutingMode, applicants: impl IntoIterator<Item = Applicant>) -> Decision {
    let mut considered: Vec<(Applicant, Verdict)> = applicants
        .into_iter()
        .map(|applicant| {
            let verdict = match mode {
                RoutingMode::Balanced => eligibility::for_assignment(&applicant),
                RoutingMode::Common => eligibility::for_taking(&applicant),
            };
            (applicant, verdict)
        })
        .collect();
    considered.sort_by_key(|(applicant, verdict)| (*verdict != Verdict::Eligible, ranking::rank(applicant)));
    let candidates = considered.iter().take_while(|(_, verdict)| *verdict == Verdict::Eligible);
    let mut candidates = candidates.map(|(applicant, _)| applicant);
    let (winner, second) = match mode {
        RoutingMode::Balanced => (candidates.next(), candidates.next()),
        RoutingMode::Common => (None, None),
    };
    Decision {
        winner: winner.map(|winner| winner.operator),
        tie_break: winner.map(|winner| ranking::tie_break(winner, second)),
        considered,
    }
}

/// Whether a queue of a site in balanced mode has anybody to give a conversation to (I2).
pub fn has_candidate(applicants: impl IntoIterator<Item = Applicant>) -> bool {
    applicants.into_iter().any(|applicant| eligibility::for_assignment(&applicant) == Verdict::Eligible)
}

/// Whether a decision of that moment is what brought a conversation where it is, and not something that a person did since.
/// One that is over keeps what explained it last.
pub fn explains(decided_at: Timestamp, winner: Option<OperatorId>, state: &State) -> bool {
    match *state {
        State::Owned { operator, since, .. } => winner == Some(operator) && decided_at == since,
        State::Queued { entered, .. } => winner.is_none() && decided_at >= entered,
        State::Closed { .. } => true,
    }
}

#[cfg(test)]
mod tests;
