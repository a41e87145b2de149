//! A phrase is deleted, after one has been asked once more.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::remove_phrase;
use crate::domain::ids::PhraseId;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::phrases::Caller;
use crate::web::cabinet::{Admin, person};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::phrases::Shelf;
use crate::web::views::phrases::delete::DeletePhrase;
use crate::web::visit::{Anybody, SignedIn};

/// `GET /cabinet/phrases/ID/delete`, for administrators.
pub async fn ask_shared(State(app): State<App>, Path(id): Path<PhraseId>, admin: Admin) -> Result<Response, WebError> {
    ask(&app, Caller::sharing(admin), id).await
}

/// `GET /cabinet/phrases/mine/ID/delete`, for whoever keeps it.
pub async fn ask_mine(
    State(app): State<App>,
    Path(id): Path<PhraseId>,
    who: SignedIn<Anybody>,
) -> Result<Response, WebError> {
    ask(&app, Caller::alone(who), id).await
}

/// `POST /cabinet/phrases/ID/delete`, for administrators.
pub async fn delete_shared(
    State(app): State<App>,
    Path(id): Path<PhraseId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let caller = Caller::sharing(admin);
    let by = caller.acting();
    app.actions.perform(move |write| remove_phrase::shared(write, &by, id)).await?;
    Ok(done(cookies, News::PhraseDeleted, Shelf::Shared.address()))
}

/// `POST /cabinet/phrases/mine/ID/delete`, for whoever keeps it.
pub async fn delete_mine(
    State(app): State<App>,
    Path(id): Path<PhraseId>,
    cookies: CookieJar,
    who: SignedIn<Anybody>,
) -> Result<Response, WebError> {
    let me = who.person.operator.id;
    app.actions.perform(move |write| remove_phrase::personal(write, me, id)).await?;
    Ok(done(cookies, News::PhraseDeleted, Shelf::Mine.address()))
}

async fn ask(app: &App, caller: Caller, id: PhraseId) -> Result<Response, WebError> {
    let phrase = caller.found(app, id).await?;
    let page = DeletePhrase {
        t: caller.t(),
        assets: PREFIX,
        person: person(app, &caller.person),
        path: caller.visit.path,
        flash: None,
        shelf: caller.shelf,
        id,
        title: phrase.title,
        text: phrase.text,
    };
    Ok(Html(page.render()?).into_response())
}
