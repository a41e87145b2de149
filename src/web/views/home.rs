//! The first page of the cabinet.

use askama::Template;

use super::Person;
use crate::domain::ids::SiteId;
use crate::domain::offline::OfflineMode;
use crate::texts::Texts;
use crate::web::views::mail::MailAlarm;

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
    /// That no mail leaves.
    pub mail_alarm: Option<MailAlarm>,
    /// The first steps; `None` from the first message of a real visitor on.
    pub steps: Option<FirstSteps>,
    /// Every site, in the order they were made.
    pub sites: Vec<SiteNow>,
}

/// The first steps of a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstSteps {
    /// What leads to the first conversation, in the order in which it is done best.
    pub needed: Vec<FirstStep>,
    /// What makes the chat better, in any order.
    pub later: Vec<FirstStep>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstStep {
    /// How it stands.
    pub state: StepState,
    /// What is to be done.
    pub title: &'static str,
    /// What it is good for.
    pub text: String,
    /// Where it is done.
    pub address: String,
    /// What the link there says.
    pub act: &'static str,
    /// Whether the link opens a window of its own.
    pub new_tab: bool,
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Nothing is left to do.
    Done,
    /// It is missing.
    ToDo,
    /// The chat works without it, and for some companies it may stay so.
    CanWait,
}

impl FirstSteps {
    /// How many of them are done, in words.
    pub fn progress(&self, t: Texts) -> String {
        let all = || self.needed.iter().chain(&self.later);
        let done = all().filter(|step| step.state == StepState::Done).count();
        t.first_steps_progress(&all().count().to_string(), &done.to_string())
    }
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
