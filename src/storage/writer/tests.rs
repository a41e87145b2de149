use std::sync::atomic::AtomicI64;
use std::sync::mpsc::channel;

use super::*;
use crate::storage::migrations::open_folder;
use crate::storage::settings;

fn writer(folder: &Path) -> Writer {
    let (file, connection, lock) = open_folder(folder).expect("a folder").into_parts();
    Writer::start(&file, connection, lock, || Timestamp(7)).expect("a writer")
}

fn stored(folder: &Path) -> Vec<(String, String)> {
    let connection = Connection::open(folder.join(crate::storage::DATABASE_FILE)).expect("the file");
    let mut rows = connection.prepare("SELECT name, value FROM settings ORDER BY name").expect("a query");
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    rows.collect::<Result<_, _>>().expect("rows")
}

#[test]
fn an_action_that_fails_or_panics_leaves_no_trace_and_disturbs_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let writer = writer(folder.path());
    let (answers, received) = channel();
    let submit = |name: &'static str, end: fn() -> Result<(), StorageError>| {
        let answers = answers.clone();
        let work = move |write: &Write<'_>| {
            settings::put(write, name, "written")?;
            end()
        };
        writer.submit(work, move |result| answers.send((name, result.is_ok())).expect("somebody listens"));
    };
    submit("first", || Ok(()));
    submit("fails", || Err(StorageError::Stopped));
    submit("panics", || panic!("on purpose"));
    submit("last", || Ok(()));
    writer.stop();
    let answered: Vec<_> = received.try_iter().collect();
    assert_eq!(answered, vec![("first", true), ("fails", false), ("panics", false), ("last", true)]);
    let names: Vec<_> = stored(folder.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["first", "last"]);
}

#[test]
fn an_answer_is_given_when_the_row_is_on_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    let writer = writer(folder.path());
    let path = folder.path().to_owned();
    let (answers, received) = channel();
    writer.submit(
        |write: &Write<'_>| settings::put(write, "a", "1"),
        move |result: Result<(), StorageError>| {
            answers.send((result.is_ok(), stored(&path))).expect("somebody listens")
        },
    );
    writer.stop();
    assert_eq!(received.recv().expect("an answer"), (true, vec![("a".to_owned(), "1".to_owned())]));
}

#[test]
fn an_action_never_happens_before_it_was_sent_whatever_it_shares_a_commit_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, connection, lock) = open_folder(folder.path()).expect("a folder").into_parts();
    let clock = Arc::new(AtomicI64::new(7));
    let hands = Arc::clone(&clock);
    let now = move || Timestamp(hands.load(Ordering::SeqCst));
    let writer = Writer::start(&file, connection, lock, now).expect("a writer");
    let (moments, told) = channel();
    let (go_on, waits) = channel::<()>();
    let (begun, begins) = channel();
    let moment = moments.clone();
    writer.submit(
        move |write: &Write<'_>| {
            begun.send(()).expect("the test goes on");
            waits.recv().expect("the test goes on");
            Ok(write.now())
        },
        move |now: Result<Timestamp, StorageError>| moment.send(now.ok()).expect("somebody listens"),
    );
    begins.recv().expect("the first has begun");
    clock.store(8, Ordering::SeqCst);
    writer.submit(
        |write: &Write<'_>| Ok(write.now()),
        move |now: Result<Timestamp, StorageError>| moments.send(now.ok()).expect("somebody listens"),
    );
    go_on.send(()).expect("the first waits");
    writer.stop();
    assert_eq!(told.try_iter().collect::<Vec<_>>(), [Some(Timestamp(7)), Some(Timestamp(8))]);
    assert_eq!(writer.activity().commits.load(Ordering::Relaxed), 1);
}

#[test]
fn after_the_stop_nothing_is_taken_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let writer = writer(folder.path());
    writer.stop();
    let (answers, received) = channel();
    writer.submit(
        |_: &Write<'_>| Ok::<(), StorageError>(()),
        move |result| answers.send(result).expect("somebody listens"),
    );
    assert!(matches!(received.recv(), Ok(Err(StorageError::Stopped))));
}
