//! The switchboard: topics on one side, mailboxes on the other.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::conversation::Queue;
use crate::domain::ids::{ConversationId, EventNumber, OperatorId};
use crate::realtime::{Frame, Mailbox, Topic};

/// A connection, for as long as it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SocketId(u64);

/// Something for everybody who listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The event it tells of, if it is one: each socket hears of an event once.
    pub event: Option<EventNumber>,
    /// On which subject.
    pub topic: Topic,
    /// On which other subject: whoever listens to both is told once.
    pub also: Option<Topic>,
    /// The words.
    pub frame: Frame,
    /// Who is not told, because they are answered otherwise.
    pub except: Option<SocketId>,
}

/// Whoever listens to one topic shall listen to another as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Join {
    /// The topic that is listened to.
    pub listening_to: Topic,
    /// The topic to listen to as well.
    pub also: Topic,
}

/// The switchboard.
#[derive(Debug, Default)]
pub struct Hub {
    next: AtomicU64,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    sockets: HashMap<SocketId, (Arc<Mailbox>, Vec<Topic>)>,
    topics: HashMap<Topic, Vec<(SocketId, Arc<Mailbox>)>>,
}

/// A connection's place in the hub, given up when it is dropped.
#[derive(Debug)]
pub struct Subscription {
    /// The connection.
    pub socket: SocketId,
    /// Where its frames arrive.
    pub mailbox: Arc<Mailbox>,
    hub: Arc<Hub>,
}

impl Hub {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Connects a socket, listening to these topics.
    pub fn connect(self: &Arc<Self>, topics: &[Topic]) -> Subscription {
        let socket = SocketId(self.next.fetch_add(1, Ordering::Relaxed));
        let mailbox = Arc::new(Mailbox::default());
        let mut state = self.state();
        state.sockets.insert(socket, (Arc::clone(&mailbox), Vec::new()));
        for topic in topics {
            state.listen(socket, *topic);
        }
        drop(state);
        Subscription { socket, mailbox, hub: Arc::clone(self) }
    }

    /// Tells everybody whom a publication concerns, in order.
    pub fn publish(&self, joins: &[Join], publications: Vec<Publication>) {
        let mut state = self.state();
        for join in joins {
            let listeners: Vec<SocketId> = state.listeners(join.listening_to).map(|(socket, _)| *socket).collect();
            for socket in listeners {
                state.listen(socket, join.also);
            }
        }
        for Publication { event, topic, also, frame, except } in publications {
            let first = state.listeners(topic);
            let second = also
                .into_iter()
                .flat_map(|also| state.listeners(also).filter(|(socket, _)| !state.hears(*socket, topic)));
            for (_, mailbox) in first.chain(second).filter(|(socket, _)| except != Some(*socket)) {
                mailbox.push(event, Arc::clone(&frame));
            }
        }
    }

    /// Passes a signal on to everybody who listens to either topic now. Signals are not stored and have no number.
    pub fn signal(&self, topic: Topic, also: Option<Topic>, frame: Frame) {
        self.publish(&[], vec![Publication { event: None, topic, also, frame, except: None }]);
    }

    /// Ends the looking at a conversation of all but the consoles of these people.
    pub fn keep_readers(&self, conversation: ConversationId, readers: &[OperatorId]) {
        let topic = Topic::Conversation(conversation);
        let mut state = self.state();
        let may = |socket: &SocketId| readers.iter().any(|reader| state.hears(*socket, Topic::Operator(*reader)));
        let others: Vec<SocketId> =
            state.listeners(topic).map(|(socket, _)| *socket).filter(|socket| !may(socket)).collect();
        for socket in others {
            state.leave(socket, topic);
        }
    }

    /// The conversations that some console has open.
    pub fn looked_at(&self) -> Vec<ConversationId> {
        let conversation = |topic: &Topic| match topic {
            Topic::Conversation(id) => Some(*id),
            _ => None,
        };
        self.state().topics.keys().filter_map(conversation).collect()
    }

    /// Ends the looking at conversations of everybody: they ask again, and are checked again.
    pub fn end_all_looking(&self) {
        let mut state = self.state();
        let looked_at = |topic: &Topic| matches!(topic, Topic::Conversation(_));
        let conversations: Vec<Topic> = state.topics.keys().copied().filter(looked_at).collect();
        for topic in conversations {
            let sockets: Vec<SocketId> = state.listeners(topic).map(|(socket, _)| *socket).collect();
            for socket in sockets {
                state.leave(socket, topic);
            }
        }
    }

    /// M01: makes the consoles of an operator listen to exactly these queues. Where that changes anything, they look at no
    /// conversation any more until they ask again.
    pub fn set_queues(&self, operator: OperatorId, queues: &[Queue]) {
        let mut state = self.state();
        let consoles: Vec<SocketId> = state.listeners(Topic::Operator(operator)).map(|(socket, _)| *socket).collect();
        let wanted: Vec<Topic> = queues.iter().map(|queue| Topic::Queue(*queue)).collect();
        for socket in consoles {
            let topics = state.sockets.get(&socket).map_or(&[][..], |(_, topics)| topics);
            let seen = |topic: &&Topic| matches!(topic, Topic::Queue(_));
            if topics.iter().filter(seen).count() == wanted.len() && wanted.iter().all(|topic| topics.contains(topic)) {
                continue;
            }
            // What they look at may have been open to them through a queue alone: they ask again, and are checked again.
            let through_queues = |topic: &Topic| matches!(topic, Topic::Queue(_) | Topic::Conversation(_));
            let old: Vec<Topic> = topics.iter().copied().filter(through_queues).collect();
            for topic in old {
                state.leave(socket, topic);
            }
            for topic in &wanted {
                state.listen(socket, *topic);
            }
        }
    }

    /// Whether anybody listens.
    pub fn is_heard(&self, topic: Topic) -> bool {
        self.state().listeners(topic).next().is_some()
    }

    /// How many sockets are connected.
    pub fn sockets(&self) -> usize {
        self.state().sockets.len()
    }

    /// Ends the connections that listen to a topic, but not to `keep`, with a last frame.
    pub fn dismiss(&self, topic: Topic, keep: Option<Topic>, farewell: &Frame) {
        let state = self.state();
        let kept = |socket: SocketId| keep.is_some_and(|keep| state.hears(socket, keep));
        for (_, mailbox) in state.listeners(topic).filter(|(socket, _)| !kept(*socket)) {
            mailbox.close_with(Arc::clone(farewell));
        }
    }

    /// Ends every connection; the last frame depends on the place in the row, so that not all come back at once.
    pub fn dismiss_all(&self, farewell: impl Fn(usize) -> Frame) {
        for (index, (mailbox, _)) in self.state().sockets.values().enumerate() {
            mailbox.close_with(farewell(index));
        }
    }
}

impl State {
    fn listeners(&self, topic: Topic) -> impl Iterator<Item = &(SocketId, Arc<Mailbox>)> {
        self.topics.get(&topic).into_iter().flatten()
    }

    fn hears(&self, socket: SocketId, topic: Topic) -> bool {
        self.sockets.get(&socket).is_some_and(|(_, topics)| topics.contains(&topic))
    }

    fn listen(&mut self, socket: SocketId, topic: Topic) {
        let Some((mailbox, topics)) = self.sockets.get_mut(&socket) else { return };
        if !topics.contains(&topic) {
            topics.push(topic);
            self.topics.entry(topic).or_default().push((socket, Arc::clone(mailbox)));
        }
    }

    fn leave(&mut self, socket: SocketId, topic: Topic) {
        if let Some((_, topics)) = self.sockets.get_mut(&socket) {
            topics.retain(|other| *other != topic);
        }
        self.forget(socket, topic);
    }

    fn forget(&mut self, socket: SocketId, topic: Topic) {
        if let Some(listeners) = self.topics.get_mut(&topic) {
            listeners.retain(|(other, _)| *other != socket);
            if listeners.is_empty() {
                self.topics.remove(&topic);
            }
        }
    }
}

impl Subscription {
    /// Listens to one more topic.
    pub fn listen(&self, topic: Topic) {
        self.hub.state().listen(self.socket, topic);
    }

    /// Whether it listens to a topic of this kind.
    pub fn hears(&self, kind: impl Fn(&Topic) -> bool) -> bool {
        self.hub.state().sockets.get(&self.socket).is_some_and(|(_, topics)| topics.iter().any(kind))
    }

    /// Whether anybody else listens to a topic.
    pub fn others_hear(&self, topic: Topic) -> bool {
        self.hub.state().listeners(topic).any(|(socket, _)| *socket != self.socket)
    }

    /// Stops listening to a topic.
    pub fn leave(&self, topic: Topic) {
        self.hub.state().leave(self.socket, topic);
    }

    /// Stops listening to every topic of a kind.
    pub fn leave_all(&self, kind: impl Fn(&Topic) -> bool) {
        let mut state = self.hub.state();
        let topics = state.sockets.get(&self.socket).map_or(&[][..], |(_, topics)| topics);
        let left: Vec<Topic> = topics.iter().copied().filter(kind).collect();
        for topic in left {
            state.leave(self.socket, topic);
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut state = self.hub.state();
        if let Some((_, topics)) = state.sockets.remove(&self.socket) {
            for topic in topics {
                state.forget(self.socket, topic);
            }
        }
    }
}

#[cfg(test)]
mod tests;
