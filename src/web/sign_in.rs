//! Signing in and out. The second step, for who has turned it on, is in [`code`].

pub mod code;

use askama::Template as _;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::HeaderValue;
use axum::http::header::RETRY_AFTER;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use serde::Deserialize;

use crate::actions::sign_in::{self, Admitted, SignIn};
use crate::actions::sign_out;
use crate::domain::email::EmailAddress;
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::entropy::Secret;
use crate::protocol::common::ByeReason;
use crate::protocol::console_out::ConsoleOut;
use crate::protocol::encode;
use crate::realtime::Topic;
use crate::storage::{mail_settings, operators};
use crate::web::App;
use crate::web::address::throttle_key;
use crate::web::assets::PREFIX;
use crate::web::error::WebError;
use crate::web::language::local;
use crate::web::views::Field;
use crate::web::views::sign_in::SignInForm;
use crate::web::visit::{Visit, session_cookie};
use crate::web::words;

#[derive(Deserialize)]
pub struct Way {
    #[serde(default)]
    next: String,
}

impl Way {
    /// Where somebody wanted to go, if that is a path on this server.
    pub fn next(&self) -> Option<&str> {
        local(&self.next)
    }
}

#[derive(Deserialize)]
pub struct Credentials {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
}

/// `GET /sign-in`, for anybody; who is signed in already goes on.
pub async fn show(State(app): State<App>, visit: Visit, Query(way): Query<Way>) -> Result<Response, WebError> {
    if app.actions.directory().company.is_none() {
        return Ok(Redirect::to("/").into_response());
    }
    if visit.person.is_some() {
        return Ok(Redirect::to(way.next().unwrap_or("/console")).into_response());
    }
    render(&app, visit, String::new(), None).await
}

/// `POST /sign-in`, for anybody, throttled by address, by account and address, and by account. The answer is the same for an unknown address and a
/// wrong password, and takes as long. Who has turned the second factor on is sent on to the second step.
pub async fn submit(
    State(app): State<App>,
    visit: Visit,
    Query(way): Query<Way>,
    cookies: CookieJar,
    Form(credentials): Form<Credentials>,
) -> Result<Response, WebError> {
    match check(&app, &visit, &credentials).await? {
        Ok(operator) => admit(&app, &visit, cookies, operator, way.next()).await,
        Err(refusal) => {
            let sentence = words::sentence(&refusal, visit.t, &app.actions.directory());
            let page = render(&app, visit, credentials.email.chars().take(300).collect(), Some(sentence)).await?;
            Ok(refused(&refusal, page))
        }
    }
}

/// A page that says no, with when to try again.
fn refused(refusal: &Refusal, page: Response) -> Response {
    let mut answer = (words::status(refusal), page).into_response();
    if let Some(wait) = refusal.retry_after_ms() {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.div_ceil(1_000)));
    }
    answer
}

async fn check(app: &App, visit: &Visit, credentials: &Credentials) -> Result<Result<OperatorId, Refusal>, WebError> {
    let now = app.clock.now();
    let account = credentials.email.trim().to_lowercase().chars().take(254).collect::<String>();
    let from = throttle_key(visit.address);
    if let Err(refusal) = app.throttles.count_password(&account, from, now) {
        return Ok(Err(refusal));
    }
    let email = EmailAddress::parse(&credentials.email).ok();
    let asked = email.clone();
    let found = app.reader.read(move |read| asked.map_or(Ok(None), |email| operators::by_email(read, &email))).await?;
    let (id, hash) = found.map_or((None, None), |operator| (Some(operator.id), operator.password_hash));
    let password = credentials.password.chars().take(1_000).collect();
    let right = app.passwords.verify(password, hash).await?;
    Ok(match id {
        Some(id) if right => {
            app.throttles.forget_passwords(&account, from);
            Ok(id)
        }
        _ => {
            keep_failed(app, sign_in::FailedSignIn { operator: id, email, address: visit.address.to_string() }).await;
            Err(Refusal::SignInFailed)
        }
    })
}

/// Keeps in the audit log that somebody failed to sign in; a flood of that is kept as one.
async fn keep_failed(app: &App, failed: sign_in::FailedSignIn) {
    let now = app.clock.now();
    let kept = if app.throttles.failures_kept.count((), now).is_ok() {
        app.actions.perform(move |write| sign_in::failed(write, &failed)).await
    } else if app.throttles.floods_kept.count((), now).is_ok() {
        app.actions.perform(move |write| sign_in::flooded(write, &failed.address)).await
    } else {
        Ok(())
    };
    if let Err(error) = kept {
        tracing::warn!(%error, "a failed sign-in could not be kept");
    }
}

async fn render(app: &App, visit: Visit, email: String, refusal: Option<String>) -> Result<Response, WebError> {
    let email = Field::new(email);
    let mail_is_set_up = app.reader.read(mail_settings::are_there).await?;
    let page = SignInForm { t: visit.t, assets: PREFIX, path: visit.path, email, refusal, mail_is_set_up };
    Ok(Html(page.render()?).into_response())
}

/// Lets a person in who has shown who they are by a password, or by whatever else stands for one: to where they wanted to
/// go, or to the second step. A session that the browser had before ends when a new one begins.
pub async fn admit(
    app: &App,
    visit: &Visit,
    cookies: CookieJar,
    operator: OperatorId,
    next: Option<&str>,
) -> Result<Response, WebError> {
    let sign_in = of_visit(app, visit, operator);
    let (secret, before) = (sign_in.secret.clone(), sign_in.instead_of);
    match app.actions.perform(move |write| sign_in::sign_in(write, &sign_in)).await? {
        Admitted::SignedIn => {
            let cookies = signed_in(app, visit, cookies, &secret, before);
            Ok((cookies, Redirect::to(next.unwrap_or("/console"))).into_response())
        }
        Admitted::AfterCode => Ok(code::ask(visit, cookies, &secret, next)),
    }
}

/// A sign-in of this person by this request.
fn of_visit(app: &App, visit: &Visit, operator: OperatorId) -> SignIn {
    SignIn {
        operator,
        secret: app.entropy.secret(),
        address: visit.address.to_string(),
        user_agent: visit.user_agent.clone(),
        instead_of: visit.person.as_ref().map(|before| before.session),
        instead_of_another: visit.person.as_ref().map(|before| before.operator.id).filter(|before| *before != operator),
    }
}

/// A session has begun: its cookie. The consoles of the session that the browser had before end.
fn signed_in(app: &App, visit: &Visit, cookies: CookieJar, secret: &Secret, before: Option<[u8; 32]>) -> CookieJar {
    if let Some(before) = before {
        end_session(app, before);
    }
    let cookie = Cookie::build((session_cookie(visit.is_secure()), secret.reveal().to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(visit.is_secure())
        .permanent();
    cookies.add(cookie)
}

/// `POST /sign-out`, for anybody: ends the session, and the consoles that were opened with it.
pub async fn sign_out(State(app): State<App>, visit: Visit, cookies: CookieJar) -> Result<Response, WebError> {
    if let Some(person) = &visit.person {
        let (operator, session) = (person.operator.id, person.session);
        app.actions.perform(move |write| sign_out::sign_out(write, operator, &session)).await?;
        end_session(&app, session);
    }
    let gone = Cookie::build((session_cookie(visit.is_secure()), "")).path("/").secure(visit.is_secure());
    Ok((cookies.remove(gone), Redirect::to("/sign-in")).into_response())
}

/// A session has ended: so do the consoles that were opened with it.
pub fn end_session(app: &App, session: [u8; 32]) {
    app.hub.dismiss(Topic::Session(session), None, &signed_out().into());
}

/// All sessions of a person have ended, but for one: so do their consoles.
pub fn end_sessions(app: &App, of: OperatorId, keep: Option<[u8; 32]>) {
    app.hub.dismiss(Topic::Person(of), keep.map(Topic::Session), &signed_out().into());
}

/// The last frame to a console whose session has ended.
fn signed_out() -> String {
    encode(&ConsoleOut::Bye { reason: ByeReason::SignedOut, retry_after_ms: None })
}
