//! The settings of the company.

use askama::Template;

use crate::domain::site::RoutingMode;
use crate::texts::Texts;
use crate::web::views::seen::Seen;
use crate::web::views::zones::ZoneRegion;
use crate::web::views::{Field, Person};

/// Name, language and time zone, and the way to the routing mode.
#[derive(Template)]
#[template(path = "cabinet/company.html")]
pub struct Company {
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
    /// How conversations find their operator on sites without a mode of their own.
    pub mode: RoutingMode,
    /// The time zones to choose from.
    pub zones: Vec<ZoneRegion>,
    /// When the form was opened, and what was changed meanwhile.
    pub seen: Seen,
    /// The form.
    pub form: CompanyForm,
    /// Whether a second factor is demanded.
    pub demand: Demand,
}

/// Whether a second factor is demanded of administrators and the owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// Whether the box is ticked.
    pub ticked: bool,
    /// Why the last try was refused.
    pub error: Option<String>,
    /// Who of them has none, by name.
    pub lacking: Vec<String>,
}

/// What stands in the form.
#[derive(Clone, Debug)]
pub struct CompanyForm {
    /// The name.
    pub name: Field,
    /// The code of the language of new sites.
    pub language: Field,
    /// The name of the time zone.
    pub time_zone: Field,
}

impl CompanyForm {
    /// Whether the last try was refused.
    pub fn refused(&self) -> bool {
        [&self.name, &self.language, &self.time_zone].iter().any(|field| field.error.is_some())
    }
}
