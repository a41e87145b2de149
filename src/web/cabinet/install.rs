//! The line that brings the widget to a site.

use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use crate::domain::ids::SiteId;
use crate::domain::origin::OriginPattern;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::person;
use crate::web::error::WebError;
use crate::web::views::install::Install;
use crate::web::visit::{Administrators, SignedIn};

#[derive(Deserialize)]
pub struct Occasion {
    first: Option<String>,
}

/// `GET /cabinet/sites/ID/install`, for administrators.
pub async fn show(
    State(app): State<App>,
    Path(site): Path<SiteId>,
    Query(occasion): Query<Occasion>,
    SignedIn { visit, person: who, .. }: SignedIn<Administrators>,
) -> Result<Response, WebError> {
    let directory = app.actions.directory();
    let site = directory.sites.get(&site).ok_or(WebError::NotFound)?;
    let page = Install {
        t: visit.t,
        assets: PREFIX,
        path: visit.path,
        person: person(&app, &who),
        flash: None,
        first: occasion.first.is_some(),
        site_id: site.id,
        site_key: site.key.clone(),
        site_name: site.name.clone(),
        snippet: Install::snippet(&visit.origin, &site.key),
        csp: Install::csp(&visit.origin),
        origins: site.origins.iter().map(OriginPattern::readable).collect(),
    };
    Ok(Html(page.render()?).into_response())
}
