//! Since when whose consoles are away, for the alarm of W05. Kept in memory: after a start everybody is away since then.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::domain::attendance::{self, Alarm};
use crate::domain::ids::OperatorId;
use crate::domain::time::Timestamp;
use crate::realtime::Topic;
use crate::web::App;

/// When the last console of each person was lost.
pub struct Attendance {
    started: Timestamp,
    lost: Mutex<HashMap<OperatorId, Timestamp>>,
}

impl Attendance {
    /// Begins to watch.
    pub fn new(now: Timestamp) -> Self {
        Self { started: now, lost: Mutex::default() }
    }

    /// A console of somebody is gone.
    pub fn lost(&self, operator: OperatorId, now: Timestamp) {
        self.lost.lock().unwrap_or_else(PoisonError::into_inner).insert(operator, now);
    }
}

impl App {
    /// W05: the sites that promise an answer while no console of anybody who could give it is connected.
    pub fn attendance_alarms(&self) -> Vec<Alarm> {
        let lost = self.attendance.lost.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let away_since = |operator| {
            let away = !self.hub.is_heard(Topic::Operator(operator));
            away.then(|| lost.get(&operator).copied().unwrap_or(self.attendance.started))
        };
        attendance::alarms(&self.actions.directory(), away_since, self.clock.now())
    }
}
