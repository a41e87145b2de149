//! The line that brings the widget to a site.

use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::domain::ids::SiteId;
use crate::domain::origin::OriginPattern;
use crate::web::App;
use crate::web::address::is_of_this_machine;
use crate::web::assets::PREFIX;
use crate::web::cabinet::news::flash;
use crate::web::cabinet::sites::found;
use crate::web::cabinet::{Admin, person};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::sites::install::Install;

#[derive(Deserialize)]
pub struct Occasion {
    first: Option<String>,
}

/// `GET /cabinet/sites/ID/install`, for administrators.
pub async fn show(
    State(app): State<App>,
    Path(site): Path<SiteId>,
    Query(occasion): Query<Occasion>,
    cookies: CookieJar,
    Admin { visit, person: who, .. }: Admin,
) -> Result<Response, WebError> {
    let directory = app.actions.directory();
    let site = found(&directory, site)?;
    let (cookies, flash) = flash(cookies, visit.t);
    let trouble = match visit.origin.as_str() {
        origin if is_of_this_machine(origin) => Some(visit.t.cabinet_install_local(origin)),
        origin if origin.starts_with("http://") => Some(visit.t.cabinet_install_plain(origin)),
        _ => None,
    };
    let page = Install {
        trouble,
        t: visit.t,
        assets: PREFIX,
        path: visit.path,
        person: person(&app, &who),
        flash,
        first: occasion.first.is_some(),
        site_id: site.id,
        site_key: site.key.clone(),
        site_name: site.name.clone(),
        snippet: Install::snippet(&visit.origin, &site.key),
        csp: Install::csp(&visit.origin),
        origins: site.origins.iter().map(OriginPattern::readable).collect(),
    };
    Ok((cookies, Html(page.render()?)).into_response())
}
