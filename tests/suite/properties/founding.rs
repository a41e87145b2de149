//! Founding the company that a sequence begins with, through actions.

use besedka::actions::change_employee::{self, Employment};
use besedka::actions::{change_personal_settings, change_routing, create_department, remove_operator, set_work_status};
use besedka::config::Limits;
use besedka::domain::operator::Role;
use besedka::domain::work_status::WorkStatus;

use super::world::World;
use crate::model::company::{Company, Person};
use crate::support::visitor::Shop;
use crate::support::{Desk, Visitor};

/// The sites, in the order of their numbers.
const SHOPS: [Shop; 2] =
    [Shop { key: "demo", domain: "shop.example" }, Shop { key: "second", domain: "second.example" }];

/// The name of whoever has a number, in their address.
pub fn name_of(number: i64) -> &'static str {
    ["owner", "anna", "boris", "vera"][crate::model::company::place_of(number)]
}

impl World {
    pub async fn founded(company: Company) -> Self {
        let many = Limits {
            visitor_messages: 1_000,
            address_messages: 10_000,
            site_messages: 10_000,
            operator_messages: 1_000,
            new_visitors: 1_000,
            ..Limits::default()
        };
        let desk = Desk::with_limits(many).await;
        desk.second_site().await;
        for person in &company.people[1..] {
            assert_eq!(desk.employs(name_of(person.id.0), Role::Operator).await, person.id);
        }
        let account_mode = company.account_mode;
        desk.cabinet(move |write, by| change_routing::of_account(write, by, account_mode)).await;
        for site in company.sites.clone() {
            desk.cabinet(move |write, by| change_routing::of_site(write, by, site.id, site.mode)).await;
        }
        for known in company.departments.clone() {
            let id = desk.cabinet(move |write, by| create_department::create(write, by, known.site, "Sales")).await;
            assert_eq!(id, known.id);
        }
        for person in company.people.clone() {
            works(&desk, person).await;
        }
        let mut widgets = Vec::new();
        for (number, visitor) in (1..).zip(&company.visitors) {
            let shop = SHOPS[crate::model::company::place_of(visitor.site.0)];
            widgets.push(Visitor::opens_widget_of(&desk, shop, number).await);
        }
        Self::of(desk, company, widgets)
    }
}

/// How somebody works when the sequence begins.
async fn works(desk: &Desk, person: Person) {
    let (id, status, here) = (person.id, person.status, person.here);
    let (ready, pause) = (person.ready_on_start, person.pause_on_close);
    let (role, limit, sites, departments) = (person.role, person.limit, person.sites, person.departments);
    let name = name_of(id.0).to_owned();
    let employment = Employment { name, role, limit, sites, departments };
    desk.cabinet(move |write, by| change_employee::change(write, by, id, &employment)).await;
    desk.cabinet(move |write, _| change_personal_settings::start_and_close(write, id, ready, pause)).await;
    if status != WorkStatus::Left {
        desk.cabinet(move |write, _| set_work_status::choose(write, id, status)).await;
    }
    if !here {
        desk.cabinet(move |write, by| remove_operator::remove(write, by, id)).await;
    }
}
