//! The company gets another site.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::change_site;
use crate::actions::create_site::{self, NewSite};
use crate::domain::ids::OperatorId;
use crate::domain::operator::accept_name;
use crate::domain::origin::OriginPattern;
use crate::storage::accounts;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::{Filled, again};
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::sites::{among, boxes};
use crate::web::cabinet::{Admin, acting, person, say};
use crate::web::error::WebError;
use crate::web::views::sites::new::NewSiteForm;
use crate::web::views::{Field, Tick};

/// `GET /cabinet/sites/new`, for administrators.
pub async fn show(State(app): State<App>, admin: Admin) -> Result<Response, WebError> {
    // Most companies are small, and everybody answers everywhere.
    let people = boxes(app.actions.directory().operators.values(), |_| true);
    Ok(render(&app, admin, Field::default(), Field::default(), people)?.into_response())
}

/// `POST /cabinet/sites/new`, for administrators.
pub async fn submit(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let name = accept_name(filled.text("name"));
    let domain = OriginPattern::of_domain(filled.text("domain"));
    let people = filled.ticked("person", OperatorId);
    let (Ok(name), Ok(origins)) = (&name, &domain) else {
        let say = |refusal: &_| say(&app, &admin, refusal);
        let (name, domain) = (again(filled.text("name"), &name, say), again(filled.text("domain"), &domain, say));
        let people = boxes(app.actions.directory().operators.values(), among(&people));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&app, admin, name, domain, people)?).into_response());
    };
    let language = app.reader.read(accounts::language).await?;
    let new = NewSite { key: app.entropy.site_key(), name: name.clone(), language, origins: origins.clone() };
    let by = acting(&admin);
    let site = app.actions.perform(move |write| create_site::create(write, &by, &new)).await?;
    let by = acting(&admin);
    app.actions.perform(move |write| change_site::set_people(write, &by, site, &people)).await?;
    Ok(done(cookies, News::SiteAdded, &format!("/cabinet/sites/{site}/install")))
}

fn render(app: &App, admin: Admin, name: Field, domain: Field, people: Vec<Tick>) -> Result<Html<String>, WebError> {
    let page = NewSiteForm {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash: None,
        name,
        domain,
        people,
    };
    Ok(Html(page.render()?))
}
