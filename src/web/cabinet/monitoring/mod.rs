//! Monitoring: what is going on right now, and what administrators do about it.

pub mod acts;
pub mod asking;
pub mod page;
mod snapshot;
pub mod socket;
mod why;

use crate::domain::directory::Directory;
use crate::domain::ids::{DepartmentId, SiteId, VisitorId};
use crate::domain::time::Timestamp;
use crate::texts::Texts;
use crate::web::cabinet::moments::{self, Moments};
use crate::web::views::monitoring::Since;

/// The address of the page.
const PAGE: &str = "/cabinet/monitoring";

/// Since when something is so, as of a moment.
fn since(at: Timestamp, now: Timestamp, moments: &Moments) -> Since {
    let words = moments::span(now - at, moments.t);
    Since { ms: at.0, iso: moments::iso(at), moment: moments.moment(at), words }
}

/// A visitor by name, or by number.
pub(in crate::web::cabinet) fn visitor_name(name: Option<&str>, id: VisitorId, t: Texts) -> String {
    name.map_or_else(|| t.conversations_row_unnamed(&id.to_string()), str::to_owned)
}

/// A queue in words: its site, and its department.
pub(in crate::web::cabinet) fn place(directory: &Directory, site: SiteId, department: Option<DepartmentId>) -> String {
    let site = directory.sites.get(&site).map_or("", |site| site.name.as_str());
    match department.and_then(|id| directory.departments.get(&id)) {
        Some(department) => format!("{site} · {}", department.name),
        None => site.to_owned(),
    }
}

/// What somebody has in work, and of how many.
fn load(in_work: u64, limit: Option<u32>, t: Texts) -> String {
    let in_work = in_work.to_string();
    limit.map_or(in_work.clone(), |limit| t.monitoring_people_load_of(&in_work, &limit.to_string()))
}
