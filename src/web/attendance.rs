//! Which consoles were there until when. Kept in memory: after a start everybody is away since then, and nobody has left.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::attendance::{self, Alarm};
use crate::domain::ids::OperatorId;
use crate::domain::time::Timestamp;
use crate::realtime::Topic;
use crate::web::App;
use crate::web::socket::Ending;

/// A sign-in, by the SHA-256 of its secret.
type Session = [u8; 32];

/// When consoles were lost, and when windows were closed.
pub struct Attendance {
    started: Timestamp,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// When the last console of each person went.
    lost: HashMap<OperatorId, Timestamp>,
    /// When a window of a sign-in was closed deliberately while another connection of it was still held.
    closed: HashMap<Session, Timestamp>,
}

/// When a console said something last; 0: it never said hello. Shared with whoever serves its socket.
pub type LastWord = Arc<AtomicI64>;

impl Attendance {
    /// Begins to watch.
    pub fn new(now: Timestamp) -> Self {
        Self { started: now, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A console of this sign-in is there.
    pub fn came(&self, session: Session) {
        self.state().closed.remove(&session);
    }

    /// A console is gone; `others` says whether its sign-in has another connection. X06: the moment at which the last window
    /// was closed deliberately, if it was.
    ///
    /// After a change of network a window has two connections for a while: the one that it closes, and one that is dead and
    /// ends later. What the dead one says nothing against is a close.
    pub fn went(
        &self,
        (operator, session): (OperatorId, Session),
        ending: Ending,
        last_word: Timestamp,
        others: bool,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let mut state = self.state();
        state.lost.insert(operator, now);
        match (ending, others) {
            (Ending::Closed, false) => {
                state.closed.remove(&session);
                Some(now)
            }
            (Ending::Closed, true) => {
                state.closed.insert(session, now);
                None
            }
            (Ending::Lost, true) => None,
            (Ending::Lost, false) => state.closed.remove(&session).filter(|closed| last_word <= *closed),
        }
    }
}

/// Notes that a console has said something.
pub fn spoke(last_word: &LastWord, now: Timestamp) {
    last_word.store(now.0, Ordering::Relaxed);
}

/// When it did; `None` if it never said hello.
pub fn last_word(last_word: &LastWord) -> Option<Timestamp> {
    match last_word.load(Ordering::Relaxed) {
        0 => None,
        at => Some(Timestamp(at)),
    }
}

impl App {
    /// W05: the sites that promise an answer while no console of anybody who could give it is connected.
    pub fn attendance_alarms(&self) -> Vec<Alarm> {
        let lost = self.attendance.state().lost.clone();
        let away_since = |operator| {
            let away = !self.hub.is_heard(Topic::Operator(operator));
            away.then(|| lost.get(&operator).copied().unwrap_or(self.attendance.started))
        };
        attendance::alarms(&self.actions.directory(), away_since, self.clock.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHO: (OperatorId, Session) = (OperatorId(1), [7; 32]);

    #[test]
    fn x06_the_last_window_counts_also_when_a_dead_connection_of_it_ends_after_it() {
        let attendance = Attendance::new(Timestamp(0));
        let closed = attendance.went(WHO, Ending::Closed, Timestamp(90), true, Timestamp(100));
        assert_eq!(closed, None, "another connection is held");
        let dead = attendance.went(WHO, Ending::Lost, Timestamp(50), false, Timestamp(170));
        assert_eq!(dead, Some(Timestamp(100)));
    }

    #[test]
    fn x06_x07_another_window_that_spoke_since_or_came_is_lost_and_not_closed() {
        let attendance = Attendance::new(Timestamp(0));
        attendance.went(WHO, Ending::Closed, Timestamp(90), true, Timestamp(100));
        assert_eq!(attendance.went(WHO, Ending::Lost, Timestamp(130), false, Timestamp(170)), None);
        attendance.went(WHO, Ending::Closed, Timestamp(190), true, Timestamp(200));
        attendance.came(WHO.1);
        assert_eq!(attendance.went(WHO, Ending::Lost, Timestamp(150), false, Timestamp(270)), None);
        assert_eq!(attendance.went(WHO, Ending::Lost, Timestamp(150), false, Timestamp(270)), None, "X07");
        assert_eq!(attendance.went(WHO, Ending::Closed, Timestamp(0), false, Timestamp(300)), Some(Timestamp(300)));
    }
}
