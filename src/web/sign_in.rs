//! Signing in and out.

use askama::Template as _;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::HeaderValue;
use axum::http::header::RETRY_AFTER;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use serde::Deserialize;

use crate::actions::{sign_in, sign_out};
use crate::domain::email::EmailAddress;
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::protocol::common::ByeReason;
use crate::protocol::console_out::ConsoleOut;
use crate::protocol::encode;
use crate::realtime::Topic;
use crate::storage::operators;
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
        return Ok(Redirect::to(local(&way.next).unwrap_or("/console")).into_response());
    }
    render(visit, String::new(), None)
}

/// `POST /sign-in`, for anybody, throttled by address and by account. The answer is the same for an unknown address and a
/// wrong password, and takes as long.
pub async fn submit(
    State(app): State<App>,
    visit: Visit,
    Query(way): Query<Way>,
    cookies: CookieJar,
    Form(credentials): Form<Credentials>,
) -> Result<Response, WebError> {
    match check(&app, &visit, &credentials).await? {
        Ok(operator) => {
            let cookies = begin_session(&app, &visit, cookies, operator).await?;
            Ok((cookies, Redirect::to(local(&way.next).unwrap_or("/console"))).into_response())
        }
        Err(refusal) => {
            let sentence = words::sentence(&refusal, visit.t, &app.actions.directory());
            let page = render(visit, credentials.email.chars().take(300).collect(), Some(sentence))?;
            let mut answer = (words::status(&refusal), page).into_response();
            if let Some(wait) = refusal.retry_after_ms() {
                answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.div_ceil(1_000)));
            }
            Ok(answer)
        }
    }
}

async fn check(app: &App, visit: &Visit, credentials: &Credentials) -> Result<Result<OperatorId, Refusal>, WebError> {
    let now = app.clock.now();
    let account = credentials.email.trim().to_lowercase().chars().take(254).collect::<String>();
    let from = throttle_key(visit.address);
    let counted = app.throttles.sign_in_from.count(from, now);
    if let Err(wait) = counted.and_then(|()| app.throttles.sign_in_as.count(account.clone(), now)) {
        let retry_after_s = u64::try_from(wait.0).unwrap_or(0).div_ceil(1_000);
        return Ok(Err(Refusal::SignInThrottled { retry_after_s }));
    }
    let email = EmailAddress::parse(&credentials.email).ok();
    let found = app.reader.read(move |read| email.map_or(Ok(None), |email| operators::by_email(read, &email))).await?;
    let (id, hash) = found.map_or((None, None), |operator| (Some(operator.id), operator.password_hash));
    let password = credentials.password.chars().take(1_000).collect();
    let right = app.passwords.verify(password, hash).await?;
    Ok(match id {
        Some(id) if right => {
            app.throttles.sign_in_as.forget(&account);
            app.throttles.sign_in_from.take_back(&from);
            Ok(id)
        }
        _ => Err(Refusal::SignInFailed),
    })
}

fn render(visit: Visit, email: String, refusal: Option<String>) -> Result<Response, WebError> {
    let email = Field::new(email);
    let page = SignInForm { t: visit.t, assets: PREFIX, path: visit.path, email, refusal };
    Ok(Html(page.render()?).into_response())
}

/// Begins a session for a person who has shown who they are. A session that the browser had before ends.
pub async fn begin_session(
    app: &App,
    visit: &Visit,
    cookies: CookieJar,
    operator: OperatorId,
) -> Result<CookieJar, WebError> {
    let secret = app.entropy.secret();
    let cookie = Cookie::build((session_cookie(visit.is_secure()), secret.reveal().to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(visit.is_secure())
        .permanent();
    let session = sign_in::SignIn {
        operator,
        secret,
        address: visit.address.to_string(),
        user_agent: visit.user_agent.clone(),
        instead_of: visit.person.as_ref().map(|before| before.session),
        instead_of_another: visit.person.as_ref().map(|before| before.operator.id).filter(|before| *before != operator),
    };
    app.actions.perform(move |write| sign_in::sign_in(write, &session)).await?;
    if let Some(before) = &visit.person {
        app.hub.dismiss(Topic::Session(before.session), None, &signed_out().into());
    }
    Ok(cookies.add(cookie))
}

/// `POST /sign-out`, for anybody: ends the session, and the consoles that were opened with it.
pub async fn sign_out(State(app): State<App>, visit: Visit, cookies: CookieJar) -> Result<Response, WebError> {
    if let Some(person) = &visit.person {
        let (operator, session) = (person.operator.id, person.session);
        app.actions.perform(move |write| sign_out::sign_out(write, operator, &session)).await?;
        app.hub.dismiss(Topic::Session(session), None, &signed_out().into());
    }
    let gone = Cookie::build((session_cookie(visit.is_secure()), "")).path("/").secure(visit.is_secure());
    Ok((cookies.remove(gone), Redirect::to("/sign-in")).into_response())
}

/// The last frame to a console whose session has ended.
pub fn signed_out() -> String {
    encode(&ConsoleOut::Bye { reason: ByeReason::SignedOut, retry_after_ms: None })
}
