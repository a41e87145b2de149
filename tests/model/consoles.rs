//! Consoles: signing in and out, windows that open, close and lose their connection, and time.

use besedka::domain::ids::OperatorId;
use besedka::domain::time::{Span, Timestamp};
use besedka::domain::work_status::WorkStatus;

use super::company::{Answer, Company, Device, Person, Session};

/// X06: how long a console may be away.
const GRACE: Span = Span::seconds(60);
/// How long a sign-in lasts without being used.
const SIGNED_IN: Span = Span::days(30);
/// How long it lasts at the most.
const LONGEST: Span = Span::days(90);

/// When a sign-in ends however much it is used: at the last four in the morning of its time. The company's clock shows UTC.
const fn ends_at(begun_at: Timestamp) -> Timestamp {
    let (day, four) = (Span::days(1).0, Span::minutes(4 * 60).0);
    Timestamp((begun_at.0 + LONGEST.0 - four).div_euclid(day) * day + four)
}

impl Company {
    /// X05, X19, X07: a deliberate start makes Ready whoever wants it so: the first console of a sign-in, or one that is opened
    /// while none of theirs is, and that is no reload within the grace period. Whoever is not signed in here signs in.
    pub fn opens_window(&mut self, by: OperatorId, device: usize, started: bool) -> Answer {
        let (now, sessions) = (self.now, self.sessions + 1);
        let person = self.person_mut(by).ok_or("sign_in_needed")?;
        let another_is_open = person.devices.iter().any(|device| device.windows > 0);
        let wants_ready = person.ready_on_start && person.status != WorkStatus::Ready;
        let fresh = Session { number: sessions, begun_at: now, used_at: now, opened: false, closed_at: None };
        let device = &mut person.devices[device];
        device.windows += 1;
        let session = device.session.get_or_insert(fresh);
        let number = session.number;
        let is_reload = session.closed_at.is_some_and(|closed_at| now - closed_at <= GRACE);
        let deliberate = started && (!session.opened || (!another_is_open && !is_reload));
        session.opened = true;
        session.closed_at = None;
        if deliberate {
            // They are back, whichever console it was that they closed.
            for session in person.devices.iter_mut().filter_map(|device| device.session.as_mut()) {
                session.closed_at = None;
            }
        }
        self.sessions = self.sessions.max(number);
        if deliberate && wants_ready {
            self.becomes(by, WorkStatus::Ready, "console_opened");
        }
        Ok(())
    }

    /// X06: the last window of a sign-in that is closed deliberately begins the grace period.
    pub fn closes_window(&mut self, by: OperatorId, device: usize) -> Answer {
        let now = self.now;
        let device = &mut self.person_mut(by).ok_or("sign_in_needed")?.devices[device];
        device.windows -= 1;
        if let Some(session) = device.session.as_mut().filter(|_| device.windows == 0) {
            session.closed_at = Some(now);
        }
        Ok(())
    }

    /// X07: a lost connection is no close, whatever was closed before.
    pub fn loses_connection(&mut self, by: OperatorId, device: usize) -> Answer {
        self.person_mut(by).ok_or("sign_in_needed")?.devices[device].windows -= 1;
        Ok(())
    }

    /// X06: signing out is a deliberate close that nobody comes back from.
    pub fn signs_out(&mut self, by: OperatorId, device: usize) -> Answer {
        let person = self.person_mut(by).ok_or("sign_in_needed")?;
        person.devices[device] = Device::default();
        self.console_closed(by);
        Ok(())
    }

    /// X06: Ready and Can help become Pause, and with nothing in work Left (X02), whatever other device is open.
    fn console_closed(&mut self, who: OperatorId) {
        let in_work = self.work_of(who);
        if self.person(who).is_some_and(|person| person.pause_on_close && person.is_available()) {
            let status = if in_work == 0 { WorkStatus::Left } else { WorkStatus::Pause };
            self.becomes(who, status, "console_closed");
        }
    }

    /// The next moment at which a console will have been away for too long.
    pub fn next_grace(&self) -> Option<Timestamp> {
        let sessions = self.people.iter().flat_map(Person::sessions);
        sessions.filter_map(|session| session.closed_at).min().map(|closed_at| closed_at + GRACE)
    }

    /// X06, for everybody whose time it is. Silent: what if their status has changed since. Then that has the last word.
    pub fn grace_passes(&mut self) -> Answer {
        let now = self.now;
        let mut people = Vec::new();
        for person in &mut self.people {
            let mut latest = None;
            for session in person.devices.iter_mut().filter_map(|device| device.session.as_mut()) {
                if session.closed_at.is_some_and(|closed_at| now - closed_at >= GRACE) {
                    latest = latest.max(session.closed_at.take());
                }
            }
            if latest.is_some_and(|closed_at| person.since <= closed_at) {
                people.push(person.id);
            }
        }
        for who in people {
            self.console_closed(who);
        }
        Ok(())
    }

    /// X08, X09, I7: time changes nothing but sign-ins: those that nobody uses end, and those that have lasted long enough, with
    /// their windows, which is no close (X07). Open windows use theirs.
    pub fn time_passes(&mut self, span: Span) -> Answer {
        self.now = self.now + span;
        for device in self.people.iter_mut().flat_map(|person| person.devices.iter_mut()) {
            let Some(session) = &mut device.session else { continue };
            if self.now >= ends_at(session.begun_at) {
                *device = Device::default();
            } else if device.windows > 0 {
                session.used_at = self.now;
            } else if self.now - session.used_at >= SIGNED_IN {
                device.session = None;
            }
        }
        Ok(())
    }
}

impl Person {
    pub fn sessions(&self) -> impl Iterator<Item = &Session> {
        self.devices.iter().filter_map(|device| device.session.as_ref())
    }
}
