//! Every site, and the company's routing mode.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::change_routing;
use crate::domain::directory::{Directory, SiteEntry};
use crate::domain::origin::OriginPattern;
use crate::domain::site::RoutingMode;
use crate::storage::{accounts, sites};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::{Filled, again};
use crate::web::cabinet::news::{News, done, flash};
use crate::web::cabinet::{Admin, acting, person, say};
use crate::web::error::WebError;
use crate::web::views::Field;
use crate::web::views::sites::list::{SiteCard, SiteList};

const PATH: &str = "/cabinet/sites";

/// `GET /cabinet/sites`, for administrators.
pub async fn show(State(app): State<App>, cookies: CookieJar, admin: Admin) -> Result<Response, WebError> {
    let (cookies, flash) = flash(cookies, admin.visit.t);
    let mode = app.reader.read(accounts::routing_mode).await?;
    Ok((cookies, render(&app, admin, flash, Field::new(mode.word())).await?).into_response())
}

/// `POST /cabinet/sites`, for administrators: the routing mode of the company (X18).
pub async fn submit(
    State(app): State<App>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let mode = filled.choice("mode", RoutingMode::parse);
    let Ok(mode) = mode else {
        let field = again(filled.text("mode"), &mode, |refusal| say(&app, &admin, refusal));
        let page = render(&app, admin, None, field).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let by = acting(&admin);
    app.actions.perform(move |write| change_routing::of_account(write, &by, mode)).await?;
    Ok(done(cookies, News::RoutingSaved, PATH))
}

async fn render(app: &App, admin: Admin, flash: Option<String>, mode: Field) -> Result<Html<String>, WebError> {
    let directory = app.actions.directory();
    let ids: Vec<_> = directory.sites.keys().copied().collect();
    let (seen, own_modes) = app
        .reader
        .read(move |read| {
            let own = ids.iter().map(|id| sites::own_routing_mode(read, *id)).collect::<Result<Vec<_>, _>>()?;
            Ok((sites::seen_on(read)?, own))
        })
        .await?;
    let cards = directory.sites.values().zip(own_modes).map(|(site, own)| SiteCard {
        follows: own.is_none(),
        seen_on: seen.get(&site.id).cloned(),
        ..card(&directory, site)
    });
    let page = SiteList {
        t: admin.visit.t,
        assets: PREFIX,
        path: PATH.into(),
        person: person(app, &admin.person),
        flash,
        sites: cards.collect(),
        mode,
    };
    Ok(Html(page.render()?))
}

/// What the directory knows of a site.
fn card(directory: &Directory, site: &SiteEntry) -> SiteCard {
    let people = directory.operators.values().filter(|person| person.sites.contains(&site.id));
    let departments = directory.departments.values().filter(|department| department.site == site.id);
    SiteCard {
        id: site.id,
        key: site.key.clone(),
        name: site.name.clone(),
        origins: site.origins.iter().map(OriginPattern::readable).collect::<Vec<_>>().join(", "),
        seen_on: None,
        people: people.count() as u64,
        departments: departments.count() as u64,
        mode: site.mode,
        follows: true,
    }
}
