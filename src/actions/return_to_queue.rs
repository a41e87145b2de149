//! Conversations go from somebody's work to queues: they are routed, and everybody whom it concerns is told.

use crate::actions::{Done, Failure, Outcome, announce, route_queue};
use crate::domain::conversation::{Conversation, Queue};
use crate::domain::event::Event;
use crate::domain::ids::OperatorId;
use crate::protocol::console_out::Cause;
use crate::storage::{Write, conversations, events};

/// A conversation that has gone from somebody's work to a queue.
pub(super) struct Requeued {
    /// How it was.
    pub before: Conversation,
    /// How it came into the queue.
    pub queued: Conversation,
}

/// What is told of it.
pub(super) struct News {
    /// The fact.
    pub fact: Event,
    /// What happened.
    pub cause: Cause,
    /// The colleague who did it.
    pub by: Option<OperatorId>,
    /// What colleagues are told.
    pub note: Option<String>,
}

/// Puts everything of somebody back into its queues, at the places that it had there (X20). Nobody is told yet.
pub(super) fn give_back(write: &Write<'_>, operator: OperatorId) -> Result<Vec<Requeued>, Failure> {
    let mut moves = Vec::new();
    for before in conversations::owned_by(write, operator)? {
        if let Some(queued) = before.clone().give_back(write.now()) {
            conversations::update(write, &queued)?;
            moves.push(Requeued { before, queued });
        }
    }
    Ok(moves)
}

/// X12, X13: routes them, with what waits in the queues `also`, among whoever is free now, and tells of it. Those who see a
/// queue do not hear of one that has gone on from there at once (M03). `news` says of each, as it came into its queue and
/// whose it was, what happened.
pub(super) fn route_and_tell(
    write: &Write<'_>,
    moves: &[Requeued],
    also: &[Queue],
    mut done: Done<()>,
    news: impl Fn(&Conversation, OperatorId) -> News,
) -> Outcome<()> {
    let queued: Vec<Conversation> = moves.iter().map(|one| one.queued.clone()).collect();
    let arrivals = route_queue::arrive(write, &queued, also)?;
    for Requeued { before, queued } in moves {
        let Some(former) = before.owner() else { continue };
        let News { fact, cause, by, note } = news(queued, former);
        let mut audience = events::Audience::of_move(before, queued);
        match arrivals.went_on(queued.id) {
            None => {
                let event = events::append(write, &fact, audience)?;
                let moved = announce::Moved { before, now: queued, event, cause, by, note };
                announce::moved(write, moved, &mut done)?;
            }
            Some(now) => {
                audience.queue = None;
                let event = events::append(write, &fact, audience)?;
                announce::left_work(write, announce::Moved { before, now, event, cause, by, note }, &mut done)?;
            }
        }
    }
    arrivals.tell(write, done)
}

#[cfg(test)]
mod tests {
    use crate::actions::audited::Administrator;
    use crate::actions::{Done, return_all};
    use crate::domain::email::EmailAddress;
    use crate::domain::ids::{ConversationId, OperatorId, SiteId};
    use crate::domain::language::Language;
    use crate::domain::operator::Role;
    use crate::domain::site::RoutingMode;
    use crate::domain::time::Timestamp;
    use crate::domain::time_zone::TimeZone;
    use crate::domain::visitor::Whereabouts;
    use crate::domain::work_status::{Reason, WorkStatus};
    use crate::realtime::{Publication, Topic};
    use crate::storage::operators::NewOperator;
    use crate::storage::scratch::Scratch;
    use crate::storage::{StorageError, accounts, conversations, operators, participants, routing, sites, visitors};

    const OLGA: OperatorId = OperatorId(1);
    const ANNA: OperatorId = OperatorId(2);
    const BORIS: OperatorId = OperatorId(3);
    const NOW: Timestamp = Timestamp(5_000);

    /// A site in balanced mode: Olga can help, Anna has a conversation and goes on Pause, Boris is as he is said to be.
    fn company(boris: WorkStatus) -> Scratch {
        let scratch = Scratch::open().expect("a file in memory");
        let founded = scratch.act(Timestamp(1_000), |write| {
            accounts::insert(write, "Tea", Language::En, &TimeZone::default())?;
            accounts::set_routing_mode(write, RoutingMode::Balanced)?;
            let site = sites::insert(write, "tea", "Tea", Language::En)?;
            for (name, role) in [("olga", Role::Owner), ("anna", Role::Operator), ("boris", Role::Operator)] {
                let email = EmailAddress::parse(&format!("{name}@demo.example")).expect("an address");
                let new = NewOperator { email: &email, name, role, password_hash: Some(""), language: None };
                let id = operators::insert(write, &new)?;
                sites::add_member(write, id, site)?;
            }
            let visitor = visitors::insert(write, site, &[1; 32], &Whereabouts::default(), "")?;
            let opened = conversations::open(write, visitor, site)?;
            let annas = opened.assign(ANNA, write.now()).expect("it was queued");
            conversations::update(write, &annas)?;
            participants::add(write, ANNA, annas.id)?;
            for (id, status) in [(OLGA, WorkStatus::CanHelp), (ANNA, WorkStatus::Pause), (BORIS, boris)] {
                operators::set_status(write, id, status, Reason::Chosen)?;
            }
            Ok::<_, StorageError>(())
        });
        founded.expect("a company");
        scratch
    }

    /// Olga returns everything of Anna's.
    fn returned(scratch: &Scratch) -> Vec<Publication> {
        let olga = Administrator { operator: OLGA, address: String::new() };
        let done = scratch.act(NOW, |write| return_all::return_all(write, &olga, ANNA));
        let Done { publications, .. } = done.expect("she may");
        publications
    }

    fn is_told_to_the_queue(told: &Publication) -> bool {
        matches!(told.topic, Topic::Queue(queue) if queue.site == SiteId(1))
    }

    #[test]
    fn m03_who_sees_the_queue_does_not_hear_of_what_is_assigned_again_at_once() {
        let scratch = company(WorkStatus::Ready);
        let told = returned(&scratch);
        let now = conversations::by_id(&scratch.read(), ConversationId(1)).expect("a row").expect("it is there");
        assert_eq!(now.owner(), Some(BORIS));
        assert!(!told.iter().any(is_told_to_the_queue));
        for person in [ANNA, BORIS] {
            assert!(told.iter().any(|told| told.topic == Topic::Operator(person)), "{person}");
        }
    }

    #[test]
    fn m02_x13_what_waits_is_told_of_with_the_reasons_kept() {
        let scratch = company(WorkStatus::Left);
        assert!(returned(&scratch).iter().any(is_told_to_the_queue));
        let kept = routing::last_of(&scratch.read(), ConversationId(1)).expect("a row").expect("a decision");
        assert_eq!((kept.at, kept.winner, kept.considered.len()), (NOW, None, 3));
    }
}
