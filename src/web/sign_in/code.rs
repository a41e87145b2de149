//! The second step of signing in, for who has turned the second factor on: a code of their phone, or a recovery code, in one
//! field. Between the steps a sign-in waits in the file, behind a secret that only this browser has.

use askama::Template as _;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use serde::Deserialize;

use crate::actions::Failure;
use crate::actions::change_second_factor::{Proof, Shown};
use crate::actions::sign_in;
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::domain::second_factor::Typed;
use crate::entropy::Secret;
use crate::storage::operators::{self, Operator};
use crate::storage::{pending_sign_ins, second_factors};
use crate::web::App;
use crate::web::address::throttle_key;
use crate::web::assets::PREFIX;
use crate::web::error::WebError;
use crate::web::sign_in::{Way, keep_failed, of_visit, refused, render, signed_in};
use crate::web::throttles::too_many;
use crate::web::views::Field;
use crate::web::views::sign_in::{CodeForm, Recovered};
use crate::web::visit::{Anybody, SignedIn, Visit, with_next};
use crate::web::words;

/// The cookie that binds a sign-in which waits to the browser it was begun in.
const fn cookie(secure: bool) -> &'static str {
    if secure { "__Host-besedka_sign_in" } else { "besedka_sign_in" }
}

#[derive(Deserialize)]
pub struct Filled {
    #[serde(default)]
    code: String,
}

/// A sign-in that waits for its code.
struct Pending {
    secret_hash: [u8; 32],
    operator: Operator,
}

/// Sends a person on who has shown the right password.
pub(super) fn ask(visit: &Visit, cookies: CookieJar, secret: &Secret, next: Option<&str>) -> Response {
    let cookie = Cookie::build((cookie(visit.is_secure()), secret.reveal().to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(visit.is_secure());
    (cookies.add(cookie), Redirect::to(&with_next("/sign-in/code", next))).into_response()
}

/// `GET /sign-in/code`, for whoever has just shown the right password.
pub async fn show(
    State(app): State<App>,
    visit: Visit,
    Query(way): Query<Way>,
    cookies: CookieJar,
) -> Result<Response, WebError> {
    match pending(&app, &visit, &cookies).await? {
        Some(pending) => form(visit, &pending, Field::default()),
        None => Ok(elsewhere(&visit, &way)),
    }
}

/// `POST /sign-in/code`, for whoever has just shown the right password, throttled by address and by account. Right and wrong
/// codes are counted alike, and no code is taken twice.
pub async fn submit(
    State(app): State<App>,
    visit: Visit,
    Query(way): Query<Way>,
    cookies: CookieJar,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let Some(pending) = pending(&app, &visit, &cookies).await? else {
        let began = cookies.get(cookie(visit.is_secure())).is_some();
        return if began && visit.person.is_none() {
            expired(&app, visit, cookies, &way).await
        } else {
            Ok(elsewhere(&visit, &way))
        };
    };
    let operator = pending.operator.id;
    let sign_in = of_visit(&app, &visit, operator);
    let (secret, before) = (sign_in.secret.clone(), sign_in.instead_of);
    let proof = match counted(&app, &visit, operator) {
        Ok(()) => match shown(&app, operator, &filled.code).await? {
            Some(shown) => {
                let waits = pending.secret_hash;
                app.actions.perform(move |write| sign_in::with_code(write, &waits, &shown, &sign_in)).await
            }
            None => Err(Refusal::CodeWrong.into()),
        },
        Err(refusal) => Err(refusal.into()),
    };
    match proof {
        Ok(proof) => {
            app.throttles.forget_codes(operator);
            app.throttles.sign_in_from.take_back(&throttle_key(visit.address));
            let cookies = cookies.remove(gone(&visit));
            let cookies = signed_in(&app, &visit, cookies, &secret, before);
            let next = way.next();
            let next = match proof {
                Proof::Code => next.unwrap_or("/console").to_owned(),
                Proof::Recovery => with_next("/sign-in/recovered", next),
            };
            Ok((cookies, Redirect::to(&next)).into_response())
        }
        Err(Failure::Refused(Refusal::SignInExpired)) => expired(&app, visit, cookies, &way).await,
        Err(Failure::Refused(refusal)) => {
            if matches!(refusal, Refusal::CodeWrong | Refusal::CodeUsed) {
                let address = visit.address.to_string();
                keep_failed(&app, sign_in::FailedSignIn { operator: Some(operator), email: None, address }).await;
            }
            let sentence = words::sentence(&refusal, visit.t, &app.actions.directory());
            let typed = filled.code.chars().take(50).collect::<String>();
            Ok(refused(&refusal, form(visit, &pending, Field::new(typed).refused(sentence))?))
        }
        Err(broken) => Err(broken.into()),
    }
}

/// `GET /sign-in/recovered`, for every signed-in person: tells who has come in by a recovery code how many are left.
pub async fn recovered(
    State(app): State<App>,
    Query(way): Query<Way>,
    who: SignedIn<Anybody>,
) -> Result<Response, WebError> {
    let (visit, operator) = (who.visit, who.person.operator.id);
    let next = way.next().unwrap_or("/console").to_owned();
    let Some(factor) = app.reader.read(move |read| second_factors::of(read, operator)).await? else {
        return Ok(Redirect::to(&next).into_response());
    };
    let page =
        Recovered { t: visit.t, assets: PREFIX, path: visit.path, codes_left: u64::from(factor.codes_left), next };
    Ok(Html(page.render()?).into_response())
}

/// What was typed, ready to be checked in one transaction; `None` if it can be no code at all.
pub async fn shown(app: &App, operator: OperatorId, typed: &str) -> Result<Option<Shown>, WebError> {
    match Typed::parse(typed) {
        None => Ok(None),
        Some(Typed::Code(code)) => Ok(Some(Shown::Code(code))),
        Some(Typed::Recovery(code)) => {
            let factor = app.reader.read(move |read| second_factors::of(read, operator)).await?;
            let Some(factor) = factor else { return Ok(None) };
            let hashes = app.passwords.hash_codes(vec![code], factor.salt).await?;
            Ok(hashes.first().copied().map(Shown::Recovery))
        }
    }
}

fn counted(app: &App, visit: &Visit, operator: OperatorId) -> Result<(), Refusal> {
    let now = app.clock.now();
    app.throttles.sign_in_from.count(throttle_key(visit.address), now).map_err(too_many)?;
    app.throttles.count_code(operator, now)
}

async fn pending(app: &App, visit: &Visit, cookies: &CookieJar) -> Result<Option<Pending>, WebError> {
    let secret = cookies.get(cookie(visit.is_secure())).and_then(|cookie| Secret::parse(cookie.value()));
    let Some(secret_hash) = secret.map(|secret| secret.hash()) else { return Ok(None) };
    let now = app.clock.now();
    let found = app.reader.read(move |read| {
        let Some(operator) = pending_sign_ins::find(read, &secret_hash, now)? else { return Ok(None) };
        operators::by_id(read, operator)
    });
    Ok(found.await?.map(|operator| Pending { secret_hash, operator }))
}

/// Where to go without a sign-in that waits.
fn elsewhere(visit: &Visit, way: &Way) -> Response {
    let next = way.next();
    match visit.person {
        Some(_) => Redirect::to(next.unwrap_or("/console")).into_response(),
        None => Redirect::to(&with_next("/sign-in", next)).into_response(),
    }
}

/// The first step again, with why.
async fn expired(app: &App, visit: Visit, cookies: CookieJar, way: &Way) -> Result<Response, WebError> {
    let sentence = words::sentence(&Refusal::SignInExpired, visit.t, &app.actions.directory());
    let cookies = cookies.remove(gone(&visit));
    let path = with_next("/sign-in", way.next());
    let page = render(app, Visit { path, ..visit }, String::new(), Some(sentence)).await?;
    Ok((StatusCode::UNAUTHORIZED, cookies, page).into_response())
}

fn gone(visit: &Visit) -> Cookie<'static> {
    Cookie::build((cookie(visit.is_secure()), "")).path("/").secure(visit.is_secure()).build()
}

fn form(visit: Visit, pending: &Pending, code: Field) -> Result<Response, WebError> {
    let again = visit.path.replacen("/sign-in/code", "/sign-in", 1);
    let email = pending.operator.email.clone();
    let page = CodeForm { t: visit.t, assets: PREFIX, path: visit.path, again, email, code };
    Ok(Html(page.render()?).into_response())
}
