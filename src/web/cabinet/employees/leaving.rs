//! Somebody is disabled (X20), or comes back.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::remove_operator;
use crate::domain::ids::OperatorId;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::storage::conversations;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::employees::edit::account;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::{Admin, acting, person};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::sign_in::end_sessions;
use crate::web::views::employees::leaving::DisableEmployee;

const LIST: &str = "/cabinet/employees";

/// `GET /cabinet/employees/ID/disable`, for administrators: asks once more.
pub async fn ask(State(app): State<App>, Path(id): Path<OperatorId>, admin: Admin) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if account.role == Role::Owner {
        return Err(Refusal::OwnerStays.into());
    }
    let in_work = app.reader.read(move |read| conversations::in_work(read, id)).await?;
    let page = DisableEmployee {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(&app, &admin.person),
        flash: None,
        employee_id: id,
        employee_name: account.name,
        in_work: in_work as u64,
    };
    Ok(Html(page.render()?).into_response())
}

/// `POST /cabinet/employees/ID/disable`, for administrators. The consoles of that person end.
pub async fn disable(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let by = acting(&admin);
    app.actions.perform(move |write| remove_operator::remove(write, &by, id)).await?;
    end_sessions(&app, id, None);
    Ok(done(cookies, News::EmployeeDisabled, LIST))
}

/// `POST /cabinet/employees/ID/enable`, for administrators.
pub async fn enable(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let by = acting(&admin);
    app.actions.perform(move |write| remove_operator::restore(write, &by, id)).await?;
    Ok(done(cookies, News::EmployeeEnabled, LIST))
}
