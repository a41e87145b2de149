//! The beginning of a scenario: visitors come one after another and each has their conversation taken.

use std::ops::Range;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use crate::client::crew::Crew;
use crate::failure::Failure;
use crate::record::count;

const PATIENCE: Duration = Duration::from_secs(120);

/// Conversations that wait to be taken. Every operator is told of each: thousands at once would measure the queue, and not
/// what follows.
const MOST_UNTAKEN: u64 = 100;

/// Lets these visitors join, and waits until `taken` says that all of them have somebody who answers.
pub async fn open(
    crew: &mut Crew,
    authors: Range<u32>,
    taken: &AtomicU64,
    mut join: impl FnMut(&mut Crew, u32),
) -> Result<(), Failure> {
    let otherwise = "not every visitor's conversation was taken";
    for (joined, author) in (0..).zip(authors.clone()) {
        crew.until(otherwise, PATIENCE, || joined < count(taken) + MOST_UNTAKEN).await?;
        join(crew, author);
    }
    crew.until(otherwise, PATIENCE, || count(taken) >= authors.len() as u64).await
}
