//! The sections of the cabinet: what its navigation offers, where breadcrumbs begin, what page titles end with.
//!
//! A new section is one line in [`GROUPS`]. A group without a section that the person may open is not shown.

use std::fmt::Display;

use crate::texts::Texts;
use crate::web::views::Person;

/// Who finds a section in the navigation. Who may open it, its handler decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    ToAdministrators,
    ToEverybody,
}

/// A label in the language of the person.
type Label = fn(Texts) -> &'static str;

/// A section: its address, its label, and who finds it.
type Entry = (&'static str, Label, Open);

/// The groups in their order, each with its name and its sections.
const GROUPS: &[(Label, &[Entry])] = {
    use Open::{ToAdministrators, ToEverybody};
    &[
        (
            |t| t.navigation_groups_today(),
            &[
                (HOME, |t| t.cabinet_nav_home(), ToAdministrators),
                ("/cabinet/monitoring", |t| t.monitoring_nav(), ToAdministrators),
                ("/cabinet/conversations", |t| t.conversations_nav(), ToAdministrators),
            ],
        ),
        (
            |t| t.navigation_groups_company(),
            &[
                ("/cabinet/sites", |t| t.cabinet_nav_sites(), ToAdministrators),
                ("/cabinet/employees", |t| t.cabinet_nav_employees(), ToAdministrators),
                ("/cabinet/company", |t| t.hours_nav_company(), ToAdministrators),
            ],
        ),
        (
            |t| t.navigation_groups_conversations(),
            &[
                ("/cabinet/phrases", |t| t.phrases_nav(), ToEverybody),
                ("/cabinet/tags", |t| t.tags_nav(), ToAdministrators),
                ("/cabinet/blocked", |t| t.blocked_nav(), ToAdministrators),
            ],
        ),
        (
            |t| t.navigation_groups_system(),
            &[
                ("/cabinet/mail", |t| t.mail_page_nav(), ToAdministrators),
                ("/cabinet/audit", |t| t.audit_nav(), ToAdministrators),
            ],
        ),
        (|t| t.navigation_groups_you(), &[("/cabinet/account", |t| t.cabinet_nav_account(), ToEverybody)]),
    ]
};

/// The first page. Every other address begins with it, so it stands for itself alone.
const HOME: &str = "/cabinet";

/// A group of sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: &'static str,
    /// What is in it.
    pub sections: Vec<Section>,
}

/// A section, as somebody on a page sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The address of its first page.
    pub address: &'static str,
    /// Its name.
    pub label: &'static str,
    /// The value of `aria-current`: `page` on its first page, `true` on those below it.
    pub current: Option<&'static str>,
}

/// Something that breadcrumbs lead through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The address.
    pub address: String,
    /// Its name.
    pub label: String,
}

/// For pages directly below their section.
pub const DIRECTLY: [Step; 0] = [];

/// A step of breadcrumbs.
pub fn step(address: impl Display, label: impl Display) -> Step {
    Step { address: address.to_string(), label: label.to_string() }
}

/// What the navigation offers to a person who is on a page. The path may have a query.
pub fn groups(person: &Person, path: &str, t: Texts) -> Vec<Group> {
    let offered = |open: Open| person.administers || open == Open::ToEverybody;
    let of = |sections: &'static [Entry]| {
        let these = sections.iter().filter(|(_, _, open)| offered(*open));
        these.map(|(address, label, _)| Section { address, label: label(t), current: current(path, address) }).collect()
    };
    let all = GROUPS.iter().map(|(name, sections)| Group { name: name(t), sections: of(sections) });
    all.filter(|group| !group.sections.is_empty()).collect()
}

/// The section that a page lies below; `None` for the first page of a section, and outside of all.
pub fn above(path: &str, t: Texts) -> Option<Section> {
    let mut sections = GROUPS.iter().flat_map(|(_, sections)| *sections);
    sections.find_map(|(address, label, _)| {
        let current = current(path, address)?;
        (current == "true").then(|| Section { address, label: label(t), current: Some(current) })
    })
}

fn current(path: &str, address: &str) -> Option<&'static str> {
    let page = path.split('?').next().unwrap_or_default();
    match page.strip_prefix(address)? {
        "" => Some("page"),
        rest if rest.starts_with('/') && address != HOME => Some("true"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;

    const T: Texts = Texts { language: Language::En };

    fn marked(path: &str) -> Vec<(&'static str, &'static str)> {
        let person =
            Person { name: "Vera".into(), company: "Shop".into(), administers: true, owes_second_factor: false };
        let sections = groups(&person, path, T).into_iter().flat_map(|group| group.sections);
        sections.filter_map(|section| Some((section.address, section.current?))).collect()
    }

    #[test]
    fn exactly_the_section_of_a_page_is_marked() {
        assert_eq!(marked("/cabinet"), [("/cabinet", "page")]);
        assert_eq!(marked("/cabinet/sites"), [("/cabinet/sites", "page")]);
        assert_eq!(marked("/cabinet/sites/1/people"), [("/cabinet/sites", "true")]);
        assert_eq!(marked("/cabinet/conversations?state=closed"), [("/cabinet/conversations", "page")]);
        assert_eq!(marked("/cabinet/sitesandmore"), []);
        assert_eq!(above("/cabinet/sites", T), None);
        assert_eq!(above("/cabinet/sites/1?x=/", T).map(|section| section.label), Some("Sites"));
    }

    #[test]
    fn operators_are_offered_what_is_theirs_and_no_empty_groups() {
        let person =
            Person { name: "Anna".into(), company: "Shop".into(), administers: false, owes_second_factor: false };
        let offered = groups(&person, "/cabinet/account", T);
        assert!(offered.iter().all(|group| !group.sections.is_empty()));
        let addresses: Vec<_> =
            offered.iter().flat_map(|group| &group.sections).map(|section| section.address).collect();
        assert!(addresses.contains(&"/cabinet/account") && !addresses.contains(&"/cabinet/sites"), "{addresses:?}");
    }

    #[test]
    fn no_address_stands_twice() {
        let mut all: Vec<_> = GROUPS.iter().flat_map(|(_, sections)| *sections).map(|(address, ..)| *address).collect();
        let many = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), many);
    }
}
