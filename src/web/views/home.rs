//! The first page of the cabinet.

use askama::Template;

use super::Person;
use crate::domain::ids::SiteId;
use crate::domain::offline::OfflineMode;
use crate::texts::Texts;

/// The sites, and the first steps for as long as there are any left.
#[derive(Template)]
#[template(path = "cabinet/home.html")]
pub struct Home {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// The first steps; `None` from the first message of a visitor on.
    pub checklist: Option<Checklist>,
    /// Every site, in the order they were made.
    pub sites: Vec<SiteNow>,
}

/// How far a new company has come.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// The site that the steps are about: the first one.
    pub site: SiteId,
    /// Its key.
    pub site_key: String,
    /// Whether a page other than the try-out page has opened the widget.
    pub line_seen: bool,
    /// Whether anybody has opened the console.
    pub console_opened: bool,
}

/// A site as it stands just now.
#[derive(Clone, Debug)]
pub struct SiteNow {
    /// Its number.
    pub id: SiteId,
    /// What it is called.
    pub name: String,
    /// W01: whether its widget is online.
    pub online: bool,
    /// Who is Ready there, with commas between them.
    pub ready: String,
    /// Who can help there, with commas between them.
    pub can_help: String,
    /// W02: what its widget offers while nobody is there.
    pub offline: OfflineMode,
    /// Whether a page has ever opened its widget.
    pub seen: bool,
    /// Whether it is open by its hours, and yet nobody is there.
    pub deserted: bool,
    /// W05: for how many minutes it has been online with no console connected; `None` while one is.
    pub unattended: Option<u64>,
}
