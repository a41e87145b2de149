//! X06: pauses those whose console was closed deliberately, once the grace period is over. What is due is in the file, so
//! that a restart in between changes nothing.

use tokio_util::sync::CancellationToken;

use crate::actions::close_console::{self, GRACE};
use crate::jobs::Parts;
use crate::storage::sessions;

/// Runs until it is told to stop.
pub async fn run(Parts { actions, reader, clock }: Parts, stop: CancellationToken) {
    let mut changes = actions.deadline_changes();
    loop {
        changes.mark_unchanged();
        let first = match reader.read(sessions::first_closed).await {
            Ok(first) => first,
            Err(error) => {
                tracing::error!(%error, "the consoles that were closed could not be looked up");
                None
            }
        };
        let due = async {
            match first {
                Some(closed_at) => clock.reaches(closed_at + GRACE).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            _ = changes.changed() => {}
            () = due => {
                if let Err(error) = actions.perform(close_console::after_grace).await {
                    tracing::error!(%error, "a console that was closed could not be acted upon");
                    // Whatever broke is not asked for again before something changes.
                    tokio::select! {
                        () = stop.cancelled() => return,
                        _ = changes.changed() => {}
                    }
                }
            }
        }
    }
}
