//! Why a conversation waits, in one sentence (X13).

use crate::domain::conversation::Queue;
use crate::domain::routing::{Applicant, Verdict, decide};
use crate::domain::site::RoutingMode;
use crate::domain::work_status::WorkStatus;
use crate::texts::Texts;

/// The sentence for a queue, with everybody as its routing sees them.
pub fn sentence(mode: RoutingMode, queue: Queue, applicants: impl Iterator<Item = Applicant>, t: Texts) -> String {
    let decision = decide(mode, applicants);
    let count = |fits: &dyn Fn(&Applicant, Verdict) -> bool| {
        decision.considered.iter().filter(|(person, verdict)| fits(person, *verdict)).count() as u64
    };
    let eligible = count(&|_, verdict| verdict == Verdict::Eligible);
    let is_theirs = |person: &Applicant| person.has_site && person.in_department;
    let full = count(&|_, verdict| verdict == Verdict::Limit);
    let helpers = count(&|person, _| is_theirs(person) && person.status == WorkStatus::CanHelp);
    if count(&|person, _| is_theirs(person)) == 0 {
        return match queue.department {
            Some(_) => t.monitoring_why_no_member().to_owned(),
            None => t.monitoring_why_no_person().to_owned(),
        };
    }
    match mode {
        RoutingMode::Common if eligible == 0 => t.monitoring_why_takes_nobody().to_owned(),
        RoutingMode::Common => t.monitoring_why_takes(eligible),
        RoutingMode::Balanced if eligible > 0 => t.monitoring_why_assigned().to_owned(),
        RoutingMode::Balanced if full > 0 => t.monitoring_why_full(full),
        RoutingMode::Balanced if helpers > 0 => t.monitoring_why_helpers(helpers),
        RoutingMode::Balanced => t.monitoring_why_away().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{DepartmentId, OperatorId, SiteId};
    use crate::domain::language::Language;

    const EN: Texts = Texts { language: Language::En };

    fn person(status: WorkStatus, in_work: u32, limit: Option<u32>) -> Applicant {
        let operator = OperatorId(1);
        Applicant { operator, status, has_site: true, in_department: true, in_work, limit, last_assigned_at: None }
    }

    fn why(mode: RoutingMode, department: Option<i64>, people: &[Applicant]) -> String {
        let queue = Queue { site: SiteId(1), department: department.map(DepartmentId) };
        sentence(mode, queue, people.iter().copied(), EN)
    }

    #[test]
    fn x13_in_balanced_mode_the_first_thing_in_the_way_is_told() {
        use RoutingMode::Balanced;
        use WorkStatus::{CanHelp, Left, Pause, Ready};
        let (full, helper) = (person(Ready, 2, Some(2)), person(CanHelp, 0, None));
        assert_eq!(why(Balanced, None, &[full, helper]), "1 person is Ready and at their limit.");
        assert_eq!(why(Balanced, None, &[full, full]), "2 people are Ready, and all are at their limit.");
        assert_eq!(
            why(Balanced, None, &[helper, person(Left, 0, None)]),
            "Nobody is Ready; 1 person can help and take it by hand."
        );
        assert_eq!(
            why(Balanced, None, &[person(Pause, 1, None), person(Left, 0, None)]),
            "Everybody who could answer is on Pause or has left."
        );
        assert_eq!(why(Balanced, None, &[person(Ready, 0, None)]), "It is about to be assigned.");
    }

    #[test]
    fn x13_whoever_is_elsewhere_does_not_count() {
        let elsewhere = Applicant { has_site: false, ..person(WorkStatus::Ready, 0, None) };
        let other = Applicant { in_department: false, ..person(WorkStatus::CanHelp, 0, None) };
        assert_eq!(why(RoutingMode::Balanced, None, &[elsewhere]), "Nobody answers on this site.");
        assert_eq!(why(RoutingMode::Balanced, Some(1), &[other, elsewhere]), "Nobody belongs to this department.");
    }

    #[test]
    fn m06_in_common_mode_it_is_told_how_many_could_take_it() {
        let people = [
            person(WorkStatus::Ready, 9, Some(2)),
            person(WorkStatus::CanHelp, 0, None),
            person(WorkStatus::Pause, 1, None),
        ];
        assert_eq!(why(RoutingMode::Common, None, &people), "2 people can take it now.");
        assert_eq!(
            why(RoutingMode::Common, None, &people[2..]),
            "Nobody can take it now: nobody is Ready or Can help here."
        );
    }
}
