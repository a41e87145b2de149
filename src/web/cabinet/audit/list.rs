//! The log, latest first.

use askama::Template as _;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::domain::directory::Directory;
use crate::domain::ids::{DepartmentId, SiteId, TagId};
use crate::storage::audit::{self, AuditOutcome, Change, Found, Kept, Thing, Verified};
use crate::storage::operators;
use crate::texts::Texts;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::audit::fields::differences;
use crate::web::cabinet::audit::kinds::Kind;
use crate::web::cabinet::audit::words::{self, Told};
use crate::web::cabinet::audit::{Asked, Names, export};
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::moments::{Moments, iso};
use crate::web::cabinet::{Admin, person};
use crate::web::error::WebError;
use crate::web::views::audit::{AuditLog, ChainNow, Entry};
use crate::web::views::conversations::Choice;

/// How many entries a page has.
const PAGE: usize = 50;

const PATH: &str = "/cabinet/audit";

/// `GET /cabinet/audit`, for administrators.
pub async fn show(State(app): State<App>, admin: Admin, Query(filled): Query<Filled>) -> Result<Response, WebError> {
    let (t, directory) = (admin.visit.t, app.actions.directory());
    let moments = Moments::of(&directory, t);
    let asked = Asked::read(&filled, &moments);
    let (sought, kind, below, wrong) = (asked.sought, asked.kind, asked.below, asked.is_wrong());
    let (Found { entries, next }, accounts) = app
        .reader
        .read(move |read| {
            let of_kind = |entry: &Kept| kind.is_none_or(|kind| Kind::of(entry) == Some(kind));
            let many = if wrong { 0 } else { PAGE };
            Ok((audit::find(read, &sought, of_kind, below, many)?, operators::accounts(read)?))
        })
        .await?;
    let chain = match app.audit_chain.look(&app.reader, app.clock.now()).await? {
        Verified::ToTheEnd(link) => ChainNow::Whole(link.number.unsigned_abs()),
        Verified::SoFar(link) => ChainNow::Checking(link.number),
        Verified::Broken(number) => ChainNow::Broken(number),
    };
    let (names, query) = (Names::of_accounts(&accounts), asked.query());
    let with = |start: &str, more: &str| {
        let parts: Vec<&str> = [query.as_str(), more].into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { start.to_owned() } else { format!("{start}?{}", parts.join("&")) }
    };
    let is_short = entries.len() < PAGE;
    let choice = |value: String, label: &str, is_chosen| Choice { value, label: label.to_owned(), is_chosen };
    let page = AuditLog {
        t,
        assets: PREFIX,
        path: admin.visit.path.clone(),
        person: person(&app, &admin.person),
        flash: None,
        chain,
        people: accounts
            .iter()
            .map(|account| choice(account.id.to_string(), &account.name, sought.person == Some(account.id)))
            .collect(),
        kinds: Kind::ALL.map(|(one, word)| choice(word.to_owned(), one.label(t), kind == Some(one))).into(),
        outcomes: [(AuditOutcome::Done, t.audit_filter_done()), (AuditOutcome::Refused, t.audit_filter_refused())]
            .map(|(one, label)| choice(one.word().to_owned(), label, sought.outcome == Some(one)))
            .into(),
        is_filtered: !query.is_empty(),
        is_first: below.is_none(),
        entries: entries.iter().map(|entry| told(entry, &names, &directory, &moments)).collect(),
        looked_back_to: next.filter(|_| is_short && !wrong).map(|(_, at)| moments.day(at)),
        next: next.filter(|_| !wrong).map(|(number, _)| with(PATH, &format!("below={number}"))),
        export: with("/cabinet/audit.csv", ""),
        export_most: export::MOST as u64,
        zone: moments.zone(),
        from: asked.from,
        to: asked.to,
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(page.render()?)).into_response())
}

fn told(entry: &Kept, names: &Names, directory: &Directory, moments: &Moments) -> Entry {
    let t = moments.t;
    let change = match Told::of(entry) {
        Some(Told::Change(thing, change)) => Some((thing, change)),
        _ => None,
    };
    Entry {
        number: entry.number,
        moment: moments.moment(entry.at),
        iso: iso(entry.at),
        who: names.who(entry, t),
        act: words::sentence(entry, t),
        is_refused: entry.outcome == AuditOutcome::Refused,
        fields: change.as_ref().map(|(thing, change)| differences(*thing, change, t)).unwrap_or_default(),
        more: words::more(entry, t),
        conversation: entry.conversation,
        colleague: entry.colleague.map(|id| {
            (names.of(id), directory.operators.contains_key(&id).then(|| format!("/cabinet/employees/{id}")))
        }),
        place: change.and_then(|(thing, change)| place(thing, &change, directory, t)),
        address: entry.address.clone(),
    }
}

/// Where the thing that was changed is, if it is still there.
fn place(thing: Thing, change: &Change, directory: &Directory, t: Texts) -> Option<(String, String)> {
    let id = change.id?;
    let page = match thing {
        Thing::Site => "",
        Thing::Widget => "/widget",
        Thing::Hours => "/hours",
        Thing::Department => {
            let department = directory.departments.get(&DepartmentId(id))?;
            let address = format!("/cabinet/sites/{}/departments/{id}", department.site);
            return Some((address, t.cabinet_department_heading(&department.name)));
        }
        Thing::Tag => {
            let tag = directory.tags.iter().find(|tag| tag.id == TagId(id))?;
            return Some((format!("/cabinet/tags/{id}"), t.tags_one_heading(&tag.name)));
        }
        // Whom an entry is about is told besides; phrases are not in the directory; of the rest there is one.
        Thing::Employee
        | Thing::OwnName
        | Thing::Phrase
        | Thing::Tags
        | Thing::Company
        | Thing::Routing
        | Thing::Mail => return None,
    };
    let site = directory.sites.get(&SiteId(id))?;
    Some((format!("/cabinet/sites/{id}{page}"), format!("{}: {}", t.audit_field_site(), site.name)))
}
