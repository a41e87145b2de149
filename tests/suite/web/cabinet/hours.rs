//! Opening hours: what an administrator fills in. What visitors read of it is in the journeys.

use super::{Cabinet, has_chosen, shows};
use crate::support::Desk;

const PAGE: &str = "/cabinet/sites/1/hours";

/// A week that is open on Monday and on the night from Friday to Saturday, and one exception.
const WEEK: [(&str, &str); 9] = [
    ("kept", "on"),
    ("time_zone", "company"),
    ("day-1", "9-13, 14.00–18:30"),
    ("day-5", "22-2"),
    ("first-0", "2026-12-31"),
    ("last-0", "2027-01-08"),
    ("hours-0", ""),
    ("note-0", "New Year"),
    ("first-1", ""),
];

#[tokio::test]
async fn hours_are_filled_in_as_people_write_them_and_shown_as_they_are_read() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    has_chosen(&cabinet.opens(PAGE).await.body, "kept-off");
    let page = cabinet.saves(PAGE, &WEEK).await;
    shows(
        &page,
        &[
            "The opening hours are saved.",
            "It is 14:13 there: open by the hours.",
            "value=\"09:00–13:00, 14:00–18:30\"",
            "value=\"22:00–02:00\"",
            "value=\"2026-12-31\"",
            "value=\"2027-01-08\"",
            "<legend>New Year</legend>",
            "<legend>Another day</legend>",
        ],
    );
    has_chosen(&page, "kept-on");
    let intervals = "SELECT weekday || ' ' || opens || ' ' || closes FROM opening_intervals ORDER BY weekday, opens";
    assert_eq!(desk.asks_file::<String>(intervals), ["1 540 780", "1 840 1110", "5 1320 1560"]);
    let audited = "SELECT detail FROM audit_entries WHERE act = 'company_changed'";
    let [kept] = &desk.asks_file::<String>(audited)[..] else { panic!("one change") };
    for piece in ["\"hours\"", "\"off\",\"on\"", "09:00–13:00, 14:00–18:30; ", "2026-12-31 to 2027-01-08: "] {
        assert!(kept.contains(piece), "{piece}: {kept}");
    }

    let removed = cabinet
        .saves(
            PAGE,
            &[
                ("kept", "off"),
                ("time_zone", "Asia/Tokyo"),
                ("day-1", "0-24"),
                ("first-0", "2026-12-31"),
                ("remove-0", "1"),
            ],
        )
        .await;
    shows(&removed, &["value=\"00:00–24:00\"", "value=\"Asia/Tokyo\" selected"]);
    assert!(!removed.contains("It is "), "hours that are not kept say nothing");
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM opening_exceptions"), [0]);
    desk.closes().await;
}

#[tokio::test]
async fn mistakes_stand_beside_their_days_and_everything_typed_is_kept() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let fields = [
        ("kept", "on"),
        ("time_zone", "Mars"),
        ("day-1", "nine to five"),
        ("day-2", "9-14, 13-18"),
        ("first-0", ""),
        ("hours-0", "10-12"),
        ("first-1", "2026-01-01"),
        ("first-2", "2026-12-31"),
        ("last-2", "2026-12-30"),
        ("first-3", "31.13.2026"),
        ("note-3", "<b>"),
    ];
    let page = cabinet.is_refused(PAGE, &fields).await;
    shows(
        &page,
        &[
            "There is no such time zone.",
            "value=\"nine to five\"",
            "“nine to five” is not a time from and to.",
            "09:00–14:00 and 13:00–18:00 overlap.",
            "id=\"first-0-error\">Please fill this in",
            "id=\"first-1-error\">This day has passed.",
            "id=\"last-2-error\">The last day comes before the first.",
            "id=\"first-3-error\">This is not a day.",
            "value=\"31.13.2026\"",
            "&#60;b&#62;",
        ],
    );
    assert_eq!(desk.asks_file::<i64>("SELECT keeps_hours FROM sites"), [0]);
    desk.closes().await;
}

#[tokio::test]
async fn days_that_run_into_each_other_and_a_week_without_hours_are_refused() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let empty = cabinet.is_refused(PAGE, &[("kept", "on"), ("time_zone", "company")]).await;
    shows(&empty, &["There are no hours yet."]);
    let night = [
        ("kept", "on"),
        ("time_zone", "company"),
        ("day-5", "22-2"),
        ("day-6", "1-5"),
        ("first-0", "2026-12-25"),
        ("hours-0", "9-12"),
    ];
    let page = cabinet.is_refused(PAGE, &night).await;
    shows(&page, &["id=\"day-5-error\">22:00–02:00 is not over when 01:00–05:00 of the next day begins."]);
    let twice = [
        ("kept", "on"),
        ("time_zone", "company"),
        ("day-1", "9-18"),
        ("first-0", "2026-12-31"),
        ("last-0", "2027-01-02"),
        ("first-1", "2027-01-02"),
    ];
    shows(&cabinet.is_refused(PAGE, &twice).await, &["id=\"first-1-error\">Some of these days stand in another row"]);
    desk.closes().await;
}

#[tokio::test]
async fn hours_are_copied_from_another_site_and_nothing_changes_before_they_are_saved() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let second = desk.second_site().await;
    let there = format!("/cabinet/sites/{second}/hours");
    assert!(!cabinet.opens(&there).await.body.contains("Copy its hours"), "there is nothing to copy yet");
    cabinet.saves(PAGE, &WEEK).await;
    shows(&cabinet.opens(&there).await.body, &["Copy its hours", "<option value=\"1\">Shop</option>"]);
    let copied = cabinet.opens(&format!("{there}?from=1")).await.body;
    shows(&copied, &["These are the hours of Shop.", "value=\"22:00–02:00\"", "value=\"2026-12-31\""]);
    has_chosen(&copied, "kept-on");
    assert_eq!(desk.asks_file::<i64>("SELECT keeps_hours FROM sites ORDER BY id"), [1, 0]);
    desk.closes().await;
}

#[tokio::test]
async fn open_by_the_hours_and_nobody_there_is_told_on_the_first_page_and_in_monitoring() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let told = "Shop: it is within the opening hours, and nobody is Ready or Can help.";
    cabinet.saves(PAGE, &WEEK).await;
    for page in ["/cabinet", "/cabinet/monitoring"] {
        shows(&cabinet.opens(page).await.body, &[told]);
    }
    let _anna = desk.operator("anna").await;
    for page in ["/cabinet", "/cabinet/monitoring"] {
        assert!(!cabinet.opens(page).await.body.contains(told), "{page}: Anna is there");
    }
    desk.closes().await;
}

#[tokio::test]
async fn a_site_elsewhere_keeps_hours_by_its_own_clock() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let page = cabinet.saves(PAGE, &[("kept", "on"), ("time_zone", "Asia/Tokyo"), ("day-1", "9-18")]).await;
    shows(&page, &["It is 23:13 there: closed by the hours."]);
    desk.closes().await;
}

#[tokio::test]
async fn exceptions_that_are_over_are_kept_to_say_when_it_was_open_then() {
    let desk = Desk::open().await;
    Cabinet::of_owner(&desk).await.saves(PAGE, &WEEK).await;
    desk.passes(besedka::domain::time::Span::days(200));
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.saves(PAGE, &[("kept", "on"), ("time_zone", "company"), ("day-1", "9-18")]).await;
    assert_eq!(desk.asks_file::<String>("SELECT note FROM opening_exceptions"), ["New Year"]);
    desk.closes().await;
}
