//! The opening hours of a site.

mod form;

use askama::Template as _;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::actions::change_opening_hours;
use crate::domain::directory::Directory;
use crate::domain::ids::SiteId;
use crate::storage::audit::Thing;
use crate::storage::opening_hours::{self, SiteHours};
use crate::texts::Texts;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::sites::found;
use crate::web::cabinet::sites::tab::AdminOnTab;
use crate::web::cabinet::{Admin, acting, overtaken, person, say};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::seen::Seen;
use crate::web::views::sites::hours::{Hours, HoursForm, OtherSite};
use crate::web::zones;

/// What the address asks for.
#[derive(Deserialize)]
pub struct Asked {
    /// The site whose hours shall stand in the form, to be saved here.
    #[serde(default)]
    from: Option<SiteId>,
}

/// `GET /cabinet/sites/ID/hours`, for administrators.
pub async fn show(State(app): State<App>, Query(asked): Query<Asked>, tab: AdminOnTab) -> Result<Response, WebError> {
    let AdminOnTab { admin, site, seen, flash, cookies } = tab;
    let (directory, id) = (app.actions.directory(), site.id);
    let mut sites = app.reader.read(opening_hours::of_sites).await?;
    let source = asked.from.filter(|from| *from != id && sites.contains_key(from));
    let hours = sites.remove(&source.unwrap_or(id)).unwrap_or_default();
    // Whoever copies hours wants them kept.
    let hours = SiteHours { kept: hours.kept || source.is_some(), ..hours };
    let today = hours.time_zone.as_ref().unwrap_or(&directory.time_zone).day(app.clock.now());
    let form = form::as_it_is(&hours, today, admin.visit.t);
    Ok((cookies, render(&app, id, admin, flash, source, form, seen).await?).into_response())
}

/// `POST /cabinet/sites/ID/hours`, for administrators.
pub async fn submit(
    State(app): State<App>,
    Path(id): Path<SiteId>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let seen = overtaken::coming_back(&app, &admin, &filled, Thing::Hours, Some(id.0)).await?;
    let directory = app.actions.directory();
    found(&directory, id)?;
    let now = app.clock.now();
    let read = form::read(
        &filled,
        admin.visit.t,
        |refusal| say(&app, &admin, refusal),
        |zone| zone.unwrap_or(&directory.time_zone).day(now),
    );
    let hours = match read {
        Ok(hours) => hours,
        Err(form) => {
            let page = render(&app, id, admin, None, None, *form, seen).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    if !seen.since.is_empty() {
        let today = hours.time_zone.as_ref().unwrap_or(&directory.time_zone).day(now);
        let form = form::as_it_is(&hours, today, admin.visit.t);
        let page = render(&app, id, admin, None, None, form, seen).await?;
        return Ok((StatusCode::CONFLICT, page).into_response());
    }
    let by = acting(&admin);
    app.actions.perform(move |write| change_opening_hours::set(write, &by, id, &hours)).await?;
    Ok(done(cookies, News::HoursSaved, &format!("/cabinet/sites/{id}/hours")))
}

async fn render(
    app: &App,
    id: SiteId,
    admin: Admin,
    flash: Option<String>,
    copied: Option<SiteId>,
    form: HoursForm,
    seen: Seen,
) -> Result<Html<String>, WebError> {
    let (directory, now, t) = (app.actions.directory(), app.clock.now(), admin.visit.t);
    let site = found(&directory, id)?;
    let sites = app.reader.read(opening_hours::of_sites).await?;
    let others = sites.iter().filter(|(other, hours)| **other != id && !hours.schedule.is_empty());
    let others = others.map(|(other, _)| OtherSite { id: *other, name: name(&directory, *other) });
    let zones = zones::regions(now, t);
    let page = Hours {
        t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash,
        site_id: id,
        site_name: site.name.clone(),
        now: site.hours.as_ref().map(|hours| {
            let clock = hours.time_zone.shown(now).strftime("%H:%M").to_string();
            sentence(hours.is_open(now), &clock, t)
        }),
        copied: copied.map(|other| name(&directory, other)),
        others: others.collect(),
        company_zone: t.hours_zone_company(&zones::label_of(&zones, directory.time_zone.name())),
        zones,
        seen,
        form,
    };
    Ok(Html(page.render()?))
}

fn name(directory: &Directory, site: SiteId) -> String {
    directory.sites.get(&site).map(|site| site.name.clone()).unwrap_or_default()
}

fn sentence(open: bool, clock: &str, t: Texts) -> String {
    if open { t.hours_now_open(clock) } else { t.hours_now_closed(clock) }
}
