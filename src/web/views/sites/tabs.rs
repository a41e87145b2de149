//! The pages of one site. A new one is one line.

use crate::domain::ids::SiteId;
use crate::texts::Texts;

/// A label in the language of the person.
type Label = fn(Texts) -> &'static str;

/// The last part of the address, and the label. The first page of a site has no last part.
const TABS: &[(&str, Label)] = &[
    (SETTINGS, |t| t.cabinet_site_tab_settings()),
    ("people", |t| t.cabinet_site_tab_people()),
    ("departments", |t| t.cabinet_site_tab_departments()),
    ("hours", |t| t.hours_site_tab()),
    ("widget", |t| t.appearance_tab()),
    ("install", |t| t.cabinet_site_tab_install()),
];

const SETTINGS: &str = "settings";

/// A page of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its word.
    pub word: &'static str,
    /// Its address.
    pub address: String,
    /// What it is called.
    pub label: &'static str,
}

/// The pages of a site in their order.
pub fn tabs(site: SiteId, t: Texts) -> Vec<Tab> {
    let all = TABS.iter().map(|(word, label)| Tab { word, address: address(site, word), label: label(t) });
    all.collect()
}

/// What a page of a site is called; nothing for one that is not there.
pub fn name(word: &str, t: Texts) -> &'static str {
    TABS.iter().find(|(one, _)| *one == word).map_or("", |(_, label)| label(t))
}

/// The address of a page of a site.
pub fn address(site: SiteId, word: &str) -> String {
    if word == SETTINGS { format!("/cabinet/sites/{site}") } else { format!("/cabinet/sites/{site}/{word}") }
}
