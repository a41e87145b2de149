use proptest::prelude::*;

use super::*;
use crate::domain::conversation::Closer;

fn ready(number: i64, in_work: u32, limit: Option<u32>) -> Applicant {
    Applicant {
        operator: OperatorId(number),
        status: WorkStatus::Ready,
        has_site: true,
        in_department: true,
        in_work,
        limit,
        last_assigned_at: None,
    }
}

fn balanced(applicants: &[Applicant]) -> Decision {
    decide(RoutingMode::Balanced, applicants.iter().copied())
}

#[test]
fn m04_only_ready_is_assigned_automatically() {
    for status in [WorkStatus::CanHelp, WorkStatus::Pause, WorkStatus::Left] {
        let decision = balanced(&[Applicant { status, ..ready(1, 0, None) }]);
        assert_eq!((decision.winner, decision.considered[0].1), (None, Verdict::Status));
    }
    assert_eq!(balanced(&[ready(1, 0, None)]).winner, Some(OperatorId(1)));
}

#[test]
fn m05_at_the_limit_nobody_is_assigned_anything_and_0_is_a_limit() {
    for (in_work, limit) in [(3, 3), (4, 3), (0, 0)] {
        assert_eq!(balanced(&[ready(1, in_work, Some(limit))]).considered[0].1, Verdict::Limit);
    }
    assert_eq!(balanced(&[ready(1, 1_000, None)]).winner, Some(OperatorId(1)));
}

#[test]
fn the_site_and_the_department_have_to_be_theirs() {
    let elsewhere = Applicant { has_site: false, in_department: false, ..ready(1, 0, None) };
    assert_eq!(balanced(&[elsewhere]).considered[0].1, Verdict::Site);
    let other = Applicant { in_department: false, ..ready(1, 0, None) };
    assert_eq!(balanced(&[other]).considered[0].1, Verdict::Department);
}

#[test]
fn the_least_loaded_wins_then_the_longest_ago_then_the_lowest_number() {
    let at = |applicant, ago| Applicant { last_assigned_at: Some(Timestamp(ago)), ..applicant };
    let decided = |applicants: &[Applicant]| {
        let Decision { winner, tie_break, .. } = balanced(applicants);
        (winner.map(|id| id.0), tie_break)
    };
    assert_eq!(decided(&[ready(1, 2, None), ready(2, 1, Some(5))]), (Some(2), Some(TieBreak::LeastWork)));
    let (one, two) = (at(ready(1, 1, None), 200), at(ready(2, 1, None), 100));
    assert_eq!(decided(&[one, two]), (Some(2), Some(TieBreak::LongestAgo)));
    assert_eq!(decided(&[one, two, ready(3, 1, None)]), (Some(3), Some(TieBreak::LongestAgo)));
    assert_eq!(decided(&[ready(2, 1, None), ready(1, 1, None)]), (Some(1), Some(TieBreak::LowestNumber)));
    assert_eq!(decided(&[ready(2, 1, None)]), (Some(2), Some(TieBreak::OnlyCandidate)));
    assert_eq!(decided(&[]), (None, None));
}

#[test]
fn m06_m07_in_common_mode_the_verdicts_say_who_could_take_it() {
    let helper = Applicant { status: WorkStatus::CanHelp, ..ready(2, 0, None) };
    let paused = Applicant { status: WorkStatus::Pause, ..ready(3, 1, None) };
    let decision = decide(RoutingMode::Common, [paused, ready(1, 9, Some(3)), helper]);
    assert_eq!(decision.winner, None);
    let verdicts: Vec<_> = decision.considered.iter().map(|(who, verdict)| (who.operator.0, *verdict)).collect();
    assert_eq!(verdicts, [(2, Verdict::Eligible), (1, Verdict::Eligible), (3, Verdict::Status)]);
}

fn applicants() -> impl Strategy<Value = Vec<Applicant>> {
    let status = prop_oneof![
        4 => Just(WorkStatus::Ready),
        1 => Just(WorkStatus::CanHelp),
        1 => Just(WorkStatus::Pause),
        1 => Just(WorkStatus::Left)
    ];
    let one = (
        status,
        any::<bool>(),
        any::<bool>(),
        0u32..4,
        proptest::option::of(0u32..4),
        proptest::option::of((0i64..4).prop_map(Timestamp)),
    );
    proptest::collection::vec(one, 0..8).prop_map(|people| {
        let numbered = people.into_iter().enumerate();
        let applicant = |(index, (status, has_site, in_department, in_work, limit, last_assigned_at))| Applicant {
            operator: OperatorId(i64::try_from(index).expect("a handful")),
            status,
            has_site,
            in_department,
            in_work,
            limit,
            last_assigned_at,
        };
        numbered.map(applicant).collect()
    })
}

proptest! {
    /// I3, I8: the winner is who the rule, written out naively, names; and the stored reasons name them again.
    #[test]
    fn i8_the_decision_follows_from_its_reasons(people in applicants()) {
        let decision = balanced(&people);
        let naive = people
            .iter()
            .filter(|who| who.status == WorkStatus::Ready && who.has_site && who.in_department)
            .filter(|who| who.limit.is_none() || Some(who.in_work) < who.limit)
            .min_by(|one, other| {
                let ago = |who: &Applicant| who.last_assigned_at.map_or(i64::MIN, |at| at.0);
                one.in_work.cmp(&other.in_work).then(ago(one).cmp(&ago(other))).then(one.operator.cmp(&other.operator))
            })
            .map(|who| who.operator);
        prop_assert_eq!(decision.winner, naive);
        prop_assert_eq!(decision.considered.len(), people.len());
        prop_assert_eq!(has_candidate(people.iter().copied()), naive.is_some());
        let again = balanced(&decision.considered.iter().map(|(who, _)| *who).collect::<Vec<_>>());
        prop_assert_eq!(again, decision);
    }
}

#[test]
fn a_decision_explains_a_place_until_a_person_has_done_something_since() {
    let (anna, boris) = (OperatorId(1), OperatorId(2));
    let owned = |operator, since| State::Owned {
        operator,
        since: Timestamp(since),
        queued_since: Timestamp(100),
        sender: None,
    };
    assert!(explains(Timestamp(200), Some(anna), &owned(anna, 200)));
    assert!(!explains(Timestamp(200), Some(anna), &owned(boris, 200)), "passed on in the same moment");
    assert!(!explains(Timestamp(200), Some(anna), &owned(anna, 300)), "it went and came back by hand");
    assert!(!explains(Timestamp(200), None, &owned(anna, 200)), "taken by hand");
    // An old place in the queue and a new stay there (X20).
    let queued = State::Queued { since: Timestamp(100), entered: Timestamp(200), sender: None };
    assert!(explains(Timestamp(200), None, &queued) && explains(Timestamp(250), None, &queued));
    assert!(!explains(Timestamp(150), None, &queued), "of an earlier stay");
    assert!(!explains(Timestamp(200), Some(anna), &queued), "given back");
    let closed = State::Closed { at: Timestamp(300), by: Closer::Visitor, by_owner: Some(anna) };
    assert!(explains(Timestamp(200), Some(anna), &closed));
}
