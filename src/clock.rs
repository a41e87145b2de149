//! The time, as something that is handed in. This file alone asks the machine for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use tokio::sync::Notify;

use crate::domain::time::{Span, Timestamp};

/// A clock. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's.
    System,
    /// One that stands still until it is moved.
    Manual(Arc<Manual>),
}

/// The hands of a clock that is moved by hand.
#[derive(Debug)]
pub struct Manual {
    now: AtomicI64,
    moved: Notify,
}

/// The longest single sleep: the machine's clock may be set, and a laptop may sleep, so that it is looked at again.
const GLANCE: Duration = Duration::from_secs(30);

impl Clock {
    /// A clock that stands still at this moment.
    #[must_use]
    pub fn manual(start: Timestamp) -> Self {
        Self::Manual(Arc::new(Manual { now: AtomicI64::new(start.0), moved: Notify::new() }))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine for the time")]
            Self::System => {
                let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
                Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
            Self::Manual(manual) => Timestamp(manual.now.load(Ordering::SeqCst)),
        }
    }

    /// Moves a manual clock forward; the machine's goes by itself.
    pub fn advance(&self, span: Span) {
        if let Self::Manual(manual) = self {
            manual.now.fetch_add(span.0, Ordering::SeqCst);
            manual.moved.notify_waiters();
        }
    }

    /// Waits until this moment, or not at all if it has passed.
    pub async fn reaches(&self, moment: Timestamp) {
        loop {
            let left = match self {
                Self::System => None,
                Self::Manual(manual) => Some(manual.moved.notified()),
            };
            let wait = moment - self.now();
            if wait.0 <= 0 {
                return;
            }
            match left {
                Some(moved) => moved.await,
                None => tokio::time::sleep(Duration::from_millis(wait.0.unsigned_abs()).min(GLANCE)).await,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_manual_clock_reaches_a_moment_when_it_is_moved_there() {
        let clock = Clock::manual(Timestamp(1_000));
        clock.reaches(Timestamp(1_000)).await;
        let waiting = tokio::spawn({
            let clock = clock.clone();
            async move { clock.reaches(Timestamp(3_000)).await }
        });
        tokio::task::yield_now().await;
        clock.advance(Span(1_000));
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        clock.advance(Span(1_000));
        waiting.await.expect("reached");
    }
}
