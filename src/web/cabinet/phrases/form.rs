//! The form of a phrase: what was typed, what of it is accepted, and how it is shown.

use askama::Template as _;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::domain::ids::{PhraseId, SiteId};
use crate::domain::language::Language;
use crate::domain::operator::accept_name;
use crate::domain::phrase::{ForSites, Phrase, accept_group, accept_text};
use crate::domain::refusal::Refusal;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::{Filled, again};
use crate::web::cabinet::person;
use crate::web::cabinet::phrases::Caller;
use crate::web::error::WebError;
use crate::web::views::phrases::Shelf;
use crate::web::views::phrases::edit::{PhraseForm, PhrasePage};
use crate::web::views::{Field, Tick};

/// The word for every language.
const ANY: &str = "any";
/// The words for every site, and for some.
const ALL: &str = "all";
const SOME: &str = "some";

/// What was typed and chosen, each piece accepted or refused.
pub struct Checked {
    title: Result<String, Refusal>,
    text: Result<String, Refusal>,
    group: Result<Option<String>, Refusal>,
    language: Result<Option<Language>, Refusal>,
    sites: Result<ForSites, Refusal>,
}

impl Checked {
    pub fn new(filled: &Filled) -> Self {
        let ticked = filled.ticked("site", SiteId);
        Self {
            title: accept_name(filled.text("title")),
            text: accept_text(filled.text("text")),
            group: accept_group(filled.text("group")),
            language: filled.choice("language", parse_language),
            sites: match filled.sent("sites") {
                None | Some(ALL) => Ok(ForSites::All),
                Some(_) if ticked.is_empty() => Err(Refusal::PhraseSitesMissing),
                Some(_) => Ok(ForSites::Some(ticked)),
            },
        }
    }

    /// `None` if anything is refused.
    pub fn phrase(&self) -> Option<Phrase> {
        let Self { title, text, group, language, sites } = self;
        Some(Phrase {
            title: title.clone().ok()?,
            text: text.clone().ok()?,
            group: group.clone().ok()?,
            language: language.clone().ok()?,
            sites: sites.clone().ok()?,
        })
    }
}

fn parse_language(word: &str) -> Option<Option<Language>> {
    if word == ANY { Some(None) } else { Language::parse(word).map(Some) }
}

/// A form with what was typed into it, and what was wrong.
pub fn typed(app: &App, caller: &Caller, filled: &Filled, checked: &Checked) -> PhraseForm {
    let say = |refusal: &Refusal| caller.say(app, refusal);
    let ticked = filled.ticked("site", SiteId);
    PhraseForm {
        title: again(filled.text("title"), &checked.title, say),
        text: again(filled.text("text"), &checked.text, say),
        group: again(filled.text("group"), &checked.group, say),
        language: again(filled.text("language"), &checked.language, say),
        sites: again(filled.sent("sites").unwrap_or(ALL), &checked.sites, say),
        boxes: boxes(app, caller, &ticked),
    }
}

/// A form with a phrase as it is.
pub fn as_it_is(app: &App, caller: &Caller, phrase: &Phrase) -> PhraseForm {
    let (sites, ticked) = match &phrase.sites {
        ForSites::All => (ALL, &[][..]),
        ForSites::Some(sites) => (SOME, sites.as_slice()),
    };
    PhraseForm {
        title: Field::new(&phrase.title),
        text: Field::new(&phrase.text),
        group: Field::new(phrase.group.as_deref().unwrap_or_default()),
        language: Field::new(phrase.language.map_or(ANY, Language::code)),
        sites: Field::new(sites),
        boxes: boxes(app, caller, ticked),
    }
}

/// An empty form.
pub fn empty(app: &App, caller: &Caller) -> PhraseForm {
    PhraseForm {
        title: Field::default(),
        text: Field::default(),
        group: Field::default(),
        language: Field::new(ANY),
        sites: Field::new(ALL),
        boxes: boxes(app, caller, &[]),
    }
}

/// The sites that can be chosen: all for what is shared, one's own for one's own, and those that are chosen already.
fn boxes(app: &App, caller: &Caller, ticked: &[SiteId]) -> Vec<Tick> {
    let directory = app.actions.directory();
    let own = directory.operators.get(&caller.me()).map(|me| me.sites.as_slice()).unwrap_or_default();
    let offered = |id: &SiteId| caller.shelf == Shelf::Shared || own.contains(id) || ticked.contains(id);
    let sites = directory.sites.values().filter(|site| offered(&site.id));
    sites.map(|site| Tick { id: site.id.0, label: site.name.clone(), ticked: ticked.contains(&site.id) }).collect()
}

/// The page: of one that is there, if it has a number.
pub async fn page(
    app: &App,
    caller: Caller,
    id: Option<PhraseId>,
    form: PhraseForm,
    refused: Option<String>,
) -> Result<Response, WebError> {
    let mut groups: Vec<String> = caller.all(app).await?.into_iter().filter_map(|kept| kept.phrase.group).collect();
    groups.sort();
    groups.dedup();
    let status = if form.is_refused() || refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = PhrasePage {
        t: caller.t(),
        assets: PREFIX,
        person: person(app, &caller.person),
        path: caller.visit.path,
        flash: None,
        shelf: caller.shelf,
        id,
        groups,
        refused,
        form,
    };
    Ok((status, Html(page.render()?)).into_response())
}
