//! Signing in, and keeping strangers out.

use besedka::domain::operator::Role;
use besedka::domain::time::Span;

use crate::support::desk::PASSWORD;
use crate::support::{Desk, Operator, http};

#[tokio::test]
async fn unknown_and_wrong_get_the_same_answer() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let wrong =
        http::post(desk.address(), "/sign-in", &[("email", "anna@demo.example"), ("password", "wrong")]).send().await;
    let unknown =
        http::post(desk.address(), "/sign-in", &[("email", "nobody@demo.example"), ("password", "wrong")]).send().await;
    assert_eq!((wrong.status, unknown.status), (401, 401));
    assert_eq!(wrong.body.replace("anna@", "nobody@"), unknown.body);
    desk.closes().await;
}

#[tokio::test]
async fn attempts_are_throttled_by_account_and_let_in_again_after_a_while() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let attempt = |password: &'static str| {
        http::post(desk.address(), "/sign-in", &[("email", "Anna@demo.example "), ("password", password)]).send()
    };
    for _ in 0..10 {
        assert_eq!(attempt("wrong").await.status, 401);
    }
    let throttled = attempt(PASSWORD).await;
    assert_eq!(throttled.status, 429);
    assert!(throttled.body.contains("Anna@demo.example"), "what was typed is kept");
    desk.passes(Span::minutes(10));
    assert_eq!(attempt(PASSWORD).await.status, 303);
    desk.closes().await;
}

#[tokio::test]
async fn nobody_keeps_somebody_else_from_signing_in() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let attempt = |password: &'static str, from| {
        http::post(desk.address(), "/sign-in", &[("email", "anna@demo.example"), ("password", password)])
            .from(from)
            .send()
    };
    let (stranger, home) = ([127, 0, 0, 2], [127, 0, 0, 3]);
    for _ in 0..10 {
        assert_eq!(attempt("wrong", stranger).await.status, 401);
    }
    let throttled = attempt(PASSWORD, stranger).await;
    assert_eq!((throttled.status, throttled.header("retry-after")), (429, Some("600")));
    assert_eq!(attempt(PASSWORD, home).await.status, 303);
    assert_eq!(attempt(PASSWORD, stranger).await.status, 429, "that she is in tells others nothing");
    desk.closes().await;
}

#[tokio::test]
async fn guessing_from_many_addresses_is_hopeless_as_well() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let attempt = |email: &'static str, from| {
        http::post(desk.address(), "/sign-in", &[("email", email), ("password", "wrong")])
            .from([127, 0, 1, from])
            .send()
    };
    for from in 1..=10 {
        for _ in 0..10 {
            assert_eq!(attempt("anna@demo.example", from).await.status, 401);
        }
    }
    assert_eq!(attempt("anna@demo.example", 11).await.status, 429);
    assert_eq!(attempt("owner@demo.example", 11).await.status, 401, "another account");
    desk.passes(Span::minutes(10));
    assert_eq!(attempt("anna@demo.example", 11).await.status, 401);
    desk.closes().await;
}

#[tokio::test]
async fn a_session_cookie_is_kept_from_scripts_and_strangers_and_ends_when_unused() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let answer =
        http::post(desk.address(), "/sign-in", &[("email", "anna@demo.example"), ("password", PASSWORD)]).send().await;
    let cookie = answer.head.lines().find(|line| line.starts_with("set-cookie: besedka_session")).expect("a cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let session = answer.cookie("besedka_session").expect("a session");
    let status = async || {
        let page = http::get(desk.address(), "/cabinet/account").header("cookie", &session).send().await;
        // That the session is in use is written down behind the page; whatever is written next comes after it.
        http::post(desk.address(), "/language", &[("lang", "en")]).header("cookie", &session).send().await;
        page.status
    };
    desk.passes(Span::days(29));
    assert_eq!(status().await, 200);
    desk.passes(Span::days(29));
    assert_eq!(status().await, 200, "being used makes it last");
    desk.passes(Span::days(31));
    assert_eq!(status().await, 303);
    desk.closes().await;
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let anna = Operator::signs_in(&desk, "anna").await;
    for path in ["/sign-out", "/language", "/cabinet/account/start", "/cabinet/account/password", "/sign-in"] {
        let foreign = http::post(desk.address(), path, &[("lang", "ru")])
            .header("origin", "https://evil.example")
            .header("sec-fetch-site", "cross-site")
            .header("cookie", &anna.cookie);
        assert_eq!(foreign.send().await.status, 403, "{path}");
    }
    assert_eq!(http::get(desk.address(), "/cabinet/account").header("cookie", &anna.cookie).send().await.status, 200);
    desk.closes().await;
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let (here, there) = (Operator::signs_in(&desk, "anna").await, Operator::signs_in(&desk, "anna").await);
    let change = |current: &'static str| {
        let fields = [("current_password", current), ("new_password", "seven purple teapots")];
        http::post(desk.address(), "/cabinet/account/password", &fields).header("cookie", &here.cookie).send()
    };
    assert_eq!(change("wrong").await.status, 422);
    assert_eq!(change(PASSWORD).await.status, 303);
    let status =
        async |cookie: &str| http::get(desk.address(), "/cabinet/account").header("cookie", cookie).send().await.status;
    assert_eq!((status(&here.cookie).await, status(&there.cookie).await), (200, 303));
    desk.closes().await;
}

#[tokio::test]
async fn nobody_is_sent_to_a_stranger_after_signing_in() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let fields = [("email", "anna@demo.example"), ("password", PASSWORD)];
    let answer = http::post(desk.address(), "/sign-in?next=%2F%2Fevil.example", &fields).send().await;
    assert_eq!(answer.header("location"), Some("/console"));
    desk.closes().await;
}
