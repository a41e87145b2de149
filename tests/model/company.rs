//! A company in plain lists. Somebody's number is their place in the list plus one, as the file gives numbers out.

use besedka::domain::ids::{ConversationId, DepartmentId, OperatorId, Ordinal, SiteId, VisitorId};
use besedka::domain::operator::Role;
use besedka::domain::site::RoutingMode;
use besedka::domain::time::Timestamp;
use besedka::domain::work_status::WorkStatus;

#[derive(Clone, Debug)]
pub struct Company {
    pub now: Timestamp,
    pub account_mode: RoutingMode,
    pub sites: Vec<Site>,
    pub departments: Vec<Department>,
    pub people: Vec<Person>,
    pub visitors: Vec<Visitor>,
    pub conversations: Vec<Conversation>,
    /// How many people have written so far: the number of the next one.
    pub written: i64,
    /// How many times somebody has signed in.
    pub sessions: u64,
    /// The last message key that was made up.
    pub keys: u64,
    /// What the routing decided during the last command, in order: about which conversation, for which department, and who
    /// won.
    pub decisions: Vec<(ConversationId, Option<DepartmentId>, Option<OperatorId>)>,
}

#[derive(Clone, Debug)]
pub struct Site {
    pub id: SiteId,
    /// `None`: as the account says.
    pub mode: Option<RoutingMode>,
}

#[derive(Clone, Debug)]
pub struct Department {
    pub id: DepartmentId,
    pub site: SiteId,
    pub exists: bool,
}

#[derive(Clone, Debug)]
pub struct Person {
    pub id: OperatorId,
    /// Not removed.
    pub here: bool,
    pub role: Role,
    pub status: WorkStatus,
    pub since: Timestamp,
    pub reason: &'static str,
    pub limit: Option<u32>,
    pub sites: Vec<SiteId>,
    pub departments: Vec<DepartmentId>,
    pub last_assigned_at: Option<Timestamp>,
    pub ready_on_start: bool,
    pub pause_on_close: bool,
    pub devices: [Device; 2],
}

/// A browser of somebody's.
#[derive(Clone, Debug, Default)]
pub struct Device {
    /// The sign-in in it.
    pub session: Option<Session>,
    /// How many console windows are connected.
    pub windows: usize,
}

#[derive(Clone, Debug)]
pub struct Session {
    /// Which of all sign-ins it is.
    pub number: u64,
    pub begun_at: Timestamp,
    pub used_at: Timestamp,
    /// Whether it has opened a console yet.
    pub opened: bool,
    /// When its last window was closed deliberately, unless one is back or the grace period has passed.
    pub closed_at: Option<Timestamp>,
}

#[derive(Clone, Debug)]
pub struct Visitor {
    pub site: SiteId,
    /// They get a number with their first message.
    pub id: Option<VisitorId>,
}

#[derive(Clone, Debug)]
pub struct Conversation {
    pub id: ConversationId,
    /// The place of its visitor in the list of visitors.
    pub visitor: usize,
    pub ordinal: Ordinal,
    pub site: SiteId,
    pub department: Option<DepartmentId>,
    pub opened_at: Timestamp,
    /// All finished stays in queues together, in milliseconds.
    pub waited: i64,
    pub place: Place,
    pub messages: Vec<Message>,
    /// Whoever owned it at some time (F07).
    pub owners: Vec<OperatorId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Queue {
        since: Timestamp,
        entered: Timestamp,
        sender: Option<OperatorId>,
    },
    Work {
        owner: OperatorId,
        since: Timestamp,
        queued_since: Timestamp,
        sender: Option<OperatorId>,
    },
    /// `by` is `None` for the visitor.
    Closed {
        at: Timestamp,
        by: Option<OperatorId>,
        over_the_head: bool,
        owner: Option<OperatorId>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    pub key: u64,
    /// `None`: the visitor.
    pub by: Option<OperatorId>,
}

/// The code of a refusal, or nothing.
pub type Answer = Result<(), &'static str>;

/// The place in a list of whoever has a number.
pub fn place_of(number: i64) -> usize {
    usize::try_from(number - 1).unwrap_or(usize::MAX)
}

/// The number of a place in a list.
pub fn number_of(place: usize) -> i64 {
    i64::try_from(place).map_or(i64::MAX, |place| place + 1)
}
