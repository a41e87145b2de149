//! The first steps on the first page: each by what there is, until a visitor writes.

use besedka::actions::Done;
use besedka::domain::operator::Role;

use super::{Cabinet, shows};
use crate::support::{Desk, Operator, Visitor};

const ALL: [&str; 8] = [
    "Set up the company",
    "Open the console and become Ready",
    "Talk with yourself",
    "Put the chat on your site",
    "Invite colleagues",
    "Choose the look and the words of the chat",
    "Set the opening hours",
    "Connect your e-mail",
];

/// Another button, and everything else as it is.
const WIDGET: [(&str, &str); 11] = [
    ("colour", "#1f7a5b"),
    ("icon", "headset"),
    ("corner", "right"),
    ("desktop_shown", "1"),
    ("desktop_side", "20"),
    ("desktop_bottom", "20"),
    ("phone_shown", "1"),
    ("phone_side", "20"),
    ("phone_bottom", "20"),
    ("sound", "1"),
    ("language", "visitor"),
];

/// The steps of the page in their order, each with its mark and the address that it leads to.
fn steps(page: &str) -> Vec<(String, String, String)> {
    let between = |text: &str, from: &str, to: &str| {
        let rest = text.split_once(from).unwrap_or_else(|| panic!("no {from} in {text}")).1;
        rest.split_once(to).unwrap_or_else(|| panic!("no {to} in {text}")).0.to_owned()
    };
    let found = page.split("<div class=\"step-head\">").skip(1).map(|step| {
        let mark = between(step, "<p class=\"state", "</p>");
        (
            between(step, "<h3>", "</h3>"),
            mark.split_once('>').expect("a mark").1.to_owned(),
            between(step, "href=\"", "\""),
        )
    });
    found.collect()
}

async fn marks(cabinet: &Cabinet<'_>) -> Vec<String> {
    let page = cabinet.opens("/cabinet").await.body;
    let (names, marks): (Vec<_>, Vec<_>) = steps(&page).into_iter().map(|(name, mark, _)| (name, mark)).unzip();
    assert_eq!(names, ALL);
    let done = marks.iter().filter(|mark| *mark == "Done").count();
    shows(&page, &[&format!("Done: {done} of 8.")]);
    marks
}

#[tokio::test]
async fn a_company_just_set_up_has_three_steps_to_take_and_four_that_can_wait_and_every_link_leads_somewhere() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (done, to_do, can_wait) = ("Done", "To do", "Can wait");
    assert_eq!(marks(&cabinet).await, [done, to_do, to_do, to_do, can_wait, can_wait, can_wait, can_wait]);
    for (name, _, address) in steps(&cabinet.opens("/cabinet").await.body) {
        assert_eq!(cabinet.opens(&address).await.status, 200, "{name}: {address}");
    }
    desk.closes().await;
}

#[tokio::test]
async fn each_step_is_done_by_what_it_says_and_by_nothing_else() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut known = marks(&cabinet).await;
    let mut changes = async |step: usize, mark: &str| {
        known[step] = mark.to_owned();
        let mut found = marks(&cabinet).await;
        // What a page says of itself is written down behind it.
        for _ in 0..1_000 {
            if found == known {
                break;
            }
            found = marks(&cabinet).await;
        }
        assert_eq!(found, known, "{}", ALL[step]);
    };

    cabinet.saves("/cabinet/sites/1/widget", &WIDGET).await;
    changes(5, "Done").await;
    // Hours that are written down and not kept promise nothing.
    for (kept, mark) in [("off", "Can wait"), ("on", "Done")] {
        cabinet.saves("/cabinet/sites/1/hours", &[("kept", kept), ("time_zone", "company"), ("day-1", "9-18")]).await;
        changes(6, mark).await;
    }

    let owner = Operator::signs_in(&desk, "owner").await.starts().await;
    changes(1, "Done").await;
    let mut guest = Visitor::opens_try_out_page(&desk).await;
    changes(2, "To do").await;
    guest.says(&desk, "Is this thing on?").await;
    changes(2, "Done").await;
    let mut elsewhere = desk.visitor().await;
    // That the chat was seen there is noted without anybody waiting for it; what comes after it is waited for.
    desk.performs(|_| Ok(Done::quietly(()))).await.unwrap();
    changes(3, "Done").await;

    elsewhere.says(&desk, "Which teas have you got?").await;
    let page = cabinet.opens("/cabinet").await.body;
    assert_eq!(steps(&page), [], "a visitor has written");
    shows(&page, &["This is how your sites stand at the moment."]);
    drop(owner);
    desk.closes().await;
}

#[tokio::test]
async fn mail_can_wait_for_one_person_and_is_missing_for_several() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    assert_eq!(marks(&cabinet).await[7], "Can wait");
    let anna = desk.employs("anna", Role::Operator).await;
    assert_eq!(marks(&cabinet).await[4..], ["Done", "Can wait", "Can wait", "To do"]);
    cabinet.saves(&format!("/cabinet/employees/{anna}/disable"), &[]).await;
    assert_eq!(marks(&cabinet).await[4..], ["Can wait"; 4], "who is gone is no colleague");
    desk.closes().await;
}
