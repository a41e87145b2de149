//! The page to try the widget on.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};

use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::tryout::Shop;
use crate::web::visit::Visit;

/// `GET /try/SITEKEY`, for anybody.
pub async fn show(State(app): State<App>, visit: Visit, Path(key): Path<String>) -> Result<Response, WebError> {
    let directory = app.actions.directory();
    let site = directory.site_by_key(&key).ok_or(WebError::NotFound)?;
    let administers = visit.person.as_ref().is_some_and(|person| person.operator.role.administers());
    let back = administers.then(|| format!("/cabinet/sites/{}/install", site.id));
    let page = Shop { t: visit.t, assets: PREFIX, path: visit.path, site_key: site.key.clone(), back };
    Ok(Html(page.render()?).into_response())
}
