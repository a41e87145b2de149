//! The opening hours of a site.

use askama::Template;

use crate::domain::ids::SiteId;
use crate::texts::Texts;
use crate::web::views::seen::Seen;
use crate::web::views::zones::ZoneRegion;
use crate::web::views::{Field, Person};

/// Whether the site keeps hours, the week, the exceptions, and whose clock they are meant by.
#[derive(Template)]
#[template(path = "cabinet/sites/hours.html")]
pub struct Hours {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// The number of the site.
    pub site_id: SiteId,
    /// What the site is called.
    pub site_name: String,
    /// What the clock shows there and whether it is open, as a sentence; only where hours are kept.
    pub now: Option<String>,
    /// The site whose hours stand in the form, not saved here yet.
    pub copied: Option<String>,
    /// Other sites, whose hours can be copied.
    pub others: Vec<OtherSite>,
    /// The choice of the company's clock.
    pub company_zone: String,
    /// The time zones to choose from.
    pub zones: Vec<ZoneRegion>,
    /// When the form was opened, and what was changed meanwhile.
    pub seen: Seen,
    /// The form.
    pub form: HoursForm,
}

/// A site that has hours.
#[derive(Clone, Debug)]
pub struct OtherSite {
    /// Its number.
    pub id: SiteId,
    /// What it is called.
    pub name: String,
}

/// What stands in the form.
#[derive(Clone, Debug)]
pub struct HoursForm {
    /// `on` or `off`.
    pub kept: Field,
    /// The name of a zone, or `company`.
    pub time_zone: Field,
    /// Monday first.
    pub days: Vec<DayRow>,
    /// The exceptions that are not over, and some empty rows.
    pub exceptions: Vec<ExceptionRow>,
    /// What is wrong with the exceptions as a whole.
    pub whole: Option<String>,
}

/// One weekday.
#[derive(Clone, Debug)]
pub struct DayRow {
    /// Its name.
    pub label: &'static str,
    /// The hours that begin on it.
    pub hours: Field,
}

/// Days that are different.
#[derive(Clone, Debug, Default)]
pub struct ExceptionRow {
    /// The first day.
    pub first: Field,
    /// The last day; empty for a single one.
    pub last: Field,
    /// The hours; empty: closed.
    pub hours: Field,
    /// Why.
    pub note: Field,
    /// Whether it waits to be filled in.
    pub is_empty: bool,
}

impl HoursForm {
    /// Whether the last try was refused.
    pub fn refused(&self) -> bool {
        let days = self.days.iter().map(|day| &day.hours);
        let rows = self.exceptions.iter().flat_map(|row| [&row.first, &row.last, &row.hours, &row.note]);
        let fields = [&self.kept, &self.time_zone].into_iter().chain(days).chain(rows);
        self.whole.is_some() || fields.into_iter().any(|field| field.error.is_some())
    }
}
