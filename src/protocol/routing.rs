//! What stands in the answers to `receivers` and `explain`: who could receive a conversation, and why it is where it is.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{DepartmentId, OperatorId};
use crate::domain::routing::{TieBreak, Verdict};
use crate::domain::site::RoutingMode;
use crate::domain::time::Timestamp;
use crate::domain::work_status::WorkStatus;

/// A colleague who may, or may not, receive a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Receiver {
    /// Who.
    #[cfg_attr(test, ts(type = "number"))]
    pub operator: OperatorId,
    /// How many conversations they have in work.
    pub in_work: u32,
    /// Their limit; none: unlimited. A transfer may exceed it (M12).
    pub limit: Option<u32>,
    /// Whether the site is theirs.
    pub has_site: bool,
    /// Why they may not, in the language of the person who asks; none if they may.
    pub refusal: Option<String>,
}

/// A queue that a conversation may be passed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ReceivingQueue {
    /// The department; none for the queue of the site.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub department: Option<DepartmentId>,
    /// How many people there are Ready or Can help. With none it waits (F04).
    pub available: u32,
    /// Whom the system would give it to at once, as things stand; none if it would wait.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub next: Option<OperatorId>,
}

/// Who was considered for a conversation, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Explanation {
    /// When, in milliseconds since 1970.
    #[cfg_attr(test, ts(type = "number"))]
    pub at: Timestamp,
    /// How the site routed then. In common mode nobody is chosen; the verdicts say who could take it.
    pub mode: RoutingMode,
    /// The department that it was for, if it was for one.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub department: Option<DepartmentId>,
    /// Who was chosen; none: nobody could be.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub winner: Option<OperatorId>,
    /// What decided between those who could be; none if nobody could.
    pub tie_break: Option<TieBreak>,
    /// Everybody, in the order in which they would be chosen; those who could not be come last.
    pub considered: Vec<Considered>,
}

/// One person who was considered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Considered {
    /// Who.
    #[cfg_attr(test, ts(type = "number"))]
    pub operator: OperatorId,
    /// Whether they could be chosen, or the first reason why not.
    pub verdict: Verdict,
    /// Their status then.
    pub status: WorkStatus,
    /// How many conversations they had in work.
    pub in_work: u32,
    /// Their limit; none: unlimited.
    pub limit: Option<u32>,
    /// When they had been assigned one before, in milliseconds since 1970.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub last_assigned_at: Option<Timestamp>,
}
