//! Phrases are added: one that somebody wrote, or a set to begin with.

use axum::Form;
use axum::extract::State;
use axum::response::Response;
use axum_extra::extract::CookieJar;

use crate::actions::{Failure, add_phrases};
use crate::domain::phrase::{Phrase, starter};
use crate::domain::refusal::Refusal;
use crate::web::App;
use crate::web::cabinet::Admin;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::phrases::Caller;
use crate::web::cabinet::phrases::form::{self, Checked};
use crate::web::error::WebError;
use crate::web::views::phrases::Shelf;
use crate::web::visit::{Anybody, SignedIn};

/// `GET /cabinet/phrases/new`, for administrators.
pub async fn shared(State(app): State<App>, admin: Admin) -> Result<Response, WebError> {
    show(&app, Caller::sharing(admin)).await
}

/// `GET /cabinet/phrases/mine/new`, for every signed-in person.
pub async fn mine(State(app): State<App>, who: SignedIn<Anybody>) -> Result<Response, WebError> {
    show(&app, Caller::alone(who)).await
}

/// `POST /cabinet/phrases/new`, for administrators.
pub async fn add_shared(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    submit(&app, cookies, Caller::sharing(admin), &filled).await
}

/// `POST /cabinet/phrases/mine/new`, for every signed-in person.
pub async fn add_mine(
    State(app): State<App>,
    cookies: CookieJar,
    who: SignedIn<Anybody>,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    submit(&app, cookies, Caller::alone(who), &filled).await
}

/// `POST /cabinet/phrases/starter`, for administrators: a set in their language.
pub async fn add_starter(State(app): State<App>, cookies: CookieJar, admin: Admin) -> Result<Response, WebError> {
    let caller = Caller::sharing(admin);
    let set = starter::set(caller.t().language);
    add(&app, &caller, set).await?;
    Ok(done(cookies, News::PhrasesBegun, caller.shelf.address()))
}

async fn show(app: &App, caller: Caller) -> Result<Response, WebError> {
    let form = form::empty(app, &caller);
    form::page(app, caller, None, form, None).await
}

async fn submit(app: &App, cookies: CookieJar, caller: Caller, filled: &Filled) -> Result<Response, WebError> {
    let checked = Checked::new(filled);
    let form = form::typed(app, &caller, filled, &checked);
    let Some(phrase) = checked.phrase() else { return form::page(app, caller, None, form, None).await };
    match add(app, &caller, vec![phrase]).await {
        Ok(()) => Ok(done(cookies, News::PhraseAdded, caller.shelf.address())),
        Err(Failure::Refused(refusal @ (Refusal::PhrasesFull { .. } | Refusal::SiteUnknown))) => {
            let sentence = caller.say(app, &refusal);
            form::page(app, caller, None, form, Some(sentence)).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn add(app: &App, caller: &Caller, new: Vec<Phrase>) -> Result<(), Failure> {
    match caller.shelf {
        Shelf::Shared => {
            let by = caller.acting();
            app.actions.perform(move |write| add_phrases::shared(write, &by, &new)).await
        }
        Shelf::Mine => {
            let me = caller.me();
            app.actions.perform(move |write| add_phrases::personal(write, me, &new)).await
        }
    }
}
