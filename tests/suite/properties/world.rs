//! A company with everybody's windows, and the model beside it.

use std::collections::BTreeMap;

use besedka::actions::Done;
use besedka::domain::ids::{ConversationId, OperatorId};
use besedka::domain::time::Timestamp;
use besedka::protocol::widget_out::WidgetOut;
use besedka::storage::routing;

use rusqlite::Connection;

use super::acts::Played;
use crate::model::commands::Command;
use crate::model::company::{Company, place_of};
use crate::model::file::{File, decisions_after};
use crate::model::invariants;
use crate::model::kinds::Flavour;
use crate::model::rolls::Dice;
use crate::model::structure::Structure;
use crate::support::operator::SignedIn;
use crate::support::{Desk, Operator, Visitor};

/// What a person has before them: two devices, each with a sign-in and console windows.
#[derive(Default)]
pub struct Seat {
    pub signed_in: [Option<SignedIn>; 2],
    pub windows: [Vec<Operator>; 2],
}

pub struct World {
    pub desk: Desk,
    pub company: Company,
    pub seats: Vec<Seat>,
    pub widgets: Vec<Visitor>,
    /// Whether somebody is there, as each widget was told last.
    pub told_online: Vec<bool>,
    /// For looking at what stands in the file.
    pub file: Connection,
    /// The last decision about a conversation: when, and who won.
    pub decided: BTreeMap<ConversationId, (Timestamp, Option<OperatorId>)>,
    structure: Structure,
    last_decision: i64,
    played: Vec<String>,
}

impl World {
    pub fn of(desk: Desk, company: Company, widgets: Vec<Visitor>) -> Self {
        let file = Connection::open(desk.file()).unwrap();
        let seats = company.people.iter().map(|_| Seat::default()).collect();
        let (structure, decided, played) = (Structure::read(&file), BTreeMap::new(), Vec::new());
        let told_online = widgets.iter().map(|widget| widget.welcome.online).collect();
        Self { desk, company, seats, widgets, told_online, file, decided, structure, last_decision: 0, played }
    }

    /// Plays what the numbers choose.
    pub async fn plays(&mut self, flavour: Flavour, dice: &Dice) {
        for command in self.company.next(flavour, dice) {
            self.obeys(command).await;
        }
    }

    /// Plays a command in the model and in the house. Whoever acts over a console and has none opens one first, which changes
    /// nothing (X07).
    pub async fn obeys(&mut self, command: Command) {
        if let Some(by) = over_a_console(&command) {
            let Some(person) = self.company.person(by) else { return };
            if person.devices.iter().all(|device| device.windows == 0) {
                Box::pin(self.obeys(Command::OpensWindow { by, device: 0, started: false })).await;
            }
        }
        self.played.push(format!("{command:?}"));
        let before = self.company.clone();
        let expected = self.company.obeys(&command);
        let (decisions, now) = (self.company.decisions.iter(), self.company.now);
        self.decided.extend(decisions.map(|(conversation, _, winner)| (*conversation, (now, *winner))));
        let answer = self.does(&command, &before).await;
        assert_eq!(
            answer.as_ref().map_err(String::as_str),
            expected.as_ref().map_err(|code| *code),
            "{}",
            self.story()
        );
        let closed = |company: &Company| company.conversations.iter().filter(|known| known.is_closed()).count();
        assert!(command.may_close() || closed(&before) == closed(&self.company), "I7 {}", self.story());
        if command.may_change_company() {
            self.structure = Structure::read(&self.file);
        }
        if self.company.next_grace().is_some_and(|due| due <= self.company.now) {
            // The job is about to act; that it has is waited for next.
            return;
        }
        let wrong = self.wrong();
        assert_eq!(wrong, Vec::<String>::new(), "{}", self.story());
    }

    fn wrong(&mut self) -> Vec<String> {
        let (file, structure) = (File::read(&self.file), &self.structure);
        let mut wrong = file.differences(&File::expected(&self.company));
        wrong.extend(structure.differences(&Structure::expected(&self.company)));
        // What widgets are told is looked at where they are told it.
        wrong.extend(invariants::broken(&file, structure, |site| self.company.is_online(site)));
        let decided = decisions_after(&self.file, self.last_decision);
        self.last_decision = decided.last().map_or(self.last_decision, |(number, ..)| *number);
        let winners: Vec<i64> = decided.iter().filter_map(|(_, _, _, winner)| *winner).collect();
        wrong.extend(invariants::i3_limits(&winners, &file));
        let expected = self.company.decisions.iter().map(|(id, _, winner)| (id.0, winner.map(|winner| winner.0)));
        if !decided.iter().map(|(_, id, _, winner)| (*id, *winner)).eq(expected) {
            wrong.push(format!("the decisions are {decided:?}, in the model {:?}", self.company.decisions));
        }
        wrong
    }

    pub fn story(&self) -> String {
        format!("after:\n{}", self.played.join("\n"))
    }

    /// Some console of somebody.
    pub fn console(&mut self, who: OperatorId) -> &mut Operator {
        let windows = self.seats[place_of(who.0)].windows.iter_mut();
        windows.flatten().next().expect("they have a console")
    }

    pub fn consoles(&mut self) -> impl Iterator<Item = &mut Operator> {
        self.seats.iter_mut().flat_map(|seat| seat.windows.iter_mut()).flatten()
    }

    /// Remembers what widgets have been told, and forgets the frames.
    pub fn widgets_listen(&mut self) {
        for (place, widget) in self.widgets.iter_mut().enumerate() {
            for frame in widget.socket.unasked() {
                if let WidgetOut::Online { online, .. } = frame {
                    self.told_online[place] = *online;
                }
            }
            widget.socket.forget();
        }
    }

    /// Waits until the server has noticed whose connections are gone.
    pub async fn is_noticed(&mut self) {
        let windows = self.consoles().count() + self.widgets.len();
        assert!(self.desk.comes_to_hold(windows).await, "{windows} are not what the server holds {}", self.story());
    }

    /// X07: a restart changes nothing. Everybody comes back by themselves.
    pub async fn restarts(&mut self) -> Played {
        self.desk.restarts().await;
        for place in 0..self.seats.len() {
            for device in 0..2 {
                for window in std::mem::take(&mut self.seats[place].windows[device]) {
                    let again = window.reconnects().await;
                    self.seats[place].windows[device].push(again);
                }
            }
        }
        for widget in std::mem::take(&mut self.widgets) {
            self.widgets.push(widget.reconnects(&self.desk).await);
        }
        self.told_online = self.widgets.iter().map(|widget| widget.welcome.online).collect();
        Ok(())
    }

    /// I8.
    async fn follows_from_its_reasons(&self) {
        for id in self.decided.keys().copied() {
            let kept = self.desk.performs(move |write| Ok(Done::quietly(routing::last_of(write, id)?))).await;
            let wrong: Vec<String> = kept.unwrap().iter().flat_map(invariants::i8_reasons).collect();
            assert_eq!(wrong, Vec::<String>::new(), "{}", self.story());
        }
    }

    /// Everybody sees what they should; the file is sound.
    pub async fn ends(mut self) {
        self.looks_around().await;
        self.follows_from_its_reasons().await;
        drop(self.file);
        self.desk.closes().await;
    }
}

/// Who does this with a console of theirs open, if it is such an act.
const fn over_a_console(command: &Command) -> Option<OperatorId> {
    match command {
        Command::Takes { by, .. }
        | Command::Writes { by, .. }
        | Command::Closes { by, .. }
        | Command::Transfers { by, .. }
        | Command::LooksAt { by, .. }
        | Command::Chooses { by, .. }
        | Command::SetsUp { by, .. }
        | Command::Assigns { by, .. }
        | Command::Pauses { by, .. }
        | Command::ReturnsAll { by, .. } => Some(*by),
        _ => None,
    }
}
