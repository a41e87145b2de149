//! The page of the console: a shell that its scripts fill.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};

use crate::web::App;
use crate::web::assets::{self, PREFIX};
use crate::web::error::WebError;
use crate::web::views::console::ConsoleShell;
use crate::web::visit::{Anybody, SignedIn};

/// `GET /console`, for every signed-in person.
pub async fn show(
    State(app): State<App>,
    SignedIn { visit, person, .. }: SignedIn<Anybody>,
) -> Result<Response, WebError> {
    let shell = ConsoleShell {
        t: visit.t,
        assets: PREFIX,
        modules: assets::modules(&["console/", "shared/"]).collect(),
        company: app.actions.directory().company.clone().unwrap_or_default(),
        operator: person.operator.id,
        name: person.operator.name,
        administers: person.operator.role.administers(),
    };
    Ok(Html(shell.render()?).into_response())
}
