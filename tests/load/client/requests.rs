//! What an operator has asked of the server beside messages. Each is asked again after a lost connection, because nobody
//! knows whether it was done; doing it twice is harmless.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use besedka::domain::ids::ConversationId;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_in::{ConsoleIn, MessagePlace};

/// A console waits for some answers before it asks on.
const MOST_UNDER_WAY: usize = 8;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// To be Ready, and so to see the queues.
    BecomeReady,
    /// A conversation from the queue.
    Take(ConversationId),
    /// What has been written in a conversation.
    Open(ConversationId),
    /// What was written before this number.
    History(ConversationId, u32),
    /// The end of a conversation.
    Close(ConversationId),
}

/// Requests that have not been answered.
#[derive(Debug, Default)]
pub struct Requests {
    last: u32,
    waiting: VecDeque<Request>,
    under_way: BTreeMap<u32, Request>,
    held_until: Option<Instant>,
}

impl Requests {
    /// Takes on a request, unless it waits for its answer already.
    pub fn ask(&mut self, request: Request) {
        if !self.waiting.contains(&request) && !self.under_way.values().any(|asked| *asked == request) {
            self.waiting.push_back(request);
        }
    }

    /// The answer to a request has come.
    pub fn answered(&mut self, re: u32) -> Option<Request> {
        self.under_way.remove(&re)
    }

    /// The answer was: later.
    pub fn again(&mut self, request: Request, wait: Duration, now: Instant) {
        self.waiting.push_front(request);
        self.held_until = self.held_until.max(Some(now + wait));
    }

    /// The connection is gone, and the answers with it.
    pub fn lost(&mut self) {
        for (_, request) in std::mem::take(&mut self.under_way).into_iter().rev() {
            self.waiting.push_front(request);
        }
    }

    /// When what was put off may be asked again.
    pub fn deadline(&self) -> Option<Instant> {
        self.held_until
    }

    /// Hands over what may be asked now.
    pub fn pump(&mut self, now: Instant, said: &mut Vec<ConsoleIn>) {
        if self.held_until.is_some_and(|until| now < until) {
            return;
        }
        self.held_until = None;
        while self.under_way.len() < MOST_UNDER_WAY {
            let Some(request) = self.waiting.pop_front() else { return };
            self.last += 1;
            self.under_way.insert(self.last, request);
            said.push(frame(request, self.last));
        }
    }
}

fn frame(request: Request, re: u32) -> ConsoleIn {
    match request {
        Request::BecomeReady => ConsoleIn::SetStatus { re, status: WorkStatus::Ready },
        Request::Take(conversation) => ConsoleIn::Take { re, conversation },
        Request::Open(conversation) => ConsoleIn::Open { re, conversation },
        Request::History(conversation, number) => {
            ConsoleIn::History { re, conversation, before: MessagePlace { conversation, number } }
        }
        Request::Close(conversation) => ConsoleIn::Close { re, conversation },
    }
}
