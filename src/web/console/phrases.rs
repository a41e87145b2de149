//! Canned phrases at the console: those that a person may use, and keeping one of their own.

use crate::actions::{Failure, add_phrases};
use crate::domain::directory::OperatorEntry;
use crate::domain::language::Language;
use crate::domain::operator::accept_name;
use crate::domain::permission::may_use_phrase;
use crate::domain::phrase::{self, ForSites, Keeper, Kept, accept_text};
use crate::domain::refusal::Refusal;
use crate::protocol::console_out::ConsoleOut;
use crate::protocol::phrase::Phrase;
use crate::realtime::Frame;
use crate::storage::phrases;
use crate::web::answer::ready;
use crate::web::console::endpoint::Console;

impl Console {
    /// The shared phrases of their sites, and their own.
    pub(super) async fn phrases(&self, re: u32) -> Result<Frame, Failure> {
        let (_, me) = self.person()?;
        let person = Keeper::Person(me.id);
        let kept = self.app.reader.read(move |read| {
            let mut kept = phrases::of(read, Keeper::Company)?;
            kept.append(&mut phrases::of(read, person)?);
            Ok(kept)
        });
        let mut kept = kept.await?;
        kept.retain(|kept| may_use_phrase(&me, kept.keeper, &kept.phrase.sites));
        phrase::sort(&mut kept);
        Ok(ready(&ConsoleOut::Phrases { re, phrases: kept.into_iter().map(|kept| shown(kept, &me)).collect() }))
    }

    /// Keeps one of their own.
    pub(super) fn save_phrase(
        &self,
        re: u32,
        title: &str,
        text: &str,
        language: Option<Language>,
    ) -> Result<(), Refusal> {
        let (title, text) = (accept_name(title)?, accept_text(text)?);
        let new = phrase::Phrase { title, text, group: None, language, sites: ForSites::All };
        self.act(re, move |write, me| add_phrases::personal(write, me, &[new]));
        Ok(())
    }
}

/// A phrase as its user sees it: of its sites those that are theirs, administrators all.
fn shown(kept: Kept, me: &OperatorEntry) -> Phrase {
    let Kept { id, keeper, phrase } = kept;
    let phrase::Phrase { title, text, group, language, sites } = phrase;
    let sites = match sites {
        ForSites::All => None,
        ForSites::Some(sites) if keeper == Keeper::Company && !me.role.administers() => {
            Some(sites.into_iter().filter(|site| me.sites.contains(site)).collect())
        }
        ForSites::Some(sites) => Some(sites),
    };
    Phrase { id, title, text, group, language, sites, personal: keeper != Keeper::Company }
}
