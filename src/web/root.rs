//! The front door.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::error::WebError;
use crate::web::views::setup::SetupPending;
use crate::web::visit::Visit;

/// `GET /`, for anybody: to where they can go on.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, WebError> {
    if app.actions.directory().company.is_none() {
        return pending(visit, None);
    }
    let place = if visit.person.is_some() { "/console" } else { "/sign-in" };
    Ok(Redirect::to(place).into_response())
}

/// The page for whoever comes before the company has been set up.
pub fn pending(visit: Visit, refusal: Option<String>) -> Result<Response, WebError> {
    let page = SetupPending { t: visit.t, assets: PREFIX, path: "/".into(), origin: visit.origin, refusal };
    Ok(Html(page.render()?).into_response())
}
