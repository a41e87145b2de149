//! One tag: its name and its colour, and its end.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

use crate::actions::{Failure, change_tags};
use crate::domain::ids::TagId;
use crate::domain::refusal::Refusal;
use crate::domain::tag::TagColour;
use crate::storage::tags;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::tags::{Typed, chip, swatches};
use crate::web::cabinet::{Admin, acting, person, say};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::Field;
use crate::web::views::tags::one::{DeleteTag, TagForm};

const LIST: &str = "/cabinet/tags";

/// `GET /cabinet/tags/ID`, for administrators.
pub async fn show(
    State(app): State<App>,
    Path(id): Path<TagId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, admin.visit.t);
    Ok((cookies, render(&app, id, admin, Shown { flash, ..Shown::default() }).await?).into_response())
}

/// `POST /cabinet/tags/ID`, for administrators.
pub async fn submit(
    State(app): State<App>,
    Path(id): Path<TagId>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let typed = Typed::read(&filled);
    let refusal = match &typed.name {
        Err(refusal) => refusal.clone(),
        Ok(name) => {
            let (by, name, colour) = (acting(&admin), name.clone(), typed.colour);
            match app.actions.perform(move |write| change_tags::change(write, &by, id, &name, colour)).await {
                Ok(()) => return Ok(done(cookies, News::TagSaved, LIST)),
                Err(Failure::Refused(refusal @ Refusal::TagNameTaken)) => refusal,
                Err(failure) => return Err(failure.into()),
            }
        }
    };
    let form = Some((typed.refused(say(&app, &admin, &refusal)), typed.colour));
    unprocessable(&app, id, admin, Shown { form, ..Shown::default() }).await
}

/// `POST /cabinet/tags/ID/retire`, for administrators.
pub async fn retire(
    State(app): State<App>,
    Path(id): Path<TagId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    set_retired(&app, id, cookies, &admin, true).await
}

/// `POST /cabinet/tags/ID/restore`, for administrators.
pub async fn restore(
    State(app): State<App>,
    Path(id): Path<TagId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    set_retired(&app, id, cookies, &admin, false).await
}

async fn set_retired(
    app: &App,
    id: TagId,
    cookies: CookieJar,
    admin: &Admin,
    retired: bool,
) -> Result<Response, WebError> {
    let by = acting(admin);
    app.actions.perform(move |write| change_tags::set_retired(write, &by, id, retired)).await?;
    Ok(done(cookies, if retired { News::TagRetired } else { News::TagRestored }, LIST))
}

/// `GET /cabinet/tags/ID/delete`, for administrators: asks once more. One that is in use has nothing to ask.
pub async fn ask_to_delete(State(app): State<App>, Path(id): Path<TagId>, admin: Admin) -> Result<Response, WebError> {
    let directory = app.actions.directory();
    let tag = directory.tag(id).ok_or(WebError::NotFound)?;
    if app.reader.read(move |read| tags::uses_of(read, id)).await? > 0 {
        return Ok(Redirect::to(&format!("{LIST}/{id}")).into_response());
    }
    let page = DeleteTag {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(&app, &admin.person),
        flash: None,
        tag: chip(tag),
    };
    Ok(Html(page.render()?).into_response())
}

/// `POST /cabinet/tags/ID/delete`, for administrators. Somebody may have used it since the page was shown.
pub async fn delete(
    State(app): State<App>,
    Path(id): Path<TagId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let by = acting(&admin);
    match app.actions.perform(move |write| change_tags::remove(write, &by, id)).await {
        Ok(()) => Ok(done(cookies, News::TagDeleted, LIST)),
        Err(Failure::Refused(refusal @ Refusal::TagInUse)) => {
            let refused = Some(say(&app, &admin, &refusal));
            unprocessable(&app, id, admin, Shown { refused, ..Shown::default() }).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// What the page shows beside the tag as it is.
#[derive(Default)]
struct Shown {
    flash: Option<String>,
    /// What was typed, if it was refused.
    form: Option<(Field, TagColour)>,
    /// Why something else was not done.
    refused: Option<String>,
}

async fn unprocessable(app: &App, id: TagId, admin: Admin, shown: Shown) -> Result<Response, WebError> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(app, id, admin, shown).await?).into_response())
}

async fn render(app: &App, id: TagId, admin: Admin, shown: Shown) -> Result<Html<String>, WebError> {
    let directory = app.actions.directory();
    let tag = directory.tag(id).ok_or(WebError::NotFound)?;
    let uses = app.reader.read(move |read| tags::uses_of(read, id)).await?;
    let (name, colour) = shown.form.unwrap_or_else(|| (Field::new(&tag.name), tag.colour));
    let page = TagForm {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash: shown.flash,
        refused: shown.refused,
        tag: chip(tag),
        is_retired: tag.retired,
        conversations: uses,
        name,
        colours: swatches(colour, admin.visit.t),
    };
    Ok(Html(page.render()?))
}
