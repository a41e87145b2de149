//! A new password for somebody who forgot theirs, and the page that shows it.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::actions::change_password;
use crate::domain::ids::OperatorId;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::storage::operators::Operator;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::employees::edit::account;
use crate::web::cabinet::{Admin, acting, person};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::sign_in::end_sessions;
use crate::web::views::employees::password::{HandedPassword, NewPassword};

/// `GET /cabinet/employees/ID/password`, for administrators: asks once more.
pub async fn ask(State(app): State<App>, Path(id): Path<OperatorId>, admin: Admin) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if let Some(elsewhere) = elsewhere(&admin, &account)? {
        return Ok(elsewhere);
    }
    let page = NewPassword {
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

/// `POST /cabinet/employees/ID/password`, for administrators. Sessions and consoles of that person end; the answer shows the
/// new password, this once.
pub async fn reset(State(app): State<App>, Path(id): Path<OperatorId>, admin: Admin) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    if let Some(elsewhere) = elsewhere(&admin, &account)? {
        return Ok(elsewhere);
    }
    let password = app.entropy.passphrase();
    let hash = app.passwords.hash(password.clone()).await?;
    let by = acting(&admin);
    app.actions.perform(move |write| change_password::reset(write, &by, id, &hash)).await?;
    end_sessions(&app, id, None);
    hand_over(&app, admin, Handover { is_new: false, id, name: account.name, email: account.email, password })
}

/// One's own password is changed where the old one is asked for, and the owner's by the owner alone.
fn elsewhere(admin: &Admin, account: &Operator) -> Result<Option<Response>, WebError> {
    if account.id == admin.person.operator.id {
        return Ok(Some(Redirect::to("/cabinet/account").into_response()));
    }
    if account.role == Role::Owner { Err(Refusal::OwnerPassword.into()) } else { Ok(None) }
}

/// What an administrator hands over.
pub struct Handover {
    pub is_new: bool,
    pub id: OperatorId,
    pub name: String,
    pub email: String,
    pub password: String,
}

/// The page that shows a password once.
pub fn hand_over(app: &App, admin: Admin, handover: Handover) -> Result<Response, WebError> {
    let Handover { is_new, id, name, email, password } = handover;
    let page = HandedPassword {
        t: admin.visit.t,
        assets: PREFIX,
        path: format!("/cabinet/employees/{id}"),
        person: person(app, &admin.person),
        flash: None,
        is_new,
        employee_id: id,
        employee_name: name,
        sign_in: format!("{}/sign-in", admin.visit.origin),
        email,
        password,
    };
    Ok(Html(page.render()?).into_response())
}
