//! The log as a table, piece by piece.

use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use crate::actions::audited;
use crate::storage::audit::{self, AuditOutcome, Found, Kept, Sought};
use crate::storage::{StorageError, operators};
use crate::texts::Texts;
use crate::web::App;
use crate::web::cabinet::audit::fields::differences;
use crate::web::cabinet::audit::kinds::Kind;
use crate::web::cabinet::audit::words::{self, Told};
use crate::web::cabinet::audit::{Asked, Names};
use crate::web::cabinet::conversations::export::line;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::moments::{Moments, iso};
use crate::web::cabinet::{Admin, acting};
use crate::web::error::{WebError, log};
use crate::web::views::audit::Different;

/// How many entries a table has at the most.
pub const MOST: usize = 20_000;

/// How many are read at once.
const PIECE: usize = 1_000;

/// `GET /cabinet/audit.csv`, for administrators. That it was taken out is on the disk before the first line goes.
pub async fn save(State(app): State<App>, admin: Admin, Query(filled): Query<Filled>) -> Result<Response, WebError> {
    let (t, by) = (admin.visit.t, acting(&admin));
    let asked = Asked::read(&filled, &Moments::of(&app.actions.directory(), t));
    app.actions.perform(move |write| audited::exporting_the_log(write, &by)).await?;
    let names = Names::of_accounts(&app.reader.read(operators::accounts).await?);
    let table = Table { app, sought: asked.sought, kind: asked.kind, t, names, below: None, left: MOST };
    let body = Body::from_stream(stream::unfold(Some(table), |table| async move {
        match table?.next().await {
            Ok((piece, rest)) => Some((Ok(Bytes::from(piece)), rest)),
            Err(error) => {
                log(&error);
                Some((Err(error), None))
            }
        }
    }));
    let headers =
        [("content-type", "text/csv; charset=utf-8"), ("content-disposition", "attachment; filename=\"audit.csv\"")];
    Ok((headers, body).into_response())
}

/// A table on its way.
struct Table {
    app: App,
    sought: Sought,
    kind: Option<Kind>,
    t: Texts,
    names: Names,
    below: Option<i64>,
    left: usize,
}

impl Table {
    /// The next lines, and what is left.
    async fn next(mut self) -> Result<(String, Option<Self>), StorageError> {
        // The mark by which spreadsheets know that the letters are Unicode.
        let head = || format!("\u{feff}{}", line(&head(self.t).map(str::to_owned)));
        let mut text = if self.below.is_none() { head() } else { String::new() };
        let (sought, kind, below, many) = (self.sought, self.kind, self.below, PIECE.min(self.left));
        let found = self.app.reader.read(move |read| {
            let of_kind = |entry: &Kept| kind.is_none_or(|kind| Kind::of(entry) == Some(kind));
            audit::find(read, &sought, of_kind, below, many)
        });
        let Found { entries, next } = found.await?;
        for entry in &entries {
            text.push_str(&line(&self.cells(entry)));
        }
        self.left -= entries.len();
        self.below = next.map(|(number, _)| number);
        let goes_on = self.below.is_some() && self.left > 0;
        Ok((text, goes_on.then_some(self)))
    }

    fn cells(&self, entry: &Kept) -> [String; 9] {
        let t = self.t;
        let told = match Told::of(entry) {
            Some(Told::Change(thing, change)) => {
                differences(thing, &change, t).iter().map(Different::line).collect::<Vec<_>>().join("; ")
            }
            _ => words::more(entry, t).unwrap_or_default(),
        };
        [
            entry.number.to_string(),
            iso(entry.at),
            self.names.who(entry, t),
            words::sentence(entry, t),
            match entry.outcome {
                AuditOutcome::Done => t.audit_filter_done().to_owned(),
                AuditOutcome::Refused => t.audit_filter_refused().to_owned(),
            },
            entry.conversation.map(|id| id.to_string()).unwrap_or_default(),
            entry.colleague.map(|id| self.names.of(id)).unwrap_or_default(),
            told,
            entry.address.clone(),
        ]
    }
}

const fn head(t: Texts) -> [&'static str; 9] {
    [
        t.audit_table_number(),
        t.audit_table_at(),
        t.audit_table_who(),
        t.audit_table_act(),
        t.audit_table_outcome(),
        t.audit_table_conversation(),
        t.audit_table_about(),
        t.audit_table_detail(),
        t.audit_table_address(),
    ]
}
