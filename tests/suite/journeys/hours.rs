//! Opening hours: while nobody is there, visitors are told when somebody will be. They change nothing else.

use besedka::actions::{change_company, change_opening_hours};
use besedka::domain::ids::SiteId;
use besedka::domain::language::Language;
use besedka::domain::opening_hours::{Interval, Schedule};
use besedka::domain::time::{Span, Timestamp};
use besedka::domain::time_zone::TimeZone;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::widget_out::WidgetOut;
use besedka::storage::opening_hours::SiteHours;

use crate::support::{Desk, Visitor};

/// Monday, 21 September 2026, 14:13:20 UTC.
const NOW: Timestamp = Timestamp(1_790_000_000_000);
/// The next full hour.
const THREE: Timestamp = Timestamp(1_790_002_800_000);

async fn keeps(desk: &Desk, every_day: &str) {
    let week = std::array::from_fn(|_| Interval::parse_all(every_day).expect("hours"));
    let hours = SiteHours { kept: true, time_zone: None, schedule: Schedule { week, exceptions: Vec::new() } };
    desk.cabinet(move |write, by| change_opening_hours::set(write, by, SiteId(1), &hours)).await;
}

/// Whether somebody is there, and when somebody will be, as an open page hears of it next.
async fn hears(guest: &mut Visitor) -> (bool, Option<Timestamp>) {
    let told = |frame: &WidgetOut| match frame {
        WidgetOut::Online { online, offline, .. } => Some((*online, offline.back_at)),
        _ => None,
    };
    guest.socket.wait_for("who is there", told).await
}

#[tokio::test]
async fn w02_outside_of_the_hours_the_widget_says_when_somebody_will_be_back() {
    let desk = Desk::open().await;
    let mut early = desk.visitor().await;
    assert_eq!(early.welcome.offline.back_at, None, "without hours nothing is promised");
    keeps(&desk, "15-18").await;
    assert_eq!(hears(&mut early).await, (false, Some(THREE)), "pages that are open hear of it");
    let guest = desk.visitor().await;
    assert_eq!(guest.welcome.offline.back_at, Some(THREE));
    desk.closes().await;
}

#[tokio::test]
async fn w01_hours_bring_nobody_and_send_nobody_away() {
    let desk = Desk::open().await;
    keeps(&desk, "15-18").await;
    let mut guest = desk.visitor().await;
    let mut anna = desk.operator("anna").await;
    assert_eq!(hears(&mut guest).await, (true, None), "online by a status, outside of the hours");
    anna.becomes(WorkStatus::Pause).await;
    assert_eq!(hears(&mut guest).await, (false, Some(THREE)));
    desk.passes(Span::minutes(60));
    assert_eq!(
        hears(&mut guest).await,
        (false, None),
        "the hours have begun: nobody is there, and nothing is promised"
    );
    let states: Vec<String> = desk.asks_file("SELECT status FROM operators ORDER BY id");
    assert_eq!(states, ["left", "left"]);
    desk.closes().await;
}

#[tokio::test]
async fn a_page_that_is_open_when_the_hours_end_hears_when_they_begin_again() {
    let mut desk = Desk::open().await;
    keeps(&desk, "9-15").await;
    let guest = desk.visitor().await;
    assert_eq!(guest.welcome.offline.back_at, None, "within the hours nothing is promised");
    desk.restarts().await;
    let mut guest = desk.visitor().await;
    desk.passes(Span(THREE.0 - NOW.0));
    assert_eq!(hears(&mut guest).await, (false, Some(THREE + Span::minutes(18 * 60))));
    desk.closes().await;
}

#[tokio::test]
async fn hours_are_meant_by_the_companys_clock() {
    let desk = Desk::open().await;
    keeps(&desk, "15-18").await;
    let mut guest = desk.visitor().await;
    let moscow = TimeZone::parse("Europe/Moscow").expect("a zone");
    desk.cabinet(move |write, by| change_company::change(write, by, "Tea", Language::En, &moscow)).await;
    assert_eq!(hears(&mut guest).await, (false, None), "it is 17:13 in Moscow");
    desk.closes().await;
}
