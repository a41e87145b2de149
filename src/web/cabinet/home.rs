//! The first page of the cabinet.

use askama::Template as _;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::domain::origin::OriginPattern;
use crate::storage::{operators, sites, summaries};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::person;
use crate::web::error::WebError;
use crate::web::views::home::{Checklist, Home, SiteCard};
use crate::web::visit::{Anybody, SignedIn};

/// `GET /cabinet`, for administrators; plain operators are led to their own account.
pub async fn show(
    State(app): State<App>,
    SignedIn { visit, person: who, .. }: SignedIn<Anybody>,
) -> Result<Response, WebError> {
    if !who.operator.role.administers() {
        return Ok(Redirect::to("/cabinet/account").into_response());
    }
    let (seen, written, opened) = app
        .reader
        .read(|read| Ok((sites::seen_on(read)?, summaries::anything_written(read)?, operators::console_opened(read)?)))
        .await?;
    let directory = app.actions.directory();
    let cards = directory.sites.values().map(|site| SiteCard {
        id: site.id,
        key: site.key.clone(),
        name: site.name.clone(),
        origins: site.origins.iter().map(OriginPattern::readable).collect::<Vec<_>>().join(", "),
        seen_on: seen.get(&site.id).cloned(),
    });
    let checklist = directory.sites.values().next().filter(|_| !written).map(|site| Checklist {
        site: site.id,
        site_key: site.key.clone(),
        line_seen: seen.contains_key(&site.id),
        console_opened: opened,
    });
    let sites = cards.collect();
    let page = Home {
        t: visit.t,
        assets: PREFIX,
        path: visit.path,
        person: person(&app, &who),
        flash: None,
        checklist,
        sites,
    };
    Ok(Html(page.render()?).into_response())
}
