//! What administrators do to others' work. N06: nobody else may.

use besedka::domain::ids::{ConversationId, OperatorId};
use besedka::domain::work_status::WorkStatus;

use super::company::{Answer, Company, Place};

impl Company {
    pub fn allowed(&self, by: OperatorId) -> Answer {
        if self.administers(by) { Ok(()) } else { Err("not_allowed") }
    }

    /// N02, M08, M09, X03.
    pub fn assigns(&mut self, by: OperatorId, id: ConversationId, to: OperatorId) -> Answer {
        self.allowed(by)?;
        let conversation = self.conversation(id).ok_or("conversation_unknown")?;
        let receiver = self.person(to).ok_or("operator_unknown")?;
        if conversation.is_closed() {
            return Err("conversation_closed");
        }
        if conversation.owner() == Some(to) {
            return Err("receiver_owns_it");
        }
        if receiver.status != WorkStatus::Ready {
            return Err("receiver_not_ready");
        }
        let former = conversation.owner();
        self.goes_to(id, to);
        self.was_assigned(to);
        if let Some(former) = former {
            self.work_shrank(former);
        }
        self.drain();
        Ok(())
    }

    /// N03, X02.
    pub fn pauses(&mut self, by: OperatorId, colleague: OperatorId) -> Answer {
        self.allowed(by)?;
        let person = self.person(colleague).ok_or("operator_unknown")?;
        if !person.is_available() {
            return Err("colleague_not_available");
        }
        let status = if self.work_of(colleague) == 0 { WorkStatus::Left } else { WorkStatus::Pause };
        self.becomes(colleague, status, "administrator");
        Ok(())
    }

    /// N03, the second step. Silent: with which place in the queue. As for X20, with the one they had.
    pub fn returns_all(&mut self, by: OperatorId, colleague: OperatorId) -> Answer {
        self.allowed(by)?;
        self.person(colleague).ok_or("operator_unknown")?;
        let returned = self.gives_back(colleague);
        self.work_shrank(colleague);
        self.arrive(&returned);
        Ok(())
    }

    /// X20: everything of somebody returns to its queue with its original queue time. Silent: whether it is still to be
    /// returned to whoever passed it on before. It is.
    pub fn gives_back(&mut self, who: OperatorId) -> Vec<ConversationId> {
        let mut returned = Vec::new();
        let now = self.now;
        for conversation in self.conversations.iter_mut().filter(|known| known.owner() == Some(who)) {
            if let Place::Work { since, queued_since, sender, .. } = conversation.place {
                conversation.place = Place::Queue { since: queued_since, entered: now, sender };
                returned.push((since, conversation.id));
            }
        }
        returned.sort();
        returned.into_iter().map(|(_, id)| id).collect()
    }
}
