//! Work statuses.

use besedka::domain::ids::OperatorId;
use besedka::domain::work_status::WorkStatus;

use super::company::{Answer, Company};

impl Company {
    /// X02, I4. Silent: what becomes of Left with something in work. It is Pause, because Left means none.
    pub fn chooses(&mut self, by: OperatorId, wish: WorkStatus) -> Answer {
        let person = self.person(by).ok_or("sign_in_needed")?;
        let (status, reason) = match (wish, self.work_of(by)) {
            (WorkStatus::Pause, 0) => (WorkStatus::Left, "nothing_in_work"),
            (WorkStatus::Left, 1..) => (WorkStatus::Pause, "chosen"),
            (wish, _) => (wish, "chosen"),
        };
        if person.status != status {
            self.becomes(by, status, reason);
        }
        Ok(())
    }

    /// A status changes. X12: who becomes Ready is given what waits for them.
    pub fn becomes(&mut self, who: OperatorId, status: WorkStatus, reason: &'static str) {
        let now = self.now;
        if let Some(person) = self.person_mut(who) {
            (person.status, person.since, person.reason) = (status, now, reason);
        }
        self.drain();
    }

    /// X01, X03: with the last conversation Pause becomes Left.
    pub fn work_shrank(&mut self, who: OperatorId) {
        if self.work_of(who) == 0 && self.person(who).is_some_and(|person| person.status == WorkStatus::Pause) {
            let now = self.now;
            if let Some(person) = self.person_mut(who) {
                (person.status, person.since, person.reason) = (WorkStatus::Left, now, "pause_drained");
            }
        }
    }

    /// X05, X06.
    pub fn sets_up(&mut self, by: OperatorId, ready_on_start: bool, pause_on_close: bool) -> Answer {
        if let Some(person) = self.person_mut(by) {
            (person.ready_on_start, person.pause_on_close) = (ready_on_start, pause_on_close);
        }
        Ok(())
    }
}
