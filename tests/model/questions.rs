//! What one can ask of a company.

use besedka::domain::conversation::Queue;
use besedka::domain::ids::{ConversationId, DepartmentId, OperatorId, SiteId};
use besedka::domain::operator::Role;
use besedka::domain::work_status::WorkStatus;

use super::company::{Company, Conversation, Department, Message, Person, Place, place_of};

impl Company {
    /// Somebody who is in the company.
    pub fn person(&self, id: OperatorId) -> Option<&Person> {
        self.people.get(place_of(id.0)).filter(|person| person.here)
    }

    pub fn person_mut(&mut self, id: OperatorId) -> Option<&mut Person> {
        self.people.get_mut(place_of(id.0)).filter(|person| person.here)
    }

    pub fn conversation(&self, id: ConversationId) -> Option<&Conversation> {
        self.conversations.get(place_of(id.0))
    }

    pub fn department(&self, id: DepartmentId) -> Option<&Department> {
        self.departments.get(place_of(id.0)).filter(|department| department.exists)
    }

    pub fn has_site(&self, id: SiteId) -> bool {
        self.sites.iter().any(|site| site.id == id)
    }

    pub fn administers(&self, id: OperatorId) -> bool {
        self.person(id).is_some_and(|person| person.role != Role::Operator)
    }

    /// `work(o)`.
    pub fn work_of(&self, id: OperatorId) -> usize {
        self.conversations.iter().filter(|conversation| conversation.owner() == Some(id)).count()
    }

    /// I5, W01, M15.
    pub fn is_online(&self, site: SiteId) -> bool {
        self.people.iter().any(|person| person.here && person.is_available() && person.sites.contains(&site))
    }

    /// Every queue that there is.
    pub fn queues(&self) -> Vec<Queue> {
        let departments = self.departments.iter().filter(|known| known.exists);
        let departments = departments.map(|known| Queue { site: known.site, department: Some(known.id) });
        self.sites.iter().map(|site| Queue { site: site.id, department: None }).chain(departments).collect()
    }

    /// M01.
    pub fn queues_seen_by(&self, person: &Person) -> Vec<Queue> {
        let sees = |queue: &Queue| person.is_available() && person.has_queue(queue.site, queue.department);
        self.queues().into_iter().filter(sees).collect()
    }

    /// What waits in a queue, oldest first.
    pub fn waiting_in(&self, queue: Queue) -> Vec<ConversationId> {
        let mut waiting: Vec<_> = self.conversations.iter().filter(|known| known.queue() == queue).collect();
        waiting.retain(|known| known.is_queued());
        waiting.sort_by_key(|known| match known.place {
            Place::Queue { since, .. } => (since, known.id),
            _ => (known.opened_at, known.id),
        });
        waiting.into_iter().map(|known| known.id).collect()
    }

    /// Where a message key is used already.
    pub fn message_of(&self, key: u64) -> Option<(&Conversation, Message)> {
        self.conversations.iter().find_map(|conversation| {
            let message = conversation.messages.iter().find(|message| message.key == key);
            message.map(|message| (conversation, *message))
        })
    }
}

impl Person {
    /// Ready or Can help.
    pub fn is_available(&self) -> bool {
        self.status == WorkStatus::Ready || self.status == WorkStatus::CanHelp
    }

    /// Whether a queue is one of theirs, whatever their status.
    pub fn has_queue(&self, site: SiteId, department: Option<DepartmentId>) -> bool {
        self.sites.contains(&site) && department.is_none_or(|department| self.departments.contains(&department))
    }
}

impl Conversation {
    pub fn owner(&self) -> Option<OperatorId> {
        match self.place {
            Place::Work { owner, .. } => Some(owner),
            _ => None,
        }
    }

    /// The queue that it rests in, or would return to.
    pub fn queue(&self) -> Queue {
        Queue { site: self.site, department: self.department }
    }

    pub fn is_queued(&self) -> bool {
        matches!(self.place, Place::Queue { .. })
    }

    pub fn is_closed(&self) -> bool {
        matches!(self.place, Place::Closed { .. })
    }
}
