//! Tells open pages when opening hours end, or begin, while nobody is there. The hours are in the file; nothing is kept here
//! but when they change next.

use tokio_util::sync::CancellationToken;

use crate::actions::tell_hours;
use crate::jobs::Parts;

/// Runs until it is told to stop.
pub async fn run(Parts { actions, clock, .. }: Parts, stop: CancellationToken) {
    let mut changes = actions.deadline_changes();
    loop {
        changes.mark_unchanged();
        let directory = actions.directory();
        let hours = directory.sites.values().filter_map(|site| site.hours.as_ref());
        let next = hours.filter_map(|hours| hours.next_change(clock.now())).min();
        let due = async {
            match next {
                Some(next) => clock.reaches(next).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            _ = changes.changed() => {}
            () = due => {
                if let Err(error) = actions.perform(tell_hours::tell).await {
                    tracing::error!(%error, "open pages could not be told of the opening hours");
                }
            }
        }
    }
}
