//! Ends the sessions that have lasted for as long as they may, and the consoles that are open with them.

use tokio_util::sync::CancellationToken;

use crate::actions::end_sessions;
use crate::jobs::Parts;
use crate::storage::sessions;

/// Runs until it is told to stop.
pub async fn run(Parts { actions, reader, clock }: Parts, stop: CancellationToken) {
    let mut changes = actions.deadline_changes();
    loop {
        changes.mark_unchanged();
        let first = match reader.read(sessions::first_to_end).await {
            Ok(first) => first,
            Err(error) => {
                tracing::error!(%error, "the sessions that end could not be looked up");
                None
            }
        };
        let due = async {
            match first {
                Some(ends_at) => clock.reaches(ends_at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            _ = changes.changed() => {}
            () = due => {
                if let Err(error) = actions.perform(end_sessions::of_age).await {
                    tracing::error!(%error, "the sessions that are over could not be ended");
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
