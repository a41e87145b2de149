//! What visitors do.

use besedka::domain::ids::{ConversationId, Ordinal, VisitorId};

use super::company::{Answer, Company, Conversation, Message, Place, number_of, place_of};

impl Company {
    fn open_of(&self, visitor: usize) -> Option<ConversationId> {
        let open = self.conversations.iter().find(|known| known.visitor == visitor && !known.is_closed());
        open.map(|known| known.id)
    }

    /// X10, X11, A12, X15: it goes into the open conversation, or opens the next one. I6: sent again it changes nothing.
    pub fn visitor_writes(&mut self, visitor: usize, key: u64) -> Answer {
        if let Some((conversation, message)) = self.message_of(key) {
            let same = conversation.visitor == visitor && message.by.is_none();
            return if same { Ok(()) } else { Err("key_in_use") };
        }
        if self.visitors[visitor].id.is_none() {
            self.written += 1;
            self.visitors[visitor].id = Some(VisitorId(self.written));
        }
        let (id, is_new) = match self.open_of(visitor) {
            Some(id) => (id, false),
            None => (self.opens(visitor), true),
        };
        self.is_written(id, Message { key, by: None });
        if is_new {
            self.arrive(&[id]);
        }
        Ok(())
    }

    fn opens(&mut self, visitor: usize) -> ConversationId {
        let id = ConversationId(number_of(self.conversations.len()));
        let earlier = self.conversations.iter().filter(|known| known.visitor == visitor).count();
        self.conversations.push(Conversation {
            id,
            visitor,
            ordinal: Ordinal::try_from(earlier + 1).unwrap_or(Ordinal::MAX),
            site: self.visitors[visitor].site,
            department: None,
            opened_at: self.now,
            waited: 0,
            place: Place::Queue { since: self.now, entered: self.now, sender: None },
            messages: Vec::new(),
            owners: Vec::new(),
        });
        id
    }

    /// I6: it is the last message of one conversation.
    pub fn is_written(&mut self, id: ConversationId, message: Message) {
        self.keys = self.keys.max(message.key);
        self.conversations[place_of(id.0)].messages.push(message);
    }

    /// I7: the visitor ends it, wherever it is.
    pub fn visitor_closes(&mut self, visitor: usize, ordinal: Ordinal) -> Answer {
        let found = self.conversations.iter().find(|known| known.visitor == visitor && known.ordinal == ordinal);
        let conversation = found.ok_or("conversation_unknown")?;
        if conversation.is_closed() {
            return Err("conversation_closed");
        }
        self.ends(conversation.id, None, false);
        Ok(())
    }
}
