//! What an action did: its answer, and what follows from it after the commit.

use std::sync::Arc;

use super::{Failure, block_visitors};
use crate::domain::conversation::Queue;
use crate::domain::directory::Directory;
use crate::domain::event::Event;
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::time::Timestamp;
use crate::realtime::{Join, Publication, Topic};
use crate::storage::{Write, directory, events};

/// What an action did.
pub struct Done<T> {
    pub(super) answer: T,
    pub(super) joins: Vec<Join>,
    pub(super) publications: Vec<Publication>,
    pub(super) directory: Option<(Arc<Directory>, Timestamp)>,
    pub(super) views: Vec<(OperatorId, Vec<Queue>)>,
    pub(super) readers: Vec<(ConversationId, Vec<OperatorId>)>,
    pub(super) new_deadline: bool,
    /// Whether monitoring shows something else from now on: a conversation has come, moved or gone, or a status changed.
    pub(super) monitored: bool,
    /// Who is blocked from now on, where that has changed.
    pub(super) blocks: Option<block_visitors::Changed>,
    /// Whether what everybody sees has changed as a whole: their consoles are told so after everything else.
    pub(super) company_changed: bool,
    /// What is told after everything else: whoever hears it asks for everything anew, and would miss what follows.
    pub(super) afterwards: Vec<Publication>,
    /// Whose consoles end, and whose pages that follow what happens: they are signed in no more, or not far enough.
    pub(super) dismissed: Vec<Topic>,
}

impl<T> Done<T> {
    /// Done, with nobody to tell but the one who asked.
    pub const fn quietly(answer: T) -> Self {
        Self {
            answer,
            joins: Vec::new(),
            publications: Vec::new(),
            directory: None,
            views: Vec::new(),
            readers: Vec::new(),
            new_deadline: false,
            monitored: false,
            blocks: None,
            company_changed: false,
            afterwards: Vec::new(),
            dismissed: Vec::new(),
        }
    }

    /// Done, with these to be told.
    pub fn telling(answer: T, publications: Vec<Publication>) -> Self {
        Self { publications, ..Self::quietly(answer) }
    }

    /// The same, with another answer.
    pub(super) fn answering<U>(self, answer: U) -> Done<U> {
        let Self { joins, publications, directory, views, readers, .. } = self;
        let Self { new_deadline, monitored, blocks, company_changed, afterwards, dismissed, .. } = self;
        Done {
            answer,
            joins,
            publications,
            directory,
            views,
            readers,
            new_deadline,
            monitored,
            blocks,
            company_changed,
            afterwards,
            dismissed,
        }
    }

    /// The directory has changed, and perhaps the queues that these operators see.
    pub(super) fn with_directory(self, write: &Write<'_>, viewers: &[OperatorId]) -> Result<Self, Failure> {
        Ok(self.with_loaded(directory::load(write)?, viewers, write.now()))
    }

    /// An administrator has changed the company: every console asks for everything anew.
    pub(super) fn with_company_changed(mut self, write: &Write<'_>) -> Result<Self, Failure> {
        events::append(write, &Event::DirectoryChanged, events::Audience::default())?;
        (self.company_changed, self.monitored) = (true, true);
        let directory = directory::load(write)?;
        let everybody: Vec<OperatorId> = directory.operators.keys().copied().collect();
        Ok(self.with_loaded(directory, &everybody, write.now()))
    }

    fn with_loaded(mut self, directory: Directory, viewers: &[OperatorId], now: Timestamp) -> Self {
        let seen =
            |id: &OperatorId| directory.operators.get(id).map_or_else(Vec::new, |entry| directory.queues_of(entry));
        self.views.extend(viewers.iter().map(|id| (*id, seen(id))));
        self.directory = Some((Arc::new(directory), now));
        self
    }
}

/// What an action returns.
pub type Outcome<T> = Result<Done<T>, Failure>;
