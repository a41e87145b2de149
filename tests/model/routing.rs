//! Balanced mode, written out: look at everything that waits, again and again, until nobody can be given any of it.

use besedka::domain::ids::{ConversationId, OperatorId, SiteId};
use besedka::domain::site::RoutingMode;
use besedka::domain::time::Timestamp;
use besedka::domain::work_status::WorkStatus;

use super::company::{Company, Conversation, Person, Place, place_of};

impl Company {
    pub fn mode_of(&self, site: SiteId) -> RoutingMode {
        let own = self.sites.iter().find(|known| known.id == site).and_then(|known| known.mode);
        own.unwrap_or(self.account_mode)
    }

    /// M04, M05: `status(o) = R, site(c) ∈ sites(o), department(c) = none or o ∈ members(department(c)), |work(o)| < limit(o)`.
    fn is_candidate(&self, person: &Person, conversation: &Conversation) -> bool {
        person.here
            && person.status == WorkStatus::Ready
            && person.has_queue(conversation.site, conversation.department)
            && person.limit.is_none_or(|limit| self.work_of(person.id) < limit as usize)
    }

    /// Least by (`|work(o)|`, time of the last assignment, id). Silent: whether "never" is longer ago than any time. It is.
    fn winner(&self, conversation: &Conversation) -> Option<OperatorId> {
        let candidates = self.people.iter().filter(|person| self.is_candidate(person, conversation));
        candidates
            .min_by_key(|person| (self.work_of(person.id), person.last_assigned_at, person.id))
            .map(|person| person.id)
    }

    /// What waits at sites in balanced mode, oldest first. Silent: who is first of two of the same moment. The lower number.
    fn waiting(&self) -> Vec<(Timestamp, ConversationId)> {
        let mut waiting = Vec::new();
        for conversation in &self.conversations {
            if let Place::Queue { since, .. } = conversation.place
                && self.mode_of(conversation.site) == RoutingMode::Balanced
            {
                waiting.push((since, conversation.id));
            }
        }
        waiting.sort();
        waiting
    }

    /// X12, X18, I2: the oldest that somebody can be given, then the next, until there is none.
    pub fn drain(&mut self) {
        loop {
            let next = self.waiting().into_iter().find_map(|(_, id)| {
                let conversation = self.conversation(id)?;
                Some((id, conversation.department, self.winner(conversation)?))
            });
            let Some((id, department, winner)) = next else { return };
            self.decisions.push((id, department, Some(winner)));
            self.goes_to(id, winner);
            self.was_assigned(winner);
        }
    }

    /// X10, X13, F03: something came into queues. That it waits there in balanced mode is a decision as well.
    pub fn arrive(&mut self, newcomers: &[ConversationId]) {
        self.drain();
        for id in newcomers {
            if let Some(conversation) = self.conversation(*id)
                && conversation.is_queued()
                && self.mode_of(conversation.site) == RoutingMode::Balanced
            {
                self.decisions.push((*id, conversation.department, None));
            }
        }
    }

    /// An assignment counts for the order of those who have as much in work. Silent: whether one by an administrator does. It
    /// does; taking by hand and being passed one do not.
    pub fn was_assigned(&mut self, to: OperatorId) {
        let now = self.now;
        if let Some(person) = self.person_mut(to) {
            person.last_assigned_at = Some(now);
        }
    }

    /// A conversation goes into somebody's work, from a queue or from somebody else's.
    pub fn goes_to(&mut self, id: ConversationId, owner: OperatorId) {
        let now = self.now;
        let Some(conversation) = self.conversations.get_mut(place_of(id.0)) else { return };
        let (queued_since, sender) = match conversation.place {
            Place::Queue { since, entered, sender } => {
                conversation.waited += now.0 - entered.0;
                (since, sender)
            }
            Place::Work { queued_since, .. } => (queued_since, None),
            Place::Closed { .. } => return,
        };
        conversation.place = Place::Work { owner, since: now, queued_since, sender };
        if !conversation.owners.contains(&owner) {
            conversation.owners.push(owner);
        }
    }
}
