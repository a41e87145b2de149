//! A phrase is changed.

use axum::Form;
use axum::extract::State;
use axum::response::Response;
use axum_extra::extract::CookieJar;

use crate::actions::change_phrase;
use crate::domain::ids::PhraseId;
use crate::web::App;
use crate::web::cabinet::Admin;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::phrases::Caller;
use crate::web::cabinet::phrases::form::{self, Checked};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::phrases::Shelf;
use crate::web::visit::{Anybody, SignedIn};

/// `GET /cabinet/phrases/ID`, for administrators.
pub async fn shared(State(app): State<App>, Path(id): Path<PhraseId>, admin: Admin) -> Result<Response, WebError> {
    show(&app, Caller::sharing(admin), id).await
}

/// `GET /cabinet/phrases/mine/ID`, for whoever keeps it.
pub async fn mine(
    State(app): State<App>,
    Path(id): Path<PhraseId>,
    who: SignedIn<Anybody>,
) -> Result<Response, WebError> {
    show(&app, Caller::alone(who), id).await
}

/// `POST /cabinet/phrases/ID`, for administrators.
pub async fn change_shared(
    State(app): State<App>,
    Path(id): Path<PhraseId>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    submit(&app, cookies, Caller::sharing(admin), id, &filled).await
}

/// `POST /cabinet/phrases/mine/ID`, for whoever keeps it.
pub async fn change_mine(
    State(app): State<App>,
    Path(id): Path<PhraseId>,
    cookies: CookieJar,
    who: SignedIn<Anybody>,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    submit(&app, cookies, Caller::alone(who), id, &filled).await
}

async fn show(app: &App, caller: Caller, id: PhraseId) -> Result<Response, WebError> {
    let phrase = caller.found(app, id).await?;
    let form = form::as_it_is(app, &caller, &phrase);
    form::page(app, caller, Some(id), form, None).await
}

async fn submit(
    app: &App,
    cookies: CookieJar,
    caller: Caller,
    id: PhraseId,
    filled: &Filled,
) -> Result<Response, WebError> {
    caller.found(app, id).await?;
    let checked = Checked::new(filled);
    let Some(phrase) = checked.phrase() else {
        let form = form::typed(app, &caller, filled, &checked);
        return form::page(app, caller, Some(id), form, None).await;
    };
    match caller.shelf {
        Shelf::Shared => {
            let by = caller.acting();
            app.actions.perform(move |write| change_phrase::shared(write, &by, id, &phrase)).await?;
        }
        Shelf::Mine => {
            let me = caller.me();
            app.actions.perform(move |write| change_phrase::personal(write, me, id, &phrase)).await?;
        }
    }
    Ok(done(cookies, News::PhraseSaved, caller.shelf.address()))
}
