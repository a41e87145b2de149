//! N06: what somebody tried without the right to it is kept, each act by itself. Of a flood, how many more there were is kept
//! once a minute: it must not fill the file, and it must not hide behind whatever else the person does.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::actions::audited::{self, Administrator};
use crate::domain::ids::OperatorId;
use crate::domain::time::{Span, Timestamp};
use crate::realtime::{Rate, Throttle};
use crate::web::App;

/// How many acts of one person are kept one by one, and in what time.
const ONE_BY_ONE: Rate = Rate { many: 30, within: MINUTE };

const MINUTE: Span = Span::minutes(1);

/// What was refused lately.
#[derive(Debug)]
pub struct Refusals {
    kept: Throttle<OperatorId>,
    more: Mutex<HashMap<OperatorId, More>>,
}

/// Acts that are not kept one by one.
#[derive(Debug)]
struct More {
    who: Administrator,
    count: u64,
}

impl Default for Refusals {
    fn default() -> Self {
        Self { kept: Throttle::new(ONE_BY_ONE), more: Mutex::default() }
    }
}

impl Refusals {
    fn more(&self) -> MutexGuard<'_, HashMap<OperatorId, More>> {
        self.more.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts one that is not kept by itself. Whether it is the first of a minute.
    fn count(&self, who: &Administrator) -> bool {
        let mut more = self.more();
        let before = more.entry(who.operator).or_insert_with(|| More { who: who.clone(), count: 0 });
        before.count += 1;
        before.count == 1
    }
}

impl App {
    /// Whether a refused act of this person is to be kept by itself. If not, it is counted, and how many there were is kept
    /// when the minute is over.
    pub fn keeps_refused(&self, who: &Administrator) -> bool {
        let now = self.clock.now();
        if self.refusals.kept.count(who.operator, now).is_ok() {
            return true;
        }
        if self.refusals.count(who) {
            tokio::spawn(keep_count(self.clone(), who.operator, now + MINUTE));
        }
        false
    }

    /// Keeps how many there were that nothing has been said of yet: the house is about to stop.
    pub async fn keep_refused_before_stopping(&self) {
        let left: Vec<More> = self.refusals.more().drain().map(|(_, more)| more).collect();
        for more in left {
            self.keep_more(more).await;
        }
    }

    async fn keep_more(&self, More { who, count }: More) {
        let kept = self.actions.perform(move |write| audited::refused_more(write, &who, count)).await;
        if let Err(error) = kept {
            tracing::error!(%error, "how many acts were refused could not be kept");
        }
    }
}

async fn keep_count(app: App, of: OperatorId, at: Timestamp) {
    app.clock.reaches(at).await;
    let more = app.refusals.more().remove(&of);
    if let Some(more) = more {
        app.keep_more(more).await;
    }
}
