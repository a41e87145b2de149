//! What a new company is advised to do, and how much of it is done. Every state is read from what there is: nothing
//! counts along, and what is undone is to be done again.

use crate::domain::directory::{Directory, SiteEntry};
use crate::storage::summaries::FirstWords;
use crate::texts::Texts;
use crate::web::views::home::{FirstStep, FirstSteps, StepState};
use crate::web::views::sites::tabs;

/// What the directory does not know.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Whether a page other than a try-out page has ever opened the widget of a site.
    pub line_seen: bool,
    /// Whether anybody has ever opened the console.
    pub console_opened: bool,
    /// Whether anybody has written.
    pub words: FirstWords,
    /// Whether a mail server is known.
    pub mail_set_up: bool,
}

/// The first steps of a company; `None` once a visitor has written on a page of its own, and without a site to take
/// them on.
pub fn first_steps(directory: &Directory, progress: &Progress, t: Texts) -> Option<FirstSteps> {
    let site = directory.sites.values().next().filter(|_| progress.words < FirstWords::OfVisitor)?;
    Some(FirstSteps {
        needed: to_the_first_conversation(directory, site, progress, t),
        later: when_there_is_time(directory, site, progress, t),
    })
}

fn to_the_first_conversation(directory: &Directory, site: &SiteEntry, progress: &Progress, t: Texts) -> Vec<FirstStep> {
    vec![
        FirstStep {
            state: needed(directory.company.is_some()),
            title: t.first_steps_company_title(),
            text: t.first_steps_company_text(directory.company.as_deref().unwrap_or_default()),
            address: "/cabinet/company".to_owned(),
            act: t.first_steps_company_act(),
            new_tab: false,
        },
        FirstStep {
            state: needed(progress.console_opened),
            title: t.first_steps_console_title(),
            text: t.first_steps_console_text().to_owned(),
            address: "/console".to_owned(),
            act: t.first_steps_console_act(),
            new_tab: false,
        },
        FirstStep {
            state: needed(progress.words >= FirstWords::OnTryOutPage),
            title: t.first_steps_talk_title(),
            text: t.first_steps_talk_text().to_owned(),
            address: format!("/try/{}", site.key),
            act: t.first_steps_talk_act(),
            new_tab: true,
        },
        FirstStep {
            state: needed(progress.line_seen),
            title: t.first_steps_line_title(),
            text: t.first_steps_line_text().to_owned(),
            address: tabs::address(site.id, "install"),
            act: t.first_steps_line_act(),
            new_tab: false,
        },
    ]
}

fn when_there_is_time(directory: &Directory, site: &SiteEntry, progress: &Progress, t: Texts) -> Vec<FirstStep> {
    let alone = directory.operators.len() <= 1;
    vec![
        FirstStep {
            state: later(!alone),
            title: t.first_steps_colleagues_title(),
            text: t.first_steps_colleagues_text().to_owned(),
            address: if alone { "/cabinet/employees/new" } else { "/cabinet/employees" }.to_owned(),
            act: if alone { t.first_steps_colleagues_act() } else { t.cabinet_nav_employees() },
            new_tab: false,
        },
        FirstStep {
            state: later(directory.sites.values().any(|site| site.widget.version > 0)),
            title: t.first_steps_look_title(),
            text: t.first_steps_look_text().to_owned(),
            address: tabs::address(site.id, "widget"),
            act: t.appearance_tab(),
            new_tab: false,
        },
        FirstStep {
            state: later(directory.sites.values().any(|site| site.hours.is_some())),
            title: t.first_steps_hours_title(),
            text: t.first_steps_hours_text().to_owned(),
            address: tabs::address(site.id, "hours"),
            act: t.hours_site_tab(),
            new_tab: false,
        },
        // Colleagues are invited by mail, and whoever forgets their password has nobody but it.
        FirstStep {
            state: if alone { later(progress.mail_set_up) } else { needed(progress.mail_set_up) },
            title: t.first_steps_mail_title(),
            text: if alone { t.first_steps_mail_alone() } else { t.first_steps_mail_text() }.to_owned(),
            address: "/cabinet/mail".to_owned(),
            act: t.first_steps_mail_act(),
            new_tab: false,
        },
    ]
}

fn needed(done: bool) -> StepState {
    if done { StepState::Done } else { StepState::ToDo }
}

fn later(done: bool) -> StepState {
    if done { StepState::Done } else { StepState::CanWait }
}
