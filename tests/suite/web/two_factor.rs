//! The second factor: turned on and off, and asked for at the sign-in.

use besedka::domain::operator::Role;
use besedka::domain::time::Span;
use besedka::protocol::common::ByeReason;

use crate::support::authenticator::{Authenticator, recovery_codes, turns_on_two_factor};
use crate::support::desk::PASSWORD;
use crate::support::http::{self, Answer};
use crate::support::{Desk, Operator};

const PAGE: &str = "/cabinet/account/two-factor";

/// A browser of somebody, with what cookies it has.
struct Browser<'a> {
    desk: &'a Desk,
    cookies: String,
}

impl<'a> Browser<'a> {
    fn of(desk: &'a Desk, cookies: &str) -> Self {
        Self { desk, cookies: cookies.to_owned() }
    }

    async fn opens(&self, path: &str) -> Answer {
        http::get(self.desk.address(), path).header("cookie", &self.cookies).send().await
    }

    async fn sends(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        http::post(self.desk.address(), path, fields).header("cookie", &self.cookies).send().await
    }

    /// Gives the right password, and is asked for a code.
    async fn gives_password(desk: &'a Desk, name: &str) -> Self {
        let email = format!("{name}@demo.example");
        let fields = [("email", email.as_str()), ("password", PASSWORD)];
        let answer = http::post(desk.address(), "/sign-in?next=%2Fcabinet%2Faccount", &fields).send().await;
        assert_eq!((answer.status, answer.header("location")), (303, Some("/sign-in/code?next=/cabinet/account")));
        assert_eq!(answer.cookie("besedka_session"), None, "a password alone lets nobody in");
        Self { desk, cookies: answer.cookie("besedka_sign_in").expect("a sign-in that waits") }
    }

    async fn gives_code(&self, code: &str) -> Answer {
        self.sends("/sign-in/code?next=%2Fcabinet%2Faccount", &[("code", code)]).await
    }
}

#[tokio::test]
async fn it_is_turned_on_by_a_code_and_the_password_and_ends_the_other_sessions() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let here = Browser::of(&desk, &Operator::signs_in(&desk, "anna").await.cookie);
    let mut there = Operator::signs_in(&desk, "anna").await.starts().await;
    assert!(here.opens(PAGE).await.body.contains("Set it up"));
    let confirm = here.sends(PAGE, &[]).await.header("location").expect("a page").to_owned();
    let shown = here.opens(&confirm).await;
    assert!(shown.body.contains("<svg class=\"picture\"") && shown.header("cache-control") == Some("no-store"));
    let app = Authenticator::takes(&shown.body);
    assert_eq!(Authenticator::takes(&here.opens(&confirm).await.body).shows(&desk.clock), app.shows(&desk.clock));
    let (right, wrong) = (app.shows(&desk.clock), app.never_shows(&desk.clock));
    for (password, code, sentence) in [
        ("wrong", right.as_str(), "This is not your current password."),
        (PASSWORD, wrong.as_str(), "This code is not right"),
        (PASSWORD, "", "This code is not right"),
    ] {
        let refused = here.sends(&confirm, &[("current_password", password), ("code", code)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains(sentence) && refused.body.contains(&format!("value=\"{code}\"")), "{sentence}");
        assert!(!refused.body.contains("value=\"wrong\""), "a password is never sent back");
        assert_eq!(Authenticator::takes(&refused.body).shows(&desk.clock), right, "the picture stays");
    }
    let turned = here.sends(&confirm, &[("current_password", PASSWORD), ("code", &right)]).await;
    assert_eq!((turned.status, recovery_codes(&turned.body).len()), (200, 10));
    assert_eq!(there.is_dismissed().await, ByeReason::SignedOut);
    assert!(here.opens(PAGE).await.body.contains("10 recovery codes left"));
    assert_eq!(here.sends(PAGE, &[]).await.header("location"), Some(PAGE), "it is on already");
    assert_eq!(here.opens(&confirm).await.header("location"), Some(PAGE), "the secret is not shown again");
    let kept = desk.asks_file::<String>(
        "SELECT act || ' ' || detail FROM audit_entries WHERE act = 'own_account_changed' AND outcome = 'done'",
    );
    assert_eq!(kept, ["own_account_changed second_factor_on"]);
    desk.closes().await;
}

#[tokio::test]
async fn a_picture_waits_for_an_hour() {
    let desk = Desk::open().await;
    let owner = Browser::of(&desk, &Operator::signs_in(&desk, "owner").await.cookie);
    let confirm = owner.sends(PAGE, &[]).await.header("location").expect("a page").to_owned();
    let app = Authenticator::takes(&owner.opens(&confirm).await.body);
    desk.passes(Span::minutes(60));
    let late = owner.sends(&confirm, &[("current_password", PASSWORD), ("code", &app.shows(&desk.clock))]).await;
    assert_eq!((late.status, late.header("location")), (303, Some(PAGE)));
    assert!(owner.opens(PAGE).await.body.contains("Set it up"));
    desk.closes().await;
}

#[tokio::test]
async fn signing_in_takes_a_code_and_each_code_once() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let (app, _) = turns_on_two_factor(&desk, &Operator::signs_in(&desk, "anna").await.cookie).await;
    let anna = Browser::gives_password(&desk, "anna").await;
    assert_eq!(anna.opens("/cabinet/account").await.status, 303, "a sign-in that waits is no session");
    assert!(anna.opens("/sign-in/code").await.body.contains("autocomplete=\"one-time-code\""));
    let wrong = anna.gives_code(&app.never_shows(&desk.clock)).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("This code is not right"));
    let code = app.shows(&desk.clock);
    let right = anna.gives_code(&format!("{} {}", &code[..3], &code[3..])).await;
    assert_eq!((right.status, right.header("location")), (303, Some("/cabinet/account")));
    let session = Browser::of(&desk, &right.cookie("besedka_session").expect("a session"));
    assert_eq!(session.opens("/cabinet/account").await.status, 200);
    assert_eq!(anna.gives_code(&app.shows_next(&desk.clock)).await.status, 401, "it waits no more");

    let again = Browser::gives_password(&desk, "anna").await;
    let used = again.gives_code(&code).await;
    assert_eq!(used.status, 422);
    assert!(used.body.contains("has been used already"));
    assert_eq!(again.gives_code(&app.shows_next(&desk.clock)).await.status, 303);
    desk.closes().await;
}

#[tokio::test]
async fn a_sign_in_waits_five_minutes_and_in_its_own_browser() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let (app, _) = turns_on_two_factor(&desk, &Operator::signs_in(&desk, "anna").await.cookie).await;
    let stranger = Browser::of(&desk, "besedka_sign_in=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    assert_eq!(stranger.opens("/sign-in/code").await.header("location"), Some("/sign-in"));
    let anna = Browser::gives_password(&desk, "anna").await;
    assert_eq!(
        Browser::of(&desk, "").gives_code(&app.shows(&desk.clock)).await.header("location"),
        Some("/sign-in?next=/cabinet/account")
    );
    assert_eq!(stranger.gives_code(&app.shows(&desk.clock)).await.status, 401);
    desk.passes(Span::minutes(5));
    let late = anna.gives_code(&app.shows(&desk.clock)).await;
    assert_eq!(late.status, 401);
    assert!(
        late.body.contains("more than five minutes") && late.body.contains("action=\"/sign-in?next=/cabinet/account\"")
    );
    assert_eq!(late.cookie("besedka_session"), None);
    desk.closes().await;
}

#[tokio::test]
async fn a_new_password_ends_the_sign_ins_that_wait() {
    let desk = Desk::open().await;
    let anna = desk.employs("anna", Role::Operator).await;
    let (app, _) = turns_on_two_factor(&desk, &Operator::signs_in(&desk, "anna").await.cookie).await;
    let waiting = Browser::gives_password(&desk, "anna").await;
    let owner = Browser::of(&desk, &Operator::signs_in(&desk, "owner").await.cookie);
    assert_eq!(owner.sends(&format!("/cabinet/employees/{anna}/password"), &[("way", "hand")]).await.status, 200);
    assert_eq!(waiting.gives_code(&app.shows(&desk.clock)).await.status, 401);
    assert_eq!(desk.asks_file::<i64>("SELECT count(*) FROM second_factors"), [1], "the second factor stays");
    desk.closes().await;
}

#[tokio::test]
async fn the_cookie_of_a_sign_in_that_waits_is_kept_from_scripts_and_strangers() {
    let desk = Desk::open().await;
    turns_on_two_factor(&desk, &Operator::signs_in(&desk, "owner").await.cookie).await;
    let fields = [("email", "owner@demo.example"), ("password", PASSWORD)];
    let answer = http::post(desk.address(), "/sign-in", &fields).send().await;
    let cookie = answer.head.lines().find(|line| line.starts_with("set-cookie: besedka_sign_in")).expect("a cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    desk.closes().await;
}

#[tokio::test]
async fn a_recovery_code_lets_in_once_however_it_is_typed() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let (_, codes) = turns_on_two_factor(&desk, &Operator::signs_in(&desk, "anna").await.cookie).await;
    let anna = Browser::gives_password(&desk, "anna").await;
    let answer = anna.gives_code(&format!(" {} ", codes[3].to_uppercase().replace('-', " "))).await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/sign-in/recovered?next=/cabinet/account")));
    let session = Browser::of(&desk, &answer.cookie("besedka_session").expect("a session"));
    let told = session.opens("/sign-in/recovered?next=/cabinet/account").await.body;
    assert!(told.contains("You have 9 left.") && told.contains("href=\"/cabinet/account\""), "{told}");
    let again = Browser::gives_password(&desk, "anna").await;
    assert_eq!(again.gives_code(&codes[3]).await.status, 422);
    assert_eq!(again.gives_code(&codes[4]).await.status, 303);
    desk.closes().await;
}

#[tokio::test]
async fn codes_are_throttled_by_account_whoever_tries() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let (app, codes) = turns_on_two_factor(&desk, &Operator::signs_in(&desk, "anna").await.cookie).await;
    let anna = Browser::gives_password(&desk, "anna").await;
    for _ in 0..10 {
        assert_eq!(anna.gives_code(&app.never_shows(&desk.clock)).await.status, 422);
    }
    let throttled = anna.gives_code(&app.shows(&desk.clock)).await;
    assert_eq!((throttled.status, throttled.header("retry-after").is_some()), (429, true));
    assert_eq!(anna.gives_code(&codes[0]).await.status, 429, "recovery codes as well");
    desk.passes(Span::minutes(10));
    let anna = Browser::gives_password(&desk, "anna").await;
    assert_eq!(anna.gives_code(&app.shows(&desk.clock)).await.status, 303);
    desk.closes().await;
}

#[tokio::test]
async fn patience_does_not_get_through_either() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let (app, _) = turns_on_two_factor(&desk, &Operator::signs_in(&desk, "anna").await.cookie).await;
    for _ in 0..5 {
        let anna = Browser::gives_password(&desk, "anna").await;
        for _ in 0..10 {
            assert_eq!(anna.gives_code(&app.never_shows(&desk.clock)).await.status, 422);
        }
        desk.passes(Span::minutes(10));
    }
    let anna = Browser::gives_password(&desk, "anna").await;
    assert_eq!(anna.gives_code(&app.shows(&desk.clock)).await.status, 429);
    desk.passes(Span::days(1));
    let anna = Browser::gives_password(&desk, "anna").await;
    assert_eq!(anna.gives_code(&app.shows(&desk.clock)).await.status, 303);
    desk.closes().await;
}

#[tokio::test]
async fn new_recovery_codes_replace_the_old_ones_and_take_password_and_code() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let anna = Browser::of(&desk, &Operator::signs_in(&desk, "anna").await.cookie);
    assert_eq!(anna.opens("/cabinet/account/two-factor/codes").await.header("location"), Some(PAGE));
    let (app, old) = turns_on_two_factor(&desk, &anna.cookies).await;
    let renew = async |password: &str, code: &str| {
        anna.sends("/cabinet/account/two-factor/codes", &[("current_password", password), ("code", code)]).await
    };
    assert_eq!(renew("wrong", &app.shows(&desk.clock)).await.status, 422);
    assert_eq!(renew(PASSWORD, &app.never_shows(&desk.clock)).await.status, 422);
    let answer = renew(PASSWORD, &app.shows(&desk.clock)).await;
    let new = recovery_codes(&answer.body);
    assert_eq!((answer.status, new.len()), (200, 10));
    let elsewhere = Browser::gives_password(&desk, "anna").await;
    assert_eq!(elsewhere.gives_code(&old[0]).await.status, 422);
    assert_eq!(elsewhere.gives_code(&new[0]).await.status, 303);
    desk.closes().await;
}

#[tokio::test]
async fn turning_it_off_takes_password_and_code() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let anna = Browser::of(&desk, &Operator::signs_in(&desk, "anna").await.cookie);
    let (_, codes) = turns_on_two_factor(&desk, &anna.cookies).await;
    let off = async |password: &str, code: &str| {
        anna.sends("/cabinet/account/two-factor/off", &[("current_password", password), ("code", code)]).await.status
    };
    assert_eq!((off("wrong", &codes[0]).await, off(PASSWORD, "k7m2p-x9r4t").await), (422, 422));
    assert_eq!(off(PASSWORD, &codes[0]).await, 303, "a wrong password used no code up");
    Operator::signs_in(&desk, "anna").await;
    let kept = desk.asks_file::<String>(
        "SELECT detail FROM audit_entries WHERE act = 'own_account_changed' AND outcome = 'done' ORDER BY id",
    );
    assert_eq!(kept, ["second_factor_on", "second_factor_off"]);
    desk.closes().await;
}

#[tokio::test]
async fn an_administrator_resets_it_for_a_colleague_and_nobody_for_the_owner() {
    let desk = Desk::open().await;
    let anna = desk.employs("anna", Role::Operator).await;
    let boss = desk.employs("boss", Role::Administrator).await;
    let annas = Operator::signs_in(&desk, "anna").await;
    turns_on_two_factor(&desk, &annas.cookie).await;
    let owners = Operator::signs_in(&desk, "owner").await.cookie;
    turns_on_two_factor(&desk, &owners).await;
    let mut console = annas.clone().starts().await;
    let (annas, owner) = (Browser::of(&desk, &annas.cookie), Browser::of(&desk, &owners));
    let administrator = Browser::of(&desk, &Operator::signs_in(&desk, "boss").await.cookie);
    let page = |id| format!("/cabinet/employees/{id}/two-factor");
    assert_eq!(annas.sends(&page(boss.0), &[]).await.status, 403);
    let refused = administrator.sends(&page(1), &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("reset-two-factor"));
    assert_eq!(owner.sends(&page(1), &[]).await.header("location"), Some(PAGE), "with one's own codes only");
    assert_eq!(administrator.sends(&page(boss.0), &[]).await.header("location"), Some(PAGE));
    assert!(administrator.opens(&page(anna.0)).await.body.contains("Turn two-factor sign-in of Anna off?"));
    assert_eq!(administrator.sends(&page(anna.0), &[]).await.status, 303);
    assert_eq!(console.is_dismissed().await, ByeReason::SignedOut);
    assert_eq!(annas.opens(PAGE).await.status, 303, "the session has ended");
    assert_eq!(administrator.sends(&page(anna.0), &[]).await.status, 422, "it is off by now");
    Operator::signs_in(&desk, "anna").await;
    let kept =
        desk.asks_file::<String>("SELECT detail FROM audit_entries WHERE colleague_id = 2 AND act = 'company_changed'");
    assert_eq!(kept, ["second_factor"]);
    desk.closes().await;
}
