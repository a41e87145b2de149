//! What somebody may do in the company, and where.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;

use crate::actions::{Failure, change_employee};
use crate::domain::ids::OperatorId;
use crate::domain::operator::Role;
use crate::domain::refusal::Refusal;
use crate::storage::audit::Thing;
use crate::storage::operators::{self, Operator};
use crate::storage::{invitations, mail_settings, second_factors};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::employees::employment::{Typed, Wrong};
use crate::web::cabinet::employees::password::link_state;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::moments::Moments;
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::{Admin, acting, overtaken, person, say};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::employees::edit::EditEmployee;
use crate::web::views::seen::Seen;

/// `GET /cabinet/employees/ID`, for administrators. Of those who are disabled there is only a line in the list.
pub async fn show(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let seen = overtaken::opening(&app).await?;
    let directory = app.actions.directory();
    let Some(entry) = directory.operators.get(&id) else { return gone(&app, id).await };
    let account = account(&app, id).await?;
    let (cookies, flash) = flash(cookies, admin.visit.t);
    let page = render(&app, admin, flash, account, Typed::of_person(entry), &Wrong::default(), seen).await?;
    Ok((cookies, page).into_response())
}

/// `POST /cabinet/employees/ID`, for administrators.
pub async fn submit(
    State(app): State<App>,
    Path(id): Path<OperatorId>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let account = account(&app, id).await?;
    let seen = overtaken::coming_back(&app, &admin, &filled, Thing::Employee, Some(id.0)).await?;
    let typed = Typed::of_form(&filled, account.role);
    let employment = match typed.accept() {
        Ok(employment) => employment,
        Err(wrong) => return refuse(&app, admin, account, typed, &wrong, seen).await,
    };
    if !seen.since.is_empty() {
        let page = render(&app, admin, None, account, typed, &Wrong::default(), seen).await?;
        return Ok((StatusCode::CONFLICT, page).into_response());
    }
    let by = acting(&admin);
    match app.actions.perform(move |write| change_employee::change(write, &by, id, &employment)).await {
        Ok(()) => Ok(done(cookies, News::EmployeeSaved, &format!("/cabinet/employees/{id}"))),
        Err(Failure::Refused(refusal @ Refusal::OwnerStays)) => {
            let wrong = Wrong { role: Some(refusal), ..Wrong::default() };
            refuse(&app, admin, account, typed, &wrong, seen).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The account of somebody who is in the company.
pub async fn account(app: &App, id: OperatorId) -> Result<Operator, WebError> {
    app.reader.read(move |read| operators::by_id(read, id)).await?.ok_or(WebError::NotFound)
}

/// Where to go from the page of somebody who is disabled.
async fn gone(app: &App, id: OperatorId) -> Result<Response, WebError> {
    let accounts = app.reader.read(operators::accounts).await?;
    if accounts.iter().any(|account| account.id == id) {
        return Ok(Redirect::to("/cabinet/employees").into_response());
    }
    Err(WebError::NotFound)
}

async fn refuse(
    app: &App,
    admin: Admin,
    account: Operator,
    typed: Typed,
    wrong: &Wrong,
    seen: Seen,
) -> Result<Response, WebError> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(app, admin, None, account, typed, wrong, seen).await?).into_response())
}

async fn render(
    app: &App,
    admin: Admin,
    flash: Option<String>,
    account: Operator,
    typed: Typed,
    wrong: &Wrong,
    seen: Seen,
) -> Result<Html<String>, WebError> {
    let t = admin.visit.t;
    let is_you = account.id == admin.person.operator.id;
    let role_stays = match account.role {
        Role::Owner => Some(t.cabinet_employee_role_owner()),
        _ if is_you => Some(t.cabinet_employee_role_yours()),
        _ => None,
    };
    let id = account.id;
    let (two_factor, link, mail_is_set_up) = app
        .reader
        .read(move |read| {
            let links = invitations::of_those_without_password(read)?;
            let link = links.into_iter().find(|link| link.operator == id);
            Ok((second_factors::is_on(read, id)?, link, mail_settings::are_there(read)?))
        })
        .await?;
    let moments = Moments::of(&app.actions.directory(), t);
    let link = link.map(|link| link_state(&link, app.clock.now(), &moments));
    let form = typed.form(&app.actions.directory(), role_stays, wrong, |refusal| say(app, &admin, refusal));
    let page = EditEmployee {
        t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash,
        employee_id: account.id,
        employee_name: account.name,
        email: account.email,
        is_you,
        is_owner: account.role == Role::Owner,
        two_factor,
        link,
        mail_is_set_up,
        seen,
        form,
    };
    Ok(Html(page.render()?))
}
