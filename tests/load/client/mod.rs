//! Visitors and operators as their real clients behave: they keep their connection, resume, acknowledge, and send again
//! what was not acknowledged. What they do beside that is a part in a scenario.

pub mod acknowledgements;
pub mod connection;
pub mod crew;
pub mod desk;
pub mod held;
pub mod http;
pub mod operator;
pub mod outbox;
pub mod requests;
pub mod sign_in;
pub mod socket;
pub mod visiting;
pub mod visitor;

use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// How far a scenario has got. Every client is woken when it moves on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Everybody connects, and every visitor gets an operator.
    Opening,
    /// What is measured.
    Running,
    /// The clients that are to lose their connection lose it now; the others go on.
    Cut,
    /// Nobody begins anything new.
    Draining,
    /// Everybody leaves.
    Over,
}

/// One end of a conversation with the server, without the socket.
pub trait Client: Send {
    /// What it says.
    type Said: Serialize + Send + Sync;
    /// What it hears.
    type Heard: DeserializeOwned + Send;

    /// The first frame of a connection.
    fn hello(&mut self) -> Self::Said;
    /// The frame that keeps a connection alive.
    fn ping(&self) -> Self::Said;
    /// How often to send it.
    fn heartbeat(&self) -> Duration;
    /// A frame has come. What is to be said goes into `say`.
    fn hear(&mut self, frame: Self::Heard, now: Instant, say: &mut Vec<Self::Said>) -> After;
    /// The deadline has passed, the scenario has moved on, or a connection has just been made.
    fn wake(&mut self, now: Instant, stage: Stage, say: &mut Vec<Self::Said>) -> After;
    /// When it wants to be woken.
    fn deadline(&self) -> Option<Instant>;
    /// The connection is gone; what was on its way may or may not have arrived.
    fn lost(&mut self);
}

/// What becomes of a connection.
#[derive(Debug, PartialEq, Eq)]
pub enum After {
    /// It goes on.
    Stay,
    /// It is dropped without a word, as a network drops it; the client comes back.
    Drop,
    /// The server ends it: the client comes back after this time.
    ComeBack(Duration),
    /// The client is done.
    Finish,
    /// The client cannot go on.
    Fail(String),
}

/// The earlier of two moments that may not exist.
pub fn earlier(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
