//! Who is free and who waits, as it changes while conversations are assigned one after another.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};

use crate::actions::Failure;
use crate::domain::conversation::{Conversation, Queue, State};
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::routing::{Applicant, Decision, decide, has_candidate};
use crate::domain::site::RoutingMode;
use crate::domain::time::Timestamp;
use crate::storage::routing::{self, Members};
use crate::storage::{Write, conversations};

/// How many conversations of a queue are looked up at once, after the first.
const PAGE: u32 = 64;

/// The board.
pub struct Board {
    people: Vec<Applicant>,
    lines: Vec<Line>,
    members: HashMap<Queue, Members>,
}

/// What waits in one queue, as far as it has been looked up. Never empty.
struct Line {
    queue: Queue,
    waiting: VecDeque<Conversation>,
}

/// A place in the order of all queues: the oldest first, then the lowest number.
type Place = (Timestamp, ConversationId);

const fn place(conversation: &Conversation) -> Place {
    match conversation.state {
        State::Queued { since, .. } => (since, conversation.id),
        _ => (conversation.opened_at, conversation.id),
    }
}

impl Board {
    /// Looks at these queues.
    pub fn new(write: &Write<'_>, queues: &[Queue]) -> Result<Self, Failure> {
        let mut lines = Vec::new();
        for queue in queues {
            let waiting: VecDeque<_> = conversations::waiting(write, *queue, None, 1)?.into();
            if !waiting.is_empty() {
                lines.push(Line { queue: *queue, waiting });
            }
        }
        let people = if lines.is_empty() { Vec::new() } else { routing::people(write)? };
        Ok(Self { people, lines, members: HashMap::new() })
    }

    /// Takes the oldest conversation that somebody can be given off the board, with the decision who that is. `None` once
    /// nobody can be given any of them.
    pub fn next(&mut self, write: &Write<'_>) -> Result<Option<(Conversation, Decision)>, Failure> {
        loop {
            // Most of the time nobody is free, and then no queue has to be looked into.
            if !has_candidate(self.people.iter().map(|person| Applicant {
                has_site: true,
                in_department: true,
                ..*person
            })) {
                return Ok(None);
            }
            let oldest = self.lines.iter().enumerate().min_by_key(|(_, line)| line.waiting.front().map(place));
            let Some((index, line)) = oldest else { return Ok(None) };
            let queue = line.queue;
            let members = match self.members.entry(queue) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => unknown.insert(routing::members(write, queue)?),
            };
            let applicants = self.people.iter().map(|person| members.seen(*person));
            if !has_candidate(applicants.clone()) {
                self.lines.swap_remove(index);
                continue;
            }
            let decision = decide(RoutingMode::Balanced, applicants);
            let Some(conversation) = self.take(write, index)? else { continue };
            return Ok(Some((conversation, decision)));
        }
    }

    /// The first of a line, which is filled up behind it.
    fn take(&mut self, write: &Write<'_>, index: usize) -> Result<Option<Conversation>, Failure> {
        let line = &mut self.lines[index];
        let first = line.waiting.pop_front();
        if line.waiting.is_empty() {
            let behind = first.as_ref().map(place);
            line.waiting = conversations::waiting(write, line.queue, behind, PAGE)?.into();
            if line.waiting.is_empty() {
                self.lines.swap_remove(index);
            }
        }
        Ok(first)
    }

    /// Somebody has one more in work, assigned just now.
    pub fn assigned(&mut self, operator: OperatorId, now: Timestamp) {
        for person in self.people.iter_mut().filter(|person| person.operator == operator) {
            person.in_work += 1;
            person.last_assigned_at = Some(now);
        }
    }
}
