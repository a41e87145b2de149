//! Routing: one decision, one decision with everything that is written down for it, and a queue that drains at once.
//!
//! `cargo bench --bench routing`: 100 operators who all have 50 sites, 10,000 conversations that wait. The figures with
//! storage are of whole actions, the commit included; "an action that changes one row" is what a commit costs in the same
//! run.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use besedka::actions::audited::Administrator;
use besedka::actions::change_employee::{self, Employment};
use besedka::actions::complete_setup::{self, Setup};
use besedka::actions::create_operator::{self, Newcomer};
use besedka::actions::create_site::{self, NewSite};
use besedka::actions::post_message::{self, VisitorPost};
use besedka::actions::{Actions, Outcome, change_personal_settings, change_routing, close_conversation, return_all};
use besedka::actions::{prepare_setup, set_work_status};
use besedka::clock::Clock;
use besedka::domain::block::Whence;
use besedka::domain::directory::Directory;
use besedka::domain::email::EmailAddress;
use besedka::domain::ids::{ConversationId, MessageKey, OperatorId, SiteId};
use besedka::domain::language::Language;
use besedka::domain::message::MessageText;
use besedka::domain::operator::Role;
use besedka::domain::origin::OriginPattern;
use besedka::domain::routing::{Applicant, decide};
use besedka::domain::site::RoutingMode;
use besedka::domain::time::Timestamp;
use besedka::domain::time_zone::TimeZone;
use besedka::domain::visitor::Whereabouts;
use besedka::domain::work_status::WorkStatus;
use besedka::entropy::Entropy;
use besedka::realtime::{Hub, Subscription};
use besedka::storage::{Reader, Write, Writer, conversations, open_folder};
use criterion::{Criterion, criterion_group, criterion_main};

const OPERATORS: i64 = 100;
const SITES: i64 = 50;
const QUEUED: u32 = 10_000;
const DRAINED: u32 = 1_000;

struct House {
    actions: Actions,
    reader: Reader,
    entropy: Entropy,
    sender: Subscription,
    runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

fn owner() -> Administrator {
    Administrator { operator: OperatorId(1), address: String::new() }
}

impl House {
    /// A company in balanced mode; everybody is Can help and has this limit.
    fn build(operators: i64, sites: i64, limit: u32) -> Self {
        // Beside the project, and not in a memory-backed temporary folder: the disk belongs to it.
        let folder = tempfile::tempdir_in("target").expect("a folder");
        let (file, connection, lock) = open_folder(folder.path()).expect("a data folder").into_parts();
        let writer = Writer::start(&file, connection, lock, || Clock::System.now()).expect("a writer");
        let reader = Reader::open(&file, 1).expect("a reader");
        let hub = Arc::new(Hub::default());
        let sender = hub.connect(&[]);
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let actions = Actions::new(writer, hub, Directory::default());
        let house = Self { actions, reader, entropy: Entropy::seeded(1), sender, runtime, _folder: folder };
        house.found(operators, sites, limit);
        house
    }

    fn found(&self, operators: i64, sites: i64, limit: u32) {
        let secret = self.entropy.secret();
        let kept = secret.clone();
        self.does(move |write| prepare_setup::prepare(write, &kept));
        let origins = || OriginPattern::of_domain("shop.example").expect("a domain");
        let setup = Setup {
            secret,
            name: "Olga".into(),
            email: EmailAddress::parse("owner@demo.example").expect("an address"),
            password_hash: String::new(),
            company: "Tea".into(),
            site_key: "site1".into(),
            site_name: "Site 1".into(),
            origins: origins(),
            language: Language::En,
            time_zone: TimeZone::default(),
        };
        self.does(move |write| complete_setup::complete(write, &setup));
        for site in 2..=sites {
            let (key, name) = (format!("site{site}"), format!("Site {site}"));
            let new = NewSite { key, name, language: Language::En, origins: origins() };
            self.does(move |write| create_site::create(write, &owner(), &new));
        }
        for number in 0..operators {
            let email = EmailAddress::parse(&format!("o{number}@demo.example")).expect("an address");
            let name = format!("Operator {number}");
            let newcomer = Newcomer { name: name.clone(), email, password_hash: None, role: Role::Operator };
            let id = self.does(move |write| create_operator::create(write, &newcomer));
            let sites = (1..=sites).map(SiteId).collect();
            let employment =
                Employment { name, role: Role::Operator, limit: Some(limit), sites, departments: Vec::new() };
            self.does(move |write| change_employee::change(write, &owner(), id, &employment));
            self.does(move |write| set_work_status::choose(write, id, WorkStatus::CanHelp));
        }
        self.does(|write| change_routing::of_account(write, &owner(), RoutingMode::Balanced));
    }

    /// Runs an action to its end, the commit included.
    fn does<T: Send + 'static>(&self, action: impl FnOnce(&Write<'_>) -> Outcome<T> + Send + 'static) -> T {
        let (sender, receiver) = channel();
        self.actions.run(action, move |result| {
            let _ = sender.send(result);
        });
        receiver.recv().expect("an answer").expect("it is done")
    }

    /// A new visitor of this site writes.
    fn arrives(&self, site: i64) -> ConversationId {
        let post = VisitorPost {
            contacts: None,
            copies: None,
            site: SiteId(site),
            token_hash: self.entropy.bytes(),
            key: MessageKey(uuid::Uuid::from_slice(&self.entropy.bytes()[..16]).expect("sixteen bytes")),
            text: MessageText::parse("Hello").expect("a text"),
            there: Whereabouts::default(),
            whence: Whence { address: [127, 0, 0, 1].into(), blocks: Arc::default() },
            sender: self.sender.socket,
        };
        self.does(move |write| post_message::as_visitor(write, post)).conversation
    }

    fn becomes(&self, operator: OperatorId, status: WorkStatus) {
        self.does(move |write| set_work_status::choose(write, operator, status));
    }

    fn first_of(&self, operator: OperatorId) -> ConversationId {
        let owned = self.reader.read(move |read| conversations::owned_by(read, operator));
        self.runtime.block_on(owned).expect("a reading")[0].id
    }
}

fn decision(criterion: &mut Criterion) {
    let applicants: Vec<Applicant> = (0..OPERATORS)
        .map(|number| Applicant {
            operator: OperatorId(number),
            status: if number % 4 == 0 { WorkStatus::Pause } else { WorkStatus::Ready },
            has_site: number % 3 != 0,
            in_department: number % 5 != 0,
            in_work: u32::try_from(number % 7).expect("small"),
            limit: Some(5),
            last_assigned_at: Some(Timestamp(number * 37 % 50)),
        })
        .collect();
    criterion.bench_function("decision among 100 operators", |bencher| {
        bencher.iter(|| decide(RoutingMode::Balanced, black_box(&applicants).iter().copied()));
    });
}

fn with_storage(criterion: &mut Criterion) {
    let house = House::build(OPERATORS, SITES, 1);
    let people: Vec<OperatorId> = (2..OPERATORS + 2).map(OperatorId).collect();
    for person in &people {
        house.becomes(*person, WorkStatus::Ready);
    }
    for number in 0..i64::from(QUEUED) + OPERATORS {
        house.arrives(1 + number % SITES);
    }
    criterion.bench_function("an action that changes one row", |bencher| {
        let mut pause = false;
        bencher.iter(|| {
            pause = !pause;
            house.does(move |write| change_personal_settings::start_and_close(write, OperatorId(2), true, pause));
        });
    });
    criterion.bench_function("a new conversation that waits behind 10,000", |bencher| {
        let mut site = 0;
        bencher.iter(|| {
            site = site % SITES + 1;
            house.arrives(site)
        });
    });
    criterion.bench_function("a close, and the oldest of 10,000 is assigned", |bencher| {
        bencher.iter_custom(|times| {
            let mut spent = Duration::ZERO;
            for turn in 0..times {
                let person = people[usize::try_from(turn).unwrap_or(0) % people.len()];
                let conversation = house.first_of(person);
                let before = Instant::now();
                house.does(move |write| close_conversation::by_owner(write, person, conversation));
                spent += before.elapsed();
                house.arrives(1 + i64::try_from(turn).unwrap_or(0) % SITES);
            }
            spent
        });
    });
    house.actions.stop();
}

fn drain(criterion: &mut Criterion) {
    let house = House::build(1, 1, DRAINED);
    let anna = OperatorId(2);
    for _ in 0..DRAINED {
        house.arrives(1);
    }
    let mut group = criterion.benchmark_group("drain");
    group.sample_size(10);
    group.bench_function("1,000 conversations when one operator becomes Ready", |bencher| {
        bencher.iter_custom(|times| {
            let mut spent = Duration::ZERO;
            for _ in 0..times {
                let before = Instant::now();
                house.becomes(anna, WorkStatus::Ready);
                spent += before.elapsed();
                house.becomes(anna, WorkStatus::CanHelp);
                house.does(move |write| return_all::return_all(write, &owner(), anna));
            }
            spent
        });
    });
    group.finish();
    house.actions.stop();
}

criterion_group!(benches, decision, with_storage, drain);
criterion_main!(benches);
