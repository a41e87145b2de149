//! `docs/security.md` has the tables for people. They are written out of those that the tests walk.

use std::fmt::Write as _;
use std::fs;

use super::complete::{name_of, route_of, routes};
use super::console::{Gets as Frame, TABLE as CONSOLE, Where};
use super::monitoring::TABLE as MONITORING;
use super::widget::TABLE as WIDGET;
use super::{Gets, TABLE};

const DOCUMENT: &str = "docs/security.md";

/// Who may call a route, out of all its lines: `yes` where any of them is let in.
fn addresses() -> String {
    let routes = routes();
    let mut text = String::from("| Address | Nobody | Operators | Administrators |\n|---|---|---|---|\n");
    for route in &routes {
        let lines: Vec<_> =
            TABLE.iter().filter(|(method, path, ..)| route_of(&routes, method, path).as_ref() == Some(route)).collect();
        if lines.is_empty() {
            continue;
        }
        let word = |gets: Vec<Gets>| {
            let first = gets[0];
            match gets.into_iter().find(|gets| !matches!(gets, Gets::SignIn | Gets::Unauthorised | Gets::Refused)) {
                Some(_) => "yes",
                None if first == Gets::Refused => "no",
                None => "signs in first",
            }
        };
        let nobody = word(lines.iter().map(|(_, _, nobody, ..)| *nobody).collect());
        let operator = word(lines.iter().map(|(_, _, _, operator, _)| *operator).collect());
        let administrator = word(lines.iter().map(|(.., administrator)| *administrator).collect());
        let (method, path) = route;
        // Signing in and out are for everybody: their answers only look as if somebody were turned away.
        let open = ["/sign-in", "/sign-out", "/"].contains(&path.as_str());
        let (nobody, operator, administrator) =
            if open { ("yes", "yes", "yes") } else { (nobody, operator, administrator) };
        writeln!(text, "| `{method} {path}` | {nobody} | {operator} | {administrator} |").unwrap();
    }
    text
}

fn frames() -> String {
    let word = |gets: &Frame| match gets {
        Frame::Done => "yes".to_owned(),
        Frame::Silence => "not answered".to_owned(),
        Frame::Refused(code) => format!("`{code}`"),
    };
    let mut text = String::from(
        "| Frame | The conversation | Its owner | A colleague of the site | An operator of another site | An administrator of \
         another site |\n|---|---|---|---|---|---|\n",
    );
    for (frame, place, gets) in CONSOLE {
        let place = match place {
            _ if !frame.contains("$C") => "–",
            Where::Queued => "waits",
            Where::Owned => "in work",
            Where::Closed => "closed",
        };
        let gets = gets.iter().map(word).collect::<Vec<_>>().join(" | ");
        writeln!(text, "| `{}` | {place} | {gets} |", name_of(frame)).unwrap();
    }
    text
}

fn visitors() -> String {
    let word = |gets: &Frame, own: bool| match gets {
        Frame::Refused(code) => format!("`{code}`"),
        _ if own => "yes".to_owned(),
        _ => "their own only".to_owned(),
    };
    let mut text = String::from(
        "| Frame | The visitor | Another visitor of the site | Their token on another site |\n|---|---|---|---|\n",
    );
    for (frame, _, [own, another, elsewhere]) in WIDGET {
        let name = name_of(frame);
        let (own, another, elsewhere) = (word(own, true), word(another, false), word(elsewhere, false));
        writeln!(text, "| `{name}` | {own} | {another} | {elsewhere} |").unwrap();
    }
    text
}

fn monitoring() -> String {
    let mut text = String::from("| Frame | Nobody | Operators | Administrators |\n|---|---|---|---|\n");
    for frame in MONITORING {
        writeln!(text, "| `{}` | signs in first | not connected | yes |", name_of(frame)).unwrap();
    }
    text
}

/// The document with a table in the place that is marked for it.
fn with_table(document: &str, name: &str, table: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = document.split_once(&begin).unwrap_or_else(|| panic!("{DOCUMENT} has no {begin}"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("{DOCUMENT} has no {end}"));
    format!("{before}{begin}{table}{end}{after}")
}

#[test]
fn the_document_says_what_the_tables_say() {
    let document = fs::read_to_string(DOCUMENT).unwrap();
    let tables =
        [("addresses", addresses()), ("console", frames()), ("widget", visitors()), ("monitoring", monitoring())];
    let true_now = tables.iter().fold(document.clone(), |text, (name, table)| with_table(&text, name, table));
    if document != true_now {
        fs::write(DOCUMENT, true_now).unwrap();
        panic!("{DOCUMENT} did not say what the tables say. It has been written anew: look at it, and keep it");
    }
}
