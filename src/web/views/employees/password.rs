//! The page that shows a link once.

use askama::Template;

use crate::texts::Texts;
use crate::web::views::Person;

/// A link by which somebody sets a password, to be handed over. It is shown this once and kept nowhere.
#[derive(Template)]
#[template(path = "cabinet/employees/handed.html")]
pub struct HandedLink {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address to come back to after a change of language: the link is not there any more.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Whether the person is still to come.
    pub is_new: bool,
    /// Their name.
    pub employee_name: String,
    /// The link.
    pub link: String,
}
