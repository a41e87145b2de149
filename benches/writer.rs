//! The writer: what one message costs, alone and in company. Prints rates; nothing here is a test.
//!
//! `cargo bench --bench writer`. Every measured iteration ends when all its messages are on disk.

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use besedka::actions::complete_setup::{self, Setup};
use besedka::actions::post_message::{self, VisitorPost};
use besedka::actions::{Actions, Failure};
use besedka::clock::Clock;
use besedka::domain::block::Whence;
use besedka::domain::directory::Directory;
use besedka::domain::email::EmailAddress;
use besedka::domain::ids::{MessageKey, SiteId};
use besedka::domain::language::Language;
use besedka::domain::message::MessageText;
use besedka::domain::origin::OriginPattern;
use besedka::domain::time_zone::TimeZone;
use besedka::domain::visitor::Whereabouts;
use besedka::entropy::{Entropy, Secret};
use besedka::realtime::Hub;
use besedka::storage::{Write, Writer, open_folder};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Visitors who write, in turn.
const VISITORS: usize = 1_000;

struct House {
    actions: Actions,
    tokens: Vec<[u8; 32]>,
    entropy: Entropy,
    sender: besedka::realtime::Subscription,
    next: usize,
    _folder: tempfile::TempDir,
}

fn house() -> House {
    // Beside the project, and not in a memory-backed temporary folder: the disk is what is measured.
    let folder = tempfile::tempdir_in("target").expect("a folder");
    let (file, connection, lock) = open_folder(folder.path()).expect("a data folder").into_parts();
    let writer = Writer::start(&file, connection, lock, || Clock::System.now()).expect("a writer");
    let hub = std::sync::Arc::new(Hub::default());
    let sender = hub.connect(&[]);
    let actions = Actions::new(writer, hub, Directory::default());
    let entropy = Entropy::seeded(1);
    let secret = entropy.secret();
    let kept = secret.clone();
    wait(&actions, move |write| besedka::actions::prepare_setup::prepare(write, &kept));
    wait(&actions, move |write| complete_setup::complete(write, &setup(secret.clone())));
    let tokens = (0..VISITORS).map(|_| entropy.bytes()).collect();
    let mut house = House { actions, tokens, entropy, sender, next: 0, _folder: folder };
    house.post(VISITORS);
    house
}

fn setup(secret: Secret) -> Setup {
    Setup {
        secret,
        name: "Olga".into(),
        email: EmailAddress::parse("owner@demo.example").expect("an address"),
        password_hash: String::new(),
        company: "Tea".into(),
        site_key: "demo".into(),
        site_name: "Shop".into(),
        origins: OriginPattern::of_domain("shop.example").expect("a domain"),
        language: Language::En,
        time_zone: TimeZone::default(),
    }
}

fn wait<T: Send + 'static>(
    actions: &Actions,
    action: impl FnOnce(&Write<'_>) -> besedka::actions::Outcome<T> + Send + 'static,
) -> T {
    let (sender, receiver) = channel();
    actions.run(action, move |result: Result<T, Failure>| sender.send(result).expect("somebody waits"));
    receiver.recv().expect("an answer").expect("it is done")
}

impl House {
    /// Queues so many messages at once and waits until all are on disk.
    fn post(&mut self, count: usize) {
        let (sender, receiver) = channel();
        for _ in 0..count {
            self.next += 1;
            let bytes: [u8; 16] = self.entropy.bytes()[..16].try_into().expect("sixteen bytes");
            let post = VisitorPost {
                contacts: None,
                copies: None,
                site: SiteId(1),
                token_hash: self.tokens[self.next % VISITORS],
                key: MessageKey(uuid::Uuid::from_bytes(bytes)),
                text: MessageText::parse("Do you have the green tea from the new harvest, and when could it be here?")
                    .expect("a text"),
                there: Whereabouts::default(),
                whence: Whence { address: [127, 0, 0, 1].into(), blocks: Arc::default() },
                sender: self.sender.socket,
            };
            let sender = sender.clone();
            self.actions.run(
                move |write| post_message::as_visitor(write, post),
                move |result| sender.send(result.is_ok()).expect("somebody waits"),
            );
        }
        drop(sender);
        assert!(receiver.iter().all(|done| done), "every message is taken");
    }
}

fn messages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("messages on disk");
    group.sample_size(20).measurement_time(Duration::from_secs(4));
    for queued in [1_usize, 8, 64, 512] {
        let mut house = house();
        group.throughput(Throughput::Elements(queued as u64));
        group.bench_function(BenchmarkId::new("queued at once", queued), |bencher| bencher.iter(|| house.post(queued)));
        house.actions.stop();
    }
    group.finish();
}

criterion_group!(benches, messages);
criterion_main!(benches);
