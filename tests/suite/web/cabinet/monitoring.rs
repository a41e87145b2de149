//! Monitoring: what it shows, and what is done from it.

mod live;

use besedka::actions::{Done, change_company};
use besedka::domain::language::Language;
use besedka::domain::operator::Role;
use besedka::domain::site::RoutingMode;
use besedka::domain::time::Span;
use besedka::domain::time_zone::TimeZone;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_out::{Cause, SummaryState};

use super::{Cabinet, shows};
use crate::support::{Desk, Operator, http};

const PAGE: &str = "/cabinet/monitoring";

/// Pages of monitoring, after what was done.
async fn monitoring(cabinet: &Cabinet<'_>) -> String {
    let page = cabinet.opens(PAGE).await;
    assert_eq!(page.status, 200);
    page.body
}

/// The figure beside one of the counters.
fn counter(page: &str, label: &str) -> i64 {
    let behind = page.split(&format!("<dt>{label}</dt><dd>")).nth(1).expect(label);
    behind.split('<').next().and_then(|text| text.parse().ok()).expect("a figure")
}

/// What the audit log has, but for the owner's own changes of the company.
fn audited(desk: &Desk) -> Vec<String> {
    desk.asks_file(
        "SELECT who.name || ' ' || act || ' ' || outcome || coalesce(' ' || detail, '')
         FROM audit_entries a JOIN operators who ON who.id = a.operator_id WHERE act NOT IN ('company_changed', 'person_created', 'signed_in') ORDER BY a.id",
    )
}

#[tokio::test]
async fn while_nothing_happens_every_part_says_so() {
    let desk = Desk::open().await;
    let page = monitoring(&Cabinet::of_owner(&desk).await).await;
    shows(&page, &["Nobody is waiting.", "Nothing is in work.", "As of 21 September 2026, 14:13."]);
    assert_eq!((counter(&page, "In the queue"), counter(&page, "In work")), (0, 0));
    desk.closes().await;
}

#[tokio::test]
async fn n05_the_counters_and_the_loads_are_what_is_open() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, _guest, _id) = desk.conversation_in_work().await;
    let mut boris = desk.operator("boris").await;
    desk.limits(anna.me, Some(2)).await;
    let mut guests = Vec::new();
    for take in [true, true, false, false, false] {
        let (guest, id) = desk.queued(&mut anna).await;
        guests.push(guest);
        if take {
            boris.takes(id).await.expect("it waits");
        }
    }
    anna.closes(_id).await.expect("it is hers");
    let page = monitoring(&cabinet).await;
    let open: Vec<i64> =
        desk.asks_file("SELECT count(*) FROM conversations WHERE state <> 'closed' GROUP BY state ORDER BY state");
    assert_eq!(open, [2, 3]);
    assert_eq!((counter(&page, "In work"), counter(&page, "In the queue")), (2, 3));
    assert_eq!(counter(&page, "Handled today"), 1);
    shows(&page, &["0 of 2", "Boris: 2 conversations"]);
    desk.passes(Span::days(2));
    assert_eq!(counter(&monitoring(&cabinet).await, "Handled today"), 0);
    desk.closes().await;
}

#[tokio::test]
async fn what_waits_is_told_oldest_first_with_how_long_and_why_and_what_is_in_work_without_its_text() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let mut first = desk.visitor().await;
    first.says(&desk, "Is <b>honey</b> sold?").await;
    desk.passes(Span::minutes(65));
    let mut second = desk.visitor().await;
    second.says(&desk, "And mint?").await;
    desk.passes(Span::minutes(3));
    let page = monitoring(&cabinet).await;
    shows(&page, &["1 h 8 min", "3 min", "Is &#60;b&#62;honey", "And mint?", "1 person can take it now."]);
    assert!(page.find("honey") < page.find("mint"), "the oldest comes first");
    assert!(!page.contains("Hello"), "N01: reading what is in work is audited, and a list is not");
    assert!(page.contains(&format!("/cabinet/conversations/{id}")));
    anna.becomes(WorkStatus::Pause).await;
    shows(&monitoring(&cabinet).await, &["Nobody can take it now: nobody is Ready or Can help here."]);
    desk.closes().await;
}

#[tokio::test]
async fn x13_in_balanced_mode_the_reason_is_the_limit_the_status_or_the_department() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut anna = desk.operator("anna").await;
    desk.limits(anna.me, Some(0)).await;
    desk.routes(RoutingMode::Balanced).await;
    let mut guest = desk.visitor().await;
    guest.says(&desk, "Hello").await;
    shows(&monitoring(&cabinet).await, &["1 person is Ready and at their limit."]);
    anna.becomes(WorkStatus::CanHelp).await;
    shows(&monitoring(&cabinet).await, &["Nobody is Ready; 1 person can help and take it by hand."]);
    anna.becomes(WorkStatus::Left).await;
    shows(&monitoring(&cabinet).await, &["Everybody who could answer is on Pause or has left."]);
    desk.closes().await;
}

#[tokio::test]
async fn w05_a_site_that_nobody_attends_to_is_told_here_too() {
    let mut desk = Desk::open().await;
    let _anna = desk.operator("anna").await;
    let cookie = Cabinet::of_owner(&desk).await.cookie;
    desk.restarts().await;
    desk.passes(Span::minutes(6));
    let page = monitoring(&Cabinet { desk: &desk, cookie }).await;
    shows(&page, &["Shop is online, but nobody’s console has been connected for 6 minutes.", "no console connected"]);
    desk.closes().await;
}

#[tokio::test]
async fn n02_m08_m09_a_conversation_is_assigned_from_the_queue_and_from_somebodys_work() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, mut boris) = (desk.operator("anna").await, desk.operator("boris").await);
    let (_guest, id) = desk.queued(&mut anna).await;
    let ask = format!("{PAGE}/assign?conversation={id}");
    shows(&cabinet.opens(&ask).await.body, &["It waits in the queue.", "Anna", "Boris"]);
    let [number, to] = [id.to_string(), anna.me.to_string()];
    let page = cabinet.saves(&format!("{PAGE}/assign"), &[("conversation", &number), ("to", &to)]).await;
    shows(&page, &["The conversation is assigned.", "Anna: 1 conversation"]);
    assert_eq!(anna.hears(Cause::Assigned).await.1, Some(crate::support::desk::OWNER));
    let page = cabinet.opens(&ask).await.body;
    shows(&page, &["It is in the work of Anna.", "Boris"]);
    assert!(!page.contains(&format!("id=\"to-{}\"", anna.me)), "she has it");
    let to = boris.me.to_string();
    cabinet.saves(&format!("{PAGE}/assign"), &[("conversation", &number), ("to", &to)]).await;
    assert_eq!(boris.sees(Cause::Assigned).await.id, id);
    assert_eq!(audited(&desk), ["Olga conversation_assigned done", "Olga conversation_assigned done"]);
    desk.closes().await;
}

#[tokio::test]
async fn n02_whoever_stopped_being_ready_is_refused_beside_the_choice_and_the_choice_stays() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, mut boris) = (desk.operator("anna").await, desk.operator("boris").await);
    let (_guest, id) = desk.queued(&mut anna).await;
    boris.becomes(WorkStatus::CanHelp).await;
    let [number, to] = [id.to_string(), boris.me.to_string()];
    let act = format!("{PAGE}/assign");
    let page = cabinet.is_refused(&act, &[("conversation", &number), ("to", &to)]).await;
    shows(&page, &["Boris is in the status “Can help”", &format!("value=\"{number}\""), "Anna"]);
    shows(&cabinet.is_refused(&act, &[("conversation", &number)]).await, &["Please fill this in"]);
    anna.becomes(WorkStatus::Left).await;
    let page = cabinet.is_refused(&act, &[("conversation", &number), ("to", &anna.me.to_string())]).await;
    shows(&page, &["Anna is in the status “Left”", "Nobody else is Ready just now."]);
    assert!(desk.asks_file::<String>("SELECT state FROM conversations").iter().all(|state| state == "queued"));
    for (number, status) in [("99", 404), ("x", 404)] {
        let answer = cabinet.sends(&act, &[("conversation", number), ("to", &to)]).await;
        assert_eq!(answer.status, status);
        shows(&answer.body, &["There is no such conversation", "Monitoring"]);
    }
    desk.closes().await;
}

#[tokio::test]
async fn n04_any_conversation_is_closed_after_one_is_asked_once_more() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let ask = format!("{PAGE}/close?conversation={id}");
    shows(&cabinet.opens(&ask).await.body, &["Close the conversation with Visitor 1?", "It is in the work of Anna"]);
    let number = id.to_string();
    let act = format!("{PAGE}/close");
    shows(&cabinet.saves(&act, &[("conversation", &number)]).await, &["The conversation is closed."]);
    let (summary, by, _) = anna.hears(Cause::Closed).await;
    assert!(matches!(summary.state, SummaryState::Closed { .. }) && by == Some(crate::support::desk::OWNER));
    let again = cabinet.sends(&act, &[("conversation", &number)]).await;
    assert_eq!(again.status, 409);
    shows(&again.body, &["This conversation is closed.", "Nothing is in work."]);
    assert_eq!(cabinet.opens(&ask).await.status, 409);
    assert_eq!(audited(&desk), ["Olga conversation_closed done"]);
    desk.closes().await;
}

#[tokio::test]
async fn n03_pause_and_return_all_are_two_steps() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let who = anna.me.to_string();
    let page = cabinet.saves(&format!("{PAGE}/pause"), &[("operator", &who)]).await;
    shows(&page, &["The status is changed.", "Anna: 1 conversation"]);
    assert_eq!(anna.sees_status(anna.me).await, (WorkStatus::Pause, "administrator".to_owned()));
    let page = cabinet.is_refused(&format!("{PAGE}/pause"), &[("operator", &who)]).await;
    shows(&page, &["Anna is in the status “Pause” already", "Anna: 1 conversation"]);
    let page = cabinet.opens(&format!("{PAGE}/return?operator={who}")).await.body;
    shows(&page, &["1 conversation goes back to its queue", "becomes Left"]);
    let page = cabinet.saves(&format!("{PAGE}/return"), &[("operator", &who)]).await;
    shows(&page, &["Everything is back in its queue", "Nothing is in work."]);
    assert_eq!(desk.asks_file::<i64>("SELECT id FROM conversations WHERE state = 'queued'"), [id.0]);
    assert_eq!(anna.sees_status(anna.me).await.0, WorkStatus::Left);
    for path in ["pause", "return"] {
        assert_eq!(cabinet.sends(&format!("{PAGE}/{path}"), &[("operator", "99")]).await.status, 404);
    }
    assert_eq!(audited(&desk), ["Olga colleague_paused done", "Olga all_returned done"]);
    desk.closes().await;
}

#[tokio::test]
async fn n06_whoever_is_no_administrator_is_refused_and_that_is_kept() {
    let desk = Desk::open().await;
    let (anna, _guest, id) = desk.conversation_in_work().await;
    // Of another site, too.
    let boris = desk.employs("boris", Role::Operator).await;
    let second = desk.second_site().await;
    desk.employment(boris, |employment| employment.sites = vec![second]).await;
    let cookie = Operator::signs_in(&desk, "boris").await.cookie;
    let (number, who) = (id.to_string(), anna.me.to_string());
    let fields = [("conversation", number.as_str()), ("operator", &who), ("to", &who)];
    for act in ["assign", "close", "pause", "return"] {
        let path = format!("{PAGE}/{act}");
        assert_eq!(http::post(desk.address(), &path, &fields).header("cookie", &cookie).send().await.status, 403);
    }
    assert_eq!(http::get(desk.address(), PAGE).header("cookie", &cookie).send().await.status, 403);
    let tried = |act: &str| format!("Boris form_sent refused {PAGE}/{act}");
    // The refusals were answered before they were written down.
    desk.performs(|_| Ok(Done::quietly(()))).await.unwrap();
    let mut kept = ["assign", "close", "pause", "return"].map(tried).to_vec();
    kept.push(format!("Boris page_asked refused {PAGE}"));
    assert_eq!(audited(&desk), kept);
    assert_eq!(desk.asks_file::<String>("SELECT state FROM conversations"), ["owned"]);
    desk.closes().await;
}

#[tokio::test]
async fn the_day_so_far_begins_at_the_midnight_of_the_company_and_has_what_visitors_thought() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let kamchatka = TimeZone::parse("Asia/Kamchatka").expect("a zone");
    desk.cabinet(move |write, by| change_company::change(write, by, "Tea", Language::En, &kamchatka)).await;
    let mut anna = desk.operator("anna").await;
    for stars in [5, 4] {
        let (mut guest, id) = desk.queued(&mut anna).await;
        anna.takes(id).await.expect("it waits");
        anna.closes(id).await.expect("it is hers");
        for earlier in [1, stars] {
            guest.rates(1, earlier, "").await.expect("it is over");
        }
    }
    let page = monitoring(&cabinet).await;
    shows(
        &page,
        &["As of 22 September 2026, 02:13.", "<dt>Average rating today</dt><dd class=\"counter-span\">4.5 (2)</dd>"],
    );
    assert_eq!((counter(&page, "Handled today"), page.matches("4.5 (2)").count()), (2, 2));
    // It is a quarter past two in the morning there: the day is not over for almost 22 hours.
    desk.passes(Span::minutes(21 * 60 + 46));
    assert_eq!(counter(&monitoring(&cabinet).await, "Handled today"), 2);
    desk.passes(Span::minutes(1));
    let page = monitoring(&cabinet).await;
    assert_eq!(counter(&page, "Handled today"), 0);
    assert!(!page.contains("Average rating today"));
    desk.closes().await;
}
