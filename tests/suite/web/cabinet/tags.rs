//! The list of tags, and tags in the archive.

use besedka::protocol::console_in::ConsoleIn;

use super::{Cabinet, has_chosen, shows};
use crate::support::Desk;

const TAGS: &str = "/cabinet/tags";

/// The names on a page, in their order.
fn names(page: &str) -> Vec<&str> {
    let chips = page.split("<h2><a href=\"/cabinet/tags/").skip(1).filter_map(|link| link.split_once("<span"));
    chips.filter_map(|(_, chip)| chip.split_once('>')?.1.split_once('<').map(|(name, _)| name)).collect()
}

#[tokio::test]
async fn a_tag_is_added_renamed_recoloured_and_put_in_its_place() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    shows(&cabinet.opens(TAGS).await.body, &["There are no tags yet."]);
    shows(&cabinet.saves(TAGS, &[("name", " Late  delivery "), ("colour", "amber")]).await, &["The tag is added."]);
    cabinet.saves(TAGS, &[("name", "Complaint"), ("colour", "red")]).await;
    let page = cabinet.saves(TAGS, &[("name", "Tasting"), ("colour", "no colour")]).await;
    assert_eq!(names(&page), ["Late delivery", "Complaint", "Tasting"]);
    shows(&page, &["tag tag-amber", "tag tag-red", "tag tag-grey", "On no conversation yet"]);
    let page = cabinet.saves("/cabinet/tags/3/move", &[("way", "up")]).await;
    assert_eq!(names(&page), ["Late delivery", "Tasting", "Complaint"]);
    cabinet.saves("/cabinet/tags/1/move", &[("way", "up")]).await;
    let page = cabinet.saves("/cabinet/tags/1/move", &[("way", "down")]).await;
    assert_eq!(names(&page), ["Tasting", "Late delivery", "Complaint"]);
    let page = cabinet.saves("/cabinet/tags/1/move", &[("way", "down")]).await;
    assert_eq!(names(&page), ["Tasting", "Complaint", "Late delivery"], "to the very end");
    has_chosen(&cabinet.opens("/cabinet/tags/2").await.body, "colour-red");
    let page = cabinet.saves("/cabinet/tags/2", &[("name", "Complaints"), ("colour", "rose")]).await;
    shows(&page, &["The tag is saved.", "Complaints", "tag-rose"]);
    let log = cabinet.opens("/cabinet/audit?kind=company").await.body;
    shows(&log, &["Changed the tag “Complaints”", "<del>Complaint</del>", "<ins>Complaints</ins>", "<ins>Rose</ins>"]);
    shows(&log, &["Added the tag “Tasting”", "Changed the list of tags", "href=\"/cabinet/tags/2\""]);
    shows(&log, &["<del>Late delivery, Tasting, Complaint</del>", "<ins>Tasting, Late delivery, Complaint</ins>"]);
    desk.closes().await;
}

#[tokio::test]
async fn a_name_that_is_taken_whatever_its_capitals_is_refused_and_kept() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.saves(TAGS, &[("name", "Жалоба"), ("colour", "red")]).await;
    cabinet.saves(TAGS, &[("name", "Чай"), ("colour", "teal")]).await;
    let page = cabinet.is_refused(TAGS, &[("name", "ЖАЛОБА"), ("colour", "blue")]).await;
    shows(&page, &["There is a tag of this name already.", "value=\"ЖАЛОБА\""]);
    has_chosen(&page, "colour-blue");
    let page = cabinet.is_refused("/cabinet/tags/2", &[("name", "жалоба"), ("colour", "teal")]).await;
    shows(&page, &["There is a tag of this name already.", "value=\"жалоба\"", "Tag “Чай”"]);
    cabinet.saves("/cabinet/tags/1", &[("name", "ЖАЛОБА"), ("colour", "red")]).await;
    shows(&cabinet.is_refused(TAGS, &[("name", &"x".repeat(41))]).await, &["At most 40"]);
    shows(&cabinet.is_refused(TAGS, &[("name", " ")]).await, &["Please fill this in"]);
    desk.closes().await;
}

#[tokio::test]
async fn a_tag_in_use_is_retired_and_only_an_unused_one_is_deleted() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (used, unused) = (desk.tag("Complaint").await, desk.tag("Tea").await);
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    anna.asks(|re| ConsoleIn::Tag { re, conversation: id, tag: used }).await.expect("it is hers");
    shows(&cabinet.opens(TAGS).await.body, &["On 1 conversation"]);
    let page = cabinet.opens(&format!("{TAGS}/{used}")).await.body;
    assert!(!page.contains("/delete\""), "{page}");
    let asked = cabinet.opens(&format!("{TAGS}/{used}/delete")).await;
    assert_eq!((asked.status, asked.header("location")), (303, Some(&*format!("{TAGS}/{used}"))), "nothing to ask");
    let page = cabinet.is_refused(&format!("{TAGS}/{used}/delete"), &[]).await;
    shows(&page, &["There are conversations with this tag"]);
    shows(&cabinet.saves(&format!("{TAGS}/{used}/retire"), &[]).await, &["The tag is retired", "No longer in use"]);
    let archive = cabinet.opens("/cabinet/conversations").await.body;
    shows(&archive, &["<li class=\"tag tag-red\">Complaint</li>", "Complaint (retired)"]);
    shows(&cabinet.saves(&format!("{TAGS}/{used}/restore"), &[]).await, &["The tag is in use again."]);
    shows(&cabinet.opens(&format!("{TAGS}/{unused}")).await.body, &["/delete\"", "nothing is lost"]);
    let page = cabinet.opens(&format!("{TAGS}/{unused}/delete")).await.body;
    shows(&page, &["Delete the tag “Tea”?", "Do not delete it", &format!("action=\"{TAGS}/{unused}/delete\"")]);
    let page = cabinet.saves(&format!("{TAGS}/{unused}/delete"), &[]).await;
    assert_eq!(names(&page), ["Complaint"]);
    let kept = "SELECT detail FROM audit_entries WHERE act = 'company_changed' AND detail ->> 'what' = 'tag'";
    assert_eq!(desk.asks_file::<String>(kept).len(), 5, "each change is in the audit log");
    desk.closes().await;
}

#[tokio::test]
async fn tags_move_among_those_that_are_offered() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    desk.tag("First").await;
    let (retired, last) = (desk.tag("Retired").await, desk.tag("Last").await);
    cabinet.saves(&format!("{TAGS}/{retired}/retire"), &[]).await;
    let page = cabinet.saves(&format!("{TAGS}/{last}/move"), &[("way", "up")]).await;
    assert_eq!(names(&page)[..2], ["Last", "First"], "past the one that nobody is offered");
    desk.closes().await;
}

#[tokio::test]
async fn there_is_an_end_to_the_list() {
    use besedka::actions::change_tags::create;
    use besedka::domain::tag::{MOST_TAGS, TagColour};
    let desk = Desk::open().await;
    desk.cabinet(|write, by| {
        for number in 1..MOST_TAGS {
            create(write, by, &format!("Tag {number}"), TagColour::Grey)?;
        }
        create(write, by, "The last", TagColour::Grey)
    })
    .await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let answer = cabinet.sends(TAGS, &[("name", "One more"), ("colour", "red")]).await;
    assert!(answer.status == 422 || answer.status == 409, "{}", answer.status);
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM tags"), [MOST_TAGS as i64]);
    desk.closes().await;
}

#[tokio::test]
async fn the_archive_finds_by_tag_and_shows_tags_everywhere() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (complaint, tea) = (desk.tag("Complaint").await, desk.tag("Tea").await);
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let (_other, _) = desk.queued(&mut anna).await;
    for tag in [tea, complaint] {
        anna.asks(|re| ConsoleIn::Tag { re, conversation: id, tag }).await.expect("it is hers");
    }
    anna.closes(id).await.expect("it is hers");
    let page = cabinet.opens(&format!("/cabinet/conversations?tag={tea}")).await.body;
    shows(
        &page,
        &[
            "Visitor 1",
            "<li class=\"tag tag-red\">Tea</li>",
            &format!("value=\"{tea}\" selected"),
            &format!("conversations.csv?tag={tea}"),
        ],
    );
    assert!(!page.contains("Visitor 2"), "{page}");
    shows(&cabinet.opens(&format!("/cabinet/conversations/{id}")).await.body, &["<li class=\"tag tag-red\">Tea</li>"]);
    let table = cabinet.opens(&format!("/cabinet/conversations.csv?tag={tea}")).await.body;
    shows(&table, &[",Messages,Tags,", ",1,\"Complaint, Tea\","]);
    let none = cabinet.opens("/cabinet/conversations?tag=99").await.body;
    shows(&none, &["Nothing fits these filters."]);
    desk.closes().await;
}

#[tokio::test]
async fn consoles_have_the_list_and_ask_anew_when_it_changes() {
    use besedka::protocol::console_out::ConsoleOut;
    let desk = Desk::open().await;
    let mut anna = desk.operator("anna").await;
    anna.socket.forget();
    desk.tag("Complaint").await;
    anna.socket.wait_for("resync", |frame| matches!(frame, ConsoleOut::Resync { .. }).then_some(())).await;
    anna.asks_anew().await;
    assert_eq!(anna.welcome.tags, ["Complaint"]);
    desk.closes().await;
}
