//! What the address of the archive asks for.

use crate::domain::ids::{ConversationId, DepartmentId, OperatorId, SiteId, TagId};
use crate::domain::time::Timestamp;
use crate::domain::words::Wanted;
use crate::storage::archive::{Filter, Standing};
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::moments::Moments;
use crate::web::views::Field;
use crate::web::visit::urlencode;

/// How many characters of a question are read.
const LONGEST_QUESTION: usize = 200;

/// What is asked for, and how it was written.
pub struct Asked {
    /// The filter.
    pub filter: Filter,
    /// The words, as they were typed.
    pub words: Field,
    /// The first day, as it was typed.
    pub from: Field,
    /// The last day, as it was typed.
    pub to: Field,
    /// From where on.
    pub below: Option<ConversationId>,
}

impl Asked {
    /// Reads it. What there is not narrows nothing down; a day that is none is told.
    pub fn read(filled: &Filled, moments: &Moments) -> Self {
        let number = |name: &str| filled.text(name).parse::<i64>().ok();
        let (from, first) = day(filled.text("from"), moments);
        let (to, last) = day(filled.text("to"), moments);
        let words: String = filled.text("q").trim().chars().take(LONGEST_QUESTION).collect();
        let filter = Filter {
            standing: Standing::parse(filled.text("state")),
            site: number("site").map(SiteId),
            department: number("department").map(DepartmentId),
            operator: number("operator").map(OperatorId),
            tag: number("tag").map(TagId),
            words: Wanted::parse(&words),
            from: first.map(|(first, _)| first),
            before: last.map(|(_, next)| next),
        };
        Self { filter, words: Field::new(words), from, to, below: number("below").map(ConversationId) }
    }

    /// Whether something was typed that is no day.
    pub const fn is_wrong(&self) -> bool {
        self.from.error.is_some() || self.to.error.is_some()
    }

    /// The same as the query of an address, without where it begins.
    pub fn query(&self) -> String {
        let Filter { standing, site, department, operator, tag, from, before, .. } = self.filter;
        let typed = Some(self.words.value.as_str()).filter(|words| !words.is_empty());
        let pairs = [
            ("q", typed.map(urlencode)),
            ("state", standing.map(|standing| standing.word().to_owned())),
            ("site", site.map(|id| id.to_string())),
            ("department", department.map(|id| id.to_string())),
            ("operator", operator.map(|id| id.to_string())),
            ("tag", tag.map(|id| id.to_string())),
            ("from", from.map(|_| self.from.value.clone())),
            ("to", before.map(|_| self.to.value.clone())),
        ];
        let written = pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        written.collect::<Vec<_>>().join("&")
    }
}

fn day(typed: &str, moments: &Moments) -> (Field, Option<(Timestamp, Timestamp)>) {
    let (typed, t) = (typed.trim(), moments.t);
    let field = Field::new(typed);
    match moments.parse_day(typed) {
        None if typed.is_empty() => (field, None),
        None => (field.refused(t.conversations_filter_day_invalid()), None),
        // Signs that numbers may have are no part of a day, and have no place in an address.
        Some(_) if !typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => {
            (field.refused(t.conversations_filter_day_invalid()), None)
        }
        day => (field, day),
    }
}
