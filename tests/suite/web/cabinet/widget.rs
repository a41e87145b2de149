//! How a site's widget looks and what it says, from the form to pages that are open.

use besedka::protocol::widget_out::WidgetOut;
use serde_json::{Value, json};

use super::{Cabinet, has_chosen, shows};
use crate::support::{Desk, http};

const PAGE: &str = "/cabinet/sites/1/widget";

/// A form as it is at first, with these changes.
fn form<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let ours = [
        ("colour", "#1f7a5b"),
        ("icon", "bubble"),
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
    let kept = ours.into_iter().filter(|(name, _)| changes.iter().all(|(other, _)| other != name));
    kept.chain(changes.iter().copied()).collect()
}

async fn asked(desk: &Desk, look: &str) -> Value {
    let answer = http::get(desk.address(), &format!("/w/demo.json{look}")).send().await;
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    serde_json::from_str(&answer.body).expect("an answer")
}

async fn loader(desk: &Desk) -> String {
    http::get(desk.address(), "/w/demo.js").send().await.body
}

#[tokio::test]
async fn what_is_saved_reaches_the_loader_pages_that_ask_and_chats_that_are_open() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut guest = desk.visitor().await;
    assert!(loader(&desk).await.contains("--accent:#1f7a5b"));
    assert!(asked(&desk, "?look=0").await.get("css").is_none(), "ours is the latest");
    let changes = [
        ("colour", "B3261E"),
        ("icon", "headset"),
        ("corner", "left"),
        ("phone_bottom", "72"),
        ("en_launcher", "Ask us"),
        ("ru_greeting", "  Спросите   нас "),
    ];
    let page = cabinet.saves(PAGE, &form(&changes)).await;
    shows(&page, &["value=\"#b3261e\"", "value=\"Спросите нас\"", "placeholder=\"How can we help?\""]);
    has_chosen(&page, "icon-headset");
    let told = guest.socket.wait_for("another look", |frame| match frame {
        WidgetOut::Online { look, .. } => Some(*look),
        _ => None,
    });
    assert_eq!(told.await, 1);
    assert_eq!(desk.visitor().await.welcome.look, 1, "whoever comes back is told in the welcome");
    let loader = loader(&desk).await;
    for piece in ["--accent:#b3261e", "--left:20px", "--bottom:72px", "Ask us", "\"custom\":true"] {
        assert!(loader.contains(piece), "{piece}: {loader}");
    }
    assert!(!loader.contains("Спросите нас"), "only whoever opens the chat needs it");
    let news = asked(&desk, "?look=0").await;
    assert_eq!(
        (&news["look"], &news["words"]),
        (&json!(1), &json!({"en": {}, "ru": {"greeting.title": "Спросите нас"}}))
    );
    assert_eq!(asked(&desk, "").await, news, "whoever names no look is told everything");
    let none = asked(&desk, "?look=1").await;
    assert_eq!((none.get("css"), none.get("words"), &none["offline"]), (None, None, &json!("form")));
    let kept = desk.asks_file::<String>("SELECT detail FROM audit_entries WHERE act = 'company_changed'");
    assert_eq!(kept.len(), 1);
    shows(
        &kept[0],
        &["\"what\":\"widget\"", "[\"colour\",\"#1f7a5b\",\"#b3261e\"]", "[\"ru_greeting\",\"\",\"Спросите нас\"]"],
    );
    desk.closes().await;
}

#[tokio::test]
async fn nothing_changed_is_no_new_look_and_an_emptied_text_is_ours_again() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    cabinet.saves(PAGE, &form(&[])).await;
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM widgets"), [0]);
    cabinet.saves(PAGE, &form(&[("en_greeting", "Ask us")])).await;
    let page = cabinet.saves(PAGE, &form(&[("en_greeting", " ")])).await;
    assert!(!page.contains("Ask us"));
    assert_eq!(desk.asks_file::<i64>("SELECT version FROM widgets"), [2]);
    assert_eq!(asked(&desk, "").await["words"], json!({"en": {}, "ru": {}}));
    desk.closes().await;
}

#[tokio::test]
async fn mistakes_are_told_beside_their_fields_and_everything_typed_stays() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let long = "щ".repeat(61);
    let changes = [
        ("colour", "greenish"),
        ("icon", "envelope"),
        ("phone_side", "wide"),
        ("desktop_bottom", "201"),
        ("language", "ru"),
        ("ru_title", &long),
        ("en_thanks", "Thanks!"),
    ];
    let fields: Vec<_> = form(&changes).into_iter().filter(|(name, _)| *name != "phone_shown").collect();
    let page = cabinet.is_refused(PAGE, &fields).await;
    let said = [
        "This is not a colour",
        "from 0 to 200",
        "At most 60 characters",
        "value=\"greenish\"",
        "value=\"wide\"",
        &long,
        "Thanks!",
    ];
    shows(&page, &said);
    for id in ["icon-envelope", "language-ru", "desktop_shown"] {
        has_chosen(&page, id);
    }
    let phone = page.split("id=\"phone_shown\"").nth(1).and_then(|rest| rest.split('>').next()).expect("a box");
    assert!(!phone.contains("checked"), "{phone}");
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM widgets"), [0]);
    desk.closes().await;
}

#[tokio::test]
async fn a_colour_that_is_hard_to_see_is_warned_of_and_saved() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    assert!(!cabinet.opens(PAGE).await.body.contains("hard to see"));
    let page = cabinet.saves(PAGE, &form(&[("colour", "#ffd400")])).await;
    shows(&page, &["On a white page this is hard to see", "The nearest that is seen well on both is #"]);
    assert!(loader(&desk).await.contains("--accent:#ffd400!important;--on-accent:#000"));
    desk.closes().await;
}

#[tokio::test]
async fn a_preview_says_what_a_form_would_bring_about_and_changes_nothing() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let before = loader(&desk).await;
    let changes = [("colour", "#123"), ("desktop_side", "everywhere"), ("en_greeting", "Ask us"), ("language", "en")];
    let answer = cabinet.sends(&format!("{PAGE}/look"), &form(&changes)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let said: Value = serde_json::from_str(&answer.body).expect("an answer");
    let css = said["options"]["css"].as_str().expect("a style");
    assert!(css.contains("--accent:#112233") && css.contains("--right:20px"), "what is wrong is as it is saved: {css}");
    assert_eq!(said["words"]["en"]["greeting.title"], "Ask us");
    assert_eq!(said["options"]["texts"].as_object().expect("texts").len(), 1, "one language for everybody");
    assert!(said["contrast"]["warning"].as_str().is_some_and(|warning| warning.starts_with("On a dark page")));
    assert_eq!(loader(&desk).await, before);
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM widgets"), [0]);
    desk.closes().await;
}

#[tokio::test]
async fn the_page_in_the_frame_is_nobody() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let frame = cabinet.opens(&format!("{PAGE}/preview?language=ru")).await;
    let policy = frame.header("content-security-policy").expect("a policy");
    assert!(
        policy.contains("frame-ancestors 'self'") && policy.contains("sandbox allow-scripts allow-forms"),
        "{policy}"
    );
    assert!(!policy.contains("allow-same-origin") && !policy.contains("unsafe"), "{policy}");
    shows(&frame.body, &["<html lang=\"ru\">", "widget/loader.js"]);
    assert!(!frame.body.contains("<style") && !frame.body.contains(" style="));
    let around = cabinet.opens(PAGE).await;
    let policy = around.header("content-security-policy").expect("a policy");
    assert!(policy.contains("frame-src 'self'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    desk.closes().await;
}

#[tokio::test]
async fn the_fullest_widget_still_costs_one_small_answer() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let words = "Задайте вопрос нашему мастеру!";
    let changes = [
        ("colour", "#b3261e"),
        ("icon", "headset"),
        ("desktop_bottom", "137"),
        ("phone_bottom", "71"),
        ("en_launcher", "Ask one of our tea masters now"),
        ("ru_launcher", words),
    ];
    let fields: Vec<_> = form(&changes).into_iter().filter(|(name, _)| !name.ends_with("_shown")).collect();
    cabinet.saves(PAGE, &fields).await;
    let loader = http::get(desk.address(), "/w/demo.js").header("accept-encoding", "gzip, br").send().await;
    let length: usize = loader.header("content-length").and_then(|length| length.parse().ok()).expect("a length");
    assert!(loader.head.len() + length <= 4_096, "{} bytes of head and {length} of body", loader.head.len());
    desk.closes().await;
}
