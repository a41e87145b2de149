//! The map of the house: every address, and who answers there. Who may call stands in each handler's extractors.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use crate::web::{
    App, assets, cabinet, console, error, forgotten, headers, health, join, language, root, setup, sign_in, tryout,
    widget,
};

/// The largest form, in bytes.
const LARGEST_FORM: usize = 64 * 1024;

/// How long a request for a page may take, a form that comes in drop by drop included.
const PAGE_WITHIN: Duration = Duration::from_secs(30);

/// The routes of an appliance.
///
/// # Panics
/// Never: the public URL has been checked when the configuration was read.
pub fn routes(app: &App) -> Router {
    let mut csrf = CsrfLayer::new();
    if let Some(url) = &app.public_url {
        csrf = csrf.add_trusted_origin(url).expect("the configuration holds an origin");
    }
    let pages = Router::new()
        .route("/", get(root::show))
        .route("/setup", get(setup::show).post(setup::submit))
        .route("/sign-in", get(sign_in::show).post(sign_in::submit))
        .route("/sign-in/code", get(sign_in::code::show).post(sign_in::code::submit))
        .route("/sign-in/recovered", get(sign_in::code::recovered))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/join/{token}", get(join::show).post(join::submit))
        .route("/forgotten", get(forgotten::show).post(forgotten::submit))
        .route("/language", post(language::choose))
        .route("/console", get(console::page::show))
        .route("/cabinet", get(cabinet::home::show))
        .merge(of_account())
        .route("/cabinet/company", get(cabinet::company::show).post(cabinet::company::submit))
        .route("/cabinet/company/two-factor", post(cabinet::company::demand))
        .merge(of_sites())
        .merge(of_employees())
        .merge(of_conversations())
        .merge(of_phrases())
        .merge(of_tags())
        .merge(of_mail())
        .route("/try/{key}", get(tryout::show))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PAGE_WITHIN))
        .layer(csrf)
        .layer(CatchPanicLayer::new())
        .layer(axum::middleware::from_fn_with_state(app.clone(), error::error_pages))
        .layer(axum::middleware::from_fn(headers::protect));
    Router::new()
        .route("/healthz", get(health::show))
        .route("/a/{hash}/{*path}", get(assets::serve))
        .route("/w/{file}", get(widget::loader::serve))
        .route("/ws/widget/{key}", get(widget::endpoint::connect))
        .route("/ws/console", get(console::endpoint::connect))
        .route("/ws/monitoring", get(cabinet::monitoring::socket::connect))
        .merge(pages)
        .with_state(app.clone())
}

/// The pages of one's own account.
fn of_account() -> Router<App> {
    use cabinet::account::{name, password, sessions, show, start, two_factor};
    Router::new()
        .route("/cabinet/account", get(show))
        .route("/cabinet/account/name", post(name))
        .route("/cabinet/account/password", post(password))
        .route("/cabinet/account/start", post(start))
        .route("/cabinet/account/two-factor", get(two_factor::show).post(two_factor::begin))
        .route("/cabinet/account/two-factor/confirm", get(two_factor::ask).post(two_factor::turn_on))
        .route("/cabinet/account/two-factor/codes", get(two_factor::ask_for_codes).post(two_factor::renew_codes))
        .route("/cabinet/account/two-factor/off", get(two_factor::ask_to_turn_off).post(two_factor::turn_off))
        .route("/cabinet/account/sessions", get(sessions::show).post(sessions::end_others))
        .route("/cabinet/account/sessions/{session}", post(sessions::end_one))
}

/// The pages of the sites.
fn of_sites() -> Router<App> {
    use cabinet::sites::{department, departments, hours, install, list, new, people, settings, widget};
    Router::new()
        .route("/cabinet/sites", get(list::show).post(list::submit))
        .route("/cabinet/sites/new", get(new::show).post(new::submit))
        .route("/cabinet/sites/{site}", get(settings::show).post(settings::submit))
        .route("/cabinet/sites/{site}/hours", get(hours::show).post(hours::submit))
        .route("/cabinet/sites/{site}/install", get(install::show))
        .route("/cabinet/sites/{site}/widget", get(widget::show).post(widget::submit))
        .route("/cabinet/sites/{site}/widget/look", post(widget::preview::look))
        .route("/cabinet/sites/{site}/widget/preview", get(widget::preview::show))
        .route("/cabinet/sites/{site}/people", get(people::show).post(people::submit))
        .route("/cabinet/sites/{site}/departments", get(departments::show).post(departments::submit))
        .route("/cabinet/sites/{site}/departments/{department}", get(department::show).post(department::submit))
        .route(
            "/cabinet/sites/{site}/departments/{department}/close",
            get(department::ask_to_close).post(department::close),
        )
}

/// The pages of the people.
fn of_employees() -> Router<App> {
    use cabinet::employees::{access, edit, leaving, list, new, password};
    Router::new()
        .route("/cabinet/employees", get(list::show))
        .route("/cabinet/employees/new", get(new::show).post(new::submit))
        .route("/cabinet/employees/{employee}", get(edit::show).post(edit::submit))
        .route("/cabinet/employees/{employee}/disable", get(leaving::ask).post(leaving::disable))
        .route("/cabinet/employees/{employee}/enable", post(leaving::enable))
        .route("/cabinet/employees/{employee}/password", get(password::ask).post(password::reset))
        .route("/cabinet/employees/{employee}/withdraw", post(password::withdraw))
        .route("/cabinet/employees/{employee}/sessions", get(access::ask_to_sign_out).post(access::sign_out))
        .route("/cabinet/employees/{employee}/two-factor", get(access::ask_to_reset).post(access::reset))
}

/// E-mail.
fn of_mail() -> Router<App> {
    use cabinet::mail::{outbox, settings, trial};
    Router::new()
        .route("/cabinet/mail", get(settings::show).post(settings::submit))
        .route("/cabinet/mail/test", post(trial::submit))
        .route("/cabinet/mail/off", get(settings::ask_to_switch_off).post(settings::switch_off))
        .route("/cabinet/mail/{mail}/again", post(outbox::again))
        .route("/cabinet/mail/{mail}/discard", get(outbox::ask_to_discard).post(outbox::discard))
}

/// Monitoring and the archive.
fn of_conversations() -> Router<App> {
    use cabinet::conversations::{export, list, one};
    use cabinet::monitoring::{acts, asking, page};
    Router::new()
        .route("/cabinet/monitoring", get(page::show))
        .route("/cabinet/monitoring/assign", get(asking::assign).post(acts::assign))
        .route("/cabinet/monitoring/close", get(asking::close).post(acts::close))
        .route("/cabinet/monitoring/pause", post(acts::pause))
        .route("/cabinet/monitoring/return", get(asking::return_all).post(acts::return_all))
        .route("/cabinet/audit", get(cabinet::audit::list::show))
        .route("/cabinet/audit.csv", get(cabinet::audit::export::save))
        .route("/cabinet/conversations", get(list::show))
        .route("/cabinet/conversations.csv", get(export::save))
        .route("/cabinet/conversations/{conversation}", get(one::show))
}

/// Canned phrases: the shared ones for administrators, their own for everybody.
fn of_phrases() -> Router<App> {
    use cabinet::phrases::{delete, edit, list, new};
    Router::new()
        .route("/cabinet/phrases", get(list::shared))
        .route("/cabinet/phrases/new", get(new::shared).post(new::add_shared))
        .route("/cabinet/phrases/starter", post(new::add_starter))
        .route("/cabinet/phrases/{phrase}", get(edit::shared).post(edit::change_shared))
        .route("/cabinet/phrases/{phrase}/delete", get(delete::ask_shared).post(delete::delete_shared))
        .route("/cabinet/phrases/mine", get(list::mine))
        .route("/cabinet/phrases/mine/new", get(new::mine).post(new::add_mine))
        .route("/cabinet/phrases/mine/{phrase}", get(edit::mine).post(edit::change_mine))
        .route("/cabinet/phrases/mine/{phrase}/delete", get(delete::ask_mine).post(delete::delete_mine))
}

/// What conversations are marked with, and who is blocked.
fn of_tags() -> Router<App> {
    use cabinet::blocked;
    use cabinet::tags::{list, one};
    Router::new()
        .route("/cabinet/blocked", get(blocked::show).post(blocked::submit))
        .route("/cabinet/blocked/{block}/lift", post(blocked::lift))
        .route("/cabinet/tags", get(list::show).post(list::submit))
        .route("/cabinet/tags/{tag}", get(one::show).post(one::submit))
        .route("/cabinet/tags/{tag}/move", post(list::shift))
        .route("/cabinet/tags/{tag}/retire", post(one::retire))
        .route("/cabinet/tags/{tag}/restore", post(one::restore))
        .route("/cabinet/tags/{tag}/delete", get(one::ask_to_delete).post(one::delete))
}
