//! The archive, and reading a conversation.

use besedka::actions::{Done, change_company};
use besedka::domain::language::Language;
use besedka::domain::operator::Role;
use besedka::domain::site::RoutingMode;
use besedka::domain::time::Span;
use besedka::domain::time_zone::TimeZone;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_in::TransferTo;

use super::{Cabinet, shows};
use crate::support::{Desk, Operator, http};

const ARCHIVE: &str = "/cabinet/conversations";

fn audited(desk: &Desk) -> Vec<String> {
    desk.asks_file(
        "SELECT act || ' ' || outcome || coalesce(' ' || conversation_id, '') FROM audit_entries
         WHERE act NOT IN ('company_changed', 'person_created', 'signed_in') ORDER BY id",
    )
}

#[tokio::test]
async fn n01_reading_what_is_in_anothers_work_is_kept_before_it_is_shown_and_marks_nothing() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    anna.says(&desk, id, "<i>Good</i> day").await.expect("it is hers");
    let marks = "SELECT visitor_delivered || ' ' || visitor_read || ' ' || company_delivered || ' ' || company_read FROM receipts";
    let before = desk.asks_file::<String>(marks);
    let page = cabinet.opens(&format!("{ARCHIVE}/{id}")).await.body;
    shows(
        &page,
        &[
            "This conversation is in the work of Anna.",
            "Hello",
            "&#60;i&#62;Good",
            "Conversation opened",
            "Anna took the conversation",
            "21 September 2026",
            "In work: Anna",
            "https://shop.example/tea?visitor=1",
        ],
    );
    assert_eq!(audited(&desk), [format!("conversation_read done {id}")]);
    assert_eq!(desk.asks_file::<String>(marks), before);
    desk.closes().await;
}

#[tokio::test]
async fn n01_nothing_is_kept_of_what_waits_is_closed_or_was_ones_own() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut anna = desk.operator("anna").await;
    let mut olga = Operator::signs_in(&desk, "owner").await.starts().await;
    let (_guest, waits) = desk.queued(&mut anna).await;
    let (_other, passed) = desk.queued(&mut anna).await;
    olga.takes(passed).await.expect("it waits");
    olga.passes(passed, TransferTo::Operator { id: anna.me }, "She asks for mint").await.expect("F01");
    for id in [waits, passed] {
        let page = cabinet.opens(&format!("{ARCHIVE}/{id}")).await.body;
        assert!(!page.contains("written to the audit log"));
    }
    shows(
        &cabinet.opens(&format!("{ARCHIVE}/{passed}")).await.body,
        &["Olga transferred it to Anna", "Note for colleagues:", "She asks for mint"],
    );
    anna.closes(passed).await.expect("it is hers");
    shows(
        &cabinet.opens(&format!("{ARCHIVE}/{passed}")).await.body,
        &["Closed by Anna", "Anna closed the conversation"],
    );
    assert_eq!(audited(&desk), Vec::<String>::new());
    desk.closes().await;
}

#[tokio::test]
async fn n06_an_operator_who_asks_for_a_conversation_is_refused_and_that_is_kept() {
    let desk = Desk::open().await;
    let (_anna, _guest, id) = desk.conversation_in_work().await;
    desk.employs("boris", Role::Operator).await;
    let cookie = Operator::signs_in(&desk, "boris").await.cookie;
    let tables = [ARCHIVE, "/cabinet/conversations.csv", "/cabinet/audit", "/cabinet/audit.csv", "/cabinet/mail"];
    let mut paths = vec![format!("{ARCHIVE}/{id}"), format!("{ARCHIVE}/99")];
    paths.extend(tables.map(str::to_owned));
    for path in paths {
        let answer = http::get(desk.address(), &path).header("cookie", &cookie).send().await;
        assert_eq!(answer.status, 403, "{path}");
        assert!(!answer.body.contains("Hello"));
    }
    // The refusals were answered before they were written down.
    desk.performs(|_| Ok(Done::quietly(()))).await.unwrap();
    assert_eq!(audited(&desk)[0], format!("conversation_read refused {id}"));
    let asked: Vec<String> =
        desk.asks_file("SELECT detail FROM audit_entries WHERE act = 'page_asked' AND outcome = 'refused' ORDER BY id");
    assert_eq!(asked, tables);
    let kept = Cabinet::of_owner(&desk).await.opens("/cabinet/audit").await.body;
    shows(&kept, &["Asked for a page without the right to it", "/cabinet/audit.csv"]);
    desk.closes().await;
}

#[tokio::test]
async fn why_it_is_where_it_is_is_told_in_words() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut anna = desk.operator("anna").await;
    desk.routes(RoutingMode::Balanced).await;
    desk.limits(anna.me, Some(1)).await;
    let mut guests = [desk.visitor().await, desk.visitor().await];
    for guest in &mut guests {
        guest.says(&desk, "Hello").await;
    }
    let why = ["Anna was chosen: nobody else was Ready", "Nobody can be given it now: Anna has 1 of 1"];
    for (id, words) in [1, 2].into_iter().zip(why) {
        shows(&cabinet.opens(&format!("{ARCHIVE}/{id}")).await.body, &[words]);
    }
    shows(&cabinet.opens(&format!("{ARCHIVE}/1")).await.body, &["Assigned to Anna automatically"]);
    anna.becomes(WorkStatus::CanHelp).await;
    shows(&cabinet.opens(&format!("{ARCHIVE}/2")).await.body, &["Anna is on Can help"]);
    desk.closes().await;
}

#[tokio::test]
async fn a_long_conversation_is_read_page_by_page_and_nothing_is_missing() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    for number in 2..=120 {
        desk.passes(Span::minutes(30));
        anna.says(&desk, id, &format!("message {number}.")).await.expect("it is hers");
    }
    anna.closes(id).await.expect("it is hers");
    let (mut path, mut seen, mut events) = (format!("{ARCHIVE}/{id}"), Vec::new(), 0);
    for _ in 0..3 {
        let page = cabinet.opens(&path).await.body;
        seen.extend((2..=120).filter(|number| page.contains(&format!("message {number}."))));
        events += page.matches("said-event").count();
        assert!(page.matches("said-message").count() <= 50);
        let earlier = page.split(&format!("{ARCHIVE}/{id}?before=")).nth(1).and_then(|rest| rest.split('"').next());
        match earlier {
            Some(number) => path = format!("{ARCHIVE}/{id}?before={number}"),
            None => break,
        }
    }
    seen.sort_unstable();
    assert_eq!(seen, (2..=120).collect::<Vec<_>>());
    assert_eq!(events, 3, "opened, taken and closed, once each");
    desk.closes().await;
}

#[tokio::test]
async fn the_archive_is_narrowed_down_and_goes_on_behind_a_page() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    shows(&cabinet.opens(ARCHIVE).await.body, &["Nobody has written yet."]);
    let (mut anna, _guest, first) = desk.conversation_in_work().await;
    let mut guests = Vec::new();
    for number in 2..=52 {
        let mut guest = desk.visitor().await;
        guest.says(&desk, &format!("question {number}.")).await;
        guests.push(guest);
    }
    let page = cabinet.opens(ARCHIVE).await.body;
    shows(&page, &["question 52.", "question 3.", "In the queue"]);
    assert!(!page.contains("question 2.") && page.find("question 52.") < page.find("question 51."));
    let next = page.split("href=\"/cabinet/conversations?below=").nth(1).and_then(|rest| rest.split('"').next());
    let behind = cabinet.opens(&format!("{ARCHIVE}?below={}", next.expect("a next page"))).await.body;
    shows(&behind, &["question 2.", "In work: Anna", "opening it is kept in the audit log"]);
    assert!(!behind.contains("question 3.") && !behind.contains("Hello"), "N01");
    let owned = cabinet.opens(&format!("{ARCHIVE}?state=owned")).await.body;
    assert!(owned.contains("In work: Anna") && !owned.contains("question"));
    let of_anna = cabinet.opens(&format!("{ARCHIVE}?operator={}&site=1", anna.me)).await.body;
    assert!(of_anna.contains(&format!("{ARCHIVE}/{first}?")) && !of_anna.contains("question"));
    anna.closes(first).await.expect("it is hers");
    shows(&cabinet.opens(&format!("{ARCHIVE}?state=closed")).await.body, &["Closed by Anna", "Hello"]);
    shows(&cabinet.opens(&format!("{ARCHIVE}?site=9")).await.body, &["Nothing fits these filters."]);
    desk.closes().await;
}

#[tokio::test]
async fn days_are_those_of_the_company_and_what_is_no_day_is_told_with_everything_kept() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut anna = desk.operator("anna").await;
    let (_guest, _) = desk.queued(&mut anna).await;
    for (period, fits) in [
        ("from=2026-09-21&to=2026-09-21", true),
        ("from=2026-09-22", false),
        ("to=2026-09-20", false),
        ("to=2026-09-21", true),
    ] {
        let page = cabinet.opens(&format!("{ARCHIVE}?{period}")).await.body;
        assert_eq!(page.contains("Visitor 1"), fits, "{period}");
    }
    let auckland = TimeZone::parse("Pacific/Auckland").expect("a zone");
    desk.cabinet(move |write, by| change_company::change(write, by, "Tea", Language::En, &auckland)).await;
    for (period, fits) in [("from=2026-09-22", true), ("to=2026-09-21", false)] {
        let page = cabinet.opens(&format!("{ARCHIVE}?{period}")).await.body;
        assert_eq!(page.contains("Visitor 1"), fits, "{period} in New Zealand");
    }
    let wrong = cabinet.opens(&format!("{ARCHIVE}?state=closed&from=yesterday&to=2026-09-21")).await;
    assert_eq!(wrong.status, 422);
    shows(
        &wrong.body,
        &["This is not a day.", "value=\"yesterday\"", "value=\"2026-09-21\"", "value=\"closed\" selected"],
    );
    desk.closes().await;
}

#[tokio::test]
async fn a_list_is_saved_as_a_table_and_that_is_kept() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, mut guest, id) = desk.conversation_in_work().await;
    let (_other, _) = desk.queued(&mut anna).await;
    desk.passes(Span::minutes(2));
    anna.closes(id).await.expect("it is hers");
    guest.rates(1, 4, "").await.expect("it is over");
    shows(&cabinet.opens(&format!("{ARCHIVE}?state=closed")).await.body, &["rated 4 stars of 5"]);
    let answer = cabinet.opens(&format!("{ARCHIVE}.csv?state=closed")).await;
    assert_eq!(answer.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(answer.header("content-disposition").is_some_and(|value| value.starts_with("attachment")));
    shows(
        &answer.body,
        &[
            "\u{feff}Number,Opened (UTC),Site,",
            "1,2026-09-21T14:13:20Z,Shop,,Visitor 1,,,Closed,Anna,0,2026-09-21T14:15:20Z,Anna,1,,4\r\n",
        ],
    );
    assert!(!answer.body.contains("Visitor 2") && !answer.body.contains("Hello"));
    assert_eq!(audited(&desk), ["conversations_exported done"]);
    desk.closes().await;
}
