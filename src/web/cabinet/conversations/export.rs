//! A list of conversations as a table, piece by piece: whatever it holds, little of it is in memory at once.

use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use crate::actions::audited;
use crate::domain::conversation::Closer;
use crate::domain::ids::ConversationId;
use crate::storage::archive::{self, Filter, Found};
use crate::storage::operators;
use crate::storage::rows::{ConversationRow, Place};
use crate::texts::Texts;
use crate::web::App;
use crate::web::cabinet::conversations::Names;
use crate::web::cabinet::conversations::asked::Asked;
use crate::web::cabinet::forms::Filled;
use crate::web::cabinet::moments::{self, Moments};
use crate::web::cabinet::monitoring::visitor_name;
use crate::web::cabinet::tags::chips;
use crate::web::cabinet::{Admin, acting};
use crate::web::error::{WebError, log};

/// How many conversations a table has at the most.
pub const MOST: usize = 10_000;

/// How many are read at once.
const PIECE: usize = 500;

/// How many pieces may be looked through: a filter that little fits does not keep the house busy for ever.
const PIECES: usize = 400;

/// `GET /cabinet/conversations.csv`, for administrators. That it was taken out is on the disk before the first line goes.
pub async fn save(State(app): State<App>, admin: Admin, Query(filled): Query<Filled>) -> Result<Response, WebError> {
    let (t, by) = (admin.visit.t, acting(&admin));
    let filter = Asked::read(&filled, &Moments::of(&app.actions.directory(), t)).filter;
    app.actions.perform(move |write| audited::exporting(write, &by)).await?;
    let accounts = app.reader.read(operators::accounts).await?;
    let table = Table { app, filter, t, names: Names::new(&accounts), below: None, left: MOST, pieces: PIECES };
    let body = Body::from_stream(stream::unfold(Some(table), |table| async move {
        let table = table?;
        match table.next().await {
            Ok((piece, rest)) => Some((Ok(Bytes::from(piece)), rest)),
            Err(error) => {
                log(&error);
                Some((Err(error), None))
            }
        }
    }));
    let headers = [
        ("content-type", "text/csv; charset=utf-8"),
        ("content-disposition", "attachment; filename=\"conversations.csv\""),
    ];
    Ok((headers, body).into_response())
}

/// A table on its way.
struct Table {
    app: App,
    filter: Filter,
    t: Texts,
    names: Names,
    below: Option<ConversationId>,
    left: usize,
    pieces: usize,
}

impl Table {
    /// The next lines, and what is left.
    async fn next(mut self) -> Result<(String, Option<Self>), crate::storage::StorageError> {
        let is_first = self.below.is_none();
        let (filter, below, many) = (self.filter.clone(), self.below, PIECE.min(self.left));
        let found = self.app.reader.read(move |read| archive::find(read, &filter, below, many)).await?;
        let Found { rows, next, .. } = found;
        // The mark by which spreadsheets know that the letters are Unicode.
        let mut text =
            if is_first { format!("\u{feff}{}", line(&head(self.t).map(str::to_owned))) } else { String::new() };
        for row in &rows {
            text.push_str(&line(&self.cells(row)));
        }
        self.left -= rows.len();
        self.pieces -= 1;
        self.below = next.map(|(id, _)| id);
        let goes_on = self.below.is_some() && self.left > 0 && self.pieces > 0;
        Ok((text, goes_on.then_some(self)))
    }

    fn cells(&self, row: &ConversationRow) -> [String; 15] {
        let (t, directory) = (self.t, self.app.actions.directory());
        let name = |id| self.names.of(id).to_owned();
        let (state, owner, closed, by) = match row.place {
            Place::Queued { .. } => (t.conversations_filter_queued(), None, None, None),
            Place::Owned { by, .. } => (t.conversations_filter_owned(), Some(by), None, None),
            Place::Closed { at, by, owner } => (t.conversations_row_closed(), owner, Some(at), Some(by)),
        };
        [
            row.id.to_string(),
            moments::iso(row.opened_at),
            directory.sites.get(&row.site).map(|site| site.name.clone()).unwrap_or_default(),
            row.department
                .and_then(|id| directory.departments.get(&id))
                .map(|one| one.name.clone())
                .unwrap_or_default(),
            visitor_name(row.visitor_name.as_deref(), row.visitor, t),
            row.email.clone().unwrap_or_default(),
            row.phone.clone().unwrap_or_default(),
            state.to_owned(),
            owner.map(name).unwrap_or_default(),
            (row.waited.0 / 1_000).to_string(),
            closed.map(moments::iso).unwrap_or_default(),
            match by {
                Some(Closer::Operator(id) | Closer::Administrator(id)) => name(id),
                Some(Closer::Visitor) => t.conversations_table_by_visitor().to_owned(),
                None => String::new(),
            },
            row.messages.to_string(),
            chips(&directory, &row.tags).into_iter().map(|tag| tag.name).collect::<Vec<_>>().join(", "),
            row.stars.map(|stars| stars.to_string()).unwrap_or_default(),
        ]
    }
}

const fn head(t: Texts) -> [&'static str; 15] {
    [
        t.conversations_table_number(),
        t.conversations_table_opened(),
        t.conversations_table_site(),
        t.conversations_table_department(),
        t.conversations_table_visitor(),
        t.conversations_table_email(),
        t.conversations_table_phone(),
        t.conversations_table_state(),
        t.conversations_table_operator(),
        t.conversations_table_waited(),
        t.conversations_table_closed(),
        t.conversations_table_closed_by(),
        t.conversations_table_messages(),
        t.conversations_table_tags(),
        t.conversations_table_stars(),
    ]
}

/// A line of a table (RFC 4180).
pub fn line(cells: &[String]) -> String {
    let mut line = cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

/// A cell. What a visitor calls themselves may look like a formula to a spreadsheet: an apostrophe makes it text. So it does
/// behind whatever a spreadsheet of another country takes for the end of a cell.
fn cell(text: &str) -> String {
    let mut told = String::with_capacity(text.len() + 2);
    let mut rest = text;
    loop {
        let end = rest.find(ENDS).map_or(rest.len(), |end| end + 1);
        let (part, behind) = rest.split_at(end);
        if part.trim_start().starts_with(FORMULAS) || (told.is_empty() && part.starts_with(ENDS)) {
            told.push('\'');
        }
        told.push_str(part);
        if behind.is_empty() {
            break;
        }
        rest = behind;
    }
    if told.contains([',', '"', '\r', '\n', ';', '\t']) { format!("\"{}\"", told.replace('"', "\"\"")) } else { told }
}

/// What formulas begin with.
const FORMULAS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What cells and lines end with where they do not end with a comma.
const ENDS: [char; 4] = [';', '\t', '\r', '\n'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_becomes_text() {
        for formula in ["=1+1", "+7 912", "-2", "@sum", " =cmd|' /C calc'!A0", "\t=1", "＝1"] {
            assert!(cell(formula).trim_start_matches('"').starts_with('\''), "{formula}");
        }
        assert_eq!(cell("Anna"), "Anna");
        assert_eq!(cell("x;=1+1;y\t -2\n@a"), "\"x;'=1+1;y\t' -2\n'@a\"");
        assert_eq!(cell("One.\n\nTwo; 3-4"), "\"One.\n\nTwo; 3-4\"");
        assert_eq!(cell("2026-03-12T09:05:30Z"), "2026-03-12T09:05:30Z");
    }

    #[test]
    fn commas_quotes_and_lines_stay_in_their_cell() {
        assert_eq!(
            line(&["a,b".into(), "say \"hi\"".into(), "two\nlines".into()]),
            "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n"
        );
    }
}
