//! The archive.

use std::collections::BTreeMap;

use askama::Template as _;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::domain::directory::Directory;
use crate::domain::ids::{ConversationId, OperatorId, TagId};
use crate::domain::tag::TagEntry;
use crate::domain::time::{Span, Timestamp};
use crate::domain::words::Wanted;
use crate::storage::archive::{self, Found, Standing};
use crate::storage::operators::{self, Account};
use crate::storage::rows::{ConversationRow, Place};
use crate::storage::search::{self, Line};
use crate::storage::{Read, StorageError};
use crate::texts::Texts;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::conversations::asked::Asked;
use crate::web::cabinet::conversations::export::MOST;
use crate::web::cabinet::conversations::{Names, state};
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::moments::Moments;
use crate::web::cabinet::monitoring::{place, visitor_name};
use crate::web::cabinet::tags::chips;
use crate::web::cabinet::{Admin, person};
use crate::web::error::WebError;
use crate::web::views::conversations::Choice;
use crate::web::views::conversations::list::{Archive, Row, Unfound};
use crate::web::visit::urlencode;

/// How long the index may take before the page says that it is behind.
const INDEXED_WITHIN: Span = Span::seconds(30);

/// How many conversations a page has.
const PAGE: usize = 50;

/// `GET /cabinet/conversations`, for administrators.
pub async fn show(State(app): State<App>, admin: Admin, Query(filled): Query<Filled>) -> Result<Response, WebError> {
    let (t, me, directory) = (admin.visit.t, admin.person.operator.id, app.actions.directory());
    let moments = Moments::of(&directory, t);
    let asked = Asked::read(&filled, &moments);
    let (filter, below, wrong) = (asked.filter.clone(), asked.below, asked.is_wrong());
    let Listed { found: Found { rows, next, .. }, mut lines, behind, accounts } = app
        .reader
        .read(move |read| {
            let found = match wrong {
                true => Found::default(),
                false => archive::find(read, &filter, below, PAGE)?,
            };
            let lines = match &filter.words {
                Some(wanted) => lines(read, &found, wanted, me)?,
                None => BTreeMap::new(),
            };
            let behind = search::behind_since(read)?;
            Ok(Listed { found, lines, behind, accounts: operators::accounts(read)? })
        })
        .await?;
    let filter = &asked.filter;
    let behind = behind.filter(|since| filter.words.is_some() && app.clock.now() - *since > INDEXED_WITHIN);
    let names = Names::new(&accounts);
    let query = asked.query();
    let with = |start: &str, more: &str| {
        let parts: Vec<&str> = [query.as_str(), more].into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { start.to_owned() } else { format!("{start}?{}", parts.join("&")) }
    };
    let here = with("", &below.map(|id| format!("below={id}")).unwrap_or_default()).trim_start_matches('?').to_owned();
    let is_short = rows.len() < PAGE;
    let page = Archive {
        t,
        assets: PREFIX,
        path: admin.visit.path.clone(),
        person: person(&app, &admin.person),
        flash: None,
        states: states(filter.standing, t),
        sites: directory
            .sites
            .values()
            .map(|site| choice(site.id.0, site.name.clone(), filter.site.map(|id| id.0)))
            .collect(),
        departments: departments(&directory, filter.department.map(|id| id.0)),
        operators: people(&accounts, filter.operator, t),
        tags: tags(&directory, filter.tag, t),
        is_filtered: !query.is_empty(),
        is_first: below.is_none(),
        unfound: asked
            .filter
            .words
            .as_ref()
            .filter(|_| rows.is_empty() && !wrong)
            .map(|wanted| unfound(wanted, &asked)),
        rows: rows.iter().map(|found| row(found, lines.remove(&found.id), me, &directory, &names, &moments)).collect(),
        behind: behind.map(|since| moments.moment(since)),
        list: urlencode(&here),
        looked_back_to: next.filter(|_| is_short).map(|(_, opened)| moments.day(opened)),
        next: next.map(|(id, _)| with("/cabinet/conversations", &format!("below={id}"))),
        export: with("/cabinet/conversations.csv", ""),
        export_most: MOST as u64,
        zone: moments.zone(),
        words: asked.words,
        from: asked.from,
        to: asked.to,
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(page.render()?)).into_response())
}

fn unfound(wanted: &Wanted, asked: &Asked) -> Unfound {
    let alone = format!("q={}", urlencode(&asked.words.value));
    Unfound {
        words: asked.words.value.clone(),
        fewer: wanted.asks_for() > 1,
        apart: wanted.has_phrases(),
        alone: (asked.query() != alone).then(|| format!("/cabinet/conversations?{alone}")),
    }
}

fn choice(id: i64, label: String, chosen: Option<i64>) -> Choice {
    Choice { value: id.to_string(), label, is_chosen: chosen == Some(id) }
}

fn states(chosen: Option<Standing>, t: Texts) -> Vec<Choice> {
    let labels = [
        (Standing::Queued, t.conversations_filter_queued()),
        (Standing::Owned, t.conversations_filter_owned()),
        (Standing::Closed, t.conversations_filter_closed()),
    ];
    let choice = |(standing, label): (Standing, &str)| Choice {
        value: standing.word().to_owned(),
        label: label.to_owned(),
        is_chosen: chosen == Some(standing),
    };
    labels.into_iter().map(choice).collect()
}

fn departments(directory: &Directory, chosen: Option<i64>) -> Vec<(String, Vec<Choice>)> {
    let of_site = |site| {
        let departments = directory.departments.values().filter(move |department| department.site == site);
        departments.map(|department| choice(department.id.0, department.name.clone(), chosen)).collect::<Vec<_>>()
    };
    let groups = directory.sites.values().map(|site| (site.name.clone(), of_site(site.id)));
    groups.filter(|(_, departments)| !departments.is_empty()).collect()
}

fn people(accounts: &[Account], chosen: Option<OperatorId>, t: Texts) -> Vec<Choice> {
    let label = |account: &Account| match account.removed {
        true => t.conversations_filter_disabled(&account.name),
        false => account.name.clone(),
    };
    accounts.iter().map(|account| choice(account.id.0, label(account), chosen.map(|id| id.0))).collect()
}

fn tags(directory: &Directory, chosen: Option<TagId>, t: Texts) -> Vec<Choice> {
    let label = |tag: &TagEntry| match tag.retired {
        true => t.conversations_filter_tag_retired(&tag.name),
        false => tag.name.clone(),
    };
    let (retired, offered): (Vec<_>, Vec<_>) = directory.tags.iter().partition(|tag| tag.retired);
    let in_order = offered.into_iter().chain(retired);
    in_order.map(|tag| choice(tag.id.0, label(tag), chosen.map(|id| id.0))).collect()
}

/// What is read for the page.
struct Listed {
    found: Found,
    /// Where the words stand.
    lines: BTreeMap<ConversationId, Line>,
    /// Since when messages are not indexed yet.
    behind: Option<Timestamp>,
    accounts: Vec<Account>,
}

/// Where the words stand in what was found; not of what is in somebody else's work (N01).
fn lines(
    read: &Read<'_>,
    found: &Found,
    wanted: &Wanted,
    me: OperatorId,
) -> Result<BTreeMap<ConversationId, Line>, StorageError> {
    let mut lines = BTreeMap::new();
    for row in &found.rows {
        let of_another = matches!(row.place, Place::Owned { by, .. } if by != me);
        if let Some(piece) = found.pieces.get(&row.id).filter(|_| !of_another)
            && let Some(line) = search::line(read, row.id, *piece, wanted)?
        {
            lines.insert(row.id, line);
        }
    }
    Ok(lines)
}

fn row(
    found: &ConversationRow,
    excerpt: Option<Line>,
    me: OperatorId,
    directory: &Directory,
    names: &Names,
    moments: &Moments,
) -> Row {
    let t = moments.t;
    let (state, state_words) = state(&found.place, names, t);
    let of_another = matches!(found.place, Place::Owned { by, .. } if by != me);
    let line = found.last.as_ref().map(|last| last.line.clone()).unwrap_or_default();
    let by = excerpt.as_ref().map_or(found.last.as_ref().and_then(|last| last.by), |found| found.by);
    Row {
        id: found.id,
        visitor: visitor_name(found.visitor_name.as_deref(), found.visitor, t),
        place: place(directory, found.site, found.department),
        opened: t.conversations_row_opened(&moments.moment(found.opened_at)),
        state,
        state_words,
        messages: found.messages.into(),
        line: (!of_another).then_some(line),
        is_answer: by.is_some(),
        excerpt: excerpt.map(|found| found.text),
        tags: chips(directory, &found.tags),
        stars: found.stars.map(u64::from),
    }
}
