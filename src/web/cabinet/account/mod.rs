//! A person's own account: the one part of the cabinet that every signed-in person has.

mod picture;
mod proof;
pub mod sessions;
pub mod two_factor;

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::actions::audited::Administrator;
use crate::actions::{change_password, change_personal_settings};
use crate::domain::operator::accept_name;
use crate::domain::password;
use crate::domain::refusal::Refusal;
use crate::storage::second_factors;
use crate::storage::sessions::of_operator as sessions_of;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::person;
use crate::web::error::WebError;
use crate::web::sign_in::end_sessions;
use crate::web::throttles::too_many;
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
pub struct Name {
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
pub struct StartAndClose {
    ready_on_start: Option<String>,
    pause_on_close: Option<String>,
}

/// `GET /cabinet/account`, for every signed-in person.
pub async fn show(State(app): State<App>, cookies: CookieJar, who: SignedIn<Anybody>) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, who.visit.t);
    let shown = Shown { flash, ..Shown::default() };
    Ok((cookies, render(&app, &who, shown).await?).into_response())
}

/// `POST /cabinet/account/name`, for every signed-in person: colleagues and visitors see the name from now on.
pub async fn name(
    State(app): State<App>,
    cookies: CookieJar,
    who: SignedIn<Anybody>,
    Form(filled): Form<Name>,
) -> Result<Response, WebError> {
    let named = accept_name(&filled.name)
        .and_then(|name| app.throttles.name_of.count(who.id(), app.clock.now()).map(|()| name).map_err(too_many));
    let name = match named {
        Ok(name) => name,
        Err(refusal) => {
            let name = Field::new(filled.name).refused(say(&app, &who, &refusal));
            let page = render(&app, &who, Shown { name: Some(name), ..Shown::default() }).await?;
            return Ok((words::status(&refusal), page).into_response());
        }
    };
    let by = myself(&who);
    app.actions.perform(move |write| change_personal_settings::name(write, &by, &name)).await?;
    Ok(done(cookies, News::NameSaved, PATH))
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
    let company = app.actions.directory().company.clone().unwrap_or_default();
    let accepted = password::accept(&filled.new_password, &[&operator.name, &operator.email, &company]);
    let right = proof::password(&app, &myself(&who), operator, filled.current_password).await?;
    if let (Err(refusal), _) | (Ok(()), Err(refusal)) = (&right, &accepted) {
        let status = words::status(refusal);
        let field = |refusal: Option<&Refusal>| Field {
            value: String::new(),
            error: refusal.map(|refusal| say(&app, &who, refusal)),
        };
        let shown = Shown {
            current_password: field(right.as_ref().err()),
            new_password: field(accepted.as_ref().err()),
            ..Shown::default()
        };
        return Ok((status, render(&app, &who, shown).await?).into_response());
    }
    let hash = app.passwords.hash(filled.new_password).await?;
    let (id, session, by) = (operator.id, who.person.session, myself(&who));
    app.actions.perform(move |write| change_password::own(write, &by, &hash, &session)).await?;
    end_sessions(&app, id, Some(session));
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

/// What the page shows beside what is stored.
#[derive(Default)]
struct Shown {
    flash: Option<String>,
    /// The name as it was typed, where it was refused.
    name: Option<Field>,
    current_password: Field,
    new_password: Field,
}

async fn render(app: &App, who: &SignedIn<Anybody>, shown: Shown) -> Result<Html<String>, WebError> {
    let (id, now, operator) = (who.id(), app.clock.now(), &who.person.operator);
    let (two_factor, sessions) =
        app.reader.read(move |read| Ok((second_factors::is_on(read, id)?, sessions_of(read, id, now)?.len()))).await?;
    let page = Account {
        t: who.visit.t,
        assets: PREFIX,
        path: PATH.into(),
        person: person(app, &who.person),
        flash: shown.flash,
        name: shown.name.unwrap_or_else(|| Field::new(&operator.name)),
        email: operator.email.clone(),
        ready_on_start: operator.ready_on_start,
        pause_on_close: operator.pause_on_close,
        current_password: shown.current_password,
        new_password: shown.new_password,
        two_factor,
        sessions: sessions as u64,
    };
    Ok(Html(page.render()?))
}

/// A refusal as the sentence that stands beside a field.
fn say<A>(app: &App, who: &SignedIn<A>, refusal: &Refusal) -> String {
    words::sentence(refusal, who.visit.t, &app.actions.directory())
}

/// The person, as the audit log knows them.
fn myself<A>(who: &SignedIn<A>) -> Administrator {
    Administrator { operator: who.id(), address: who.visit.address.to_string() }
}
