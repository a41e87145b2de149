//! Who may call what: one table, walked as everybody.

use besedka::domain::operator::Role;

use crate::support::{Desk, Operator, http};

/// What a caller gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gets {
    Page,
    SignIn,
    Elsewhere,
    Refused,
    Unauthorised,
    Mistaken,
    Conflict,
    Nothing,
}

/// Address, method, and what nobody, an operator and an administrator get. The owner gets what administrators get.
const TABLE: &[(&str, &str, Gets, Gets, Gets)] = &[
    ("GET", "/", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/healthz", Gets::Page, Gets::Page, Gets::Page),
    ("GET", "/sign-in", Gets::Page, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/setup?token=x", Gets::Elsewhere, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/w/demo.js", Gets::Page, Gets::Page, Gets::Page),
    ("GET", "/w/other.js", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/try/demo", Gets::Page, Gets::Page, Gets::Page),
    ("GET", "/try/other", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/console", Gets::SignIn, Gets::Page, Gets::Page),
    ("GET", "/cabinet", Gets::SignIn, Gets::Elsewhere, Gets::Page),
    ("GET", "/cabinet/company", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/company", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites/new", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/new", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/sites/1", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites/9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/sites/1/hours", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1/hours", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites/9/hours", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/sites/9/hours", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/sites/1/install", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/sites/1/people", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1/people", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/sites/9/people", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/sites/1/departments", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1/departments", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites/1/departments/1", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1/departments/1", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites/1/departments/9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/sites/1/departments/1/close", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1/departments/9/close", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/employees", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/employees/new", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/employees/new", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/employees/2", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/employees/2", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/employees/9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/employees/2/disable", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/employees/1/disable", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("POST", "/cabinet/employees/1/enable", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/employees/2/password", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/employees/4/password", Gets::Unauthorised, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/monitoring", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/monitoring/assign?conversation=9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/monitoring/assign", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/monitoring/close?conversation=9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/monitoring/close", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/monitoring/pause", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/monitoring/return?operator=2", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/monitoring/return", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/conversations", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/conversations?from=x", Gets::SignIn, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/conversations.csv", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/conversations/9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/phrases", Gets::SignIn, Gets::Elsewhere, Gets::Page),
    ("GET", "/cabinet/phrases/new", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/phrases/new", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("POST", "/cabinet/phrases/starter", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/phrases/1", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/phrases/1", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/phrases/999", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/phrases/999", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/phrases/1/delete", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/phrases/999/delete", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/phrases/mine", Gets::SignIn, Gets::Page, Gets::Page),
    ("GET", "/cabinet/phrases/mine/new", Gets::SignIn, Gets::Page, Gets::Page),
    ("POST", "/cabinet/phrases/mine/new", Gets::Unauthorised, Gets::Mistaken, Gets::Mistaken),
    ("GET", "/cabinet/phrases/mine/1", Gets::SignIn, Gets::Nothing, Gets::Nothing),
    ("POST", "/cabinet/phrases/mine/1", Gets::Unauthorised, Gets::Nothing, Gets::Nothing),
    ("GET", "/cabinet/phrases/mine/1/delete", Gets::SignIn, Gets::Nothing, Gets::Nothing),
    ("POST", "/cabinet/phrases/mine/1/delete", Gets::Unauthorised, Gets::Nothing, Gets::Nothing),
    ("GET", "/cabinet/tags", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/tags", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/tags/1", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/tags/1", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/tags/9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/tags/1/move", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/tags/1/restore", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/tags/9/retire", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/tags/9/delete", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/mail", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/mail", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("POST", "/cabinet/mail/test", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/mail/off", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/mail/off", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/mail/9/again", Gets::Unauthorised, Gets::Refused, Gets::Conflict),
    ("GET", "/cabinet/mail/9/discard", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/mail/9/discard", Gets::Unauthorised, Gets::Refused, Gets::Conflict),
    ("GET", "/cabinet/account", Gets::SignIn, Gets::Page, Gets::Page),
    ("POST", "/cabinet/account/name", Gets::Unauthorised, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/cabinet/account/two-factor", Gets::SignIn, Gets::Page, Gets::Page),
    ("POST", "/cabinet/account/two-factor", Gets::Unauthorised, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/cabinet/account/two-factor/confirm", Gets::SignIn, Gets::Page, Gets::Page),
    ("POST", "/cabinet/account/two-factor/confirm", Gets::Unauthorised, Gets::Mistaken, Gets::Mistaken),
    ("GET", "/cabinet/account/two-factor/codes", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("POST", "/cabinet/account/two-factor/codes", Gets::Unauthorised, Gets::Mistaken, Gets::Mistaken),
    ("GET", "/cabinet/account/two-factor/off", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("POST", "/cabinet/account/two-factor/off", Gets::Unauthorised, Gets::Mistaken, Gets::Mistaken),
    ("GET", "/cabinet/account/sessions", Gets::SignIn, Gets::Page, Gets::Page),
    ("POST", "/cabinet/account/sessions", Gets::Unauthorised, Gets::Elsewhere, Gets::Elsewhere),
    ("POST", "/cabinet/account/sessions/0", Gets::Unauthorised, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/sign-in/code", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("POST", "/sign-in/code", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/sign-in/recovered", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/cabinet/employees/4/sessions", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/employees/4/sessions", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/employees/4/two-factor", Gets::SignIn, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/employees/4/two-factor", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("POST", "/cabinet/account/start", Gets::Unauthorised, Gets::Elsewhere, Gets::Elsewhere),
    ("POST", "/language", Gets::Elsewhere, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/cabinet/sites/abc", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("POST", "/cabinet/sites/1/departments/abc", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/cabinet/employees/99999999999999999999", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/cabinet/conversations/1.5", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/nowhere", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/a/0/css/tokens.css", Gets::Nothing, Gets::Nothing, Gets::Nothing),
];

async fn gets(desk: &Desk, method: &str, path: &str, cookie: Option<&str>) -> Gets {
    let fields = [
        ("name", "Shop"),
        ("origins", "shop.example"),
        ("mode", "common"),
        ("routing", "company"),
        ("offline", "form"),
        ("form_name", "optional"),
        ("form_email", "optional"),
        ("form_phone", "hidden"),
        ("lang", "en"),
        ("language", "en"),
        ("time_zone", "UTC"),
        ("kept", "off"),
        ("ready_on_start", "1"),
        ("way", "up"),
    ];
    let request =
        if method == "POST" { http::post(desk.address(), path, &fields) } else { http::get(desk.address(), path) };
    let request = match cookie {
        Some(cookie) => request.header("cookie", cookie),
        None => request,
    };
    let answer = request.send().await;
    match (answer.status, answer.header("location")) {
        (200, _) => Gets::Page,
        (303, Some(to)) if to.starts_with("/sign-in") => Gets::SignIn,
        (303, _) => Gets::Elsewhere,
        (401, _) => Gets::Unauthorised,
        (403, _) => Gets::Refused,
        (404, _) => Gets::Nothing,
        (409, _) => Gets::Conflict,
        (422, _) => Gets::Mistaken,
        (status, _) => panic!("{method} {path}: {status}\n{}", answer.body),
    }
}

#[tokio::test]
async fn everybody_gets_what_the_table_says() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    desk.employs("admin", Role::Administrator).await;
    desk.employs("boris", Role::Operator).await;
    desk.department("Delivery", &[]).await;
    desk.tag("Shop").await;
    let operator = Operator::signs_in(&desk, "anna").await.cookie;
    let administrator = Operator::signs_in(&desk, "admin").await.cookie;
    let owner = Operator::signs_in(&desk, "owner").await.cookie;
    for (method, path, nobody, an_operator, an_administrator) in TABLE {
        let found = [
            gets(&desk, method, path, None).await,
            gets(&desk, method, path, Some(&operator)).await,
            gets(&desk, method, path, Some(&administrator)).await,
            gets(&desk, method, path, Some(&owner)).await,
        ];
        assert_eq!(found, [*nobody, *an_operator, *an_administrator, *an_administrator], "{method} {path}");
    }
    desk.closes().await;
}

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
