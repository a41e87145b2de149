//! Conversations: the archive, reading one, and taking a list out.

mod asked;
pub mod export;
pub mod list;
mod log;
pub mod one;
mod why;

use std::collections::HashMap;

use crate::domain::conversation::Closer;
use crate::domain::ids::OperatorId;
use crate::storage::operators::Account;
use crate::storage::rows::Place;
use crate::texts::Texts;

/// The names of everybody who ever was with the company.
pub struct Names(HashMap<OperatorId, String>);

impl Names {
    pub(in crate::web::cabinet) fn new(accounts: &[Account]) -> Self {
        Self(accounts.iter().map(|account| (account.id, account.name.clone())).collect())
    }

    pub(in crate::web::cabinet) fn of(&self, id: OperatorId) -> &str {
        self.0.get(&id).map_or("", String::as_str)
    }
}

/// Where a conversation is: the class of its state, and words.
fn state(place: &Place, names: &Names, t: Texts) -> (&'static str, String) {
    match place {
        Place::Queued { .. } => ("waiting", t.conversations_row_queued().to_owned()),
        Place::Owned { by, .. } => ("good", t.conversations_row_owned(names.of(*by))),
        Place::Closed { by, .. } => ("away", closed_by(*by, names, t)),
    }
}

fn closed_by(by: Closer, names: &Names, t: Texts) -> String {
    match by {
        Closer::Operator(id) => t.conversations_row_closed_operator(names.of(id)),
        Closer::Administrator(id) => t.conversations_row_closed_administrator(names.of(id)),
        Closer::Visitor => t.conversations_row_closed_visitor().to_owned(),
    }
}
