//! What administrators do from monitoring. What is refused is told in words, and nothing that was chosen is lost.

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::audited::Administrator;
use crate::actions::{Failure, Outcome, assign_conversation, close_conversation, pause_colleague, return_all};
use crate::domain::refusal::Refusal;
use crate::storage::Write;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::monitoring::asking::{assign_page, conversation, operator};
use crate::web::cabinet::monitoring::{PAGE, page};
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::{Admin, acting, say};
use crate::web::error::WebError;
use crate::web::{App, words};

/// `POST /cabinet/monitoring/assign`, for administrators (N02, M08, M09).
pub async fn assign(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let by = acting(&admin);
    let result = match (conversation(&filled), operator(&filled, "to")) {
        (Some(id), Some(to)) => app.actions.perform(move |write| assign_conversation::assign(write, &by, id, to)).await,
        (Some(_), None) => Err(Refusal::FieldEmpty.into()),
        (None, _) => Err(Refusal::ConversationUnknown.into()),
    };
    match result {
        Ok(()) => Ok(done(cookies, News::Assigned, PAGE)),
        Err(Failure::Refused(refusal)) => {
            match assign_page(&app, &admin, &filled, Some(say(&app, &admin, &refusal))).await? {
                Ok(page) => Ok((words::status(&refusal), page).into_response()),
                Err(gone) => page::refused(&app, &admin, &gone).await,
            }
        }
        Err(internal) => Err(internal.into()),
    }
}

/// `POST /cabinet/monitoring/close`, for administrators (N04).
pub async fn close(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let id = conversation(&filled).ok_or(Refusal::ConversationUnknown);
    act(&app, cookies, &admin, News::ConversationClosed, id, close_conversation::by_administrator).await
}

/// `POST /cabinet/monitoring/pause`, for administrators (N03).
pub async fn pause(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let colleague = operator(&filled, "operator").ok_or(Refusal::OperatorUnknown);
    act(&app, cookies, &admin, News::ColleaguePaused, colleague, pause_colleague::pause).await
}

/// `POST /cabinet/monitoring/return`, for administrators (N03).
pub async fn return_all(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let colleague = operator(&filled, "operator").ok_or(Refusal::OperatorUnknown);
    act(&app, cookies, &admin, News::AllReturned, colleague, return_all::return_all).await
}

/// Does it, and tells on the page of monitoring what came of it.
async fn act<I: Copy + Send + 'static>(
    app: &App,
    cookies: CookieJar,
    admin: &Admin,
    news: News,
    about: Result<I, Refusal>,
    action: fn(&Write<'_>, &Administrator, I) -> Outcome<()>,
) -> Result<Response, WebError> {
    let by = acting(admin);
    let result = match about {
        Ok(id) => app.actions.perform(move |write| action(write, &by, id)).await,
        Err(unknown) => Err(unknown.into()),
    };
    match result {
        Ok(()) => Ok(done(cookies, news, PAGE)),
        Err(Failure::Refused(refusal)) => page::refused(app, admin, &refusal).await,
        Err(internal) => Err(internal.into()),
    }
}
