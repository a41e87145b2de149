//! The audit log: reading it, and taking it out.

pub mod export;
pub(in crate::web::cabinet) mod fields;
mod kinds;
pub mod list;
mod values;
mod words;

use std::collections::HashMap;

use crate::domain::ids::OperatorId;
use crate::storage::audit::{AuditOutcome, Kept, Sought};
use crate::storage::operators::Account;
use crate::texts::Texts;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::moments::Moments;
use crate::web::views::Field;
use kinds::Kind;

/// What the address asks for, and how it was written.
struct Asked {
    sought: Sought,
    kind: Option<Kind>,
    from: Field,
    to: Field,
    below: Option<i64>,
}

impl Asked {
    /// Reads it. What there is not narrows nothing down; a day that is none is told.
    fn read(filled: &Filled, moments: &Moments) -> Self {
        let number = |name: &str| filled.text(name).parse::<i64>().ok();
        let day = |name: &str| {
            let typed = filled.text(name).trim();
            match moments.parse_day(typed) {
                None if !typed.is_empty() => {
                    (Field::new(typed).refused(moments.t.conversations_filter_day_invalid()), None)
                }
                day => (Field::new(typed), day),
            }
        };
        let ((from, first), (to, last)) = (day("from"), day("to"));
        let sought = Sought {
            person: number("person").map(OperatorId),
            outcome: AuditOutcome::parse(filled.text("outcome")),
            from: first.map(|(first, _)| first),
            before: last.map(|(_, next)| next),
        };
        Self { sought, kind: Kind::parse(filled.text("kind")), from, to, below: number("below") }
    }

    const fn is_wrong(&self) -> bool {
        self.from.error.is_some() || self.to.error.is_some()
    }

    /// The same as the query of an address, without where it begins.
    fn query(&self) -> String {
        let Sought { person, outcome, from, before } = self.sought;
        let kind = self.kind.and_then(|kind| Kind::ALL.into_iter().find(|(other, _)| *other == kind));
        let pairs = [
            ("person", person.map(|id| id.to_string())),
            ("kind", kind.map(|(_, word)| word.to_owned())),
            ("outcome", outcome.map(|outcome| outcome.word().to_owned())),
            ("from", from.map(|_| self.from.value.clone())),
            ("to", before.map(|_| self.to.value.clone())),
        ];
        let written = pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        written.collect::<Vec<_>>().join("&")
    }
}

/// The names of everybody who ever was with the company.
pub(in crate::web::cabinet) struct Names(HashMap<OperatorId, String>);

impl Names {
    pub(in crate::web::cabinet) fn of_accounts(accounts: &[Account]) -> Self {
        Self(accounts.iter().map(|account| (account.id, account.name.clone())).collect())
    }

    /// Who did it.
    pub(in crate::web::cabinet) fn who(&self, entry: &Kept, t: Texts) -> String {
        match entry.operator {
            Some(id) => self.of(id),
            None if entry.address.is_empty() => t.audit_row_machine().to_owned(),
            None => t.audit_row_nobody().to_owned(),
        }
    }

    fn of(&self, id: OperatorId) -> String {
        self.0.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }
}

#[cfg(test)]
mod tests;
