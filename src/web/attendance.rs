//! Which consoles are there, and until when each person's were. Kept in memory: after a start everybody is away since then.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::domain::attendance::{self, Alarm};
use crate::domain::ids::OperatorId;
use crate::domain::time::Timestamp;
use crate::realtime::{SocketId, Topic};
use crate::web::App;

/// A sign-in, by the SHA-256 of its secret.
pub type Session = [u8; 32];

/// The longest name of a window, in characters.
const LONGEST_NAME: usize = 64;

/// Which consoles are there.
pub struct Attendance {
    started: Timestamp,
    state: Mutex<State>,
    changes: watch::Sender<()>,
}

#[derive(Default)]
struct State {
    /// When the last console of each person went.
    lost: HashMap<OperatorId, Timestamp>,
    /// The consoles of each sign-in that have said hello.
    there: HashMap<Session, Vec<Window>>,
}

/// A console's connection. A name belongs to a window, which may have several: the one that it speaks on, and dead ones.
struct Window {
    socket: SocketId,
    name: Option<String>,
}

impl Window {
    /// Whether this one keeps a sign-in's console open when `gone` is closed: it is another window, or the same one again.
    fn outlasts(&self, gone: &Self) -> bool {
        self.name.is_none() || self.name != gone.name || self.socket > gone.socket
    }
}

impl Attendance {
    /// Begins to watch.
    pub fn new(now: Timestamp) -> Self {
        Self { started: now, state: Mutex::default(), changes: watch::Sender::new(()) }
    }

    /// Says whenever a console has come or gone.
    pub fn changes(&self) -> watch::Receiver<()> {
        self.changes.subscribe()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A console of this sign-in says hello. To be told before the hello is acted upon.
    pub fn came(&self, session: Session, socket: SocketId, name: Option<String>) {
        let name = name.map(|name| name.chars().take(LONGEST_NAME).collect());
        let mut state = self.state();
        let there = state.there.entry(session).or_default();
        if there.iter().all(|window| window.socket != socket) {
            there.push(Window { socket, name });
            self.changes.send_replace(());
        }
    }

    /// A connection is gone. X06: `if_last` is called if its window was the last of the sign-in, and before another one can
    /// come: what it hands to the writer stands before whatever that one's hello does.
    ///
    /// After a change of network a window has a dead connection for a while, beside the one that it closes: that one does not
    /// keep it open, and its own end means nothing (X07).
    pub fn went(
        &self,
        operator: OperatorId,
        session: Session,
        socket: SocketId,
        now: Timestamp,
        if_last: impl FnOnce(),
    ) {
        let mut state = self.state();
        let Some(there) = state.there.get_mut(&session) else { return };
        let Some(place) = there.iter().position(|window| window.socket == socket) else { return };
        let gone = there.swap_remove(place);
        let is_last = !there.iter().any(|window| window.outlasts(&gone));
        if there.is_empty() {
            state.there.remove(&session);
        }
        state.lost.insert(operator, now);
        self.changes.send_replace(());
        if is_last {
            if_last();
        }
    }
}

impl App {
    /// W05: the sites that promise an answer while no console of anybody who could give it is connected.
    pub fn attendance_alarms(&self) -> Vec<Alarm> {
        attendance::alarms(&self.actions.directory(), self.away_since(), self.clock.now())
    }

    /// When these alarms are others by the time alone.
    pub fn next_attendance_change(&self) -> Option<Timestamp> {
        attendance::next_change(&self.actions.directory(), self.away_since(), self.clock.now())
    }

    fn away_since(&self) -> impl Fn(OperatorId) -> Option<Timestamp> {
        let lost = self.attendance.state().lost.clone();
        move |operator| {
            let away = !self.hub.is_heard(Topic::Operator(operator));
            away.then(|| lost.get(&operator).copied().unwrap_or(self.attendance.started))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::realtime::{Hub, Subscription};

    const ANNA: OperatorId = OperatorId(1);
    const LAPTOP: Session = [7; 32];
    const NOW: Timestamp = Timestamp(100);

    /// Windows of one sign-in, which came in this order.
    fn windows<const N: usize>(names: [Option<&str>; N]) -> (Attendance, [Subscription; N]) {
        let (hub, attendance) = (Arc::new(Hub::default()), Attendance::new(Timestamp(0)));
        let sockets = names.map(|name| {
            let subscription = hub.connect(&[]);
            attendance.came(LAPTOP, subscription.socket, name.map(str::to_owned));
            subscription
        });
        (attendance, sockets)
    }

    /// A connection ends; whether it was the last window.
    fn is_last(attendance: &Attendance, gone: &Subscription) -> bool {
        let mut is_last = false;
        attendance.went(ANNA, LAPTOP, gone.socket, NOW, || is_last = true);
        is_last
    }

    #[test]
    fn x06_a_dead_connection_of_the_same_window_does_not_keep_it_open() {
        let (attendance, [dead, alive]) = windows([Some("one"), Some("one")]);
        assert!(is_last(&attendance, &alive));
        is_last(&attendance, &dead);
        assert!(attendance.state().there.is_empty());
    }

    #[test]
    fn x06_x07_another_window_keeps_it_open_and_so_does_the_same_one_after_a_reload() {
        let (attendance, [one, other]) = windows([Some("one"), Some("other")]);
        assert!(!is_last(&attendance, &one));
        assert!(is_last(&attendance, &other));
        let (attendance, [before, after]) = windows([Some("one"), Some("one")]);
        assert!(!is_last(&attendance, &before));
        assert!(is_last(&attendance, &after));
        let (attendance, [one, _other]) = windows([None, None]);
        assert!(!is_last(&attendance, &one), "without names each is a window of its own");
    }

    #[test]
    fn a_connection_that_says_hello_twice_is_one_and_one_that_never_did_is_nobody() {
        let (attendance, [one]) = windows([None]);
        attendance.came(LAPTOP, one.socket, None);
        assert!(is_last(&attendance, &one));
        assert!(!is_last(&attendance, &one));
    }
}
