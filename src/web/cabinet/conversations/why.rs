//! Why a conversation is where it is, in the words of the console.

use crate::domain::routing::{TieBreak, Verdict};
use crate::domain::site::RoutingMode;
use crate::domain::work_status::WorkStatus;
use crate::protocol::routing::{Considered, Explanation};
use crate::texts::Texts;
use crate::web::cabinet::conversations::Names;

/// Of more names than this the rest is only counted.
const MOST: usize = 4;

/// The sentence, where there is anything to say: how things stand for one that waits, and what was decided otherwise.
pub fn sentence(decision: Option<&Explanation>, now: Option<&Explanation>, names: &Names, t: Texts) -> Option<String> {
    match (decision, now) {
        (_, Some(now)) if now.mode == RoutingMode::Common => Some(common(now, names, t)),
        (_, Some(now)) if now.winner.is_none() => Some(nobody(now, names, t)),
        (Some(decision), None) if decision.winner.is_some() => Some(chosen(decision, names, t)),
        _ => None,
    }
}

fn chosen(explanation: &Explanation, names: &Names, t: Texts) -> String {
    let person = explanation.considered.iter().find(|person| Some(person.operator) == explanation.winner);
    let name = explanation.winner.map_or("", |id| names.of(id));
    let n = person.map_or(0, |person| u64::from(person.in_work));
    let was_never = person.is_some_and(|person| person.last_assigned_at.is_none());
    match explanation.tie_break {
        Some(TieBreak::LeastWork) => t.console_why_least_work(n, name),
        Some(TieBreak::LongestAgo) if was_never => t.console_why_never_assigned(n, name),
        Some(TieBreak::LongestAgo) => t.console_why_longest_ago(n, name),
        Some(TieBreak::LowestNumber) => t.console_why_lowest_number(n, name),
        Some(TieBreak::OnlyCandidate) | None => t.console_why_only_candidate(name),
    }
}

/// M06: in common mode whoever may take it, does.
fn common(explanation: &Explanation, names: &Names, t: Texts) -> String {
    let eligible = explanation.considered.iter().filter(|person| person.verdict == Verdict::Eligible);
    let who: Vec<String> = eligible.map(|person| names.of(person.operator).to_owned()).collect();
    let rest = if who.is_empty() {
        t.console_why_common_nobody().to_owned()
    } else {
        t.console_why_common_who(&listed(who, t))
    };
    format!("{} {rest}", t.console_why_common())
}

/// X13: who could be given it but for a limit or a status, and what is in the way.
fn nobody(explanation: &Explanation, names: &Names, t: Texts) -> String {
    let mut held: Vec<(u8, &Considered)> =
        explanation.considered.iter().filter_map(|person| Some((rank(person)?, person))).collect();
    if held.is_empty() {
        let is_of_department = explanation.considered.iter().any(|person| person.verdict == Verdict::Department);
        return if is_of_department { t.console_why_nobody_department_now() } else { t.console_why_nobody_site_now() }
            .to_owned();
    }
    held.sort_by_key(|(rank, _)| *rank);
    let clause = |(_, person): (u8, &Considered)| {
        let name = names.of(person.operator);
        match (person.verdict, person.status) {
            (Verdict::Limit, _) => {
                t.console_why_holds_limit(&person.limit.unwrap_or(0).to_string(), person.in_work.into(), name)
            }
            (_, WorkStatus::CanHelp) => t.console_why_holds_can_help(name),
            (_, WorkStatus::Pause) => t.console_why_holds_pause(name),
            (_, _) => t.console_why_holds_left(name),
        }
    };
    let clauses: Vec<String> = held.into_iter().map(clause).collect();
    t.console_why_nobody_now(&listed(clauses, t))
}

/// What is in somebody's way, in the order of how soon it may change; `None` for whoever is elsewhere.
const fn rank(person: &Considered) -> Option<u8> {
    match (person.verdict, person.status) {
        (Verdict::Limit, _) => Some(0),
        (Verdict::Status, WorkStatus::CanHelp) => Some(1),
        (Verdict::Status, WorkStatus::Pause) => Some(2),
        (Verdict::Status, _) => Some(3),
        _ => None,
    }
}

fn listed(mut parts: Vec<String>, t: Texts) -> String {
    if parts.len() > MOST {
        let rest = parts.len() - (MOST - 1);
        parts.truncate(MOST - 1);
        parts.push(t.console_people_more(rest as u64));
    }
    parts.join(", ")
}
