//! Everybody in the company.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::domain::directory::{Directory, OperatorEntry};
use crate::storage::operators::{self, Account};
use crate::texts::Texts;
use crate::web::assets::PREFIX;
use crate::web::cabinet::news::flash;
use crate::web::cabinet::{Admin, person};
use crate::web::error::WebError;
use crate::web::views::employees::list::{DisabledRow, EmployeeList, EmployeeRow};
use crate::web::views::employees::role_name;
use crate::web::{App, words};

/// `GET /cabinet/employees`, for administrators.
pub async fn show(State(app): State<App>, cookies: CookieJar, admin: Admin) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, admin.visit.t);
    let accounts = app.reader.read(operators::accounts).await?;
    let directory = app.actions.directory();
    let (mut employees, mut disabled) = (Vec::new(), Vec::new());
    for account in accounts {
        match directory.operators.get(&account.id) {
            Some(entry) => employees.push(row(&directory, entry, account, &admin)),
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

fn row(directory: &Directory, entry: &OperatorEntry, account: Account, admin: &Admin) -> EmployeeRow {
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
