//! The small, rarely changing part of the company in one value: its sites, departments and people.
//!
//! It is loaded whole (a company has at most some hundred people), shared by reference, and replaced after the commit of
//! whatever changed it. Conversations are not in it.

use std::collections::BTreeMap;

use crate::domain::conversation::Queue;
use crate::domain::ids::{DepartmentId, OperatorId, SiteId, TagId};
use crate::domain::language::Language;
use crate::domain::offline::OfflineForm;
use crate::domain::opening_hours::OpeningHours;
use crate::domain::operator::Role;
use crate::domain::origin::OriginPattern;
use crate::domain::refusal::Refusal;
use crate::domain::site::RoutingMode;
use crate::domain::tag::{TagEntry, fold};
use crate::domain::time::Timestamp;
use crate::domain::time_zone::TimeZone;
use crate::domain::widget::Widget;
use crate::domain::work_status::Standing;

/// The company as everybody needs it all the time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    /// The company's name; `None` until it has been set up.
    pub company: Option<String>,
    /// Where its clocks hang: what day it is for the company.
    pub time_zone: TimeZone,
    /// Its sites by number.
    pub sites: BTreeMap<SiteId, SiteEntry>,
    /// Its departments by number.
    pub departments: BTreeMap<DepartmentId, DepartmentEntry>,
    /// Its people by number, without those who were removed.
    pub operators: BTreeMap<OperatorId, OperatorEntry>,
    /// What conversations are marked with, in the order in which it is offered; retired tags too.
    pub tags: Vec<TagEntry>,
}

/// A site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteEntry {
    /// Its number.
    pub id: SiteId,
    /// What stands in the address of its widget.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// The language for visitors whose own is not spoken here.
    pub language: Language,
    /// Its routing mode, with the account's default applied.
    pub mode: RoutingMode,
    /// The pages that may carry its widget.
    pub origins: Vec<OriginPattern>,
    /// What its widget offers while nobody is there.
    pub offline: OfflineForm,
    /// Its opening hours, if it keeps any.
    pub hours: Option<OpeningHours>,
    /// How its widget looks and what it says.
    pub widget: Widget,
}

/// A department of one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentEntry {
    /// Its number.
    pub id: DepartmentId,
    /// The site that it belongs to.
    pub site: SiteId,
    /// What people call it.
    pub name: String,
}

/// A person who answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorEntry {
    /// Their number.
    pub id: OperatorId,
    /// Their name, as visitors see it too.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Their work status.
    pub standing: Standing,
    /// How many open conversations the system may bring them to in balanced mode; `None`: any number.
    pub limit: Option<u32>,
    /// The sites that are theirs.
    pub sites: Vec<SiteId>,
    /// The departments that they belong to.
    pub departments: Vec<DepartmentId>,
}

impl OperatorEntry {
    /// Whether a queue is one of theirs, whatever their status: of their site, and of their department if it is of one.
    pub fn belongs_to(&self, queue: Queue) -> bool {
        self.sites.contains(&queue.site)
            && queue.department.is_none_or(|department| self.departments.contains(&department))
    }

    /// M01 for one queue.
    pub fn sees_queue(&self, queue: Queue) -> bool {
        self.standing.status.is_available() && self.belongs_to(queue)
    }
}

impl Directory {
    /// The site of a key.
    pub fn site_by_key(&self, key: &str) -> Option<&SiteEntry> {
        self.sites.values().find(|site| site.key == key)
    }

    /// The names of people, in the order of their numbers.
    pub fn names_of(&self, people: impl IntoIterator<Item = OperatorId>) -> Vec<String> {
        let mut ids: Vec<OperatorId> = people.into_iter().collect();
        ids.sort_unstable();
        ids.iter().map(|id| self.name_of(*id).to_owned()).collect()
    }

    /// The name of a person, or an empty one for somebody who is gone.
    pub fn name_of(&self, operator: OperatorId) -> &str {
        self.operators.get(&operator).map_or("", |entry| &entry.name)
    }

    /// Whether a department of a site can be called so: no other one of the site is, capitals or not, for whoever reads
    /// both would take them for one.
    ///
    /// # Errors
    /// [`Refusal::DepartmentNameTaken`].
    pub fn free_department_name(&self, site: SiteId, name: &str, of: Option<DepartmentId>) -> Result<(), Refusal> {
        let mut others = self.departments.values().filter(|other| other.site == site && Some(other.id) != of);
        let is_taken = others.any(|other| fold(&other.name) == fold(name));
        if is_taken { Err(Refusal::DepartmentNameTaken) } else { Ok(()) }
    }

    /// The tag of a number.
    pub fn tag(&self, id: TagId) -> Option<&TagEntry> {
        self.tags.iter().find(|tag| tag.id == id)
    }

    /// M01: the queues that an operator sees: of their sites, and of those departments there that they belong to; none
    /// while on Pause or Left.
    pub fn queues_of(&self, operator: &OperatorEntry) -> Vec<Queue> {
        if !operator.standing.status.is_available() {
            return Vec::new();
        }
        let sites = operator.sites.iter().map(|site| Queue { site: *site, department: None });
        let departments = operator.departments.iter().filter_map(|id| {
            let department = self.departments.get(id)?;
            operator.sites.contains(&department.site).then_some(Queue { site: department.site, department: Some(*id) })
        });
        sites.chain(departments).collect()
    }

    /// The queues of a site: its own, and those of its departments.
    pub fn queues_of_site(&self, site: SiteId) -> Vec<Queue> {
        let departments = self.departments.values().filter(|department| department.site == site);
        let queues = departments.map(|department| Queue { site, department: Some(department.id) });
        std::iter::once(Queue { site, department: None }).chain(queues).collect()
    }

    /// I5, M15, W01, W04: a widget is online exactly if some operator of that site is Ready or Can help, at their limit or not.
    pub fn is_online(&self, site: SiteId) -> bool {
        self.operators
            .values()
            .any(|operator| operator.standing.status.is_available() && operator.sites.contains(&site))
    }

    /// When a site where nobody is will be there again, by its opening hours. Within them, and without them, nothing is
    /// promised.
    pub fn back_at(&self, site: SiteId, now: Timestamp) -> Option<Timestamp> {
        let hours = self.sites.get(&site)?.hours.as_ref()?;
        if self.is_online(site) { None } else { hours.next_opening(now) }
    }

    /// Whether a site is open by its hours, and yet nobody is there.
    pub fn is_deserted(&self, site: SiteId, now: Timestamp) -> bool {
        let hours = self.sites.get(&site).and_then(|site| site.hours.as_ref());
        hours.is_some_and(|hours| hours.is_open(now)) && !self.is_online(site)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;
    use crate::domain::work_status::WorkStatus;

    fn company(status: WorkStatus) -> (Directory, OperatorEntry) {
        let anna = OperatorEntry {
            id: OperatorId(1),
            name: "Anna".into(),
            role: Role::Operator,
            limit: None,
            standing: Standing { status, since: Timestamp(0) },
            sites: vec![SiteId(1)],
            departments: vec![DepartmentId(5), DepartmentId(6)],
        };
        let mut directory = Directory::default();
        for (id, site) in [(5, 1), (6, 2), (7, 1)] {
            let id = DepartmentId(id);
            directory.departments.insert(id, DepartmentEntry { id, site: SiteId(site), name: String::new() });
        }
        directory.operators.insert(anna.id, anna.clone());
        (directory, anna)
    }

    #[test]
    fn m01_an_operator_sees_the_queues_of_their_sites_and_of_their_departments_there() {
        let (directory, anna) = company(WorkStatus::CanHelp);
        let site = Queue { site: SiteId(1), department: None };
        let mine = Queue { site: SiteId(1), department: Some(DepartmentId(5)) };
        assert_eq!(directory.queues_of(&anna), vec![site, mine]);
        assert!(anna.sees_queue(mine));
        assert!(!anna.sees_queue(Queue { site: SiteId(1), department: Some(DepartmentId(7)) }));
        assert!(!anna.sees_queue(Queue { site: SiteId(2), department: Some(DepartmentId(6)) }));
    }

    #[test]
    fn m01_pause_and_left_see_no_queue_and_i5_keep_no_widget_online() {
        for status in [WorkStatus::Pause, WorkStatus::Left] {
            let (directory, anna) = company(status);
            assert!(directory.queues_of(&anna).is_empty());
            assert!(!directory.is_online(SiteId(1)));
        }
        let (directory, _) = company(WorkStatus::Ready);
        assert!(directory.is_online(SiteId(1)) && !directory.is_online(SiteId(2)));
    }
}
