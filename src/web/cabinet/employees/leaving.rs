//! Somebody is disabled (X20), or comes back.

use axum::extract::State;
use axum::response::Response;
use axum_extra::extract::CookieJar;

use crate::actions::remove_operator;
use crate::domain::ids::OperatorId;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::storage::conversations;
use crate::web::App;
use crate::web::cabinet::employees::ask;
use crate::web::cabinet::employees::edit::account;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::{Admin, acting};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::sign_in::end_sessions;
use crate::web::views::employees::ask::{Answer, Question};

const LIST: &str = "/cabinet/employees";

/// `GET /cabinet/employees/ID/disable`, for administrators: asks once more.
pub async fn ask(State(app): State<App>, Path(id): Path<OperatorId>, admin: Admin) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if account.role == Role::Owner {
        return Err(Refusal::OwnerStays.into());
    }
    let in_work = app.reader.read(move |read| conversations::in_work(read, id)).await?;
    let t = admin.visit.t;
    let work = match in_work as u64 {
        0 => t.cabinet_disable_in_work_none().to_owned(),
        many => t.cabinet_disable_in_work(many),
    };
    let question = Question {
        word: "disable",
        name: t.cabinet_employee_disable(),
        heading: t.cabinet_disable_heading(&account.name),
        consequences: vec![
            work,
            t.cabinet_disable_consoles().to_owned(),
            t.cabinet_disable_stays().to_owned(),
            t.cabinet_disable_back().to_owned(),
        ],
        answers: Answer::alone(t.cabinet_disable_submit()),
        cancel: t.cabinet_disable_cancel(),
    };
    ask::ask(&app, admin, account, question)
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
