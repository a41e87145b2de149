//! Everything that monitoring shows, of one moment.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::conversation::Queue;
use crate::domain::directory::Directory;
use crate::domain::ids::OperatorId;
use crate::domain::rating::Ratings;
use crate::domain::routing::Applicant;
use crate::domain::time::Timestamp;
use crate::storage::mail_faults::MailFault;
use crate::storage::routing::{self, Members};
use crate::storage::rows::ConversationRow;
use crate::storage::{Read, StorageError, monitoring, ratings};
use crate::web::cabinet::mail::alarm;

/// How many people, and how many conversations that wait or are in work, the page shows.
pub const SHOWN: u32 = 200;

/// What is so at one moment.
pub struct Snapshot {
    /// How many conversations wait in each queue.
    pub queues: BTreeMap<Queue, u64>,
    /// N05: how many are in the work of each person who has any.
    pub work: BTreeMap<OperatorId, u64>,
    /// How many of each person's were closed since the day began.
    pub closed: BTreeMap<OperatorId, u64>,
    /// What visitors thought, since the day began, of conversations that were each person's.
    pub ratings: BTreeMap<Option<OperatorId>, Ratings>,
    /// What waits, oldest first.
    pub waiting: Vec<ConversationRow>,
    /// What is in work, by person in the order of names.
    pub in_work: Vec<(OperatorId, Vec<ConversationRow>)>,
    /// Everybody, as the routing sees them.
    pub applicants: Vec<Applicant>,
    /// That no mail leaves, and how many wait.
    pub mail: Option<(MailFault, u64)>,
    /// Whose each queue is in which something waits.
    pub members: BTreeMap<Queue, Members>,
}

impl Snapshot {
    /// Takes it; the day began at `midnight`.
    pub fn take(read: &Read<'_>, directory: &Directory, midnight: Timestamp) -> Result<Self, StorageError> {
        let queues = monitoring::queues(read)?;
        let work = monitoring::work(read)?;
        let waiting = monitoring::waiting(read, queues.keys().copied(), SHOWN)?;
        let seen: BTreeSet<Queue> =
            waiting.iter().map(|row| Queue { site: row.site, department: row.department }).collect();
        let members = seen.into_iter().map(|queue| Ok((queue, routing::members(read, queue)?)));
        let members = members.collect::<Result<_, StorageError>>()?;
        let mut by_name: Vec<OperatorId> = work.keys().copied().collect();
        by_name.sort_by_cached_key(|id| (directory.name_of(*id).to_lowercase(), *id));
        let (mut in_work, mut left) = (Vec::new(), SHOWN);
        for operator in by_name {
            let rows = if left == 0 { Vec::new() } else { monitoring::work_of(read, operator, left)? };
            left = left.saturating_sub(u32::try_from(rows.len()).unwrap_or(left));
            in_work.push((operator, rows));
        }
        let closed = monitoring::closed_since(read, midnight)?;
        let ratings = ratings::since(read, midnight)?;
        let applicants = routing::people(read)?;
        let mail = alarm::find(read)?;
        Ok(Self { queues, work, closed, ratings, waiting, in_work, applicants, mail, members })
    }

    /// N05: how many conversations wait: of all queues together.
    pub fn queued(&self) -> u64 {
        self.queues.values().sum()
    }

    /// What visitors thought of all conversations together.
    pub fn rated(&self) -> Ratings {
        self.ratings.values().fold(Ratings::default(), |all, one| all.and(*one))
    }

    /// N05: how many conversations are in work: of all people together.
    pub fn owned(&self) -> u64 {
        self.work.values().sum()
    }
}
