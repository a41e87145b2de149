//! Plays commands as the web layer would, and looks at everything after each.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::founding::found;
use super::model::commands::Command;
use super::model::company::Company;
use super::model::file::{File, decisions_after};
use super::model::invariants;
use super::model::structure::Structure;
use super::told::{self, Told};
use crate::actions::{Done, Failure, Outcome, end_sessions};
use crate::domain::conversation::Queue;
use crate::domain::directory::Directory;
use crate::domain::ids::{ConversationId, OperatorId};
use crate::realtime::{Hub, SocketId};
use crate::storage::scratch::Scratch;
use crate::storage::{Write, conversations, directory, monitoring, routing};

pub struct Driver<'a> {
    pub scratch: &'a Scratch,
    pub company: Company,
    /// The window that everything is sent from.
    pub socket: SocketId,
    /// The company as the actions have published it.
    pub directory: Arc<Directory>,
    /// The queues that everybody's consoles listen to, as the actions have said.
    views: BTreeMap<OperatorId, Vec<Queue>>,
    told: Told,
    structure: Structure,
    last_decision: i64,
}

impl<'a> Driver<'a> {
    /// Begins a sequence in this company.
    pub fn of(scratch: &'a Scratch, company: Company) -> Self {
        scratch.act(company.now, |write| found(write, &company)).expect("a company");
        let directory = directory::load(&scratch.read()).expect("a directory");
        let people = directory.operators.values();
        Self {
            views: people.map(|person| (person.id, directory.queues_of(person))).collect(),
            socket: Arc::new(Hub::default()).connect(&[]).socket,
            structure: Structure::read(scratch.connection()),
            directory: Arc::new(directory),
            told: Told::default(),
            last_decision: 0,
            scratch,
            company,
        }
    }

    /// Runs an action, and keeps what it says besides its answer.
    pub fn run<T>(&mut self, action: impl FnOnce(&Write<'_>) -> Outcome<T>) -> Result<T, Failure> {
        let done = self.scratch.act(self.company.now, action)?;
        let Done { answer, publications, directory, views, company_changed, .. } = done;
        self.views.extend(views);
        if let Some((directory, _)) = directory {
            self.directory = directory;
        }
        self.told.publications.extend(publications);
        self.told.company_changed |= company_changed;
        Ok(answer)
    }

    /// Plays a command in the model and in the house; what is wrong then.
    pub fn plays(&mut self, command: &Command) -> Vec<String> {
        if let Command::Tick { .. } = command {
            let _ = self.company.obeys(command);
            return self.run(end_sessions::of_age).err().map(|error| error.to_string()).into_iter().collect();
        }
        let before = self.company.clone();
        let expected = self.company.obeys(command);
        let answer = match self.does(command, &before) {
            Ok(()) => Ok(()),
            Err(Failure::Refused(refusal)) => Err(refusal.code()),
            Err(Failure::Internal(error)) => return vec![error.to_string()],
        };
        if answer != expected {
            return vec![format!("the house says {answer:?}, the model {expected:?}")];
        }
        let mut wrong = self.differences(command);
        if answer.is_ok() {
            wrong.extend(told::wrong(&self.told, command, &before, &self.company));
        }
        if !command.may_close() && closed(&before) != closed(&self.company) {
            wrong.push("I7: closed by something else than an act".into());
        }
        self.told = Told::default();
        wrong
    }

    fn differences(&mut self, command: &Command) -> Vec<String> {
        let connection = self.scratch.connection();
        let file = File::read(connection);
        let mut wrong = file.differences(&File::expected(&self.company));
        if command.may_change_company() {
            self.structure = Structure::read(connection);
            wrong.extend(self.structure.differences(&Structure::expected(&self.company)));
        }
        wrong.extend(invariants::broken(&file, &self.structure, |site| self.directory.is_online(site)));
        wrong.extend(self.wrong_decisions(&file));
        for person in self.company.people.iter().filter(|person| person.here) {
            let mut heard = self.views.get(&person.id).cloned().unwrap_or_default();
            let mut seen = self.company.queues_seen_by(person);
            heard.sort();
            seen.sort();
            if heard != seen {
                wrong.push(format!("M01: operator {} hears of {heard:?} and sees {seen:?}", person.id));
            }
        }
        wrong
    }

    /// I3, I8, and every decision with its reasons.
    fn wrong_decisions(&mut self, file: &File) -> Vec<String> {
        let decided = decisions_after(self.scratch.connection(), self.last_decision);
        let mut wrong = Vec::new();
        let expected = self.company.decisions.iter();
        let expected: Vec<_> =
            expected.map(|(id, department, winner)| (id.0, department.map(|id| id.0), winner.map(|id| id.0))).collect();
        let stored: Vec<_> = decided.iter().map(|(_, id, department, winner)| (*id, *department, *winner)).collect();
        if stored != expected {
            wrong.push(format!("the file has the decisions {stored:?}, the model {expected:?}"));
        }
        for (number, id, ..) in decided {
            self.last_decision = number;
            let recorded = routing::last_of(&self.scratch.read(), ConversationId(id)).expect("a decision");
            wrong.extend(recorded.iter().flat_map(invariants::i8_reasons));
        }
        let winners: Vec<i64> = stored.iter().filter_map(|(_, _, winner)| *winner).collect();
        wrong.extend(invariants::i3_limits(&winners, file));
        wrong
    }

    /// What the house's own ways of looking at the file say at the end.
    pub fn ends(&self) -> Vec<String> {
        let (read, company) = (self.scratch.read(), &self.company);
        let mut wrong = Structure::read(self.scratch.connection()).differences(&Structure::expected(company));
        if directory::load(&read).expect("a directory") != *self.directory {
            wrong.push("the directory that was published is not the one in the file".into());
        }
        for site in &company.sites {
            if self.directory.is_online(site.id) != company.is_online(site.id) {
                wrong.push(format!("I5: the widget of site {}", site.id));
            }
        }
        for queue in company.queues() {
            let waiting = conversations::waiting(&read, queue, None, 100).expect("a queue");
            let waiting: Vec<ConversationId> = waiting.iter().map(|waiting| waiting.id).collect();
            let expected = company.waiting_in(queue);
            if waiting != expected {
                wrong.push(format!("{queue:?}: {waiting:?} wait in this order, in the model {expected:?}"));
            }
        }
        for person in &company.people {
            let in_work = conversations::owned_by(&read, person.id).expect("work").len();
            if in_work != company.work_of(person.id)
                || in_work != conversations::in_work(&read, person.id).expect("work")
            {
                wrong.push(format!("operator {} has {in_work} in work", person.id));
            }
        }
        // N05: together they are every open one.
        let queued: u64 = monitoring::queues(&read).expect("counts").values().sum();
        let in_work: u64 = monitoring::work(&read).expect("counts").values().sum();
        if in_work + queued != company.conversations.iter().filter(|known| !known.is_closed()).count() as u64 {
            wrong.push(format!("N05: {in_work} in work and {queued} queued"));
        }
        wrong
    }
}

fn closed(company: &Company) -> usize {
    company.conversations.iter().filter(|known| known.is_closed()).count()
}
