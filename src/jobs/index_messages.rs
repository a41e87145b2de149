//! The index of the archive follows the messages: at most once a second while people write, and without a pause while it has
//! to catch up, as after an upgrade. How far it came is in the file, so that a restart loses nothing.

use tokio_util::sync::CancellationToken;

use crate::actions::index_messages::index;
use crate::domain::time::Span;
use crate::jobs::Parts;
use crate::storage::{StorageError, search};

/// How long messages may wait for others to be indexed with.
const GATHERS: Span = Span::seconds(1);

/// Runs until it is told to stop.
pub async fn run(parts: Parts, stop: CancellationToken) {
    let mut changes = parts.actions.messages_written();
    loop {
        changes.mark_unchanged();
        let more = match go_on(&parts).await {
            Ok(more) => more,
            Err(error) => {
                tracing::error!(%error, "messages could not be indexed");
                false
            }
        };
        if more && !stop.is_cancelled() {
            tokio::task::yield_now().await;
            continue;
        }
        tokio::select! {
            () = stop.cancelled() => return,
            _ = changes.changed() => {}
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = parts.clock.reaches(parts.clock.now() + GATHERS) => {}
        }
    }
}

/// Indexes what one go takes; whether there is more.
async fn go_on(parts: &Parts) -> Result<bool, Box<dyn std::error::Error + Send + Sync>> {
    let (batches, more) = parts.reader.read(search::pending).await?;
    for batch in batches {
        match parts.actions.perform(move |write| index(write, &batch)).await {
            Ok(()) => {}
            // The writer has more to do than it can: the rest follows when somebody has written again.
            Err(crate::actions::Failure::Refused(_)) => return Ok(false),
            Err(crate::actions::Failure::Internal(StorageError::Stopped)) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(more)
}
