//! What the server has that pages can be about: the numbers that stand in the places of [`PAGES`](super::page_list::PAGES).

use std::collections::HashMap;
use std::path::Path;

use jiff::{Span, Zoned};

use crate::ceiling::sqlite::open;
use crate::client::http::Http;
use crate::failure::Failure;

/// How many of the latest conversations are searched for the one with the most messages.
const LOOKED_THROUGH: i64 = 100_000;

/// Places that the first entry of a list stands in, and the list.
const LISTS: &[(&str, &str)] = &[
    ("mail", "/cabinet/mail"),
    ("tag", "/cabinet/tags"),
    ("phrase", "/cabinet/phrases"),
    ("own_phrase", "/cabinet/phrases/mine"),
];

/// What each place stands for, by its name.
pub type Known = HashMap<&'static str, String>;

/// Looks around as a person does: by what the pages link to.
pub async fn look_around(http: &mut Http, data: Option<&Path>) -> Result<Known, Failure> {
    let mut known = days();
    let mut tell = |name, number: Option<i64>| known.extend(number.map(|number| (name, number.to_string())));
    let sites = linked(http, "/cabinet/sites", "/cabinet/sites/").await?;
    tell("site", sites.first().copied());
    tell("last_site", sites.last().copied());
    if let Some(site) = sites.first() {
        let page = format!("/cabinet/sites/{site}/departments");
        tell("department", linked(http, &page, &format!("{page}/")).await?.first().copied());
    }
    // The first one is whoever looks.
    let employees = linked(http, "/cabinet/employees", "/cabinet/employees/").await?;
    tell("employee", employees.get(1).copied());
    tell("last_employee", employees.last().copied());
    for &(name, list) in LISTS {
        tell(name, linked(http, list, &format!("{list}/")).await?.first().copied());
    }
    let (archive, one) = ("/cabinet/conversations", "/cabinet/conversations/");
    let latest = linked(http, archive, one).await?.last().copied();
    tell("latest", latest);
    tell("middle", latest.map(|latest| latest / 2));
    tell("early", latest.map(|latest| latest / 1_000 + 1));
    tell("queued", linked(http, &format!("{archive}?state=queued"), one).await?.first().copied());
    tell("owned", linked(http, &format!("{archive}?state=owned"), one).await?.first().copied());
    tell("longest", data.map(longest).transpose()?);
    Ok(known)
}

/// A page of the list with its places filled in; `None` if one of them stands for nothing here.
pub fn filled(page: &str, known: &Known) -> Option<String> {
    let mut parts = page.split(['{', '}']);
    let mut path = parts.next()?.to_owned();
    while let Some(place) = parts.next() {
        path.push_str(known.get(place)?);
        path.push_str(parts.next()?);
    }
    Some(path)
}

fn days() -> Known {
    let today = Zoned::now().date();
    let ago = |days: i64| today.saturating_sub(Span::new().days(days)).to_string();
    [("today", ago(0)), ("a_month_ago", ago(30)), ("half_a_year_ago", ago(180))].into()
}

/// Which numbers the links of a page have after these words, least first.
async fn linked(http: &mut Http, page: &str, before: &str) -> Result<Vec<i64>, Failure> {
    let answer = http.get(page).await?;
    if !answer.status.is_success() {
        return Err(Failure::told(format!("{page} answered {}: is this an administrator?", answer.status)));
    }
    Ok(numbers_after(&String::from_utf8_lossy(&answer.body), before))
}

fn numbers_after(text: &str, before: &str) -> Vec<i64> {
    let digits = |rest: &str| rest.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok();
    let mut numbers: Vec<i64> = text.split(before).skip(1).filter_map(digits).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Which of the latest conversations has the most messages, as the data file says.
fn longest(data: &Path) -> Result<i64, Failure> {
    let sql = "SELECT conversation_id FROM messages
               WHERE conversation_id > (SELECT max(id) FROM conversations) - ?1
               GROUP BY conversation_id ORDER BY max(number) DESC LIMIT 1";
    Ok(open(data)?.query_row(sql, [LOOKED_THROUGH], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_in_or_the_page_is_left_out() {
        let known: Known = [("site", "7".to_owned()), ("department", "3".to_owned())].into();
        assert_eq!(filled("/cabinet", &known).as_deref(), Some("/cabinet"));
        let page = filled("/cabinet/sites/{site}/departments/{department}", &known);
        assert_eq!(page.as_deref(), Some("/cabinet/sites/7/departments/3"));
        assert_eq!(filled("/cabinet/employees/{employee}", &known), None);
    }

    #[test]
    fn numbers_are_taken_from_links_and_nothing_else() {
        let text = r#"<a href="/x/12">b</a> <a href="/x/new">c</a> <a href="/x/3/more">d</a> <a href="/x/12">e</a>"#;
        assert_eq!(numbers_after(text, "/x/"), [3, 12]);
    }
}
