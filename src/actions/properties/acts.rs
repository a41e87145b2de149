//! Each command as what the web layer makes of it.

use std::sync::Arc;

use super::driver::Driver;
use super::model::commands::{Command, Employment, To};
use super::model::company::{Company, Device, place_of};
use crate::actions::audited::{self, Administrator};
use crate::actions::change_employee;
use crate::actions::copy_offline_message::Copying;
use crate::actions::open_console::{self, Opening};
use crate::actions::post_message::{self, OperatorPost, VisitorPost};
use crate::actions::sign_in::SignIn;
use crate::actions::{
    Failure, assign_conversation, change_department, change_personal_settings, change_routing, change_site,
    close_console, close_conversation, create_department, end_sessions, pause_colleague, remove_operator, return_all,
    set_work_status, sign_in, sign_out, take_conversation, transfer_conversation,
};
use crate::domain::block::Whence;
use crate::domain::ids::{ConversationId, MessageKey, OperatorId};
use crate::domain::message::MessageText;
use crate::domain::offline::Contacts;
use crate::domain::permission::{Part, may_read};
use crate::domain::refusal::Refusal;
use crate::domain::visitor::Whereabouts;
use crate::entropy::{Entropy, Secret};
use crate::realtime::Guest;
use crate::storage::{conversations, participants};

type Played = Result<(), Failure>;

fn administrator(operator: OperatorId) -> Administrator {
    Administrator { operator, address: "127.0.0.1".into() }
}

fn key(number: u64) -> MessageKey {
    MessageKey(uuid::Uuid::from_u128(u128::from(number)))
}

fn text() -> MessageText {
    MessageText::parse("Good morning").expect("a text")
}

/// What the cookie of a sign-in holds.
fn secret(session: u64) -> Secret {
    Entropy::seeded(session).secret()
}

fn token(visitor: usize) -> [u8; 32] {
    [u8::try_from(visitor + 1).expect("a few visitors"); 32]
}

fn device(company: &Company, who: OperatorId, device: usize) -> &Device {
    &company.people[place_of(who.0)].devices[device]
}

impl Driver<'_> {
    /// Does a command; `before` is the company as it was.
    pub fn does(&mut self, command: &Command, before: &Company) -> Played {
        match command {
            Command::VisitorWrites { visitor, key } => self.visitor_writes(*visitor, *key, None),
            Command::FormIsSent { visitor, key } => {
                let contacts = Contacts { email: Some("guest@example.com".into()), ..Contacts::default() };
                self.visitor_writes(*visitor, *key, Some(contacts))
            }
            Command::VisitorCloses { visitor, ordinal } => {
                let (site, ordinal, token) = (self.company.visitors[*visitor].site, *ordinal, token(*visitor));
                self.run(|write| close_conversation::by_visitor(write, site, &token, ordinal))
            }
            Command::WidgetReconnects { visitor } => match self.company.visitors[*visitor].id {
                Some(id) => self.run(|write| post_message::note_page(write, id, &Whereabouts::default(), &whence())),
                None => Ok(()),
            },
            Command::Takes { by, conversation } => self.run(|write| take_conversation::take(write, *by, *conversation)),
            Command::Writes { by, conversation, key: number } => {
                let (operator, conversation, sender) = (*by, *conversation, self.socket);
                let post = OperatorPost { operator, conversation, key: key(*number), text: text(), sender };
                self.run(|write| post_message::as_operator(write, post)).map(drop)
            }
            Command::Closes { by, conversation } => self.closes(*by, *conversation),
            Command::Transfers { by, conversation, to } => self.run(|write| match to {
                To::Operator(to) => transfer_conversation::to_operator(write, *by, *conversation, *to, None),
                To::Department(to) => transfer_conversation::to_queue(write, *by, *conversation, Some(*to), None),
                To::Queue => transfer_conversation::to_queue(write, *by, *conversation, None, None),
            }),
            Command::LooksAt { by, conversation } => self.looks_at(*by, *conversation),
            Command::Chooses { by, status } => self.run(|write| set_work_status::choose(write, *by, *status)),
            Command::SetsUp { by, ready_on_start, pause_on_close } => self
                .run(|write| change_personal_settings::start_and_close(write, *by, *ready_on_start, *pause_on_close)),
            Command::OpensWindow { by, device, started } => self.opens_window(*by, *device, *started, before),
            Command::ClosesWindow { by, device: place } | Command::LosesConnection { by, device: place } => {
                // X07: that a connection is lost means nothing by itself.
                let closed_at = |company: &Company| {
                    let session = device(company, *by, *place).session.as_ref();
                    session.and_then(|session| session.closed_at.map(|at| (session.number, at)))
                };
                match closed_at(&self.company) {
                    Some((session, at)) if closed_at(before).is_none() => {
                        self.run(|write| close_console::note(write, &secret(session).hash(), at))
                    }
                    _ => Ok(()),
                }
            }
            Command::ServerRestarts => Ok(()),
            Command::SignsOut { by, device: place } => {
                let session = device(before, *by, *place).session.as_ref().map_or(0, |session| session.number);
                self.run(|write| sign_out::sign_out(write, *by, &secret(session).hash()))
            }
            Command::GracePasses => self.run(close_console::after_grace),
            Command::Tick { .. } | Command::TimePasses { .. } => self.time_passes(),
            of_administrator => self.administers(of_administrator, before),
        }
    }

    fn administers(&mut self, command: &Command, before: &Company) -> Played {
        match command {
            Command::Assigns { by, conversation, to } => {
                self.run(|write| assign_conversation::assign(write, &administrator(*by), *conversation, *to))
            }
            Command::Pauses { by, colleague } => {
                self.run(|write| pause_colleague::pause(write, &administrator(*by), *colleague))
            }
            Command::ReturnsAll { by, colleague } => {
                self.run(|write| return_all::return_all(write, &administrator(*by), *colleague))
            }
            Command::AccountMode { by, mode } => {
                self.run(|write| change_routing::of_account(write, &administrator(*by), *mode))
            }
            Command::SiteMode { by, site, mode } => {
                self.run(|write| change_routing::of_site(write, &administrator(*by), *site, *mode))
            }
            Command::CreatesDepartment { by, site } => {
                let name = format!("New {}", before.departments.len());
                self.run(|write| create_department::create(write, &administrator(*by), *site, &name)).map(drop)
            }
            Command::RemovesDepartment { by, department } => {
                self.run(|write| change_department::remove(write, &administrator(*by), *department))
            }
            Command::Members { by, department, members } => {
                let name = format!("Department {department}");
                self.run(|write| change_department::change(write, &administrator(*by), *department, &name, members))
            }
            Command::People { by, site, people } => {
                self.run(|write| change_site::set_people(write, &administrator(*by), *site, people))
            }
            Command::Employs { by, colleague, employment } => {
                let Employment { role, limit, sites, departments } = employment.clone();
                let name = "Anna".to_owned();
                let employment = change_employee::Employment { name, role, limit, sites, departments };
                self.run(|write| change_employee::change(write, &administrator(*by), *colleague, &employment))
            }
            Command::Removes { by, colleague } => {
                self.run(|write| remove_operator::remove(write, &administrator(*by), *colleague))
            }
            Command::Restores { by, colleague } => {
                self.run(|write| remove_operator::restore(write, &administrator(*by), *colleague))
            }
            other => unreachable!("{other:?} is no act of an administrator"),
        }
    }

    fn visitor_writes(&mut self, visitor: usize, number: u64, contacts: Option<Contacts>) -> Played {
        let site = self.company.visitors[visitor].site;
        let post = VisitorPost {
            site,
            token_hash: token(visitor),
            key: key(number),
            text: text(),
            copies: contacts.is_some().then(|| Copying {
                copies: Arc::default(),
                of: Guest { token_hash: token(visitor), address: [127, 0, 0, 1].into(), site },
            }),
            contacts,
            there: Whereabouts::default(),
            whence: whence(),
            sender: self.socket,
        };
        self.run(|write| post_message::as_visitor(write, post)).map(drop)
    }

    /// M14, N04; N06: nobody else closes as an administrator does.
    fn closes(&mut self, by: OperatorId, id: ConversationId) -> Played {
        let as_administrator = self.directory.operators.get(&by).is_some_and(|person| person.role.administers());
        if as_administrator {
            return self.run(|write| close_conversation::by_administrator(write, &administrator(by), id));
        }
        let over_the_head = self.run(|write| close_conversation::by_administrator(write, &administrator(by), id));
        assert!(matches!(over_the_head, Err(Failure::Refused(Refusal::NotAllowed))), "N06");
        self.run(|write| close_conversation::by_owner(write, by, id))
    }

    /// N01, F07.
    fn looks_at(&mut self, by: OperatorId, id: ConversationId) -> Played {
        let person = self.directory.operators.get(&by).cloned().ok_or(Refusal::SignInNeeded)?;
        let read = self.scratch.read();
        let conversation = conversations::by_id(&read, id)?.ok_or(Refusal::ConversationUnknown)?;
        let part = participants::part_of(&read, by, id)?;
        if !may_read(&person, &conversation, part) {
            return Err(Refusal::ConversationUnknown.into());
        }
        match conversation.owner().filter(|owner| *owner != by && part == Part::None) {
            Some(owner) => self.run(|write| audited::reading(write, &administrator(by), id, owner)),
            None => Ok(()),
        }
    }

    /// Whoever is not signed in there yet signs in.
    fn opens_window(&mut self, operator: OperatorId, place: usize, started: bool, before: &Company) -> Played {
        let was = device(before, operator, place);
        let session = device(&self.company, operator, place).session.as_ref().map_or(0, |session| session.number);
        if was.session.is_none() && session > 0 {
            let secret = secret(session);
            let (address, user_agent) = (String::new(), String::new());
            let sign_in = SignIn { operator, secret, address, user_agent, instead_of: None, instead_of_another: None };
            self.run(|write| sign_in::sign_in(write, &sign_in))?;
        }
        let devices = &before.people[place_of(operator.0)].devices;
        let opening = Opening {
            operator,
            session: secret(session).hash(),
            console: self.socket,
            started,
            another_is_open: devices.iter().any(|device| device.windows > 0),
        };
        self.run(|write| open_console::open(write, opening))
    }

    /// Windows that are open say that they are there, which keeps their sign-ins.
    fn time_passes(&mut self) -> Played {
        self.run(end_sessions::of_age)?;
        let devices = self.company.people.iter().flat_map(|person| &person.devices).filter(|device| device.windows > 0);
        let used: Vec<u64> =
            devices.filter_map(|device| device.session.as_ref()).map(|session| session.number).collect();
        for session in used {
            self.run(|write| sign_in::keep_alive(write, &secret(session).hash()))?;
        }
        Ok(())
    }
}

/// From where nobody is blocked.
fn whence() -> Whence {
    Whence { address: [127, 0, 0, 1].into(), blocks: Arc::default() }
}
