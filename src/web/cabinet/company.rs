//! The company as a whole: what it is called, which language it speaks, where its clocks hang, and how its administrators
//! sign in.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::actions::{Failure, change_company, demand_second_factor};
use crate::domain::language::Language;
use crate::domain::operator::accept_name;
use crate::domain::refusal::Refusal;
use crate::domain::time_zone::TimeZone;
use crate::storage::audit::Thing;
use crate::storage::{Read, accounts, second_factors};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::{Filled, again};
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::{Admin, acting, overtaken, person, say};
use crate::web::error::WebError;
use crate::web::views::Field;
use crate::web::views::company::{Company, CompanyForm, Demand};
use crate::web::views::seen::Seen;
use crate::web::{words, zones};

const PATH: &str = "/cabinet/company";

/// `GET /cabinet/company`, for administrators.
pub async fn show(State(app): State<App>, cookies: CookieJar, admin: Admin) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, admin.visit.t);
    let seen = overtaken::opening(&app).await?;
    let form = as_it_is(&app).await?;
    Ok((cookies, render(&app, admin, flash, form, seen, None).await?).into_response())
}

async fn as_it_is(app: &App) -> Result<CompanyForm, WebError> {
    let directory = app.actions.directory();
    Ok(CompanyForm {
        name: Field::new(directory.company.as_deref().unwrap_or_default()),
        language: Field::new(app.reader.read(accounts::language).await?.code()),
        time_zone: Field::new(directory.time_zone.name()),
    })
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
        return Ok(
            (StatusCode::UNPROCESSABLE_ENTITY, render(&app, admin, None, form, seen, None).await?).into_response()
        );
    };
    if !seen.since.is_empty() {
        return Ok((StatusCode::CONFLICT, render(&app, admin, None, form, seen, None).await?).into_response());
    }
    let by = acting(&admin);
    app.actions.perform(move |write| change_company::change(write, &by, &name, language, &time_zone)).await?;
    Ok(done(cookies, News::CompanySaved, PATH))
}

#[derive(Deserialize)]
pub struct Demanded {
    demanded: Option<String>,
}

/// `POST /cabinet/company/two-factor`, for administrators who have a second factor themselves, if they demand it of others.
pub async fn demand(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Demanded>,
) -> Result<Response, WebError> {
    let seen = overtaken::opening(&app).await?;
    let (by, demanded) = (acting(&admin), filled.demanded.is_some());
    match app.actions.perform(move |write| demand_second_factor::change(write, &by, demanded)).await {
        Ok(()) => {
            let news = if demanded { News::SecondFactorDemanded } else { News::SecondFactorLeft };
            Ok(done(cookies, news, PATH))
        }
        Err(Failure::Refused(refusal @ Refusal::OwnSecondFactorFirst)) => {
            let form = as_it_is(&app).await?;
            let page = render(&app, admin, None, form, seen, Some(&refusal)).await?;
            Ok((words::status(&refusal), page).into_response())
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn render(
    app: &App,
    admin: Admin,
    flash: Option<String>,
    form: CompanyForm,
    seen: Seen,
    not_demanded: Option<&Refusal>,
) -> Result<Html<String>, WebError> {
    let read = |read: &Read<'_>| {
        let demanded = accounts::demands_second_factor(read)?;
        Ok((accounts::routing_mode(read)?, demanded, second_factors::administrators_without(read)?))
    };
    let (mode, demanded, lacking) = app.reader.read(read).await?;
    let directory = app.actions.directory();
    let demand = Demand {
        ticked: demanded || not_demanded.is_some(),
        error: not_demanded.map(|refusal| say(app, &admin, refusal)),
        lacking: lacking.into_iter().map(|id| directory.name_of(id).to_owned()).collect(),
    };
    let page = Company {
        t: admin.visit.t,
        assets: PREFIX,
        path: PATH.into(),
        person: person(app, &admin.person),
        flash,
        mode,
        zones: zones::regions(app.clock.now(), admin.visit.t),
        seen,
        form,
        demand,
    };
    Ok(Html(page.render()?))
}
