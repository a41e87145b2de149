//! Everything that somebody has in work goes back to its queues.

use crate::actions::audited::{Act, Administrator};
use crate::actions::{Done, Failure, Outcome, announce, route_queue, set_work_status};
use crate::domain::conversation::Conversation;
use crate::domain::event::Event;
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::protocol::console_out::Cause;
use crate::storage::{Write, conversations, events, operators, routing};

/// N03, the second step: an administrator returns all that a colleague has in work. Each conversation keeps the place in its
/// queue that it had; with the last of them Pause becomes Left (X03).
///
/// Whoever is Ready still, and below their limit, may be given some of it again: send them on Pause first.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OperatorUnknown`].
pub fn return_all(write: &Write<'_>, administrator: &Administrator, colleague: OperatorId) -> Outcome<()> {
    administrator.is_one(write)?;
    operators::by_id(write, colleague)?.ok_or(Refusal::OperatorUnknown)?;
    administrator.note(write, Act::ReturnedAll { colleague })?;
    let by = administrator.operator;
    let given_back = give_back(write, colleague)?;
    let done = set_work_status::after_work_left(write, colleague, Done::quietly(()))?;
    tell(write, given_back, done, |now, from| {
        let fact = Event::ConversationQueued { conversation: now.id, from, by, queue: now.queue, note: None };
        (fact, Cause::Queued, Some(by))
    })
}

/// Puts everything of somebody back into its queues. Nobody is told yet.
pub(super) fn give_back(write: &Write<'_>, operator: OperatorId) -> Result<Vec<(Conversation, Conversation)>, Failure> {
    let mut given_back = Vec::new();
    for before in conversations::owned_by(write, operator)? {
        if let Some(now) = before.clone().give_back(write.now()) {
            conversations::update(write, &now)?;
            given_back.push((before, now));
        }
    }
    Ok(given_back)
}

/// Tells of what was given back, and then routes it among whoever is free (X12).
pub(super) fn tell(
    write: &Write<'_>,
    given_back: Vec<(Conversation, Conversation)>,
    mut done: Done<()>,
    fact_of: impl Fn(&Conversation, OperatorId) -> (Event, Cause, Option<OperatorId>),
) -> Outcome<()> {
    for (before, now) in &given_back {
        let Some(former) = before.owner() else { continue };
        let (fact, cause, by) = fact_of(now, former);
        let event = events::append(write, &fact, events::Audience::of_move(before, now))?;
        let moved = announce::Moved { before, now, event, cause, by, note: None };
        announce::moved(write, moved, &mut done)?;
    }
    route_queue::drain(write, &routing::balanced_queues(write, None)?, done)
}
