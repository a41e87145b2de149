//! Who answers on a site.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::change_site;
use crate::domain::ids::{OperatorId, SiteId};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::sites::boxes;
use crate::web::cabinet::sites::tab::AdminOnTab;
use crate::web::cabinet::{Admin, acting, person};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::sites::people::SitePeople;

/// `GET /cabinet/sites/ID/people`, for administrators.
pub async fn show(State(app): State<App>, tab: AdminOnTab) -> Result<Response, WebError> {
    let AdminOnTab { admin, site, flash, cookies, .. } = tab;
    let page = SitePeople {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(&app, &admin.person),
        flash,
        site_id: site.id,
        site_name: site.name,
        people: boxes(app.actions.directory().operators.values(), |person| person.sites.contains(&site.id)),
    };
    Ok((cookies, Html(page.render()?)).into_response())
}

/// `POST /cabinet/sites/ID/people`, for administrators.
pub async fn submit(
    State(app): State<App>,
    Path(id): Path<SiteId>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let (by, people) = (acting(&admin), filled.ticked("person", OperatorId));
    app.actions.perform(move |write| change_site::set_people(write, &by, id, &people)).await?;
    Ok(done(cookies, News::PeopleSaved, &format!("/cabinet/sites/{id}/people")))
}
