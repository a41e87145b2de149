//! Balanced mode: what waits goes to whoever can be given it, the oldest first, until nobody can be given anything.
//!
//! Called at the end of every action that brings a conversation into a queue, or after which somebody could be given one
//! who could not before (X12). First the file is brought to rest, then what happened is told: a conversation that is
//! assigned at once is never announced as waiting (M03).

mod board;

use crate::actions::{Done, Failure, Outcome, announce};
use crate::domain::conversation::{Conversation, Queue};
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, OperatorId};
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

/// Conversations that have just come into queues, once everybody has been given what they can be.
pub(super) struct Arrivals {
    assignments: Vec<Assignment>,
}

impl Arrivals {
    /// A newcomer that did not come to rest: as it is in somebody's work now.
    pub fn went_on(&self, id: ConversationId) -> Option<&Conversation> {
        let own = self.assignments.iter().find(|assignment| assignment.now.id == id);
        own.map(|assignment| &assignment.now)
    }

    /// Tells of everything that was assigned, the newcomers included.
    pub fn tell<T>(self, write: &Write<'_>, done: Done<T>) -> Outcome<T> {
        tell(write, self.assignments, done)
    }
}

/// X10, X12, X13, F03: conversations have come into queues, and `also` are the queues in which something else may have become
/// possible with that. Why one waits, if it does, is kept.
pub(super) fn arrive(write: &Write<'_>, arrived: &[Conversation], also: &[Queue]) -> Result<Arrivals, Failure> {
    let mut queues = also.to_vec();
    let mut waiting = Vec::new();
    for newcomer in arrived {
        if routing::mode(write, newcomer.queue.site)? == RoutingMode::Balanced {
            waiting.push(newcomer);
            if !queues.contains(&newcomer.queue) {
                queues.push(newcomer.queue);
            }
        }
    }
    let mut assignments = settle(write, &queues)?;
    for assignment in &mut assignments {
        assignment.rested = !arrived.iter().any(|newcomer| newcomer.id == assignment.now.id);
    }
    let arrivals = Arrivals { assignments };
    for newcomer in waiting.into_iter().filter(|newcomer| arrivals.went_on(newcomer.id).is_none()) {
        let decision = decide(RoutingMode::Balanced, routing::applicants(write, newcomer.queue)?);
        routing::record(write, newcomer.id, newcomer.queue, &decision)?;
    }
    Ok(arrivals)
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
