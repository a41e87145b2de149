//! What people who answer do in conversations.

use besedka::domain::ids::{ConversationId, DepartmentId, OperatorId};
use besedka::domain::work_status::WorkStatus;

use super::company::{Answer, Company, Conversation, Message, Person, Place, place_of};

impl Company {
    /// N01, F07, M01: administrators all of them, whoever owns or owned it, and whoever sees the queue it rests in.
    pub fn may_read(&self, who: OperatorId, conversation: &Conversation) -> bool {
        let sees_queue = |person: &Person| {
            conversation.is_queued()
                && person.is_available()
                && person.has_queue(conversation.site, conversation.department)
        };
        self.administers(who) || conversation.owners.contains(&who) || self.person(who).is_some_and(sees_queue)
    }

    /// Whoever may not know of a conversation is told that there is none. X17: members of its queue may, so that they can be
    /// told who was first.
    fn known(&self, by: OperatorId, id: ConversationId) -> Result<&Conversation, &'static str> {
        let conversation = self.conversation(id).ok_or("conversation_unknown")?;
        let person = self.person(by).ok_or("sign_in_needed")?;
        let knows = person.has_queue(conversation.site, conversation.department) || self.may_read(by, conversation);
        if knows { Ok(conversation) } else { Err("conversation_unknown") }
    }

    /// M14: only the owner writes in it, transfers and closes it.
    fn owned(&self, by: OperatorId, conversation: &Conversation) -> Answer {
        match conversation.place {
            Place::Work { owner, .. } if owner == by => Ok(()),
            Place::Work { .. } => Err("conversation_taken"),
            Place::Queue { .. } => Err("conversation_queued"),
            Place::Closed { .. } => Err("conversation_closed"),
        }
    }

    pub fn looks_at(&self, by: OperatorId, id: ConversationId) -> Answer {
        self.person(by).ok_or("sign_in_needed")?;
        let conversation = self.conversation(id).ok_or("conversation_unknown")?;
        if self.may_read(by, conversation) { Ok(()) } else { Err("conversation_unknown") }
    }

    /// M06, M07, X17.
    pub fn takes(&mut self, by: OperatorId, id: ConversationId) -> Answer {
        let conversation = self.known(by, id)?;
        let person = self.person(by).ok_or("sign_in_needed")?;
        if !person.has_queue(conversation.site, conversation.department) {
            return Err("not_allowed");
        }
        match conversation.place {
            Place::Closed { .. } => Err("conversation_closed"),
            Place::Work { owner, .. } if owner == by => Err("already_yours"),
            Place::Work { .. } => Err("conversation_taken"),
            Place::Queue { .. } if !person.is_available() => Err("status_forbids"),
            Place::Queue { .. } => {
                self.goes_to(id, by);
                Ok(())
            }
        }
    }

    /// M13, M14, I6.
    pub fn writes(&mut self, by: OperatorId, id: ConversationId, key: u64) -> Answer {
        if let Some((conversation, message)) = self.message_of(key) {
            let same = conversation.id == id && message.by == Some(by);
            return if same { Ok(()) } else { Err("key_in_use") };
        }
        self.owned(by, self.known(by, id)?)?;
        self.is_written(id, Message { key, by: Some(by) });
        Ok(())
    }

    /// M14, N04.
    pub fn closes(&mut self, by: OperatorId, id: ConversationId) -> Answer {
        if !self.administers(by) {
            self.owned(by, self.known(by, id)?)?;
            self.ends(id, Some(by), false);
            return Ok(());
        }
        let conversation = self.conversation(id).ok_or("conversation_unknown")?;
        if conversation.is_closed() {
            return Err("conversation_closed");
        }
        let over_the_head = conversation.owner() != Some(by);
        self.ends(id, Some(by), over_the_head);
        Ok(())
    }

    /// A conversation is over. X01, X03, X12: its owner has one less in work.
    pub fn ends(&mut self, id: ConversationId, by: Option<OperatorId>, over_the_head: bool) {
        let now = self.now;
        let conversation = &mut self.conversations[place_of(id.0)];
        let owner = conversation.owner();
        if let Place::Queue { entered, .. } = conversation.place {
            conversation.waited += now.0 - entered.0;
        }
        conversation.place = Place::Closed { at: now, by, over_the_head, owner };
        if let Some(owner) = owner {
            self.work_shrank(owner);
        }
        self.drain();
    }

    /// F01, F02, F05, F08, M10, M11, M12, X04.
    pub fn passes(&mut self, by: OperatorId, id: ConversationId, to: OperatorId) -> Answer {
        let conversation = self.known(by, id)?;
        let receiver = self.person(to).ok_or("operator_unknown")?;
        self.owned(by, conversation)?;
        if to == by {
            return Err("transfer_to_owner");
        }
        match receiver.status {
            WorkStatus::Left => return Err("receiver_away"),
            WorkStatus::Pause if !receiver.sites.contains(&conversation.site) => return Err("receiver_lacks_site"),
            WorkStatus::Ready | WorkStatus::CanHelp | WorkStatus::Pause => {}
        }
        self.goes_to(id, to);
        if let Place::Work { sender, .. } = &mut self.conversations[place_of(id.0)].place {
            *sender = Some(by);
        }
        self.work_shrank(by);
        self.drain();
        Ok(())
    }

    /// F03, F04, F06, F0x. `None`: the queue of the site. It waits there from now on. Silent: whether the next owner sees who
    /// returned it to the queue of the site. They do not.
    pub fn returns(&mut self, by: OperatorId, id: ConversationId, department: Option<DepartmentId>) -> Answer {
        let conversation = self.known(by, id)?;
        let site = match department {
            Some(department) => self.department(department).ok_or("department_unknown")?.site,
            None => conversation.site,
        };
        self.owned(by, conversation)?;
        if site != conversation.site {
            return Err("department_of_another_site");
        }
        let now = self.now;
        let conversation = &mut self.conversations[place_of(id.0)];
        conversation.department = department;
        conversation.place = Place::Queue { since: now, entered: now, sender: department.map(|_| by) };
        self.work_shrank(by);
        self.arrive(&[id]);
        Ok(())
    }
}
