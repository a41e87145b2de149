//! A person's own account: the one page of the cabinet that every signed-in person has.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::actions::{change_password, change_personal_settings};
use crate::domain::password;
use crate::domain::refusal::Refusal;
use crate::realtime::Topic;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::person;
use crate::web::error::WebError;
use crate::web::sign_in::signed_out;
use crate::web::views::Field;
use crate::web::views::account::Account;
use crate::web::visit::{Anybody, SignedIn};
use crate::web::words;

/// Where the page is.
const PATH: &str = "/cabinet/account";

#[derive(Deserialize)]
pub struct Passwords {
    #[serde(default)]
    current_password: String,
    #[serde(default)]
    new_password: String,
}

#[derive(Deserialize)]
pub struct StartAndClose {
    ready_on_start: Option<String>,
    pause_on_close: Option<String>,
}

/// `GET /cabinet/account`, for every signed-in person.
pub async fn show(State(app): State<App>, cookies: CookieJar, who: SignedIn<Anybody>) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, who.visit.t);
    Ok((cookies, render(&app, &who, flash, Field::default(), Field::default())?).into_response())
}

/// `POST /cabinet/account/password`, for every signed-in person who knows their current password. Their other sessions
/// end, and so do the consoles opened with them.
pub async fn password(
    State(app): State<App>,
    cookies: CookieJar,
    who: SignedIn<Anybody>,
    Form(filled): Form<Passwords>,
) -> Result<Response, WebError> {
    let operator = &who.person.operator;
    let say = |refusal: Refusal| words::sentence(&refusal, who.visit.t, &app.actions.directory());
    if let Err(wait) = app.throttles.password_of.count(operator.id, app.clock.now()) {
        let retry_after_s = u64::try_from(wait.0).unwrap_or(0).div_ceil(1_000);
        return Err(Refusal::SignInThrottled { retry_after_s }.into());
    }
    let company = app.actions.directory().company.clone().unwrap_or_default();
    let accepted = password::accept(&filled.new_password, &[&operator.name, &operator.email, &company]);
    let right = app.passwords.verify(filled.current_password, operator.password_hash.clone()).await?;
    if !right || accepted.is_err() {
        let current = Field { value: String::new(), error: (!right).then(|| say(Refusal::PasswordWrong)) };
        let new = Field { value: String::new(), error: accepted.err().map(say) };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&app, &who, None, current, new)?).into_response());
    }
    let hash = app.passwords.hash(filled.new_password).await?;
    let (id, session) = (operator.id, who.person.session);
    app.actions.perform(move |write| change_password::change(write, id, &hash, Some(&session))).await?;
    app.hub.dismiss(Topic::Operator(id), Some(Topic::Session(session)), &signed_out().into());
    Ok(done(cookies, News::PasswordChanged, PATH))
}

/// `POST /cabinet/account/start`, for every signed-in person (X05, X06).
pub async fn start(
    State(app): State<App>,
    cookies: CookieJar,
    who: SignedIn<Anybody>,
    Form(filled): Form<StartAndClose>,
) -> Result<Response, WebError> {
    let (operator, ready, pause) =
        (who.person.operator.id, filled.ready_on_start.is_some(), filled.pause_on_close.is_some());
    app.actions.perform(move |write| change_personal_settings::start_and_close(write, operator, ready, pause)).await?;
    Ok(done(cookies, News::StartSaved, PATH))
}

fn render(
    app: &App,
    who: &SignedIn<Anybody>,
    flash: Option<String>,
    current: Field,
    new: Field,
) -> Result<Html<String>, WebError> {
    let page = Account {
        t: who.visit.t,
        assets: PREFIX,
        path: PATH.into(),
        person: person(app, &who.person),
        flash,
        email: who.person.operator.email.clone(),
        ready_on_start: who.person.operator.ready_on_start,
        pause_on_close: who.person.operator.pause_on_close,
        current_password: current,
        new_password: new,
    };
    Ok(Html(page.render()?))
}
