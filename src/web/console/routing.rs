//! Who could receive a conversation, and why it is where it is.

use crate::domain::conversation::{Conversation, Queue};
use crate::domain::directory::Directory;
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::domain::routing::{Applicant, Decision, TieBreak, Verdict, decide, explains};
use crate::domain::site::RoutingMode;
use crate::domain::time::Timestamp;
use crate::domain::transfer;
use crate::protocol::console_out::ConsoleOut;
use crate::protocol::routing::{Considered, Explanation, Receiver, ReceivingQueue};
use crate::storage::routing::{self, Recorded};
use crate::storage::{Read, StorageError, conversations};

/// F01 to F06, M10, M11: the answer to `receivers`. `say` puts a refusal into words.
pub fn receivers(
    read: &Read<'_>,
    re: u32,
    conversation: &Conversation,
    directory: &Directory,
    say: impl Fn(&Refusal) -> String,
) -> Result<ConsoleOut, StorageError> {
    let site = conversation.queue.site;
    let applicants = routing::applicants(read, Queue { site, department: None })?;
    let colleagues = applicants.iter().filter(|person| conversation.owner() != Some(person.operator)).map(|person| {
        let Applicant { operator, status, has_site, in_work, limit, .. } = *person;
        let refused = transfer::may_receive(transfer::Receiver { operator, status, has_site }).err();
        Receiver { operator, in_work, limit, has_site, refusal: refused.as_ref().map(&say) }
    });
    let colleagues = colleagues.collect();
    let mut queues = Vec::new();
    for queue in directory.queues_of_site(site) {
        queues.push(receiving_queue(read, queue, conversation, directory)?);
    }
    // What the owner gives away frees them for whatever waits longer (X12): then it would not come back to them.
    let others_wait = match conversation.owner() {
        Some(owner) => anything_waits(read, owner)?,
        None => false,
    };
    for queue in queues.iter_mut().filter(|queue| others_wait && queue.next == conversation.owner()) {
        queue.next = None;
    }
    Ok(ConsoleOut::Receivers { re, colleagues, queues })
}

/// Whether anything waits that somebody could be given.
fn anything_waits(read: &Read<'_>, operator: OperatorId) -> Result<bool, StorageError> {
    for queue in routing::balanced_queues(read, Some(operator))? {
        if !conversations::waiting(read, queue, None, 1)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// F03, F04, F06: a queue with whom it would bring the conversation to. The owner has one less in work by then.
fn receiving_queue(
    read: &Read<'_>,
    queue: Queue,
    conversation: &Conversation,
    directory: &Directory,
) -> Result<ReceivingQueue, StorageError> {
    let mut applicants = routing::applicants(read, queue)?;
    for owner in applicants.iter_mut().filter(|person| conversation.owner() == Some(person.operator)) {
        owner.in_work = owner.in_work.saturating_sub(1);
    }
    let there = |person: &&Applicant| person.status.is_available() && person.has_site && person.in_department;
    let available = applicants.iter().filter(there).count();
    let next = match mode_of(directory, queue) {
        RoutingMode::Balanced => decide(RoutingMode::Balanced, applicants).winner,
        RoutingMode::Common => None,
    };
    Ok(ReceivingQueue { department: queue.department, available: u32::try_from(available).unwrap_or(u32::MAX), next })
}

fn mode_of(directory: &Directory, queue: Queue) -> RoutingMode {
    directory.sites.get(&queue.site).map_or(RoutingMode::Common, |site| site.mode)
}

/// The answer to `explain`: the decision that was kept, and for one that waits, how things stand now.
pub fn explained(
    read: &Read<'_>,
    re: u32,
    conversation: &Conversation,
    directory: &Directory,
    now: Timestamp,
) -> Result<ConsoleOut, StorageError> {
    let last = routing::last_of(read, conversation.id)?;
    let decision = last.filter(|last| explains(last.at, last.winner, &conversation.state)).map(kept);
    let waits = conversation.is_open() && conversation.owner().is_none();
    let now = match waits {
        true => {
            let mode = mode_of(directory, conversation.queue);
            let decision = decide(mode, routing::applicants(read, conversation.queue)?);
            Some(live(decision, mode, conversation.queue, now))
        }
        false => None,
    };
    Ok(ConsoleOut::Explained { re, decision, now })
}

fn live(decision: Decision, mode: RoutingMode, queue: Queue, at: Timestamp) -> Explanation {
    let Decision { winner, tie_break, considered } = decision;
    Explanation { at, mode, department: queue.department, winner, tie_break, considered: lines(considered) }
}

/// I8: what decided follows from the stored reasons.
fn kept(recorded: Recorded) -> Explanation {
    let Recorded { at, department, winner, considered } = recorded;
    let candidates = considered.iter().filter(|(_, verdict)| *verdict == Verdict::Eligible).map(|(person, _)| *person);
    let tie_break: Option<TieBreak> = decide(RoutingMode::Balanced, candidates).tie_break;
    Explanation { at, mode: RoutingMode::Balanced, department, winner, tie_break, considered: lines(considered) }
}

fn lines(considered: Vec<(Applicant, Verdict)>) -> Vec<Considered> {
    let line = |(person, verdict): (Applicant, Verdict)| Considered {
        operator: person.operator,
        verdict,
        status: person.status,
        in_work: person.in_work,
        limit: person.limit,
        last_assigned_at: person.last_assigned_at,
    };
    considered.into_iter().map(line).collect()
}
