//! The page of the console.

use askama::Template;

use crate::domain::ids::OperatorId;
use crate::texts::Texts;

/// A shell that the console's scripts fill.
#[derive(Template)]
#[template(path = "console/shell.html")]
pub struct ConsoleShell {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The scripts that it is made of, below `assets`.
    pub modules: Vec<&'static str>,
    /// The company's name.
    pub company: String,
    /// The number of the person.
    pub operator: OperatorId,
    /// Their name.
    pub name: String,
    /// Whether the cabinet is open to them.
    pub administers: bool,
}
