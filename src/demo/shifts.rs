//! Who works when. A shift is nothing but the wishes of a person: to be ready, to have lunch, to go home. What becomes of a
//! wish is for the rules to say (X02, I4).

use crate::demo::calendar::Day;
use crate::demo::company::{ANNA, BORIS, COLLEAGUES, OWNER, VERA};
use crate::demo::random::Random;
use crate::domain::ids::{OperatorId, SiteId};
use crate::domain::time::{Span, Timestamp};
use crate::domain::work_status::WorkStatus;

/// How long somebody stays to finish what they have begun.
const OVERTIME: Span = Span::minutes(90);
/// How much of the time before now is worked by everybody but the owner, whatever the hour: a demonstration is lively.
const LIVE: Span = Span::minutes(5 * 60 + 20);

/// What somebody wished their status to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// When.
    pub at: Timestamp,
    /// Whose.
    pub operator: OperatorId,
    /// What.
    pub status: WorkStatus,
}

/// Everybody's wishes up to now.
pub struct Shifts {
    by_operator: Vec<Vec<Wish>>,
}

impl Shifts {
    /// Makes up the shifts of a time that ends now.
    #[must_use]
    pub fn new(from: Timestamp, now: Timestamp, random: &mut Random) -> Self {
        let by_operator = COLLEAGUES.iter().map(|colleague| wishes(colleague.id, from, now, random)).collect();
        Self { by_operator }
    }

    /// All wishes in order.
    #[must_use]
    pub fn in_order(&self) -> Vec<Wish> {
        let mut all: Vec<Wish> = self.by_operator.iter().flatten().copied().collect();
        all.sort_by_key(|wish| wish.at);
        all
    }

    /// Whether somebody sees the queues at that moment.
    #[must_use]
    pub fn is_available(&self, operator: OperatorId, at: Timestamp) -> bool {
        self.latest(operator, at).is_some_and(|wish| wish.status.is_available())
    }

    /// When somebody next sees the queues; `None` if they are not expected back.
    #[must_use]
    pub fn next_available(&self, operator: OperatorId, at: Timestamp) -> Option<Timestamp> {
        if self.is_available(operator, at) {
            return Some(at);
        }
        let wishes = self.of(operator);
        let later = &wishes[wishes.partition_point(|wish| wish.at <= at)..];
        later.iter().find(|wish| wish.status.is_available()).map(|wish| wish.at)
    }

    /// When somebody next answers in what is theirs already: at once during a shift and a while after it, else when they
    /// are back.
    #[must_use]
    pub fn next_at_desk(&self, operator: OperatorId, at: Timestamp) -> Timestamp {
        match self.latest(operator, at) {
            Some(wish) if wish.status != WorkStatus::Left || at < wish.at + OVERTIME => at,
            _ => self.next_available(operator, at).unwrap_or(at),
        }
    }

    /// The colleagues of a site who see its queue at that moment.
    #[must_use]
    pub fn present(&self, site: SiteId, at: Timestamp) -> Vec<OperatorId> {
        let theirs = COLLEAGUES.iter().filter(|colleague| colleague.sites.contains(&site));
        theirs.map(|colleague| colleague.id).filter(|id| self.is_available(*id, at)).collect()
    }

    fn latest(&self, operator: OperatorId, at: Timestamp) -> Option<&Wish> {
        let wishes = self.of(operator);
        wishes[..wishes.partition_point(|wish| wish.at <= at)].last()
    }

    fn of(&self, operator: OperatorId) -> &[Wish] {
        COLLEAGUES.iter().position(|colleague| colleague.id == operator).map_or(&[], |place| &self.by_operator[place])
    }
}

/// The regular hours of a person on a weekday, in minutes from midnight: coming, lunch, back, only helping, going.
fn hours(operator: OperatorId, weekday: usize) -> Option<[i64; 5]> {
    let at = |hour: i64, minute: i64| hour * 60 + minute;
    match (operator, weekday) {
        (ANNA, 0..=4) => Some([at(9, 0), at(13, 0), at(13, 45), at(17, 30), at(18, 0)]),
        (BORIS, 1..=5) => Some([at(11, 0), at(15, 0), at(15, 40), at(19, 30), at(20, 0)]),
        (VERA, 2..=6) => Some([at(10, 0), at(14, 0), at(14, 45), at(18, 40), at(19, 0)]),
        // Monday's lunch would leave nobody at the desk.
        (OWNER, 0 | 3) => Some([at(12, 45), at(13, 20), at(13, 32), at(14, 5), at(14, 15)]),
        _ => None,
    }
}

fn wishes(operator: OperatorId, from: Timestamp, now: Timestamp, random: &mut Random) -> Vec<Wish> {
    const STEPS: [WorkStatus; 5] =
        [WorkStatus::Ready, WorkStatus::Pause, WorkStatus::Ready, WorkStatus::CanHelp, WorkStatus::Left];
    let (mut day, today) = (Day::of(from), Day::of(now));
    let mut wishes = Vec::new();
    while day <= today {
        if let Some(hours) = hours(operator, day.weekday()) {
            // Nobody is punctual to the minute, and nobody is so late that the order changes.
            let step = |(minute, status): (i64, WorkStatus)| Wish {
                at: day.at_minute(minute) + Span(random.between(-4 * 60_000, 4 * 60_000)),
                operator,
                status,
            };
            wishes.extend(hours.into_iter().zip(STEPS).map(step));
        }
        day = day.later(1);
    }
    wishes.sort_by_key(|wish| wish.at);
    until_now(operator, now, wishes)
}

/// Ends the wishes so that now somebody is ready, somebody helps, and somebody finishes what they have.
fn until_now(operator: OperatorId, now: Timestamp, mut wishes: Vec<Wish>) -> Vec<Wish> {
    let ago = |minutes: i64| Timestamp(now.0 - Span::minutes(minutes).0);
    let wish = |at, status| Wish { at, operator, status };
    let live = Timestamp(now.0 - LIVE.0);
    if operator == OWNER {
        wishes.retain(|wish| wish.at < live);
        // A shift that was cut short ends with it.
        if wishes.last().is_some_and(|wish| wish.status != WorkStatus::Left) {
            wishes.push(wish(live, WorkStatus::Left));
        }
        return wishes;
    }
    wishes.retain(|wish| wish.at < live);
    if wishes.last().is_none_or(|wish| wish.status != WorkStatus::Ready) {
        // Whoever has just gone to lunch, or home, is back, one minute after the other.
        wishes.push(wish(live + Span::minutes(operator.0), WorkStatus::Ready));
    }
    match operator {
        BORIS => wishes.push(wish(ago(52), WorkStatus::CanHelp)),
        VERA => wishes.push(wish(ago(14), WorkStatus::Pause)),
        _ => {}
    }
    wishes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Sunday at half past three in the morning, when nobody would be there.
    const NOW: Timestamp = Timestamp(1_772_325_000_000);

    fn year() -> Shifts {
        Shifts::new(Timestamp(NOW.0 - Span::days(365).0), NOW, &mut Random::new(1))
    }

    #[test]
    fn wishes_are_in_order_and_never_in_the_future() {
        let all = year().in_order();
        assert!(all.is_sorted_by_key(|wish| wish.at) && all.len() > 4_000);
        assert!(all.iter().all(|wish| wish.at <= NOW));
    }

    #[test]
    fn now_somebody_is_ready_somebody_helps_somebody_finishes_and_the_owner_is_out() {
        let shifts = year();
        let last = |operator| shifts.latest(operator, NOW).map(|wish| wish.status);
        let expected = [WorkStatus::Left, WorkStatus::Ready, WorkStatus::CanHelp, WorkStatus::Pause];
        assert_eq!([OWNER, ANNA, BORIS, VERA].map(last), expected.map(Some));
    }

    #[test]
    fn who_is_away_is_back_at_the_desk_with_the_next_shift() {
        let shifts = year();
        // A Wednesday at two in the night.
        let night = Day(20_502).at_minute(120);
        assert_eq!(Day(20_502).weekday(), 2);
        assert!(!shifts.is_available(ANNA, night));
        let morning = shifts.next_available(ANNA, night).expect("a shift");
        assert!(crate::demo::calendar::hour(morning) >= 8 && Day::of(morning) == Day(20_502));
        assert_eq!(shifts.next_at_desk(ANNA, night), morning);
        let noon = Day(20_502).at_minute(12 * 60);
        assert_eq!(shifts.next_at_desk(ANNA, noon), noon);
        assert_eq!(shifts.present(SiteId(2), noon), [ANNA, BORIS]);
    }
}
