//! The log, latest first.

use askama::Template as _;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::domain::directory::Directory;
use crate::domain::ids::SiteId;
use crate::storage::audit::{self, AuditOutcome, Change, Detail, Found, Kept, Verified};
use crate::storage::operators;
use crate::texts::Texts;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::audit::words::{self, Kind};
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
            let of_kind = |entry: &Kept| kind.is_none_or(|kind| Kind::of(entry) == kind);
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
        zone: moments.zone().to_owned(),
        from: asked.from,
        to: asked.to,
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(page.render()?)).into_response())
}

fn told(entry: &Kept, names: &Names, directory: &Directory, moments: &Moments) -> Entry {
    let t = moments.t;
    let detail = words::detail(entry);
    let change = match &detail {
        Some(Detail::Change(change)) => Some(change),
        _ => None,
    };
    Entry {
        number: entry.number,
        moment: moments.moment(entry.at),
        iso: iso(entry.at),
        who: names.who(entry, t),
        act: words::act(entry, t),
        is_refused: entry.outcome == AuditOutcome::Refused,
        fields: change.map(|change| words::fields(change, t)).unwrap_or_default(),
        more: more(entry, detail.as_ref()),
        conversation: entry.conversation,
        colleague: entry.colleague.map(|id| {
            (names.of(id), directory.operators.contains_key(&id).then(|| format!("/cabinet/employees/{id}")))
        }),
        thing: change.and_then(|change| thing(change, directory, t)),
        address: entry.address.clone(),
    }
}

/// What an entry says in words of its own: an address, an e-mail address, a number that nothing has.
pub(super) fn more(entry: &Kept, detail: Option<&Detail>) -> Option<String> {
    match detail {
        Some(Detail::Word(word)) if !matches!(entry.act.as_str(), "company_changed" | "own_account_changed") => {
            Some(word.clone())
        }
        _ => None,
    }
}

/// Where the thing that was changed is, if it is still there.
fn thing(change: &Change, directory: &Directory, t: Texts) -> Option<(String, String)> {
    let id = change.id?;
    match change.what.as_str() {
        "site" => {
            let site = directory.sites.get(&SiteId(id))?;
            Some((format!("/cabinet/sites/{id}"), format!("{}: {}", t.audit_field_site(), site.name)))
        }
        "department" => {
            let department = directory.departments.get(&crate::domain::ids::DepartmentId(id))?;
            let address = format!("/cabinet/sites/{}/departments/{id}", department.site);
            Some((address, t.cabinet_department_heading(&department.name)))
        }
        _ => None,
    }
}
