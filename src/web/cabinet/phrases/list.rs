//! All phrases of a kind, group by group, narrowed down by words, language and site.

use askama::Template as _;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;

use crate::domain::directory::Directory;
use crate::domain::ids::SiteId;
use crate::domain::language::Language;
use crate::domain::phrase::{ForSites, Kept, Phrase, finder, sort};
use crate::texts::Texts;
use crate::web::App;
use crate::web::assets::PREFIX;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::news::flash;
use crate::web::cabinet::person;
use crate::web::cabinet::phrases::Caller;
use crate::web::error::WebError;
use crate::web::views::LANGUAGES;
use crate::web::views::conversations::Choice;
use crate::web::views::phrases::Shelf;
use crate::web::views::phrases::list::{Group, PhraseList, Row};
use crate::web::visit::{Anybody, SignedIn};

/// `GET /cabinet/phrases`, for every signed-in person: the shared ones for administrators, their own for others.
pub async fn shared(
    State(app): State<App>,
    cookies: CookieJar,
    who: SignedIn<Anybody>,
    Query(filled): Query<Filled>,
) -> Result<Response, WebError> {
    let shelf = if who.person.operator.role.administers() { Shelf::Shared } else { Shelf::Mine };
    show(&app, cookies, Caller { shelf, ..Caller::alone(who) }, &filled).await
}

/// `GET /cabinet/phrases/mine`, for every signed-in person.
pub async fn mine(
    State(app): State<App>,
    cookies: CookieJar,
    who: SignedIn<Anybody>,
    Query(filled): Query<Filled>,
) -> Result<Response, WebError> {
    show(&app, cookies, Caller::alone(who), &filled).await
}

async fn show(app: &App, cookies: CookieJar, caller: Caller, filled: &Filled) -> Result<Response, WebError> {
    let (t, directory) = (caller.t(), app.actions.directory());
    let mut kept = caller.all(app).await?;
    let total = kept.len();
    let asked = Asked::read(filled);
    kept.retain(|kept| asked.fits(&kept.phrase));
    sort(&mut kept);
    let (cookies, flash) = flash(cookies, t);
    let page = PhraseList {
        t,
        assets: PREFIX,
        person: person(app, &caller.person),
        path: caller.visit.path,
        flash,
        shelf: caller.shelf,
        is_filtered: asked.narrows(),
        languages: languages(asked.language),
        sites: sites(&directory, asked.site),
        wanted: asked.wanted,
        total: total as u64,
        groups: groups(&kept, &directory, t),
    };
    Ok((cookies, Html(page.render()?)).into_response())
}

/// What the address asks for.
struct Asked {
    wanted: String,
    language: Option<Language>,
    site: Option<SiteId>,
}

impl Asked {
    fn read(filled: &Filled) -> Self {
        Self {
            wanted: filled.text("q").trim().chars().take(100).collect(),
            language: Language::parse(filled.text("language")),
            site: filled.text("site").parse().ok().map(SiteId),
        }
    }

    const fn narrows(&self) -> bool {
        !self.wanted.is_empty() || self.language.is_some() || self.site.is_some()
    }

    /// What is for visitors of any language, or for every site, is for these too.
    fn fits(&self, phrase: &Phrase) -> bool {
        let of_language = self.language.is_none_or(|wanted| phrase.language.is_none_or(|own| own == wanted));
        let of_site = self.site.is_none_or(|site| phrase.sites.include_any(&[site]));
        of_language && of_site && finder(&self.wanted)(phrase)
    }
}

fn languages(chosen: Option<Language>) -> Vec<Choice> {
    let choice = |(language, name): (Language, &str)| Choice {
        value: language.code().to_owned(),
        label: name.to_owned(),
        is_chosen: chosen == Some(language),
    };
    LANGUAGES.into_iter().map(choice).collect()
}

/// Nobody chooses from one.
fn sites(directory: &Directory, chosen: Option<SiteId>) -> Vec<Choice> {
    let choice = |id: &SiteId, name: &str| Choice {
        value: id.to_string(),
        label: name.to_owned(),
        is_chosen: chosen == Some(*id),
    };
    let all = directory.sites.iter().map(|(id, site)| choice(id, &site.name));
    if directory.sites.len() > 1 { all.collect() } else { Vec::new() }
}

/// Phrases that stand beside each other in order, under the names of their groups.
fn groups(kept: &[Kept], directory: &Directory, t: Texts) -> Vec<Group> {
    let by_name = kept.chunk_by(|one, next| one.phrase.group == next.phrase.group);
    let group = |kept: &[Kept]| Group {
        name: kept.first().and_then(|first| first.phrase.group.clone()),
        rows: kept.iter().map(|kept| row(kept, directory, t)).collect(),
    };
    by_name.map(group).collect()
}

fn row(Kept { id, phrase, .. }: &Kept, directory: &Directory, t: Texts) -> Row {
    let language = LANGUAGES.iter().find(|(language, _)| Some(*language) == phrase.language).map(|(_, name)| *name);
    let name = |id: &SiteId| directory.sites.get(id).map(|site| site.name.clone());
    let sites = match &phrase.sites {
        ForSites::All => t.phrases_row_every_site().to_owned(),
        ForSites::Some(sites) => sites.iter().filter_map(name).collect::<Vec<_>>().join(", "),
    };
    let facts = [language.unwrap_or_else(|| t.phrases_row_any_language()).to_owned(), sites];
    Row { id: *id, title: phrase.title.clone(), text: phrase.text.clone(), facts: facts.join(" · ") }
}
