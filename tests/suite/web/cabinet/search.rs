//! Looking for words in the archive.

use besedka::domain::time::Span;

use super::{Cabinet, shows};
use crate::support::Desk;

/// The archive, once what was said can be found: the index follows at a distance, and the page says when it is behind.
async fn finds(desk: &Desk, cabinet: &Cabinet<'_>, query: &str, expected: &str) -> String {
    for _ in 0..2_000 {
        desk.passes(Span::seconds(1));
        let page = cabinet.opens(&format!("/cabinet/conversations?{query}")).await.body;
        if page.contains(expected) {
            return page;
        }
        tokio::task::yield_now().await;
    }
    panic!("{expected} was not found by {query}");
}

#[tokio::test]
async fn a_conversation_is_found_by_a_word_in_another_form_with_the_word_marked() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    guest.says(&desk, "Where are my orders <b>now</b>?").await;
    let mut other = desk.visitor().await;
    other.says(&desk, "Доброе утро! Хочу узнать про доставку").await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let page = finds(&desk, &cabinet, "q=order", "<mark>orders</mark>").await;
    shows(&page, &["Where are my <mark>orders</mark> &#60;b&#62;now", "/cabinet/conversations/1?list=q%3Dorder\""]);
    assert!(!page.contains("/cabinet/conversations/2"), "the other one is not about orders");
    let page =
        finds(&desk, &cabinet, "q=%D0%94%D0%9E%D0%A1%D0%A2%D0%90%D0%92%D0%9A%D0%90", "<mark>доставку</mark>").await;
    assert!(!page.contains("/cabinet/conversations/1"), "{page}");
    let nothing = cabinet.opens("/cabinet/conversations?q=samovar").await.body;
    shows(&nothing, &["No conversation has these words: samovar", "Try another word for it."]);
    assert!(!nothing.contains("without the other filters") && !nothing.contains("try fewer"));
    let closed = cabinet.opens("/cabinet/conversations?q=order&state=closed").await.body;
    shows(&closed, &["No conversation has these words: order", "href=\"/cabinet/conversations?q=order\""]);
    let apart = cabinet.opens("/cabinet/conversations?q=%22orders+where%22+samovar").await.body;
    shows(&apart, &["try without the marks", "try fewer"]);
    desk.closes().await;
}

#[tokio::test]
async fn the_way_back_from_a_conversation_keeps_the_conditions() {
    let desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    guest.says(&desk, "Hello").await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let page = cabinet.opens("/cabinet/conversations/1?list=q%3Dtea%26state%3Dqueued").await.body;
    shows(&page, &["href=\"/cabinet/conversations?q=tea&#38;state=queued\""]);
    let page = cabinet.opens("/cabinet/conversations/1?list=%22%3E%3Cscript%3E").await.body;
    assert!(!page.contains("<script>") && page.contains("href=\"/cabinet/conversations\""));
    desk.closes().await;
}

#[tokio::test]
async fn n01_where_words_stand_in_somebody_elses_work_is_not_told() {
    let desk = Desk::open().await;
    let (_anna, mut guest, _id) = desk.conversation_in_work().await;
    guest.says(&desk, "the secret samovar").await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let page = finds(&desk, &cabinet, "q=samovar", "/cabinet/conversations/1?").await;
    assert!(!page.contains("secret") && page.contains("opening it is kept in the audit log"));
    desk.closes().await;
}

#[tokio::test]
async fn what_was_written_before_a_restart_is_indexed_after_it() {
    let mut desk = Desk::open().await;
    let mut guest = desk.visitor().await;
    guest.says(&desk, "a copper kettle").await;
    desk.restarts().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    finds(&desk, &cabinet, "q=%22copper+kettles%22", "<mark>kettle</mark>").await;
    desk.closes().await;
}
