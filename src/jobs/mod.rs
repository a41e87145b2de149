//! What happens when nobody asks: one job per file. A job sleeps until its next deadline, or until an action says that
//! deadlines have changed; it acts through actions like everybody else.

mod close_consoles;
pub mod deliver_mail;
mod end_sessions;
mod index_messages;
mod tell_hours;

use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::actions::Actions;
use crate::clock::Clock;
use crate::storage::Reader;

/// What jobs work with.
#[derive(Clone)]
pub struct Parts {
    /// The door to the writer.
    pub actions: Actions,
    /// Connections that cannot write.
    pub reader: Reader,
    /// The time.
    pub clock: Clock,
}

/// Starts every job; they end when `stop` is cancelled.
pub fn start(parts: &Parts, mail: &deliver_mail::Means, stop: &CancellationToken) -> Vec<JoinHandle<()>> {
    vec![
        tokio::spawn(close_consoles::run(parts.clone(), stop.clone())),
        tokio::spawn(deliver_mail::run(parts.clone(), mail.clone(), stop.clone())),
        tokio::spawn(end_sessions::run(parts.clone(), stop.clone())),
        tokio::spawn(tell_hours::run(parts.clone(), stop.clone())),
        tokio::spawn(index_messages::run(parts.clone(), stop.clone())),
    ]
}
