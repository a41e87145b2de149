//! Everybody in the company.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::domain::directory::{Directory, OperatorEntry};
use crate::storage::operators::{self, Account};
use crate::storage::{Read, invitations};
use crate::texts::Texts;
use crate::web::assets::PREFIX;
use crate::web::cabinet::employees::password::link_state;
use crate::web::cabinet::moments::Moments;
use crate::web::cabinet::news::flash;
use crate::web::cabinet::{Admin, person};
use crate::web::error::WebError;
use crate::web::views::employees::list::{DisabledRow, EmployeeList, EmployeeRow};
use crate::web::views::employees::{LinkState, role_name};
use crate::web::{App, words};

/// `GET /cabinet/employees`, for administrators.
pub async fn show(State(app): State<App>, cookies: CookieJar, admin: Admin) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, admin.visit.t);
    let read = |read: &Read<'_>| Ok((operators::accounts(read)?, invitations::of_those_without_password(read)?));
    let (accounts, links) = app.reader.read(read).await?;
    let directory = app.actions.directory();
    let moments = Moments::of(&directory, admin.visit.t);
    let link_of =
        |id| links.iter().find(|link| link.operator == id).map(|link| link_state(link, app.clock.now(), &moments));
    let (mut employees, mut disabled) = (Vec::new(), Vec::new());
    for account in accounts {
        match directory.operators.get(&account.id) {
            Some(entry) => employees.push(row(&directory, entry, account, link_of(entry.id), &admin)),
            None if account.removed => {
                disabled.push(DisabledRow { id: account.id, name: account.name, email: account.email });
            }
            None => {}
        }
    }
    let page = EmployeeList {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(&app, &admin.person),
        flash,
        employees,
        disabled,
    };
    Ok((cookies, Html(page.render()?)).into_response())
}

fn row(
    directory: &Directory,
    entry: &OperatorEntry,
    account: Account,
    link: Option<LinkState>,
    admin: &Admin,
) -> EmployeeRow {
    let t = admin.visit.t;
    EmployeeRow {
        id: entry.id,
        name: entry.name.clone(),
        email: account.email,
        is_you: entry.id == admin.person.operator.id,
        role: role_name(entry.role, t),
        status: entry.standing.status,
        status_name: words::work_status(entry.standing.status, t),
        console_opened: account.console_opened,
        link,
        limit: entry.limit,
        places: places(directory, entry, t),
    }
}

/// Their sites, each with their departments there in brackets.
fn places(directory: &Directory, entry: &OperatorEntry, t: Texts) -> String {
    let theirs = directory.sites.values().filter(|site| entry.sites.contains(&site.id));
    let places = theirs.map(|site| {
        let departments = directory.departments.values();
        let departments =
            departments.filter(|department| department.site == site.id && entry.departments.contains(&department.id));
        let departments: Vec<&str> = departments.map(|department| department.name.as_str()).collect();
        if departments.is_empty() {
            site.name.clone()
        } else {
            t.cabinet_employees_place(&departments.join(", "), &site.name)
        }
    });
    places.collect::<Vec<_>>().join("; ")
}
