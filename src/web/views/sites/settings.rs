//! The settings of a site.

use askama::Template;

use crate::domain::ids::SiteId;
use crate::domain::site::RoutingMode;
use crate::texts::Texts;
use crate::web::views::seen::Seen;
use crate::web::views::{Field, Person};

/// Name and addresses, how conversations find their operator, and what is offered while nobody is there.
#[derive(Template)]
#[template(path = "cabinet/sites/settings.html")]
pub struct SiteSettings {
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
    /// What the site is called now, whatever stands in the form.
    pub site_name: String,
    /// The company's routing mode.
    pub company_mode: RoutingMode,
    /// Whether mail leaves the house.
    pub mail_is_set_up: bool,
    /// When the form was opened, and what was changed meanwhile.
    pub seen: Seen,
    /// The form.
    pub form: SiteForm,
}

impl SiteSettings {
    /// What a site without a mode of its own has just now.
    const fn company_hint(&self) -> &'static str {
        match self.company_mode {
            RoutingMode::Common => self.t.cabinet_routing_as_company_common(),
            RoutingMode::Balanced => self.t.cabinet_routing_as_company_balanced(),
        }
    }
}

/// What stands in the form.
#[derive(Clone, Debug)]
pub struct SiteForm {
    /// The name.
    pub name: Field,
    /// The allowed origins, one on each line.
    pub origins: Field,
    /// The word of the routing mode, or `company`.
    pub routing: Field,
    /// The word of the offline mode.
    pub offline: Field,
    /// Whether the offline form asks for a name, as a word.
    pub form_name: Field,
    /// The same for an e-mail address.
    pub form_email: Field,
    /// The same for a telephone number.
    pub form_phone: Field,
    /// X15: the addresses that copies go to, one on each line.
    pub copies: Field,
}

impl SiteForm {
    /// Whether the last try was refused.
    pub fn refused(&self) -> bool {
        let Self { name, origins, routing, offline, form_name, form_email, form_phone, copies } = self;
        [name, origins, routing, offline, form_name, form_email, form_phone, copies]
            .iter()
            .any(|field| field.error.is_some())
    }
}
