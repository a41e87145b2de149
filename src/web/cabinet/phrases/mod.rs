//! Canned phrases. Administrators keep the shared ones; everybody keeps some of their own. Both stand on pages of the same
//! kind, under two addresses, so that who may call stands in each handler's extractor.

pub mod delete;
pub mod edit;
mod form;
pub mod list;
pub mod new;

use crate::actions::audited::Administrator;
use crate::domain::ids::{OperatorId, PhraseId};
use crate::domain::phrase::{Keeper, Kept, Phrase};
use crate::domain::refusal::Refusal;
use crate::storage::phrases;
use crate::texts::Texts;
use crate::web::error::WebError;
use crate::web::views::phrases::Shelf;
use crate::web::visit::{Anybody, SignedIn, SignedInPerson, Visit};
use crate::web::{App, words};

/// Whoever asks, and for which phrases.
pub struct Caller {
    visit: Visit,
    person: SignedInPerson,
    shelf: Shelf,
}

impl Caller {
    /// An administrator, for the shared ones.
    fn sharing(SignedIn { visit, person, .. }: super::Admin) -> Self {
        Self { visit, person, shelf: Shelf::Shared }
    }

    /// Anybody, for their own.
    fn alone(SignedIn { visit, person, .. }: SignedIn<Anybody>) -> Self {
        Self { visit, person, shelf: Shelf::Mine }
    }

    const fn t(&self) -> Texts {
        self.visit.t
    }

    const fn me(&self) -> OperatorId {
        self.person.operator.id
    }

    const fn keeper(&self) -> Keeper {
        match self.shelf {
            Shelf::Shared => Keeper::Company,
            Shelf::Mine => Keeper::Person(self.me()),
        }
    }

    /// The administrator, as the audit log knows them.
    fn acting(&self) -> Administrator {
        Administrator { operator: self.me(), address: self.visit.address.to_string() }
    }

    /// A refusal as the sentence that stands beside a field.
    fn say(&self, app: &App, refusal: &Refusal) -> String {
        words::sentence(refusal, self.t(), &app.actions.directory())
    }

    /// The phrase of an address. Somebody else's is none.
    async fn found(&self, app: &App, id: PhraseId) -> Result<Phrase, WebError> {
        let keeper = self.keeper();
        let kept = app.reader.read(move |read| phrases::by_id(read, id)).await?;
        kept.filter(|kept| kept.keeper == keeper).map(|kept| kept.phrase).ok_or(WebError::NotFound)
    }

    /// Every phrase on the shelf.
    async fn all(&self, app: &App) -> Result<Vec<Kept>, WebError> {
        let keeper = self.keeper();
        Ok(app.reader.read(move |read| phrases::of(read, keeper)).await?)
    }
}
