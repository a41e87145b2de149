//! The company of a test: its people, its sites, and what its owner does in the cabinet.

use besedka::actions::audited::Administrator;
use besedka::actions::change_employee::{self, Employment};
use besedka::actions::create_operator::{self, Newcomer};
use besedka::actions::create_site::{self, NewSite};
use besedka::actions::{Failure, Outcome, change_routing, change_tags, create_department};
use besedka::domain::email::EmailAddress;
use besedka::domain::ids::{DepartmentId, OperatorId, SiteId, TagId};
use besedka::domain::language::Language;
use besedka::domain::operator::Role;
use besedka::domain::origin::OriginPattern;
use besedka::domain::site::RoutingMode;
use besedka::domain::tag::TagColour;
use besedka::storage::Write;

use super::{Desk, OWNER};
use crate::support::Operator;

impl Desk {
    /// Adds a person and opens their console, deliberately: they become Ready (X05).
    pub async fn operator(&self, name: &str) -> Operator {
        self.employs(name, Role::Operator).await;
        Operator::signs_in(self, name).await.starts().await
    }

    /// The same for an administrator.
    pub async fn administrator(&self, name: &str) -> Operator {
        self.employs(name, Role::Administrator).await;
        Operator::signs_in(self, name).await.starts().await
    }

    /// Adds a person whose address is `name@demo.example`.
    pub async fn employs(&self, name: &str, role: Role) -> OperatorId {
        let email = EmailAddress::parse(&format!("{name}@demo.example")).unwrap();
        let newcomer = Newcomer { name: capitalised(name), email, password_hash: Some(self.quick_hash.clone()), role };
        self.appliance().actions().perform(move |write| create_operator::create(write, &newcomer)).await.unwrap()
    }

    /// What an administrator does in the cabinet, by the owner.
    pub async fn cabinet<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Write<'_>, &Administrator) -> Outcome<T> + Send + 'static,
    ) -> T {
        let owner = Administrator { operator: OWNER, address: "127.0.0.1".into() };
        self.appliance().actions().perform(move |write| act(write, &owner)).await.unwrap()
    }

    /// Whatever somebody does that a test has no other way of doing; a refusal is an answer.
    pub async fn performs<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Write<'_>) -> Outcome<T> + Send + 'static,
    ) -> Result<T, Failure> {
        self.appliance().actions().perform(act).await
    }

    /// Every site routes like this.
    pub async fn routes(&self, mode: RoutingMode) {
        self.cabinet(move |write, by| change_routing::of_account(write, by, mode)).await;
    }

    /// Somebody gets this limit; their sites and departments stay.
    pub async fn limits(&self, operator: OperatorId, limit: Option<u32>) {
        self.employment(operator, |employment| employment.limit = limit).await;
    }

    /// Somebody's employment changes.
    pub async fn employment(&self, operator: OperatorId, change: impl FnOnce(&mut Employment)) {
        let directory = self.appliance().actions().directory();
        let person = &directory.operators[&operator];
        let mut employment = Employment {
            name: person.name.clone(),
            role: person.role,
            limit: person.limit,
            sites: person.sites.clone(),
            departments: person.departments.clone(),
        };
        change(&mut employment);
        self.cabinet(move |write, by| change_employee::change(write, by, operator, &employment)).await;
    }

    /// A department of the first site with these members.
    pub async fn department(&self, name: &str, members: &[OperatorId]) -> DepartmentId {
        let name = name.to_owned();
        let id = self.cabinet(move |write, by| create_department::create(write, by, SiteId(1), &name)).await;
        for member in members {
            self.employment(*member, |employment| employment.departments.push(id)).await;
        }
        id
    }

    /// A tag of the company's list.
    pub async fn tag(&self, name: &str) -> TagId {
        let name = name.to_owned();
        self.cabinet(move |write, by| change_tags::create(write, by, &name, TagColour::Red)).await
    }

    /// Another site, which is nobody's but the owner's.
    pub async fn second_site(&self) -> SiteId {
        let new = NewSite {
            key: "second".into(),
            name: "Second".into(),
            language: Language::En,
            origins: OriginPattern::of_domain("second.example").unwrap(),
        };
        self.cabinet(move |write, by| create_site::create(write, by, &new)).await
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
