//! The form of a phrase.

use askama::Template;

use crate::domain::ids::PhraseId;
use crate::texts::Texts;
use crate::web::views::phrases::Shelf;
use crate::web::views::{Field, Person, Tick};

/// A new phrase, or one to be changed.
#[derive(Template)]
#[template(path = "cabinet/phrases/edit.html")]
pub struct PhrasePage {
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
    /// Which phrases it stands, or will stand, among.
    pub shelf: Shelf,
    /// Its number; `None` of a new one.
    pub id: Option<PhraseId>,
    /// The groups that there are, to choose from.
    pub groups: Vec<String>,
    /// Why it could not be kept, if it was nothing that stands in a field.
    pub refused: Option<String>,
    /// The form.
    pub form: PhraseForm,
}

impl PhrasePage {
    /// Where the form goes.
    fn action(&self) -> String {
        match self.id {
            Some(id) => format!("{}/{id}", self.shelf.address()),
            None => format!("{}/new", self.shelf.address()),
        }
    }

    /// What the browser keeps of the form by, when the language of the page is changed.
    fn typed(&self) -> String {
        self.id.map_or_else(|| "phrase-new".into(), |id| format!("phrase-{id}"))
    }

    const fn heading(&self) -> &'static str {
        match (self.id, self.shelf) {
            (Some(_), _) => self.t.phrases_edit_heading(),
            (None, Shelf::Shared) => self.t.phrases_new_heading(),
            (None, Shelf::Mine) => self.t.phrases_new_heading_mine(),
        }
    }

    /// Nobody chooses from one site, unless it is chosen already.
    fn asks_for_sites(&self) -> bool {
        self.form.boxes.len() > 1 || self.form.sites.value != "all"
    }
}

/// What stands in the form.
#[derive(Clone, Debug)]
pub struct PhraseForm {
    /// What it is found by.
    pub title: Field,
    /// What it says.
    pub text: Field,
    /// Its group.
    pub group: Field,
    /// The code of its language, or `any`.
    pub language: Field,
    /// `all` or `some`.
    pub sites: Field,
    /// The sites.
    pub boxes: Vec<Tick>,
}

impl PhraseForm {
    /// Whether the last try was refused.
    pub fn is_refused(&self) -> bool {
        let Self { title, text, group, language, sites, boxes: _ } = self;
        [title, text, group, language, sites].iter().any(|field| field.error.is_some())
    }
}
