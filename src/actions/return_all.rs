//! Everything that somebody has in work goes back to its queues.

use crate::actions::audited::{Act, Administrator};
use crate::actions::return_to_queue::{self, News};
use crate::actions::{Done, Outcome, set_work_status};
use crate::domain::event::Event;
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::protocol::console_out::Cause;
use crate::storage::{Write, operators, routing};

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
    let moves = return_to_queue::give_back(write, colleague)?;
    let done = set_work_status::after_work_left(write, colleague, Done::quietly(()))?;
    let freed = routing::balanced_queues(write, Some(colleague))?;
    return_to_queue::route_and_tell(write, &moves, &freed, done, |queued, from| {
        let fact = Event::ConversationQueued { conversation: queued.id, from, by, queue: queued.queue, note: None };
        News { fact, cause: Cause::Queued, by: Some(by), note: None }
    })
}
