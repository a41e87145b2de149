//! Who has what in work, and what becomes of wishes about work statuses, by the rules of the house.

use std::collections::HashMap;

use crate::demo::fact::{Fact, What};
use crate::demo::shifts::Wish;
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::time::Timestamp;
use crate::domain::work_status::{self, Reason, WorkStatus};

/// Everybody's status and work.
#[derive(Default)]
pub struct Desk {
    owners: HashMap<ConversationId, OperatorId>,
    people: HashMap<OperatorId, Person>,
}

struct Person {
    status: WorkStatus,
    in_work: usize,
}

impl Desk {
    /// X02, X05, I4: somebody wishes for a status. Whoever had left opens the console first.
    pub fn wish(&mut self, wish: &Wish) -> Option<Fact> {
        let person = self.person(wish.operator);
        let start = work_status::on_console_start(person.status, wish.status == WorkStatus::Ready);
        let change = match start {
            Some(started) if person.status == WorkStatus::Left => started,
            _ => work_status::choose(wish.status, person.in_work),
        };
        self.change(wish.at, wish.operator, change)
    }

    /// Notes whose work grew or shrank by a fact. X01: who paused may have left with it.
    pub fn follow(&mut self, fact: &Fact) -> Option<Fact> {
        match fact.what {
            What::Taken { conversation, by } => {
                self.owners.insert(conversation, by);
                self.person(by).in_work += 1;
                None
            }
            What::Closed { conversation, .. } => {
                let owner = self.owners.remove(&conversation)?;
                let person = self.person(owner);
                person.in_work -= 1;
                let change = work_status::after_work_shrank(person.status, person.in_work)?;
                self.change(fact.at, owner, change)
            }
            _ => None,
        }
    }

    fn person(&mut self, operator: OperatorId) -> &mut Person {
        self.people.entry(operator).or_insert(Person { status: WorkStatus::Left, in_work: 0 })
    }

    fn change(&mut self, at: Timestamp, operator: OperatorId, (to, reason): (WorkStatus, Reason)) -> Option<Fact> {
        let person = self.person(operator);
        if person.status == to {
            return None;
        }
        person.status = to;
        Some(Fact { at, what: What::StatusChanged { operator, to, reason } })
    }
}
