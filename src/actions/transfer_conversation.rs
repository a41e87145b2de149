//! The owner passes a conversation on: to a colleague, to a department, or back to the queue.

use crate::actions::return_to_queue::{self, News, Requeued};
use crate::actions::{Done, Outcome, announce, known, set_work_status};
use crate::domain::conversation::Queue;
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
    conversations::update(write, &queued)?;
    let done = set_work_status::after_work_left(write, owner, Done::quietly(()))?;
    let freed = routing::balanced_queues(write, Some(owner))?;
    let moves = [Requeued { before, queued }];
    return_to_queue::route_and_tell(write, &moves, &freed, done, |queued, from| {
        let fact = Event::ConversationQueued {
            conversation: queued.id,
            from,
            by: owner,
            queue: queued.queue,
            note: note.clone(),
        };
        News { fact, cause: Cause::Queued, by: Some(owner), note: note.clone() }
    })
}
