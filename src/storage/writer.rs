//! The writer: one thread, one connection, actions one after another, one commit for all that has queued up.
//!
//! Because there is one writer, two takes cannot race. Because actions share a commit, the cost of the disk is shared.
//! Because answers are given after the commit, an acknowledgement means "on disk". Each action has a savepoint of its
//! own: one that is refused, fails or panics leaves no trace and does not disturb its neighbours.

mod checkpoint;

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::domain::time::Timestamp;
use crate::storage::{StorageError, Write};
use checkpoint::Checkpointer;

/// How many actions may wait. Past that, people are told to try again rather than made to wait without end.
const QUEUE: usize = 16_384;
/// How many actions share a commit at the most.
const BATCH: usize = 512;

/// The handle to the writer's thread.
#[derive(Clone)]
pub struct Writer {
    queue: SyncSender<Order>,
    activity: Arc<Activity>,
    thread: Arc<Mutex<Option<JoinHandle<()>>>>,
}

/// What the writer has done since it started.
#[derive(Debug, Default)]
pub struct Activity {
    /// Transactions committed.
    pub commits: AtomicU64,
    /// Actions in them, refused ones included.
    pub actions: AtomicU64,
}

enum Order {
    Job(Box<dyn Job>),
    Stop,
}

/// One action on its way: run inside the transaction, finished after the commit.
trait Job: Send {
    fn run(&mut self, write: &Write<'_>) -> bool;
    fn finish(self: Box<Self>, committed: Result<(), StorageError>);
}

struct Action<T, E, W, F> {
    work: Option<W>,
    result: Option<Result<T, E>>,
    finish: F,
}

impl<T, E, W, F> Job for Action<T, E, W, F>
where
    T: Send,
    E: From<StorageError> + Send,
    W: FnOnce(&Write<'_>) -> Result<T, E> + Send,
    F: FnOnce(Result<T, E>) + Send,
{
    fn run(&mut self, write: &Write<'_>) -> bool {
        let Some(work) = self.work.take() else { return false };
        let result = catch_unwind(AssertUnwindSafe(|| work(write)))
            .unwrap_or_else(|panic| Err(StorageError::Panicked(describe(panic.as_ref())).into()));
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn finish(mut self: Box<Self>, committed: Result<(), StorageError>) {
        let result = match (self.result.take(), committed) {
            (Some(Err(error)), _) => Err(error),
            (Some(Ok(answer)), Ok(())) => Ok(answer),
            (_, Err(error)) => Err(error.into()),
            (None, Ok(())) => Err(StorageError::NotCommitted.into()),
        };
        (self.finish)(result);
    }
}

impl Writer {
    /// Starts the thread on a migrated file. `now` is asked for each action when it begins, never before it was sent: a
    /// transaction may have begun earlier than that. `lock` is held until the thread ends.
    ///
    /// # Errors
    /// [`StorageError::Sqlite`], [`StorageError::Folder`].
    pub fn start(
        file: &Path,
        connection: Connection,
        lock: File,
        now: impl Fn() -> Timestamp + Send + 'static,
    ) -> Result<Self, StorageError> {
        let (queue, orders) = sync_channel(QUEUE);
        let activity = Arc::new(Activity::default());
        let checkpointer = Checkpointer::start(file)?;
        let mut state = Loop { connection, now: Box::new(now), activity: Arc::clone(&activity), checkpointer };
        let thread = std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || {
                state.serve(&orders);
                drop(state);
                drop(lock);
            })
            .map_err(|source| StorageError::Folder { folder: file.display().to_string(), source })?;
        Ok(Self { queue, activity, thread: Arc::new(Mutex::new(Some(thread))) })
    }

    /// Queues an action. `work` runs inside the transaction and is rolled back if it returns an error; `finish` is called
    /// after the commit, in the order of the actions, on the writer's thread: it must not wait for anything. An action that
    /// is not taken on is finished at once, with [`StorageError::Overloaded`] or [`StorageError::Stopped`].
    pub fn submit<T, E, W, F>(&self, work: W, finish: F)
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
        W: FnOnce(&Write<'_>) -> Result<T, E> + Send + 'static,
        F: FnOnce(Result<T, E>) + Send + 'static,
    {
        let job = Box::new(Action { work: Some(work), result: None, finish });
        match self.queue.try_send(Order::Job(job)) {
            Err(TrySendError::Full(Order::Job(job))) => job.finish(Err(StorageError::Overloaded)),
            Err(TrySendError::Disconnected(Order::Job(job))) => job.finish(Err(StorageError::Stopped)),
            _ => {}
        }
    }

    /// What it has done.
    pub fn activity(&self) -> &Activity {
        &self.activity
    }

    /// Finishes what is queued, folds the log back into the file and ends the thread.
    pub fn stop(&self) {
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = self.queue.send(Order::Stop);
            let _ = thread.join();
        }
    }
}

/// What the thread works with.
struct Loop {
    connection: Connection,
    now: Box<dyn Fn() -> Timestamp + Send>,
    activity: Arc<Activity>,
    checkpointer: Checkpointer,
}

impl Loop {
    fn serve(&mut self, orders: &Receiver<Order>) {
        let mut done: Vec<Box<dyn Job>> = Vec::with_capacity(BATCH);
        let mut stopping = false;
        while !stopping {
            let Ok(Order::Job(first)) = orders.recv() else { break };
            let committed = match self.transaction(first, orders, &mut done, &mut stopping) {
                Ok(()) => true,
                Err(error) => {
                    tracing::error!(%error, actions = done.len(), "a transaction could not be committed");
                    let _ = self.connection.execute_batch("ROLLBACK");
                    false
                }
            };
            for job in done.drain(..) {
                // Answering is somebody else's code: it must not take the writer down with it.
                if let Err(panic) = catch_unwind(AssertUnwindSafe(|| {
                    job.finish(if committed { Ok(()) } else { Err(StorageError::NotCommitted) })
                })) {
                    tracing::error!(panic = describe(panic.as_ref()), "answering an action panicked");
                }
            }
            self.checkpointer.after_commit(&self.connection);
        }
        let _ = self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    fn transaction(
        &self,
        first: Box<dyn Job>,
        orders: &Receiver<Order>,
        done: &mut Vec<Box<dyn Job>>,
        stopping: &mut bool,
    ) -> Result<(), StorageError> {
        let mut next = Some(first);
        self.connection.prepare_cached("BEGIN IMMEDIATE")?.execute([]).inspect_err(|_| done.extend(next.take()))?;
        while let Some(mut job) = next.take() {
            let outcome = self.savepoint(&mut *job);
            done.push(job);
            outcome?;
            if done.len() < BATCH {
                match orders.try_recv() {
                    Ok(Order::Job(job)) => next = Some(job),
                    Ok(Order::Stop) => *stopping = true,
                    Err(_) => {}
                }
            }
        }
        self.connection.prepare_cached("COMMIT")?.execute([])?;
        self.activity.commits.fetch_add(1, Ordering::Relaxed);
        self.activity.actions.fetch_add(done.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    fn savepoint(&self, job: &mut dyn Job) -> Result<(), StorageError> {
        self.connection.prepare_cached("SAVEPOINT action")?.execute([])?;
        if !job.run(&Write::new(&self.connection, (self.now)())) {
            self.connection.prepare_cached("ROLLBACK TO action")?.execute([])?;
        }
        self.connection.prepare_cached("RELEASE action")?.execute([])?;
        Ok(())
    }
}

fn describe(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".into())
}

#[cfg(test)]
mod tests;
