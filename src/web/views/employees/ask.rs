//! Something about an employee is asked once more.

use askama::Template;

use crate::texts::Texts;
use crate::web::views::Person;

/// Asks once more before something is done about an employee.
#[derive(Template)]
#[template(path = "cabinet/employees/ask.html")]
pub struct AskAboutEmployee {
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
    /// Where the employee is.
    pub employee: String,
    /// Their name.
    pub employee_name: String,
    /// What is asked.
    pub question: Question,
}

/// A question about an employee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The last part of the address that it is asked at, and answered.
    pub word: &'static str,
    /// What is about to be done, in short.
    pub name: &'static str,
    /// The question.
    pub heading: String,
    /// What comes of it, a sentence each.
    pub consequences: Vec<String>,
    /// The ways to do it.
    pub answers: Vec<Answer>,
    /// The way not to.
    pub cancel: &'static str,
}

/// A way to do what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What it says.
    pub label: &'static str,
    /// How it looks.
    pub kind: AnswerKind,
    /// The `way` that the form brings, where there are several.
    pub way: Option<&'static str>,
}

/// How an answer looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// Something is taken away.
    Danger,
    /// The usual way.
    Primary,
    /// Another way.
    Plain,
}

impl Answer {
    /// The only way, and something is taken away by it.
    pub fn alone(label: &'static str) -> Vec<Self> {
        vec![Self { label, kind: AnswerKind::Danger, way: None }]
    }
}
