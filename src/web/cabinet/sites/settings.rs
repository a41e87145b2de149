//! The settings of a site: one form, of which only what is different is written.

use askama::Template as _;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::actions::{change_routing, change_site};
use crate::domain::directory::SiteEntry;
use crate::domain::email::EmailAddress;
use crate::domain::ids::SiteId;
use crate::domain::offline::{Asked, OfflineForm, OfflineMode, accept_copies};
use crate::domain::operator::accept_name;
use crate::domain::origin::OriginPattern;
use crate::domain::refusal::Refusal;
use crate::domain::site::RoutingMode;
use crate::storage::audit::Thing;
use crate::storage::{Read, StorageError, accounts, mail_settings, offline_copies, sites};
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::{Filled, again};
use crate::web::cabinet::news::{News, done};
use crate::web::cabinet::sites::found;
use crate::web::cabinet::sites::tab::AdminOnTab;
use crate::web::cabinet::{Admin, acting, overtaken, person, say};
use crate::web::error::WebError;
use crate::web::path::Path;
use crate::web::views::Field;
use crate::web::views::seen::Seen;
use crate::web::views::sites::settings::{SiteForm, SiteSettings};

/// The word for a site that has no routing mode of its own.
const AS_THE_COMPANY: &str = "company";

/// `GET /cabinet/sites/ID`, for administrators.
pub async fn show(State(app): State<App>, tab: AdminOnTab) -> Result<Response, WebError> {
    let AdminOnTab { admin, site, seen, flash, cookies } = tab;
    let id = site.id;
    let (own_mode, copies) = app.reader.read(move |read| own(read, id)).await?;
    Ok((cookies, render(&app, id, admin, flash, as_it_is(&site, own_mode, &copies), seen).await?).into_response())
}

/// `POST /cabinet/sites/ID`, for administrators.
pub async fn submit(
    State(app): State<App>,
    Path(id): Path<SiteId>,
    cookies: CookieJar,
    admin: Admin,
    Form(filled): Form<Filled>,
) -> Result<Response, WebError> {
    let seen = overtaken::coming_back(&app, &admin, &filled, Thing::Site, Some(id.0)).await?;
    let directory = app.actions.directory();
    let site = found(&directory, id)?;
    let checked = Checked::new(&filled);
    let Some(wanted) = checked.wanted() else {
        let form = checked.form(&filled, |refusal| say(&app, &admin, refusal));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&app, id, admin, None, form, seen).await?).into_response());
    };
    if !seen.since.is_empty() {
        let form = checked.form(&filled, |refusal| say(&app, &admin, refusal));
        return Ok((StatusCode::CONFLICT, render(&app, id, admin, None, form, seen).await?).into_response());
    }
    let Wanted { name, origins, routing, offline, copies } = wanted;
    let (own_mode, own_copies) = app.reader.read(move |read| own(read, id)).await?;
    if name != site.name || origins != site.origins {
        let by = acting(&admin);
        app.actions.perform(move |write| change_site::change(write, &by, id, &name, &origins)).await?;
    }
    if offline != site.offline {
        let by = acting(&admin);
        app.actions.perform(move |write| change_site::set_offline(write, &by, id, offline)).await?;
    }
    if copies != own_copies {
        let by = acting(&admin);
        app.actions.perform(move |write| change_site::set_copies(write, &by, id, &copies)).await?;
    }
    if routing != own_mode {
        let by = acting(&admin);
        app.actions.perform(move |write| change_routing::of_site(write, &by, id, routing)).await?;
    }
    Ok(done(cookies, News::SiteSaved, &format!("/cabinet/sites/{id}")))
}

/// What the directory does not have of a site: its own routing mode, and who is sent copies (X15).
fn own(read: &Read<'_>, id: SiteId) -> Result<(Option<RoutingMode>, Vec<EmailAddress>), StorageError> {
    Ok((sites::own_routing_mode(read, id)?, offline_copies::of_site(read, id)?))
}

/// What was typed and chosen, each piece accepted or refused.
struct Checked {
    name: Result<String, Refusal>,
    origins: Result<Vec<OriginPattern>, Refusal>,
    routing: Result<Option<RoutingMode>, Refusal>,
    offline: Result<OfflineMode, Refusal>,
    form_name: Result<Asked, Refusal>,
    form_email: Result<Asked, Refusal>,
    form_phone: Result<Asked, Refusal>,
    copies: Result<Vec<EmailAddress>, Refusal>,
}

/// All of it, accepted.
struct Wanted {
    name: String,
    origins: Vec<OriginPattern>,
    routing: Option<RoutingMode>,
    offline: OfflineForm,
    copies: Vec<EmailAddress>,
}

impl Checked {
    fn new(filled: &Filled) -> Self {
        Self {
            name: accept_name(filled.text("name")),
            origins: accept_origins(filled.text("origins")),
            routing: filled.choice("routing", parse_routing),
            offline: filled.choice("offline", OfflineMode::parse),
            form_name: filled.choice("form_name", Asked::parse),
            form_email: filled.choice("form_email", Asked::parse),
            form_phone: filled.choice("form_phone", Asked::parse),
            copies: accept_copies(filled.text("copies")),
        }
    }

    /// `None` if anything is refused.
    fn wanted(&self) -> Option<Wanted> {
        let offline = OfflineForm {
            mode: *self.offline.as_ref().ok()?,
            name: *self.form_name.as_ref().ok()?,
            email: *self.form_email.as_ref().ok()?,
            phone: *self.form_phone.as_ref().ok()?,
        };
        Some(Wanted {
            name: self.name.clone().ok()?,
            origins: self.origins.clone().ok()?,
            routing: *self.routing.as_ref().ok()?,
            offline,
            copies: self.copies.clone().ok()?,
        })
    }

    fn form(&self, filled: &Filled, say: impl Fn(&Refusal) -> String) -> SiteForm {
        SiteForm {
            name: again(filled.text("name"), &self.name, &say),
            origins: again(filled.text("origins"), &self.origins, &say),
            routing: again(filled.text("routing"), &self.routing, &say),
            offline: again(filled.text("offline"), &self.offline, &say),
            form_name: again(filled.text("form_name"), &self.form_name, &say),
            form_email: again(filled.text("form_email"), &self.form_email, &say),
            form_phone: again(filled.text("form_phone"), &self.form_phone, &say),
            copies: again(filled.text("copies"), &self.copies, &say),
        }
    }
}

/// One on each line; commas and spaces between them do as well.
fn accept_origins(typed: &str) -> Result<Vec<OriginPattern>, Refusal> {
    let origins = typed.split([',', '\n', ' ', '\r']).filter(|line| !line.trim().is_empty()).map(OriginPattern::parse);
    let origins = origins.collect::<Result<Vec<_>, _>>()?;
    if origins.is_empty() { Err(Refusal::FieldEmpty) } else { Ok(origins) }
}

fn parse_routing(word: &str) -> Option<Option<RoutingMode>> {
    if word == AS_THE_COMPANY { Some(None) } else { RoutingMode::parse(word).map(Some) }
}

fn as_it_is(site: &SiteEntry, own_mode: Option<RoutingMode>, copies: &[EmailAddress]) -> SiteForm {
    let addresses: Vec<&str> = copies.iter().map(EmailAddress::as_str).collect();
    let lines: Vec<String> = site.origins.iter().map(OriginPattern::readable).collect();
    SiteForm {
        name: Field::new(&site.name),
        origins: Field::new(lines.join("\n")),
        routing: Field::new(own_mode.map_or(AS_THE_COMPANY, RoutingMode::word)),
        offline: Field::new(site.offline.mode.word()),
        form_name: Field::new(site.offline.name.word()),
        form_email: Field::new(site.offline.email.word()),
        form_phone: Field::new(site.offline.phone.word()),
        copies: Field::new(addresses.join("\n")),
    }
}

async fn render(
    app: &App,
    id: SiteId,
    admin: Admin,
    flash: Option<String>,
    form: SiteForm,
    seen: Seen,
) -> Result<Html<String>, WebError> {
    let directory = app.actions.directory();
    let page = SiteSettings {
        t: admin.visit.t,
        assets: PREFIX,
        path: admin.visit.path,
        person: person(app, &admin.person),
        flash,
        site_id: id,
        site_name: found(&directory, id)?.name.clone(),
        company_mode: app.reader.read(accounts::routing_mode).await?,
        mail_is_set_up: app.reader.read(mail_settings::are_there).await?,
        seen,
        form,
    };
    Ok(Html(page.render()?))
}
