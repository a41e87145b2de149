//! Balanced mode: what waits goes to whoever can be given it, the oldest first, until nobody can be given anything.
//!
//! Called at the end of every action that brings a conversation into a queue, or after which somebody could be given one
//! who could not before (X12). First the file is brought to rest, then what happened is told: a conversation that is
//! assigned at once is never announced as waiting (M03).

mod board;

use crate::actions::{Done, Failure, Outcome, announce};
use crate::domain::conversation::{Conversation, Queue};
use crate::domain::event::Event;
use crate::domain::ids::OperatorId;
use crate::domain::routing::decide;
use crate::domain::site::RoutingMode;
use crate::protocol::console_out::Cause;
use crate::storage::{Write, conversations, events, operators, participants, routing};

use board::Board;

/// A conversation that the system has given to somebody.
pub(super) struct Assignment {
    before: Conversation,
    now: Conversation,
    winner: OperatorId,
    /// Whether it had rested in the queue, where people saw it.
    rested: bool,
}

/// X12, X13, I2: assigns what waits in these queues until none of it has a candidate. All queues have to be of sites in
/// balanced mode. Nobody is told yet.
pub(super) fn settle(write: &Write<'_>, queues: &[Queue]) -> Result<Vec<Assignment>, Failure> {
    let mut board = Board::new(write, queues)?;
    let mut assignments = Vec::new();
    while let Some((before, decision)) = board.next(write)? {
        let Some(winner) = decision.winner else { break };
        routing::record(write, before.id, before.queue, &decision)?;
        let Some(now) = before.clone().assign(winner, write.now()) else { break };
        put_into_work(write, &now, winner)?;
        board.assigned(winner, write.now());
        assignments.push(Assignment { before, now, winner, rested: true });
    }
    Ok(assignments)
}

/// Writes down that a conversation was assigned to somebody.
pub(super) fn put_into_work(write: &Write<'_>, now: &Conversation, operator: OperatorId) -> Result<(), Failure> {
    conversations::update(write, now)?;
    participants::add(write, operator, now.id)?;
    operators::note_assigned(write, operator)?;
    Ok(())
}

/// A conversation that has just come to rest in a queue, and where it is once everybody has been given what they can be.
pub(super) struct Arrival {
    /// How it is now: queued as before, or in somebody's work already.
    pub now: Conversation,
    assignments: Vec<Assignment>,
}

impl Arrival {
    /// Whether it waits.
    pub fn waits(&self) -> bool {
        self.now.owner().is_none()
    }

    /// Tells of everything that was assigned, the newcomer included.
    pub fn tell<T>(self, write: &Write<'_>, done: Done<T>) -> Outcome<T> {
        tell(write, self.assignments, done)
    }
}

/// X10, X12, X13, F03: a conversation has come into a queue, and `also` are the queues in which something else may have
/// become possible with it. Why it waits, if it does, is kept.
pub(super) fn arrive(write: &Write<'_>, arrived: Conversation, also: &[Queue]) -> Result<Arrival, Failure> {
    let balanced = routing::mode(write, arrived.queue.site)? == RoutingMode::Balanced;
    let mut queues = also.to_vec();
    if balanced && !queues.contains(&arrived.queue) {
        queues.push(arrived.queue);
    }
    let mut assignments = settle(write, &queues)?;
    let own = assignments.iter_mut().find(|assignment| assignment.now.id == arrived.id);
    if let Some(own) = own {
        own.rested = false;
        return Ok(Arrival { now: own.now.clone(), assignments });
    }
    if balanced {
        let decision = decide(RoutingMode::Balanced, routing::applicants(write, arrived.queue)?);
        routing::record(write, arrived.id, arrived.queue, &decision)?;
    }
    Ok(Arrival { now: arrived, assignments })
}

/// X12: somebody may be given conversations whom the routing had to pass over before: became Ready, has less in work, a
/// higher limit, another site or department.
pub(super) fn after_gain<T>(write: &Write<'_>, operator: OperatorId, done: Done<T>) -> Outcome<T> {
    drain(write, &routing::balanced_queues(write, Some(operator))?, done)
}

/// X12, X18: assigns what waits in these queues of sites in balanced mode, and tells of it.
pub(super) fn drain<T>(write: &Write<'_>, queues: &[Queue], done: Done<T>) -> Outcome<T> {
    let assignments = settle(write, queues)?;
    tell(write, assignments, done)
}

fn tell<T>(write: &Write<'_>, assignments: Vec<Assignment>, mut done: Done<T>) -> Outcome<T> {
    for Assignment { before, now, winner, rested } in assignments {
        let fact = Event::ConversationAssigned { conversation: now.id, to: winner, by: None };
        let audience = if rested { events::Audience::of_move(&before, &now) } else { events::Audience::of(&now) };
        let event = events::append(write, &fact, audience)?;
        if rested {
            let moved =
                announce::Moved { before: &before, now: &now, event, cause: Cause::Assigned, by: None, note: None };
            announce::moved(write, moved, &mut done)?;
        } else {
            announce::assigned_at_once(write, &now, event, &mut done)?;
        }
    }
    Ok(done)
}
