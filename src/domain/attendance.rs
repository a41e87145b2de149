//! Whether anybody looks at what a site promises: status is not presence.

use crate::domain::directory::Directory;
use crate::domain::ids::{OperatorId, SiteId};
use crate::domain::time::{Span, Timestamp};

/// How long nobody's console may be connected before an administrator is told.
pub const PATIENCE: Span = Span::minutes(5);

/// W05: a site whose widget is online while no console of those who keep it so is connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// The site.
    pub site: SiteId,
    /// Since when.
    pub since: Timestamp,
}

/// W05: the sites to be told of. `away_since` is when the last console of somebody was lost; `None` while one is connected.
pub fn alarms(
    directory: &Directory,
    away_since: impl Fn(OperatorId) -> Option<Timestamp>,
    now: Timestamp,
) -> Vec<Alarm> {
    missed(directory, away_since).filter(|alarm| now - alarm.since >= PATIENCE).collect()
}

/// When the words of an alarm change next, which say whole minutes, or a new one is due; `None` while every promise is kept.
pub fn next_change(
    directory: &Directory,
    away_since: impl Fn(OperatorId) -> Option<Timestamp>,
    now: Timestamp,
) -> Option<Timestamp> {
    let minute = Span::minutes(1);
    let next = |alarm: Alarm| {
        let minutes = (now - alarm.since).0.max(0) / minute.0 + 1;
        alarm.since + PATIENCE.max(Span(minutes * minute.0))
    };
    missed(directory, away_since).map(next).min()
}

/// The sites that are online with nobody connected, for however short a time.
fn missed(directory: &Directory, away_since: impl Fn(OperatorId) -> Option<Timestamp>) -> impl Iterator<Item = Alarm> {
    directory.sites.keys().filter_map(move |site| {
        let keep_it_online = directory
            .operators
            .values()
            .filter(|person| person.standing.status.is_available() && person.sites.contains(site));
        let mut since = None;
        for person in keep_it_online {
            // Whoever is connected attends; whoever became available later than they were lost is missed since then.
            let missed = away_since(person.id)?.max(person.standing.since);
            since = since.max(Some(missed));
        }
        Some(Alarm { site: *site, since: since? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::directory::{OperatorEntry, SiteEntry};
    use crate::domain::language::Language;
    use crate::domain::offline::OfflineForm;
    use crate::domain::operator::Role;
    use crate::domain::site::RoutingMode;
    use crate::domain::widget::Widget;
    use crate::domain::work_status::{Standing, WorkStatus};

    fn company(statuses: &[WorkStatus]) -> Directory {
        let site = SiteEntry {
            id: SiteId(1),
            key: "shop".into(),
            name: "Shop".into(),
            language: Language::En,
            mode: RoutingMode::Common,
            origins: Vec::new(),
            offline: OfflineForm::default(),
            hours: None,
            widget: Widget::default(),
        };
        let person = |(index, status): (usize, &WorkStatus)| OperatorEntry {
            id: OperatorId(i64::try_from(index).expect("a few")),
            name: String::new(),
            role: Role::Operator,
            standing: Standing { status: *status, since: Timestamp(0) },
            limit: None,
            sites: vec![SiteId(1)],
            departments: Vec::new(),
        };
        let people = statuses.iter().enumerate().map(person).map(|person| (person.id, person));
        Directory { sites: [(SiteId(1), site)].into(), operators: people.collect(), ..Directory::default() }
    }

    #[test]
    fn w05_online_with_nobody_connected_is_told_after_a_while() {
        let ready = company(&[WorkStatus::Ready, WorkStatus::CanHelp]);
        let lost = |id: OperatorId| Some(Timestamp(1_000 + id.0 * 1_000));
        let since = Timestamp(2_000);
        assert_eq!(alarms(&ready, lost, since + PATIENCE), [Alarm { site: SiteId(1), since }]);
        assert_eq!(alarms(&ready, lost, since + PATIENCE - Span(1)), []);
    }

    #[test]
    fn w05_it_is_due_after_the_patience_and_says_another_minute_from_then_on() {
        let ready = company(&[WorkStatus::Ready]);
        let (since, minute) = (Timestamp(7_000), Span::minutes(1));
        let next = |now| next_change(&ready, |_| Some(since), now);
        assert_eq!(next(since), Some(since + PATIENCE));
        assert_eq!(next(since + PATIENCE - Span(1)), Some(since + PATIENCE));
        assert_eq!(next(since + PATIENCE), Some(since + PATIENCE + minute));
        assert_eq!(next(since + PATIENCE + minute - Span(1)), Some(since + PATIENCE + minute));
        assert_eq!(next_change(&ready, |_| None, since), None);
    }

    #[test]
    fn w05_nothing_is_told_while_one_is_connected_or_the_widget_is_offline() {
        let long_after = Timestamp(0) + Span::days(1);
        let ready = company(&[WorkStatus::Ready, WorkStatus::CanHelp]);
        assert_eq!(alarms(&ready, |id| (id.0 == 0).then_some(Timestamp(0)), long_after), []);
        let paused = company(&[WorkStatus::Pause, WorkStatus::Left]);
        assert_eq!(alarms(&paused, |_| Some(Timestamp(0)), long_after), []);
    }
}
