//! What administrators do to the company. The pages of the cabinet have tests of their own; here the actions behind them are
//! called, by whoever it is.

use besedka::actions::audited::Administrator;
use besedka::actions::change_employee::{self, Employment};
use besedka::actions::{
    Failure, Outcome, change_department, change_routing, change_site, create_department, remove_operator,
};
use besedka::domain::ids::OperatorId;
use besedka::storage::Write;

use super::acts::Played;
use super::founding::name_of;
use super::world::{Seat, World};
use crate::model::commands::Command;
use crate::model::company::place_of;

impl World {
    pub async fn changes(&mut self, command: &Command) -> Played {
        match command.clone() {
            Command::AccountMode { by, mode } => {
                self.acts(by, move |write, by| change_routing::of_account(write, by, mode)).await
            }
            Command::SiteMode { by, site, mode } => {
                self.acts(by, move |write, by| change_routing::of_site(write, by, site, mode)).await
            }
            Command::CreatesDepartment { by, site } => {
                self.acts(by, move |write, by| create_department::create(write, by, site, "Sales")).await
            }
            Command::RemovesDepartment { by, department } => {
                self.acts(by, move |write, by| change_department::remove(write, by, department)).await
            }
            Command::Members { by, department, members } => {
                let change = move |write: &Write<'_>, by: &Administrator| {
                    change_department::change(write, by, department, "Sales", &members)
                };
                self.acts(by, change).await
            }
            Command::People { by, site, people } => {
                self.acts(by, move |write, by| change_site::set_people(write, by, site, &people)).await
            }
            Command::Employs { by, colleague, employment } => {
                let crate::model::commands::Employment { role, limit, sites, departments } = employment;
                let name = name_of(colleague.0).to_owned();
                let employment = Employment { name, role, limit, sites, departments };
                self.acts(by, move |write, by| change_employee::change(write, by, colleague, &employment)).await
            }
            Command::Removes { by, colleague } => {
                self.acts(by, move |write, by| remove_operator::remove(write, by, colleague)).await?;
                self.seats[place_of(colleague.0)] = Seat::default();
                self.is_noticed().await;
                Ok(())
            }
            Command::Restores { by, colleague } => {
                self.acts(by, move |write, by| remove_operator::restore(write, by, colleague)).await
            }
            other => panic!("{other:?} is no act of the cabinet"),
        }
    }

    async fn acts<T: Send + 'static>(
        &self,
        operator: OperatorId,
        act: impl FnOnce(&Write<'_>, &Administrator) -> Outcome<T> + Send + 'static,
    ) -> Played {
        let by = Administrator { operator, address: "127.0.0.1".into() };
        match self.desk.performs(move |write| act(write, &by)).await {
            Ok(_) => Ok(()),
            Err(Failure::Refused(refusal)) => Err(refusal.code().into()),
            Err(Failure::Internal(error)) => panic!("{error} {}", self.story()),
        }
    }
}
