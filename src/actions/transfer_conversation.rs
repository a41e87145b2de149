//! The owner passes a conversation on: to a colleague, to a department, or back to the queue.

use crate::actions::{Done, Failure, Outcome, announce, known, route_queue, set_work_status};
use crate::domain::conversation::{Conversation, Queue};
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, DepartmentId, OperatorId};
use crate::domain::refusal::Refusal;
use crate::domain::transfer::Receiver;
use crate::protocol::console_out::Cause;
use crate::storage::{Write, conversations, departments, directory, events, participants, routing};

/// F01, F02, F05, F07, F08, M10, M11, M12: to a colleague, in the status they have at this moment. The sender keeps read
/// access.
///
/// # Errors
/// [`Refusal::ConversationUnknown`], [`Refusal::OperatorUnknown`] and those of
/// [`transfer`](crate::domain::conversation::Conversation::transfer).
pub fn to_operator(
    write: &Write<'_>,
    owner: OperatorId,
    conversation: ConversationId,
    to: OperatorId,
    note: Option<String>,
) -> Outcome<()> {
    let before = known::conversation(write, owner, conversation)?;
    let person = directory::operator(write, to)?.ok_or(Refusal::OperatorUnknown)?;
    let has_site = person.sites.contains(&before.queue.site);
    let receiver = Receiver { operator: to, status: person.standing.status, has_site };
    let now = before.clone().transfer(owner, receiver, write.now())?;
    conversations::update(write, &now)?;
    participants::add(write, to, conversation)?;
    let fact = Event::ConversationTransferred { conversation, from: owner, to, note: note.clone() };
    let event = events::append(write, &fact, events::Audience::of_move(&before, &now))?;
    let mut done = Done::quietly(());
    let moved = announce::Moved { before: &before, now: &now, event, cause: Cause::Transferred, by: Some(owner), note };
    announce::moved(write, moved, &mut done)?;
    set_work_status::after_work_shrank(write, owner, done)
}

/// F03, F04, F06, F0x: to a department of its site, or with `None` to the queue of the site.
///
/// # Errors
/// [`Refusal::ConversationUnknown`], [`Refusal::DepartmentUnknown`] and those of
/// [`pass_to_queue`](crate::domain::conversation::Conversation::pass_to_queue).
pub fn to_queue(
    write: &Write<'_>,
    owner: OperatorId,
    conversation: ConversationId,
    department: Option<DepartmentId>,
    note: Option<String>,
) -> Outcome<()> {
    let before = known::conversation(write, owner, conversation)?;
    let site = match department {
        Some(department) => departments::site_of(write, department)?.ok_or(Refusal::DepartmentUnknown)?,
        None => before.queue.site,
    };
    let queued = before.clone().pass_to_queue(owner, Queue { site, department }, write.now())?;
    leave_work(write, &before, queued, owner, note)
}

/// The conversation leaves somebody's work for a queue, by an act of `by`: it is routed among those who were free, and
/// whoever is free now (X12, F03), oldest first.
pub(super) fn leave_work(
    write: &Write<'_>,
    before: &Conversation,
    queued: Conversation,
    by: OperatorId,
    note: Option<String>,
) -> Result<Done<()>, Failure> {
    let Some(former) = before.owner() else { return Ok(Done::quietly(())) };
    conversations::update(write, &queued)?;
    let done = set_work_status::after_work_left(write, former, Done::quietly(()))?;
    let freed = routing::balanced_queues(write, Some(former))?;
    let arrival = route_queue::arrive(write, queued.clone(), &freed)?;
    let fact = Event::ConversationQueued {
        conversation: queued.id,
        from: former,
        by,
        queue: queued.queue,
        note: note.clone(),
    };
    tell_queued(write, before, &queued, arrival, (fact, Cause::Queued, Some(by), note), done)
}

/// Tells of a conversation that has gone to a queue, unless it has gone on from there at once (M03).
pub(super) fn tell_queued(
    write: &Write<'_>,
    before: &Conversation,
    queued: &Conversation,
    arrival: route_queue::Arrival,
    (fact, cause, by, note): (Event, Cause, Option<OperatorId>, Option<String>),
    mut done: Done<()>,
) -> Result<Done<()>, Failure> {
    let mut audience = events::Audience::of_move(before, queued);
    if !arrival.waits() {
        audience.queue = None;
    }
    let event = events::append(write, &fact, audience)?;
    if arrival.waits() {
        let moved = announce::Moved { before, now: queued, event, cause, by, note };
        announce::moved(write, moved, &mut done)?;
    } else {
        let moved = announce::Moved { before, now: &arrival.now, event, cause, by, note };
        announce::left_work(write, moved, &mut done)?;
    }
    arrival.tell(write, done)
}
