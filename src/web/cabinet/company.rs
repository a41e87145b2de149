//! The company as a whole: what it is called, which language it speaks, and where its clocks hang.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::change_company;
use crate::domain::language::Language;
use crate::domain::operator::accept_name;
use crate::domain::time_zone::TimeZone;
use crate::storage::accounts;
use crate::storage::audit::Thing;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::{Filled, again};
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::{Admin, acting, overtaken, person, say};
use crate::web::error::WebError;
use crate::web::views::Field;
use crate::web::views::company::{Company, CompanyForm};
use crate::web::views::seen::Seen;
use crate::web::zones;

const PATH: &str = "/cabinet/company";

/// `GET /cabinet/company`, for administrators.
pub async fn show(State(app): State<App>, cookies: CookieJar, admin: Admin) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, admin.visit.t);
    let seen = overtaken::opening(&app).await?;
    let directory = app.actions.directory();
    let form = CompanyForm {
        name: Field::new(directory.company.as_deref().unwrap_or_default()),
        language: Field::new(app.reader.read(accounts::language).await?.code()),
        time_zone: Field::new(directory.time_zone.name()),
    };
    Ok((cookies, render(&app, admin, flash, form, seen).await?).into_response())
}

/// `POST /cabinet/company`, for administrators.
pub async fn submit(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let seen = overtaken::coming_back(&app, &admin, &filled, Thing::Company, None).await?;
    let name = accept_name(filled.text("name"));
    let language = filled.choice("language", Language::parse);
    let time_zone = TimeZone::accept(filled.text("time_zone"));
    let say = |refusal: &_| say(&app, &admin, refusal);
    let form = CompanyForm {
        name: again(filled.text("name"), &name, say),
        language: again(filled.text("language"), &language, say),
        time_zone: again(filled.text("time_zone"), &time_zone, say),
    };
    let (Ok(name), Ok(language), Ok(time_zone)) = (name, language, time_zone) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&app, admin, None, form, seen).await?).into_response());
    };
    if !seen.since.is_empty() {
        return Ok((StatusCode::CONFLICT, render(&app, admin, None, form, seen).await?).into_response());
    }
    let by = acting(&admin);
    app.actions.perform(move |write| change_company::change(write, &by, &name, language, &time_zone)).await?;
    Ok(done(cookies, News::CompanySaved, PATH))
}

async fn render(
    app: &App,
    admin: Admin,
    flash: Option<String>,
    form: CompanyForm,
    seen: Seen,
) -> Result<Html<String>, WebError> {
    let page = Company {
        t: admin.visit.t,
        assets: PREFIX,
        path: PATH.into(),
        person: person(app, &admin.person),
        flash,
        mode: app.reader.read(accounts::routing_mode).await?,
        zones: zones::regions(app.clock.now(), admin.visit.t),
        seen,
        form,
    };
    Ok(Html(page.render()?))
}
