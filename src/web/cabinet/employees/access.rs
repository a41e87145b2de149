//! What an administrator does about how a colleague gets in: ends their sessions, turns a lost second factor off. Each asks
//! once more.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

use crate::actions::{change_second_factor, sign_out};
use crate::domain::ids::OperatorId;
use crate::domain::refusal::Refusal;
use crate::storage::second_factors;
use crate::web::App;
use crate::web::cabinet::employees::ask::{AboutColleagues, ask};
use crate::web::cabinet::employees::edit::account;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::{Admin, acting};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::sign_in::end_sessions;
use crate::web::views::employees::ask::{Answer, Question};

/// Ending somebody's sessions.
const SIGNING_OUT: AboutColleagues =
    AboutColleagues { own: "/cabinet/account/sessions", of_owner: Refusal::OwnerAccess };

/// Turning somebody's second factor off.
const RESETTING: AboutColleagues =
    AboutColleagues { own: "/cabinet/account/two-factor", of_owner: Refusal::OwnerSecondFactor };

/// `GET /cabinet/employees/ID/sessions`, for administrators: asks once more.
pub async fn ask_to_sign_out(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    admin: Admin,
) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if let Some(elsewhere) = SIGNING_OUT.elsewhere(&admin, &account)? {
        return Ok(elsewhere);
    }
    let t = admin.visit.t;
    let question = Question {
        word: "sessions",
        name: t.security_employee_sign_out(),
        heading: t.security_employee_sign_out_heading(&account.name),
        consequences: vec![
            t.security_employee_sign_out_consoles().to_owned(),
            t.security_employee_sign_out_stays().to_owned(),
            t.security_employee_sign_out_password().to_owned(),
        ],
        answers: Answer::alone(t.security_employee_sign_out()),
        cancel: t.security_employee_sign_out_cancel(),
    };
    ask(&app, admin, account, question)
}

/// `POST /cabinet/employees/ID/sessions`, for administrators: signs a colleague out everywhere.
pub async fn sign_out(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if let Some(elsewhere) = SIGNING_OUT.elsewhere(&admin, &account)? {
        return Ok(elsewhere);
    }
    let by = acting(&admin);
    app.actions.perform(move |write| sign_out::end_all_of(write, &by, id)).await?;
    end_sessions(&app, id, None);
    Ok(done(cookies, News::EmployeeSignedOut, &format!("/cabinet/employees/{id}")))
}

/// `GET /cabinet/employees/ID/two-factor`, for administrators: asks once more.
pub async fn ask_to_reset(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    admin: Admin,
) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if let Some(elsewhere) = RESETTING.elsewhere(&admin, &account)? {
        return Ok(elsewhere);
    }
    if !app.reader.read(move |read| second_factors::is_on(read, id)).await? {
        return Ok(Redirect::to(&format!("/cabinet/employees/{id}")).into_response());
    }
    let t = admin.visit.t;
    let question = Question {
        word: "two-factor",
        name: t.security_employee_reset(),
        heading: t.security_employee_reset_heading(&account.name),
        consequences: vec![
            t.security_employee_reset_sure(&account.name),
            t.security_employee_reset_consoles().to_owned(),
            t.security_employee_reset_again().to_owned(),
        ],
        answers: Answer::alone(t.security_employee_reset()),
        cancel: t.security_employee_reset_cancel(),
    };
    ask(&app, admin, account, question)
}

/// `POST /cabinet/employees/ID/two-factor`, for administrators: turns it off; all sessions of that person end.
pub async fn reset(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if let Some(elsewhere) = RESETTING.elsewhere(&admin, &account)? {
        return Ok(elsewhere);
    }
    let by = acting(&admin);
    app.actions.perform(move |write| change_second_factor::reset(write, &by, id)).await?;
    end_sessions(&app, id, None);
    Ok(done(cookies, News::EmployeeTwoFactorReset, &format!("/cabinet/employees/{id}")))
}
