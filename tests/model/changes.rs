//! What administrators do to the company: modes, departments, people. N06: nobody else may.

use besedka::domain::ids::{DepartmentId, OperatorId, SiteId};
use besedka::domain::operator::Role;
use besedka::domain::site::RoutingMode;
use besedka::domain::work_status::WorkStatus;

use super::commands::Employment;
use super::company::{Answer, Company, Department, Device, number_of, place_of};

impl Company {
    /// X18.
    pub fn account_mode(&mut self, by: OperatorId, mode: RoutingMode) -> Answer {
        self.allowed(by)?;
        self.account_mode = mode;
        self.drain();
        Ok(())
    }

    /// X18.
    pub fn site_mode(&mut self, by: OperatorId, id: SiteId, mode: Option<RoutingMode>) -> Answer {
        self.allowed(by)?;
        self.sites.iter_mut().find(|site| site.id == id).ok_or("site_unknown")?.mode = mode;
        self.drain();
        Ok(())
    }

    pub fn creates_department(&mut self, by: OperatorId, site: SiteId) -> Answer {
        self.allowed(by)?;
        if !self.has_site(site) {
            return Err("site_unknown");
        }
        let id = DepartmentId(number_of(self.departments.len()));
        self.departments.push(Department { id, site, exists: true });
        Ok(())
    }

    /// Silent: where its conversations go. Into the queue of the site, at their places, those in work when they are given back;
    /// and so they may be given to more people than before (I2).
    pub fn removes_department(&mut self, by: OperatorId, id: DepartmentId) -> Answer {
        self.allowed(by)?;
        self.department(id).ok_or("department_unknown")?;
        self.departments[place_of(id.0)].exists = false;
        for person in &mut self.people {
            person.departments.retain(|department| *department != id);
        }
        for conversation in self.conversations.iter_mut().filter(|known| !known.is_closed()) {
            conversation.department = conversation.department.filter(|department| *department != id);
        }
        self.drain();
        Ok(())
    }

    /// X12. People whose the site is not are left out; whoever is gone keeps what they had.
    pub fn members(&mut self, by: OperatorId, id: DepartmentId, members: &[OperatorId]) -> Answer {
        self.allowed(by)?;
        let site = self.department(id).ok_or("department_unknown")?.site;
        if members.iter().any(|member| self.person(*member).is_none()) {
            return Err("operator_unknown");
        }
        for person in self.people.iter_mut().filter(|person| person.here) {
            person.departments.retain(|department| *department != id);
            if members.contains(&person.id) && person.sites.contains(&site) {
                person.departments.push(id);
            }
        }
        self.drain();
        Ok(())
    }

    /// X12. Whoever loses the site is in none of its departments any more.
    pub fn people_of(&mut self, by: OperatorId, site: SiteId, people: &[OperatorId]) -> Answer {
        self.allowed(by)?;
        if !self.has_site(site) {
            return Err("site_unknown");
        }
        if people.iter().any(|person| self.person(*person).is_none()) {
            return Err("operator_unknown");
        }
        let there: Vec<DepartmentId> =
            self.departments.iter().filter(|known| known.site == site).map(|known| known.id).collect();
        for person in self.people.iter_mut().filter(|person| person.here) {
            person.sites.retain(|theirs| *theirs != site);
            if people.contains(&person.id) {
                person.sites.push(site);
            } else {
                person.departments.retain(|department| !there.contains(department));
            }
        }
        self.drain();
        Ok(())
    }

    /// Silent: whether administrators may make themselves operators. They may not.
    ///
    /// X12: what they have in work stays theirs; a higher limit, a site or a department may bring them more.
    pub fn employs(&mut self, by: OperatorId, colleague: OperatorId, employment: &Employment) -> Answer {
        self.allowed(by)?;
        let person = self.person(colleague).ok_or("operator_unknown")?;
        if (person.role == Role::Owner) != (employment.role == Role::Owner) {
            return Err("owner_stays");
        }
        if colleague == by && employment.role == Role::Operator {
            return Err("not_oneself");
        }
        if employment.sites.iter().any(|site| !self.has_site(*site)) {
            return Err("site_unknown");
        }
        let mut departments = Vec::new();
        for id in &employment.departments {
            let department = self.department(*id).ok_or("department_unknown")?;
            if employment.sites.contains(&department.site) {
                departments.push(*id);
            }
        }
        if let Some(person) = self.person_mut(colleague) {
            (person.role, person.limit) = (employment.role, employment.limit);
            (person.sites, person.departments) = (employment.sites.clone(), departments);
        }
        self.drain();
        Ok(())
    }

    /// X20.
    pub fn removes(&mut self, by: OperatorId, colleague: OperatorId) -> Answer {
        self.allowed(by)?;
        let person = self.person(colleague).ok_or("operator_unknown")?;
        if person.role == Role::Owner {
            return Err("owner_stays");
        }
        if colleague == by {
            return Err("not_oneself");
        }
        let returned = self.gives_back(colleague);
        let now = self.now;
        if let Some(person) = self.person_mut(colleague) {
            if person.status != WorkStatus::Left {
                (person.status, person.since, person.reason) = (WorkStatus::Left, now, "operator_removed");
            }
            person.devices = [Device::default(), Device::default()];
            person.here = false;
        }
        self.arrive(&returned);
        Ok(())
    }

    /// Silent: what they find. They are Left, with the sites and departments that they had, as far as those exist.
    pub fn restores(&mut self, by: OperatorId, colleague: OperatorId) -> Answer {
        self.allowed(by)?;
        let person = self.people.get_mut(place_of(colleague.0)).filter(|person| !person.here);
        person.ok_or("operator_unknown")?.here = true;
        Ok(())
    }
}
