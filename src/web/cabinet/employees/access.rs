//! What an administrator does about how a colleague gets in: ends their sessions, turns a lost second factor off. Each asks
//! once more.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

use crate::actions::{change_second_factor, sign_out};
use crate::domain::ids::OperatorId;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::storage::operators::Operator;
use crate::storage::second_factors;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::employees::edit::account;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::{Admin, acting, person};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::sign_in::end_sessions;
use crate::web::views::employees::access::{ResetTwoFactor, SignOutEmployee};

/// `GET /cabinet/employees/ID/sessions`, for administrators: asks once more.
pub async fn ask_to_sign_out(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    admin: Admin,
) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if let Some(elsewhere) = elsewhere(&admin, &account, "/cabinet/account/sessions", Refusal::OwnerAccess)? {
        return Ok(elsewhere);
    }
    let page = SignOutEmployee {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(&app, &admin.person),
        flash: None,
        employee_id: id,
        employee_name: account.name,
    };
    Ok(Html(page.render()?).into_response())
}

/// `POST /cabinet/employees/ID/sessions`, for administrators: signs a colleague out everywhere.
pub async fn sign_out(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if let Some(elsewhere) = elsewhere(&admin, &account, "/cabinet/account/sessions", Refusal::OwnerAccess)? {
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
    if let Some(elsewhere) = elsewhere(&admin, &account, "/cabinet/account/two-factor", Refusal::OwnerSecondFactor)? {
        return Ok(elsewhere);
    }
    if !app.reader.read(move |read| second_factors::is_on(read, id)).await? {
        return Ok(Redirect::to(&format!("/cabinet/employees/{id}")).into_response());
    }
    let page = ResetTwoFactor {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(&app, &admin.person),
        flash: None,
        employee_id: id,
        employee_name: account.name,
    };
    Ok(Html(page.render()?).into_response())
}

/// `POST /cabinet/employees/ID/two-factor`, for administrators: turns it off; all sessions of that person end.
pub async fn reset(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if let Some(elsewhere) = elsewhere(&admin, &account, "/cabinet/account/two-factor", Refusal::OwnerSecondFactor)? {
        return Ok(elsewhere);
    }
    let by = acting(&admin);
    app.actions.perform(move |write| change_second_factor::reset(write, &by, id)).await?;
    end_sessions(&app, id, None);
    Ok(done(cookies, News::EmployeeTwoFactorReset, &format!("/cabinet/employees/{id}")))
}

/// One does this about oneself on the pages of one's account, and nobody does it about the owner.
fn elsewhere(
    admin: &Admin,
    account: &Operator,
    own: &'static str,
    of_owner: Refusal,
) -> Result<Option<Response>, WebError> {
    if account.id == admin.person.operator.id {
        return Ok(Some(Redirect::to(own).into_response()));
    }
    if account.role == Role::Owner { Err(of_owner.into()) } else { Ok(None) }
}
