//! The departments of a site.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::{Failure, create_department};
use crate::domain::directory::{DepartmentEntry, Directory};
use crate::domain::ids::SiteId;
use crate::domain::operator::accept_name;
use crate::domain::refusal::Refusal;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::sites::found;
use crate::web::cabinet::sites::tab::AdminOnTab;
use crate::web::cabinet::{Admin, acting, person, say};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::Field;
use crate::web::views::sites::departments::{DepartmentCard, Departments};

/// `GET /cabinet/sites/ID/departments`, for administrators.
pub async fn show(State(app): State<App>, tab: AdminOnTab) -> Result<Response, WebError> {
    let AdminOnTab { admin, site, flash, cookies, .. } = tab;
    Ok((cookies, render(&app, site.id, admin, flash, Field::default())?).into_response())
}

/// `POST /cabinet/sites/ID/departments`, for administrators: adds one.
pub async fn submit(
    State(app): State<App>,
    Path(id): Path<SiteId>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let new = match accept_name(filled.text("name")) {
        Ok(name) => {
            let by = acting(&admin);
            app.actions.perform(move |write| create_department::create(write, &by, id, &name)).await
        }
        Err(refusal) => Err(refusal.into()),
    };
    match new {
        Ok(new) => Ok(done(cookies, News::DepartmentAdded, &format!("/cabinet/sites/{id}/departments/{new}"))),
        Err(Failure::Refused(refusal)) if is_of_name(&refusal) => {
            let field = Field::new(filled.text("name")).refused(say(&app, &admin, &refusal));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&app, id, admin, None, field)?).into_response())
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Whether a refusal is about the name of a department.
pub(super) const fn is_of_name(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::FieldEmpty | Refusal::FieldTooLong { .. } | Refusal::DepartmentNameTaken)
}

fn render(app: &App, id: SiteId, admin: Admin, flash: Option<String>, name: Field) -> Result<Html<String>, WebError> {
    let directory = app.actions.directory();
    let site = found(&directory, id)?;
    let departments = directory.departments.values().filter(|department| department.site == id);
    let page = Departments {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash,
        site_id: id,
        site_name: site.name.clone(),
        departments: departments.map(|department| card(&directory, department)).collect(),
        name,
    };
    Ok(Html(page.render()?))
}

fn card(directory: &Directory, department: &DepartmentEntry) -> DepartmentCard {
    let people = directory.operators.values();
    let members = people.filter(|person| person.departments.contains(&department.id));
    let members = members.map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ");
    DepartmentCard { id: department.id, name: department.name.clone(), members }
}
