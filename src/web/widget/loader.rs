//! `GET /w/SITEKEY.js`, and `.json` beside it: the one line that a page carries. One small answer per page view, made once per site.

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

use crate::domain::directory::{Directory, SiteEntry};
use crate::domain::ids::SiteId;
use crate::domain::language::Language;
use crate::domain::offline::OfflineMode;
use crate::web::App;
use crate::web::assets::{self, PREFIX};
use crate::web::path::Path;
use crate::web::widget::look::{Dress, OwnWords, own_words};

/// What the loader is told. Its shape is described in `static/types/globals.d.ts`.
#[derive(Serialize)]
pub struct Options<'a> {
    key: &'a str,
    assets: &'static str,
    name: &'a str,
    language: Language,
    /// Whether the chat has words of the company's own, which it has to be asked for.
    custom: bool,
    #[serde(flatten)]
    dress: Dress<'a>,
    #[serde(flatten)]
    presence: Presence,
}

impl<'a> Options<'a> {
    pub fn of(site: &'a SiteEntry, directory: &'a Directory) -> Self {
        Self {
            key: &site.key,
            assets: PREFIX,
            name: directory.company.as_deref().unwrap_or_default(),
            language: site.widget.look.language.unwrap_or(site.language),
            custom: own_words(&site.widget.words).values().any(|words| !words.is_empty()),
            dress: Dress::of(&site.widget),
            presence: Presence::of(site, directory),
        }
    }
}

/// Whether somebody is there to answer (W01), and what is offered while nobody is (W02).
#[derive(Serialize)]
struct Presence {
    online: bool,
    offline: OfflineMode,
}

impl Presence {
    fn of(site: &SiteEntry, directory: &Directory) -> Self {
        Self { online: directory.is_online(site.id), offline: site.offline.mode }
    }
}

/// What a page is told that asks whether its look is the latest: the look as well if it is not.
#[derive(Serialize)]
struct News<'a> {
    #[serde(flatten)]
    presence: Presence,
    #[serde(flatten)]
    dress: Option<Dress<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<OwnWords<'a>>,
}

/// What a page says when it asks.
#[derive(Deserialize)]
pub struct Asked {
    /// The version of its look; none asks for everything.
    look: Option<String>,
}

/// The loaders of all sites as they were served last.
#[derive(Default)]
pub struct Loaders {
    made: Mutex<HashMap<SiteId, Arc<Loader>>>,
}

/// What one site's pages are served, compressed once rather than per page view.
struct Loader {
    tag: String,
    plain: Bytes,
    gzip: Bytes,
}

impl Loaders {
    fn of(&self, site: &SiteEntry, directory: &Directory) -> Arc<Loader> {
        let options = options(site, directory);
        let tag = tag(&options);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = made.get(&site.id).filter(|known| known.tag == tag) {
            return Arc::clone(known);
        }
        let plain = script(&options).into_bytes();
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        // A vector takes every byte; should compressing fail all the same, the plain form is served.
        let gzip = encoder.write_all(&plain).and_then(|()| encoder.finish()).unwrap_or_default();
        let loader = Arc::new(Loader { tag, plain: plain.into(), gzip: gzip.into() });
        made.insert(site.id, Arc::clone(&loader));
        loader
    }
}

/// For anybody, from any page. Kept by browsers for a minute and asked for again by its tag.
pub async fn serve(
    State(app): State<App>,
    Path(file): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let directory = app.actions.directory();
    if let Some(site) = file.strip_suffix(".json").and_then(|key| directory.site_by_key(key)) {
        return news(site, &directory, asked.look.as_deref());
    }
    let Some(site) = file.strip_suffix(".js").and_then(|key| directory.site_by_key(key)) else {
        return (StatusCode::NOT_FOUND, "// Besedka: there is no site with this key.\n").into_response();
    };
    let loader = app.loaders.of(site, &directory);
    let fixed: [(HeaderName, HeaderValue); 5] = [
        (CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=60")),
        (VARY, HeaderValue::from_static("accept-encoding")),
        (ETAG, HeaderValue::from_str(&loader.tag).unwrap_or(HeaderValue::from_static("\"\""))),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
    ];
    if headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == loader.tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, fixed).into_response();
    }
    if !loader.gzip.is_empty() && assets::accepts(&headers, "gzip") {
        let gzip = [(CONTENT_ENCODING, HeaderValue::from_static("gzip"))];
        return (fixed, gzip, loader.gzip.clone()).into_response();
    }
    (fixed, loader.plain.clone()).into_response()
}

/// `GET /w/SITEKEY.json?look=VERSION`: what pages that are open for long ask now and then, without opening the chat (X14).
/// Some hundred bytes, from memory.
fn news(site: &SiteEntry, directory: &Directory, known: Option<&str>) -> Response {
    let fixed: [(HeaderName, &'static str); 4] = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "public, max-age=15"),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    let is_news = known != Some(site.widget.version.to_string().as_str());
    let news = News {
        presence: Presence::of(site, directory),
        dress: is_news.then(|| Dress::of(&site.widget)),
        words: is_news.then(|| own_words(&site.widget.words)),
    };
    (fixed, serde_json::to_string(&news).unwrap_or_default()).into_response()
}

/// Everything that the answer depends on, as a tag.
fn tag(options: &str) -> String {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    // The address of the assets, which stands in the options, changes with the loader itself.
    options.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

/// What the loader of a site is told, as JavaScript.
fn options(site: &SiteEntry, directory: &Directory) -> String {
    // JSON is JavaScript, but for what would end the script element if somebody pasted it into one.
    serde_json::to_string(&Options::of(site, directory)).unwrap_or_default().replace('<', "\\u003c")
}

fn script(options: &str) -> String {
    assets::text("widget/loader.js").unwrap_or_default().replacen("__BESEDKA__", options, 1)
}
