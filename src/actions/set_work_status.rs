//! A work status changes: by choice, or because the work ran out.

use std::sync::Arc;

use crate::actions::{Done, Failure, Outcome, route_queue};
use crate::domain::event::Event;
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::domain::work_status::{self, Reason, WorkStatus};
use crate::protocol::console_out::ConsoleOut;
use crate::protocol::encode;
use crate::realtime::{Publication, SocketId, Topic};
use crate::storage::{Write, conversations, events, operators};

/// X02, I4: the person chooses a status; see [`work_status::choose`] for what becomes of the choice.
///
/// # Errors
/// [`Refusal::SignInNeeded`] if the person is gone.
pub fn choose(write: &Write<'_>, operator: OperatorId, wish: WorkStatus) -> Outcome<()> {
    let person = operators::by_id(write, operator)?.ok_or(Refusal::SignInNeeded)?;
    let (status, reason) = work_status::choose(wish, conversations::in_work(write, operator)?);
    if status == person.standing.status {
        return Ok(Done::quietly(()));
    }
    change(write, operator, person.standing.status, status, reason, None, Done::quietly(()))
}

/// X01, X03, X12: to be called wherever a conversation leaves somebody's work. On Pause it may have been the last; Ready,
/// they may be given the next.
pub(super) fn after_work_shrank<T>(write: &Write<'_>, operator: OperatorId, done: Done<T>) -> Outcome<T> {
    let done = after_work_left(write, operator, done)?;
    route_queue::after_gain(write, operator, done)
}

/// X01, X03 alone, for whoever routes afterwards.
pub(super) fn after_work_left<T>(write: &Write<'_>, operator: OperatorId, done: Done<T>) -> Outcome<T> {
    let Some(person) = operators::by_id(write, operator)? else { return Ok(done) };
    let before = person.standing.status;
    match work_status::after_work_shrank(before, conversations::in_work(write, operator)?) {
        Some((status, reason)) => change(write, operator, before, status, reason, None, done),
        None => Ok(done),
    }
}

/// Writes a change down and tells every console; whoever becomes Ready is given what waits for them (X12). Where the queues that the person sees come or go with it, their own
/// consoles are told to ask for everything anew, but for the one that is being answered with everything just now.
pub(super) fn change<T>(
    write: &Write<'_>,
    operator: OperatorId,
    before: WorkStatus,
    status: WorkStatus,
    reason: Reason,
    answered: Option<SocketId>,
    mut done: Done<T>,
) -> Result<Done<T>, Failure> {
    operators::set_status(write, operator, status, reason)?;
    done.monitored = true;
    let fact = Event::WorkStatusChanged { operator, to: status, reason };
    let event = events::append(write, &fact, events::Audience::default())?;
    let frame = ConsoleOut::Status {
        event,
        operator,
        status,
        since: write.now(),
        reason: reason.word().to_owned(),
        by: reason.administrator(),
    };
    let told = |event, topic, frame: &ConsoleOut, except| {
        let frame = Arc::from(encode(frame));
        Publication { event, topic, also: None, frame, except }
    };
    done.publications.push(told(Some(event), Topic::Consoles, &frame, None));
    if before.is_available() != status.is_available() {
        done.afterwards.push(told(None, Topic::Operator(operator), &ConsoleOut::Resync { within_ms: None }, answered));
    }
    let done = done.with_directory(write, &[operator])?;
    if status == WorkStatus::Ready { route_queue::after_gain(write, operator, done) } else { Ok(done) }
}
