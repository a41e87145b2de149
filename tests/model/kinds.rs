//! How often what happens.

/// What sequences of commands are mostly about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// Conversations go from hand to hand and back to queues.
    Transfers,
    /// Much waits, people come and go, and the queue drains.
    Queues,
    /// The company is changed while it works.
    Changes,
    /// Consoles are opened, closed, lost and found.
    Consoles,
}

/// A kind of command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    VisitorWrites,
    Form,
    VisitorCloses,
    Widget,
    Take,
    Write,
    Close,
    Transfer,
    Look,
    Status,
    SetUp,
    Open,
    CloseWindow,
    Lose,
    SignOut,
    Restart,
    Time,
    Assign,
    Pause,
    ReturnAll,
    Mode,
    NewDepartment,
    NoDepartment,
    Members,
    People,
    Employ,
    Remove,
    Restore,
}

impl Kind {
    /// Whether it is about a conversation that exists already.
    pub const fn needs_conversations(self) -> bool {
        matches!(self, Self::Take | Self::Write | Self::Close | Self::Transfer | Self::Look | Self::Assign)
    }
}

/// The kinds with how often each is chosen: in Transfers, Queues, Changes, Consoles.
const WEIGHTS: [(Kind, [u8; 4]); 28] = [
    (Kind::VisitorWrites, [22, 26, 20, 12]),
    (Kind::Form, [3, 3, 3, 2]),
    (Kind::VisitorCloses, [4, 6, 4, 3]),
    (Kind::Widget, [1, 1, 1, 2]),
    (Kind::Take, [12, 10, 8, 7]),
    (Kind::Write, [6, 4, 3, 2]),
    (Kind::Close, [6, 12, 4, 6]),
    (Kind::Transfer, [24, 8, 12, 4]),
    (Kind::Look, [2, 1, 1, 1]),
    (Kind::Status, [10, 16, 6, 6]),
    (Kind::SetUp, [1, 1, 1, 4]),
    (Kind::Open, [2, 3, 2, 18]),
    (Kind::CloseWindow, [1, 1, 1, 14]),
    (Kind::Lose, [1, 1, 1, 5]),
    (Kind::SignOut, [1, 1, 1, 6]),
    (Kind::Restart, [1, 1, 1, 2]),
    (Kind::Time, [4, 4, 3, 12]),
    (Kind::Assign, [6, 4, 3, 2]),
    (Kind::Pause, [3, 3, 2, 2]),
    (Kind::ReturnAll, [3, 3, 2, 2]),
    (Kind::Mode, [1, 3, 8, 1]),
    (Kind::NewDepartment, [1, 1, 3, 1]),
    (Kind::NoDepartment, [1, 1, 4, 1]),
    (Kind::Members, [1, 1, 6, 1]),
    (Kind::People, [1, 1, 6, 1]),
    (Kind::Employ, [2, 4, 12, 1]),
    (Kind::Remove, [1, 1, 6, 2]),
    (Kind::Restore, [1, 1, 4, 1]),
];

impl Flavour {
    /// The kind that a number chooses.
    pub fn kind(self, number: u8) -> Kind {
        let weight = |weights: &[u8; 4]| usize::from(weights[self as usize]);
        let all: usize = WEIGHTS.iter().map(|(_, weights)| weight(weights)).sum();
        let mut left = usize::from(number) % all;
        for (kind, weights) in &WEIGHTS {
            match left.checked_sub(weight(weights)) {
                Some(rest) => left = rest,
                None => return *kind,
            }
        }
        Kind::VisitorWrites
    }
}
