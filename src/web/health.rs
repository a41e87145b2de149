//! Whether the server works.

use std::sync::atomic::Ordering;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::storage::events;
use crate::web::App;
use crate::web::error::log;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct Health {
    status: &'static str,
    version: &'static str,
    #[serde(flatten)]
    activity: Option<Busyness>,
}

/// How busy it is: for whoever runs the machine, and for nobody else.
#[derive(Serialize)]
struct Busyness {
    commits: u64,
    actions: u64,
    sockets: usize,
}

/// `GET /healthz`, for anybody: 200 if the file can be read. On this machine also what was done since the start.
pub async fn show(State(app): State<App>, visit: Visit) -> Response {
    let readable = app.reader.read(events::last).await;
    let activity = app.actions.activity();
    let (code, status) = match readable {
        Ok(_) => (StatusCode::OK, "ok"),
        Err(error) => {
            log(&error);
            (StatusCode::SERVICE_UNAVAILABLE, "failing")
        }
    };
    let health = Health {
        status,
        version: env!("CARGO_PKG_VERSION"),
        activity: visit.address.is_loopback().then(|| Busyness {
            commits: activity.commits.load(Ordering::Relaxed),
            actions: activity.actions.load(Ordering::Relaxed),
            sockets: app.hub.sockets(),
        }),
    };
    (code, Json(health)).into_response()
}
