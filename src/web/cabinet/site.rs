//! The settings of a site.

use askama::Template as _;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::actions::change_site;
use crate::domain::ids::SiteId;
use crate::domain::operator::accept_name;
use crate::domain::origin::OriginPattern;
use crate::domain::refusal::Refusal;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::{News, done, news, person, sentence};
use crate::web::error::WebError;
use crate::web::views::Field;
use crate::web::views::site::SiteForm;
use crate::web::visit::{Administrators, SignedIn};
use crate::web::words;

#[derive(Deserialize)]
pub struct Filled {
    #[serde(default)]
    name: String,
    #[serde(default)]
    origins: String,
}

/// `GET /cabinet/sites/ID`, for administrators.
pub async fn show(
    State(app): State<App>,
    Path(id): Path<SiteId>,
    cookies: CookieJar,
    admin: SignedIn<Administrators>,
) -> Result<Response, WebError> {
    let directory = app.actions.directory();
    let site = directory.sites.get(&id).ok_or(WebError::NotFound)?;
    let lines: Vec<String> = site.origins.iter().map(OriginPattern::readable).collect();
    let (cookies, told) = news(cookies);
    let flash = told.map(|news| sentence(news, admin.visit.t));
    let page = render(&app, id, admin, flash, Field::new(&site.name), Field::new(lines.join("\n")))?;
    Ok((cookies, page).into_response())
}

/// `POST /cabinet/sites/ID`, for administrators.
pub async fn submit(
    State(app): State<App>,
    Path(id): Path<SiteId>,
    cookies: CookieJar,
    admin: SignedIn<Administrators>,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    match (accept_name(&filled.name), accept_origins(&filled.origins)) {
        (Ok(name), Ok(origins)) => {
            app.actions.perform(move |write| change_site::change(write, id, &name, &origins)).await?;
            Ok(done(cookies, News::SiteSaved, &format!("/cabinet/sites/{id}")))
        }
        (name, origins) => {
            let say = |refusal: Refusal| words::sentence(&refusal, admin.visit.t, &app.actions.directory());
            let name = Field { value: filled.name, error: name.err().map(say) };
            let origins = Field { value: filled.origins, error: origins.err().map(say) };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&app, id, admin, None, name, origins)?).into_response())
        }
    }
}

/// One on each line; commas and spaces between them do as well.
fn accept_origins(typed: &str) -> Result<Vec<OriginPattern>, Refusal> {
    let origins = typed.split([',', '\n', ' ', '\r']).filter(|line| !line.trim().is_empty()).map(OriginPattern::parse);
    let origins = origins.collect::<Result<Vec<_>, _>>()?;
    if origins.is_empty() { Err(Refusal::FieldEmpty) } else { Ok(origins) }
}

fn render(
    app: &App,
    id: SiteId,
    admin: SignedIn<Administrators>,
    flash: Option<String>,
    name: Field,
    origins: Field,
) -> Result<Html<String>, WebError> {
    let directory = app.actions.directory();
    let site = directory.sites.get(&id).ok_or(WebError::NotFound)?;
    let SignedIn { visit, person: who, .. } = admin;
    let page = SiteForm {
        t: visit.t,
        assets: PREFIX,
        path: visit.path,
        person: person(app, &who),
        flash,
        site_id: id,
        site_name: site.name.clone(),
        name,
        origins,
    };
    Ok(Html(page.render()?))
}
