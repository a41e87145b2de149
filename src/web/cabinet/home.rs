//! The first page of the cabinet.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::domain::directory::{Directory, SiteEntry};
use crate::domain::time::Span;
use crate::domain::work_status::WorkStatus;
use crate::storage::{Read, mail_settings, operators, sites, summaries};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::first_steps::{Progress, first_steps};
use crate::web::cabinet::mail::alarm;
use crate::web::cabinet::moments::Moments;
use crate::web::cabinet::person;
use crate::web::error::WebError;
use crate::web::views::home::{Home, SiteNow};
use crate::web::visit::{Anybody, SignedIn};

/// `GET /cabinet`, for administrators; plain operators are led to their own account.
pub async fn show(
    State(app): State<App>,
    SignedIn { visit, person: who, .. }: SignedIn<Anybody>,
) -> Result<Response, WebError> {
    if !who.operator.role.administers() {
        return Ok(Redirect::to("/cabinet/account").into_response());
    }
    let read = |read: &Read<'_>| {
        let seen = sites::seen_on(read)?;
        let progress = Progress {
            line_seen: !seen.is_empty(),
            console_opened: operators::console_opened(read)?,
            words: summaries::first_words(read)?,
            mail_set_up: mail_settings::are_there(read)?,
        };
        Ok((seen, progress, alarm::find(read)?))
    };
    let (seen, progress, mail) = app.reader.read(read).await?;
    let directory = app.actions.directory();
    let now = app.clock.now();
    let alarms = app.attendance_alarms();
    let sites = directory.sites.values().map(|site| {
        let alarm = alarms.iter().find(|alarm| alarm.site == site.id);
        SiteNow {
            id: site.id,
            name: site.name.clone(),
            online: directory.is_online(site.id),
            ready: names(&directory, site, WorkStatus::Ready),
            can_help: names(&directory, site, WorkStatus::CanHelp),
            offline: site.offline.mode,
            seen: seen.contains_key(&site.id),
            deserted: directory.is_deserted(site.id, now),
            unattended: alarm.map(|alarm| whole_minutes(now - alarm.since)),
        }
    });
    let page = Home {
        t: visit.t,
        assets: PREFIX,
        path: visit.path,
        person: person(&app, &who),
        flash: None,
        mail_alarm: alarm::told(mail, &Moments::of(&directory, visit.t)),
        steps: first_steps(&directory, &progress, visit.t),
        sites: sites.collect(),
    };
    Ok(Html(page.render()?).into_response())
}

/// The people of a site who are in a status, with commas between them.
fn names(directory: &Directory, site: &SiteEntry, status: WorkStatus) -> String {
    let people = directory.operators.values();
    let these = people.filter(|person| person.standing.status == status && person.sites.contains(&site.id));
    these.map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn whole_minutes(span: Span) -> u64 {
    u64::try_from(span.0 / Span::minutes(1).0).unwrap_or(0)
}
