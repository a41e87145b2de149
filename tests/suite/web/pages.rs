//! What every page and every answer has to be.

use crate::support::{Desk, Operator, http};

#[tokio::test]
async fn every_page_forbids_what_it_does_not_need() {
    let desk = Desk::open().await;
    for path in ["/sign-in", "/nowhere", "/try/demo"] {
        let answer = http::get(desk.address(), path).send().await;
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(
            policy.contains("default-src 'none'")
                && policy.contains("frame-ancestors 'none'")
                && !policy.contains("unsafe"),
            "{policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert!(
            !answer.body.contains("<style") && !answer.body.contains(" style=") && !answer.body.contains(" onclick="),
            "{path}"
        );
    }
    desk.closes().await;
}

#[tokio::test]
async fn whatever_is_wrong_with_a_request_is_told_by_a_page() {
    let desk = Desk::open().await;
    let owner = Operator::signs_in(&desk, "owner").await.cookie;
    let no_form = http::post(desk.address(), "/cabinet/sites", &[]).header("content-type", "text/plain");
    let requests = [
        (404, http::get(desk.address(), "/cabinet/sites/abc")),
        (405, http::get(desk.address(), "/language")),
        (415, no_form),
        (422, http::post(desk.address(), "/language", &[("lang", "tlh")])),
    ];
    for (status, request) in requests {
        let answer = request.header("cookie", &owner).send().await;
        assert_eq!((answer.status, answer.body.contains("<h1>")), (status, true), "{}", answer.body);
    }
    desk.closes().await;
}

#[tokio::test]
async fn a_language_is_chosen_by_the_person_and_kept() {
    let desk = Desk::open().await;
    let russian = http::get(desk.address(), "/sign-in").header("accept-language", "ru-RU,en;q=0.5").send().await;
    assert!(russian.body.contains("<html lang=\"ru\">"));
    let chosen = http::post(desk.address(), "/language", &[("lang", "ru"), ("back", "/sign-in")]).send().await;
    let cookie = chosen.cookie("besedka_language").expect("a cookie");
    let page = http::get(desk.address(), "/sign-in").header("cookie", &cookie).send().await;
    assert!(page.body.contains("<html lang=\"ru\">"));
    desk.closes().await;
}

#[tokio::test]
async fn a_page_view_costs_one_small_answer_that_browsers_keep() {
    let desk = Desk::open().await;
    let loader = http::get(desk.address(), "/w/demo.js").header("accept-encoding", "gzip, br").send().await;
    let length: usize = loader.header("content-length").and_then(|length| length.parse().ok()).expect("a length");
    assert!(loader.head.len() + length <= 4_096, "{} bytes of head and {length} of body", loader.head.len());
    let tag = loader.header("etag").expect("a tag").to_owned();
    assert_eq!(http::get(desk.address(), "/w/demo.js").header("if-none-match", &tag).send().await.status, 304);
    desk.closes().await;
}
