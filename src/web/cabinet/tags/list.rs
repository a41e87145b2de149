//! The list of tags, and a form for another one.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::Failure;
use crate::actions::change_tags::{self, Way};
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
use crate::web::views::tags::list::{TagList, TagRow};

/// `GET /cabinet/tags`, for administrators.
pub async fn show(State(app): State<App>, cookies: CookieJar, admin: Admin) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, admin.visit.t);
    let page = render(&app, admin, flash, Field::default(), TagColour::default()).await?;
    Ok((cookies, page).into_response())
}

/// `POST /cabinet/tags`, for administrators: adds one.
pub async fn submit(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let typed = Typed::read(&filled);
    let refusal = match &typed.name {
        Err(refusal) => refusal.clone(),
        Ok(name) => {
            let (by, name, colour) = (acting(&admin), name.clone(), typed.colour);
            match app.actions.perform(move |write| change_tags::create(write, &by, &name, colour)).await {
                Ok(_) => return Ok(done(cookies, News::TagAdded, "/cabinet/tags")),
                Err(Failure::Refused(refusal @ (Refusal::TagNameTaken | Refusal::TooManyTags { .. }))) => refusal,
                Err(failure) => return Err(failure.into()),
            }
        }
    };
    let field = typed.refused(say(&app, &admin, &refusal));
    let page = render(&app, admin, None, field, typed.colour).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// `POST /cabinet/tags/ID/move`, for administrators: by one place.
pub async fn shift(
    State(app): State<App>,
    Path(id): Path<TagId>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let (by, way) = (acting(&admin), filled.choice("way", Way::parse)?);
    app.actions.perform(move |write| change_tags::shift(write, &by, id, way)).await?;
    Ok(done(cookies, News::TagsOrdered, "/cabinet/tags"))
}

async fn render(
    app: &App,
    admin: Admin,
    flash: Option<String>,
    name: Field,
    colour: TagColour,
) -> Result<Html<String>, WebError> {
    let (all, uses) = app.reader.read(|read| Ok((tags::all(read)?, tags::uses(read)?))).await?;
    let (retired, offered): (Vec<_>, Vec<_>) = all.iter().partition(|tag| tag.retired);
    let rows = |tags: &[&_]| {
        let row = |tag: &&crate::domain::tag::TagEntry| TagRow {
            chip: chip(tag),
            conversations: uses.get(&tag.id).copied().unwrap_or(0),
        };
        tags.iter().map(row).collect::<Vec<_>>()
    };
    let page = TagList {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash,
        offered: rows(&offered),
        retired: rows(&retired),
        name,
        colours: swatches(colour, admin.visit.t),
    };
    Ok(Html(page.render()?))
}
