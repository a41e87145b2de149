//! One department: its name, its members, and its end.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::{Failure, change_department};
use crate::domain::conversation::Queue;
use crate::domain::directory::{DepartmentEntry, Directory, SiteEntry};
use crate::domain::ids::{DepartmentId, OperatorId, SiteId};
use crate::domain::operator::accept_name;
use crate::storage::conversations;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::sites::departments::is_of_name;
use crate::web::cabinet::sites::{among, boxes, found};
use crate::web::cabinet::{Admin, acting, person, say};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::Field;
use crate::web::views::sites::department::{CloseDepartment, DepartmentForm};

/// The number of the site and of the department, as they stand in the address.
type Address = Path<(SiteId, DepartmentId)>;

/// `GET /cabinet/sites/SITE/departments/ID`, for administrators.
pub async fn show(
    State(app): State<App>,
    Path(address): Address,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let directory = app.actions.directory();
    let (_, department) = both(&directory, address)?;
    let members = members(&directory, department.id);
    let (cookies, flash) = flash(cookies, admin.visit.t);
    Ok((cookies, render(&app, address, admin, flash, Field::new(&department.name), &members)?).into_response())
}

/// `POST /cabinet/sites/SITE/departments/ID`, for administrators.
pub async fn submit(
    State(app): State<App>,
    Path(address): Address,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let (site, id) = address;
    both(&app.actions.directory(), address)?;
    let ticked = filled.ticked("person", OperatorId);
    let changed = match accept_name(filled.text("name")) {
        Ok(name) => {
            let (by, members) = (acting(&admin), ticked.clone());
            app.actions.perform(move |write| change_department::change(write, &by, id, &name, &members)).await
        }
        Err(refusal) => Err(refusal.into()),
    };
    match changed {
        Ok(()) => Ok(done(cookies, News::DepartmentSaved, &format!("/cabinet/sites/{site}/departments/{id}"))),
        Err(Failure::Refused(refusal)) if is_of_name(&refusal) => {
            let field = Field::new(filled.text("name")).refused(say(&app, &admin, &refusal));
            let page = render(&app, address, admin, None, field, &ticked)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(failure) => Err(failure.into()),
    }
}

/// `GET /cabinet/sites/SITE/departments/ID/close`, for administrators: asks once more.
pub async fn ask_to_close(State(app): State<App>, Path(address): Address, admin: Admin) -> Result<Response, WebError> {
    let directory = app.actions.directory();
    let (site, department) = both(&directory, address)?;
    let queue = Queue { site: site.id, department: Some(department.id) };
    let waiting = app.reader.read(move |read| conversations::queue_length(read, queue)).await?;
    let page = CloseDepartment {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(&app, &admin.person),
        flash: None,
        site_id: site.id,
        site_name: site.name.clone(),
        department_id: department.id,
        department_name: department.name.clone(),
        waiting,
    };
    Ok(Html(page.render()?).into_response())
}

/// `POST /cabinet/sites/SITE/departments/ID/close`, for administrators.
pub async fn close(
    State(app): State<App>,
    Path(address): Address,
    cookies: CookieJar,
    admin: Admin,
) -> Result<Response, WebError> {
    let (site, id) = address;
    both(&app.actions.directory(), address)?;
    let by = acting(&admin);
    app.actions.perform(move |write| change_department::remove(write, &by, id)).await?;
    Ok(done(cookies, News::DepartmentClosed, &format!("/cabinet/sites/{site}/departments")))
}

/// The site and the department of an address, if the one belongs to the other.
fn both(directory: &Directory, (site, id): (SiteId, DepartmentId)) -> Result<(&SiteEntry, &DepartmentEntry), WebError> {
    let department = directory.departments.get(&id).filter(|department| department.site == site);
    Ok((found(directory, site)?, department.ok_or(WebError::NotFound)?))
}

fn members(directory: &Directory, department: DepartmentId) -> Vec<OperatorId> {
    let people = directory.operators.values();
    people.filter(|person| person.departments.contains(&department)).map(|person| person.id).collect()
}

fn render(
    app: &App,
    address: (SiteId, DepartmentId),
    admin: Admin,
    flash: Option<String>,
    name: Field,
    ticked: &[OperatorId],
) -> Result<Html<String>, WebError> {
    let directory = app.actions.directory();
    let (site, department) = both(&directory, address)?;
    let of_site = directory.operators.values().filter(|person| person.sites.contains(&site.id));
    let page = DepartmentForm {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash,
        site_id: site.id,
        site_name: site.name.clone(),
        department_id: department.id,
        department_name: department.name.clone(),
        name,
        people: boxes(of_site, among(ticked)),
    };
    Ok(Html(page.render()?))
}
