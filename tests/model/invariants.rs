//! I1 to I8, looked for in the file alone: what the model believes does not come into it.

use std::collections::BTreeSet;

use besedka::domain::ids::{OperatorId, SiteId};
use besedka::domain::routing::{Verdict, decide};
use besedka::domain::site::RoutingMode;
use besedka::domain::work_status::WorkStatus;
use besedka::storage::routing::Recorded;

use super::file::{ConversationRow, File, PersonRow};
use super::structure::Structure;

/// Every invariant that is broken, a line each. `is_online` is what widgets are told.
pub fn broken(file: &File, structure: &Structure, is_online: impl Fn(SiteId) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for conversation in file.conversations.iter().filter(|known| known.state != "closed") {
        i1_one_place(conversation, file, structure, &mut found);
        if conversation.state == "queued" {
            i2_no_candidate(conversation, file, structure, &mut found);
        }
    }
    for person in &file.people {
        i4_pause_and_left(person, file, &mut found);
    }
    for (site, _) in &structure.sites {
        let available = |person: &PersonRow| {
            person.here
                && matches!(person.status, Some(WorkStatus::Ready | WorkStatus::CanHelp))
                && structure.site_members.contains(&(person.id, *site))
        };
        if is_online(SiteId(*site)) != file.people.iter().any(available) {
            found.push(format!("I5: the widget of site {site} is online exactly if it should not be"));
        }
    }
    i6_exactly_once(file, &mut found);
    found
}

fn i1_one_place(conversation: &ConversationRow, file: &File, structure: &Structure, found: &mut Vec<String>) {
    let id = conversation.id;
    let owned_by_somebody = file.people.iter().any(|person| person.here && Some(person.id) == conversation.owner);
    let legal = match conversation.state.as_str() {
        "queued" => conversation.owner.is_none() && conversation.queued_since.is_some(),
        "owned" => owned_by_somebody,
        _ => false,
    };
    if !legal {
        found.push(format!("I1: conversation {id} is nowhere, or in two places: {conversation:?}"));
    }
    if let Some(department) = conversation.department
        && !structure.departments.contains(&(department, conversation.site, true))
    {
        found.push(format!("I1: conversation {id} is in a department that its site does not have"));
    }
    let of_visitor = file.conversations.iter().filter(|other| other.visitor == conversation.visitor);
    if of_visitor.filter(|other| other.state != "closed").count() != 1 {
        found.push(format!("I1: the visitor of conversation {id} has two that are open"));
    }
}

fn i2_no_candidate(conversation: &ConversationRow, file: &File, structure: &Structure, found: &mut Vec<String>) {
    let own = structure.sites.iter().find(|(site, _)| *site == conversation.site).and_then(|(_, mode)| *mode);
    if own.or(structure.account_mode) != Some(RoutingMode::Balanced) {
        return;
    }
    let department = conversation.department;
    for person in file.people.iter().filter(|person| person.here && person.status == Some(WorkStatus::Ready)) {
        if structure.site_members.contains(&(person.id, conversation.site))
            && department.is_none_or(|department| structure.department_members.contains(&(person.id, department)))
            && person.limit.is_none_or(|limit| work(person.id, file) < limit)
        {
            found.push(format!("I2: conversation {} waits although operator {} is free", conversation.id, person.id));
        }
    }
}

fn work(operator: i64, file: &File) -> i64 {
    let owned = file.conversations.iter().filter(|known| known.state == "owned" && known.owner == Some(operator));
    i64::try_from(owned.count()).unwrap_or(i64::MAX)
}

fn i4_pause_and_left(person: &PersonRow, file: &File, found: &mut Vec<String>) {
    let work = work(person.id, file);
    let legal = match person.status {
        Some(WorkStatus::Pause) => work >= 1,
        Some(WorkStatus::Left) => work == 0,
        _ => person.here,
    };
    if !legal {
        found.push(format!("I4: operator {} is {:?} with {work} in work", person.id, person.status));
    }
}

fn i6_exactly_once(file: &File, found: &mut Vec<String>) {
    let mut keys = BTreeSet::new();
    let mut before = (0, 0);
    for (conversation, number, key, _) in &file.messages {
        let next = if *conversation == before.0 { before.1 + 1 } else { 1 };
        if !keys.insert(*key) || *number != next {
            found.push(format!("I6: message {number} of conversation {conversation} is there twice, or not in order"));
        }
        before = (*conversation, *number);
    }
}

/// I3: nobody has come above their limit by the system. Whoever was assigned something by it in an action has in the end no
/// more in work than their limit, because nothing else brings them work in the same action.
pub fn i3_limits(winners: &[i64], file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for person in file.people.iter().filter(|person| winners.contains(&person.id)) {
        if person.limit.is_some_and(|limit| work(person.id, file) > limit) {
            found.push(format!("I3: operator {} was brought above the limit", person.id));
        }
    }
    found
}

/// I8: what was stored as the reasons, put to the routing function once more, names whom it named; and so does the rule when
/// it is read off them by hand.
pub fn i8_reasons(recorded: &Recorded) -> Vec<String> {
    let again = decide(RoutingMode::Balanced, recorded.considered.iter().map(|(person, _)| *person));
    let same = again.considered.iter().all(|known| {
        recorded.considered.iter().any(|(person, verdict)| (person.operator, *verdict) == (known.0.operator, known.1))
    });
    let eligible = recorded.considered.iter().filter(|(_, verdict)| *verdict == Verdict::Eligible);
    let by_hand: Option<OperatorId> = eligible
        .map(|(person, _)| person)
        .min_by_key(|person| (person.in_work, person.last_assigned_at, person.operator))
        .map(|person| person.operator);
    if again.winner == recorded.winner && by_hand == recorded.winner && same {
        return Vec::new();
    }
    vec![format!("I8: the reasons give {:?} and by hand {by_hand:?}: {recorded:?}", again.winner)]
}
