//! What can happen to a company.

use besedka::domain::ids::{ConversationId, DepartmentId, OperatorId, Ordinal, SiteId};
use besedka::domain::operator::Role;
use besedka::domain::site::RoutingMode;
use besedka::domain::time::Span;
use besedka::domain::work_status::WorkStatus;

/// Something that somebody does, or that happens. A visitor and a device are meant by their place in their list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    VisitorWrites {
        visitor: usize,
        key: u64,
    },
    /// W02, X15.
    FormIsSent {
        visitor: usize,
        key: u64,
    },
    VisitorCloses {
        visitor: usize,
        ordinal: Ordinal,
    },
    /// X07 on the visitor's side.
    WidgetReconnects {
        visitor: usize,
    },
    Takes {
        by: OperatorId,
        conversation: ConversationId,
    },
    Writes {
        by: OperatorId,
        conversation: ConversationId,
        key: u64,
    },
    Closes {
        by: OperatorId,
        conversation: ConversationId,
    },
    Transfers {
        by: OperatorId,
        conversation: ConversationId,
        to: To,
    },
    LooksAt {
        by: OperatorId,
        conversation: ConversationId,
    },
    Chooses {
        by: OperatorId,
        status: WorkStatus,
    },
    SetsUp {
        by: OperatorId,
        ready_on_start: bool,
        pause_on_close: bool,
    },
    /// `started`: the window says that it has just been opened, and is no reconnect, reload or second window.
    OpensWindow {
        by: OperatorId,
        device: usize,
        started: bool,
    },
    ClosesWindow {
        by: OperatorId,
        device: usize,
    },
    LosesConnection {
        by: OperatorId,
        device: usize,
    },
    SignsOut {
        by: OperatorId,
        device: usize,
    },
    /// X07.
    ServerRestarts,
    /// A console was closed 60 seconds ago.
    GracePasses,
    /// The clock goes on a little between two commands.
    Tick {
        span: Span,
    },
    TimePasses {
        span: Span,
    },
    Assigns {
        by: OperatorId,
        conversation: ConversationId,
        to: OperatorId,
    },
    Pauses {
        by: OperatorId,
        colleague: OperatorId,
    },
    ReturnsAll {
        by: OperatorId,
        colleague: OperatorId,
    },
    AccountMode {
        by: OperatorId,
        mode: RoutingMode,
    },
    SiteMode {
        by: OperatorId,
        site: SiteId,
        mode: Option<RoutingMode>,
    },
    CreatesDepartment {
        by: OperatorId,
        site: SiteId,
    },
    RemovesDepartment {
        by: OperatorId,
        department: DepartmentId,
    },
    /// Makes a department these people's and nobody else's.
    Members {
        by: OperatorId,
        department: DepartmentId,
        members: Vec<OperatorId>,
    },
    /// Makes a site these people's and nobody else's.
    People {
        by: OperatorId,
        site: SiteId,
        people: Vec<OperatorId>,
    },
    Employs {
        by: OperatorId,
        colleague: OperatorId,
        employment: Employment,
    },
    Removes {
        by: OperatorId,
        colleague: OperatorId,
    },
    Restores {
        by: OperatorId,
        colleague: OperatorId,
    },
}

/// Where a conversation is passed on to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    Operator(OperatorId),
    Department(DepartmentId),
    Queue,
}

/// What somebody may do, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employment {
    pub role: Role,
    pub limit: Option<u32>,
    pub sites: Vec<SiteId>,
    pub departments: Vec<DepartmentId>,
}

impl Command {
    /// I7: whether this is an act by which a conversation may be closed.
    pub const fn may_close(&self) -> bool {
        matches!(self, Self::Closes { .. } | Self::VisitorCloses { .. })
    }

    /// Whether this may change the company itself: its people, sites, departments and modes.
    pub const fn may_change_company(&self) -> bool {
        matches!(
            self,
            Self::AccountMode { .. }
                | Self::SiteMode { .. }
                | Self::CreatesDepartment { .. }
                | Self::RemovesDepartment { .. }
                | Self::Members { .. }
                | Self::People { .. }
                | Self::Employs { .. }
                | Self::Removes { .. }
                | Self::Restores { .. }
        )
    }
}
