//! Whom and what a command is about: mostly what makes sense, and sometimes what does not.

use besedka::domain::ids::{ConversationId, DepartmentId, OperatorId, SiteId};
use besedka::domain::operator::Role;
use besedka::domain::site::RoutingMode;
use besedka::domain::work_status::WorkStatus;

use super::choosing::Chooser;
use super::commands::{Command, Employment, To};
use super::company::{Conversation, Device, number_of};
use super::founding::SITES;

impl<'a> Chooser<'a> {
    pub fn visitor(&mut self) -> usize {
        self.rolls.below(self.company.visitors.len())
    }

    /// A new key; now and then one that is used already, for a message that is sent again or for another one.
    pub fn key(&mut self) -> u64 {
        let used = self.company.keys;
        if used > 0 && self.rolls.one_in(8) { used } else { used + 1 }
    }

    /// Everybody, those included who are gone.
    pub fn anybody(&mut self) -> OperatorId {
        OperatorId(number_of(self.rolls.below(self.company.people.len())))
    }

    /// Somebody who is here.
    pub fn somebody(&mut self) -> OperatorId {
        let who = self.anybody();
        self.company.person(who).map_or(OperatorId(1), |person| person.id)
    }

    /// Some of those who are here; now and then somebody who is not.
    pub fn people(&mut self) -> Vec<OperatorId> {
        let (whom, anybody) = (self.rolls.below(64), self.rolls.one_in(8));
        let people = self.company.people.iter().enumerate();
        people
            .filter(|(place, person)| whom >> place & 1 == 0 && (person.here || anybody))
            .map(|(_, person)| person.id)
            .collect()
    }

    /// N06: mostly somebody who may.
    pub fn administrator(&mut self) -> OperatorId {
        match self.rolls.below(5) {
            0..=2 => OperatorId(1),
            _ => self.anybody(),
        }
    }

    pub fn some(&mut self, wanted: impl Fn(&Conversation) -> bool) -> Option<&'a Conversation> {
        let found: Vec<&Conversation> = self.company.conversations.iter().filter(|known| wanted(known)).collect();
        found.get(self.rolls.below(found.len())).copied()
    }

    /// Mostly one that fits; otherwise any, or one that does not exist.
    pub fn conversation(&mut self, fits: impl Fn(&Conversation) -> bool) -> ConversationId {
        let all = self.company.conversations.len();
        match self.rolls.below(16) {
            15 => ConversationId(number_of(all)),
            13 | 14 => ConversationId(number_of(self.rolls.below(all))),
            _ => match self.some(fits) {
                Some(known) => known.id,
                None => ConversationId(number_of(self.rolls.below(all))),
            },
        }
    }

    /// Something in work; mostly with its owner.
    pub fn owner_and_theirs(&mut self) -> (OperatorId, ConversationId) {
        let id = self.conversation(|known| known.owner().is_some());
        let owner = self.company.conversation(id).and_then(Conversation::owner);
        let by = match owner {
            Some(owner) if !self.rolls.one_in(6) => owner,
            _ => self.anybody(),
        };
        (by, id)
    }

    /// Somebody who is on Pause or has left, or else anybody.
    pub fn unavailable(&mut self) -> OperatorId {
        let unavailable = self.company.people.iter().find(|person| person.here && !person.is_available());
        unavailable.map_or_else(|| self.anybody(), |person| person.id)
    }

    /// M11: somebody on Pause whose the site is not, which is rare, gets half of what there is.
    pub fn receiver(&mut self, by: OperatorId, conversation: ConversationId) -> To {
        let site = self.company.conversation(conversation).map(|known| known.site);
        let mut paused = self.company.people.iter().filter(|person| person.status == WorkStatus::Pause);
        let elsewhere = paused.find(|person| person.id != by && site.is_some_and(|site| !person.sites.contains(&site)));
        match (self.rolls.below(8), elsewhere) {
            (0..=3, Some(person)) => To::Operator(person.id),
            (0..=4, _) => To::Operator(self.anybody()),
            (5 | 6, _) => To::Department(self.department()),
            _ => To::Queue,
        }
    }

    pub fn site(&mut self) -> SiteId {
        SiteId(number_of([0, 1, 0, 1, 0, 1, 0, 5][self.rolls.below(8)]))
    }

    /// Often one where something waits; otherwise any, closed ones included; sometimes one that never was.
    pub fn department(&mut self) -> DepartmentId {
        if self.rolls.one_in(2)
            && let Some(department) = self.some(|known| known.is_queued()).and_then(|known| known.department)
        {
            return department;
        }
        let existing: Vec<_> = self.company.departments.iter().filter(|known| known.exists).collect();
        let all = self.company.departments.len();
        match existing.get(self.rolls.below(existing.len())) {
            Some(department) if !self.rolls.one_in(6) => department.id,
            _ => DepartmentId(number_of(self.rolls.below(all + 1))),
        }
    }

    pub fn mode(&mut self, by: OperatorId) -> Command {
        let mode = if self.rolls.one_in(3) { RoutingMode::Common } else { RoutingMode::Balanced };
        match self.rolls.below(4) {
            0 => Command::AccountMode { by, mode },
            1 => Command::SiteMode { by, site: self.site(), mode: None },
            _ => Command::SiteMode { by, site: self.site(), mode: Some(mode) },
        }
    }

    pub fn employment(&mut self, colleague: OperatorId) -> Employment {
        let before = self.company.people.iter().find(|person| person.id == colleague);
        let limit = self.rolls.limit();
        let what = self.rolls.below(64);
        let mut sites: Vec<SiteId> =
            SITES.into_iter().enumerate().filter(|(i, _)| what >> i & 1 == 0).map(|(_, site)| site).collect();
        let bits = what >> 2;
        let existing = self.company.departments.iter().filter(|known| known.exists);
        let mut departments: Vec<DepartmentId> =
            existing.enumerate().filter(|(i, _)| bits >> (i % 3) & 1 == 0).map(|(_, known)| known.id).collect();
        let mut role = before.map_or(Role::Operator, |person| person.role);
        match self.rolls.below(24) {
            20 => role = Role::Owner,
            21 => role = if role == Role::Administrator { Role::Operator } else { Role::Administrator },
            22 => sites.push(SiteId(9)),
            23 => departments.push(DepartmentId(9)),
            _ => {}
        }
        Employment { role, limit, sites, departments }
    }

    /// Devices of people who are here.
    pub fn devices(&self, wanted: impl Fn(&Device) -> bool) -> Vec<(OperatorId, usize)> {
        let people = self.company.people.iter().filter(|person| person.here);
        let devices = people.flat_map(|person| person.devices.iter().enumerate().map(|found| (person.id, found)));
        devices.filter(|(_, (_, device))| wanted(device)).map(|(who, (place, _))| (who, place)).collect()
    }

    pub fn window(&mut self) -> Option<(OperatorId, usize)> {
        let open = self.devices(|device| device.windows > 0);
        open.get(self.rolls.below(open.len())).copied()
    }
}
