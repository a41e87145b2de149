//! Every way in which state can change: one verb per file.
//!
//! An action runs on the writer's thread, inside its transaction, as a plain function of the file and its arguments. It
//! asks the domain, writes rows and events, and says what is to be published. After the commit, and only then, [`run`]
//! publishes and answers. No network and no hashing happens inside an action.
//!
//! [`run`]: Actions::run

pub mod add_phrases;
mod announce;
pub mod assign_conversation;
pub mod audited;
pub mod block_visitors;
pub mod change_company;
pub mod change_department;
pub mod change_employee;
pub mod change_mail;
pub mod change_opening_hours;
pub mod change_password;
pub mod change_personal_settings;
pub mod change_phrase;
pub mod change_routing;
pub mod change_second_factor;
pub mod change_site;
pub mod change_tags;
pub mod change_widget;
pub mod close_console;
pub mod close_conversation;
pub mod complete_setup;
pub mod copy_offline_message;
pub mod create_department;
pub mod create_operator;
pub mod create_site;
pub mod demand_second_factor;
mod done;
pub mod end_sessions;
pub mod index_messages;
pub mod invite;
mod known;
pub mod open_console;
pub mod pause_colleague;
pub mod post_message;
pub mod prepare_setup;
#[cfg(test)]
mod properties;
pub mod rate_conversation;
pub mod remove_operator;
pub mod remove_phrase;
pub mod report_progress;
pub mod return_all;
mod return_to_queue;
mod route_queue;
pub mod send_mail;
pub mod set_work_status;
pub mod sign_in;
pub mod sign_out;
pub mod tag_conversation;
pub mod take_conversation;
pub mod tell_hours;
pub mod transfer_conversation;

pub use done::{Done, Outcome};

use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::{oneshot, watch};

use crate::domain::block::Blocks;
use crate::domain::directory::Directory;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;
use crate::protocol::encode;
use crate::realtime::{Hub, Topic};
use crate::storage::{Activity, StorageError, Write, Writer};

/// Why an action did nothing.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The house says no, for a reason that the person is told.
    #[error("refused: {}", .0.code())]
    Refused(Refusal),
    /// Something broke. The person is told a reference, the log the rest.
    #[error(transparent)]
    Internal(StorageError),
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Overloaded => Self::Refused(Refusal::Overloaded),
            broken => Self::Internal(broken),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// The only door to the writer. Cheap to clone.
#[derive(Clone)]
pub struct Actions {
    writer: Writer,
    hub: Arc<Hub>,
    directory: Arc<RwLock<Arc<Directory>>>,
    blocks: Arc<RwLock<Arc<Blocks>>>,
    deadlines: Arc<watch::Sender<()>>,
    monitored: Arc<watch::Sender<()>>,
    written: Arc<watch::Sender<()>>,
}

impl Actions {
    /// Stands between everybody and the writer.
    #[must_use]
    pub fn new(writer: Writer, hub: Arc<Hub>, directory: Directory) -> Self {
        let news = || Arc::new(watch::Sender::new(()));
        Self {
            writer,
            hub,
            directory: Arc::new(RwLock::new(Arc::new(directory))),
            blocks: Arc::default(),
            deadlines: news(),
            monitored: news(),
            written: news(),
        }
    }

    /// The same, knowing who is blocked.
    #[must_use]
    pub fn knowing(self, blocks: Blocks) -> Self {
        *self.blocks.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(blocks);
        self
    }

    /// Tells monitoring that it shows something else from now on. Changes that come faster than they are waited for are one.
    #[must_use]
    pub fn monitored_changes(&self) -> watch::Receiver<()> {
        self.monitored.subscribe()
    }

    /// Tells that somebody may have written a message: that something was told to somebody.
    #[must_use]
    pub fn messages_written(&self) -> watch::Receiver<()> {
        self.written.subscribe()
    }

    /// Tells jobs that something has come into the file that is due at some time.
    #[must_use]
    pub fn deadline_changes(&self) -> watch::Receiver<()> {
        self.deadlines.subscribe()
    }

    /// The company as of the last commit.
    #[must_use]
    pub fn directory(&self) -> Arc<Directory> {
        Arc::clone(&self.directory.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Who is blocked as of the last commit.
    #[must_use]
    pub fn blocks(&self) -> Arc<Blocks> {
        Arc::clone(&self.blocks.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Runs an action. `answer` is called after the commit and after everybody else has been told, on the writer's
    /// thread: it hands the answer on and must not wait.
    pub fn run<T, A, F>(&self, action: A, answer: F)
    where
        T: Send + 'static,
        A: FnOnce(&Write<'_>) -> Outcome<T> + Send + 'static,
        F: FnOnce(Result<T, Failure>) + Send + 'static,
    {
        let house = self.clone();
        let finish = move |result: Result<Done<T>, Failure>| {
            let result = result.map(|done| {
                let hub = &house.hub;
                if let Some((next, now)) = done.directory {
                    replace_directory(hub, &house.directory, next, now);
                }
                if let Some(changed) = done.blocks {
                    house.replace_blocks(changed);
                }
                for (operator, queues) in done.views {
                    hub.set_queues(operator, &queues);
                }
                let tells = !done.publications.is_empty();
                if tells || !done.joins.is_empty() {
                    hub.publish(&done.joins, done.publications);
                }
                for (conversation, readers) in done.readers {
                    hub.keep_readers(conversation, &readers);
                }
                if done.company_changed {
                    hub.end_all_looking();
                    hub.publish(&[], vec![announce::directory_changed()]);
                }
                hub.publish(&[], done.afterwards);
                for topic in done.dismissed {
                    hub.dismiss(topic, None, &announce::signed_out());
                }
                if done.new_deadline {
                    house.deadlines.send_replace(());
                }
                if tells {
                    house.written.send_replace(());
                }
                if done.monitored {
                    house.monitored.send_replace(());
                }
                done.answer
            });
            answer(result);
        };
        self.writer.submit(action, finish);
    }

    /// From now on these are blocked. Whoever looks at a conversation that this may be about is told how its visitor stands:
    /// by an action of its own, because only after the commit is it known who looks, and who asks from now on gets the new
    /// answer.
    fn replace_blocks(&self, changed: block_visitors::Changed) {
        let block_visitors::Changed { blocks, target, told } = changed;
        *self.blocks.write().unwrap_or_else(PoisonError::into_inner) = blocks;
        let mut looked_at = self.hub.looked_at();
        looked_at.retain(|conversation| Some(*conversation) != told);
        if !looked_at.is_empty() {
            self.run(move |write| block_visitors::tell_who_looks(write, target, &looked_at), |_| {});
        }
    }

    /// Runs an action and waits for its answer.
    ///
    /// # Errors
    /// What the action returns.
    pub async fn perform<T, A>(&self, action: A) -> Result<T, Failure>
    where
        T: Send + 'static,
        A: FnOnce(&Write<'_>) -> Outcome<T> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        self.run(action, move |result| {
            let _ = sender.send(result);
        });
        receiver.await.unwrap_or(Err(Failure::Internal(StorageError::Stopped)))
    }

    /// What the writer has done.
    #[must_use]
    pub fn activity(&self) -> &Activity {
        self.writer.activity()
    }

    /// Finishes what is queued and stops writing.
    pub fn stop(&self) {
        self.writer.stop();
    }
}

/// W01, X14: open widgets hear at once when the first operator of their site becomes available, or the last one leaves, and
/// when what is offered instead is something else from now on.
fn replace_directory(hub: &Hub, directory: &RwLock<Arc<Directory>>, next: Arc<Directory>, now: Timestamp) {
    let before = {
        let mut current = directory.write().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *current, Arc::clone(&next))
    };
    for site in next.sites.keys() {
        let frame = tell_hours::presence(&next, *site, now);
        if frame != tell_hours::presence(&before, *site, now) {
            let frame = frame.map(|frame| Arc::from(encode(&frame)));
            frame.into_iter().for_each(|frame| hub.signal(Topic::Site(*site), None, frame));
        }
    }
}
