//! A company for one test: an appliance in this process on a port of its own, in a folder of its own.

mod company;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use besedka::actions::complete_setup::{self, Setup};
use besedka::appliance::Appliance;
use besedka::clock::Clock;
use besedka::config::{Config, Limits};
use besedka::domain::email::EmailAddress;
use besedka::domain::ids::{ConversationId, MessageKey, OperatorId};
use besedka::domain::language::Language;
use besedka::domain::origin::OriginPattern;
use besedka::domain::time::{Span, Timestamp};
use besedka::domain::time_zone::TimeZone;
use besedka::entropy::{Entropy, Secret};
use besedka::protocol::console_out::Cause;
use besedka::storage::{DATABASE_FILE, integrity};
use besedka::telemetry::LogFormat;
use tempfile::TempDir;

use super::{MailServer, Operator, Visitor, http};

/// The key of every test's site.
pub const SITE: &str = "demo";
/// Who set the company up.
pub const OWNER: OperatorId = OperatorId(1);
/// The password of everybody.
pub const PASSWORD: &str = "three green samovars";

pub struct Desk {
    pub clock: Clock,
    appliance: Option<Appliance>,
    address: SocketAddr,
    folder: TempDir,
    limits: Limits,
    mailing: Mailing,
    keys: AtomicU64,
    visitors: AtomicU64,
    quick_hash: String,
    /// How many times the server was started again: its randomness is another then, or it would give secrets out twice.
    starts: u64,
}

/// What the house is told about mail when it starts.
#[derive(Clone)]
pub struct Mailing {
    pub authority: Option<PathBuf>,
    pub patience: Duration,
}

impl Default for Mailing {
    fn default() -> Self {
        Self { authority: None, patience: Duration::from_secs(15) }
    }
}

impl Desk {
    /// A company that has been set up, at ten in the morning.
    pub async fn open() -> Self {
        let desk = Self::not_set_up(Limits::default()).await;
        desk.found().await;
        desk
    }

    /// The same, with other limits.
    pub async fn with_limits(limits: Limits) -> Self {
        let desk = Self::not_set_up(limits).await;
        desk.found().await;
        desk
    }

    /// The same, which believes the authority of this mail server.
    pub async fn with_mail(server: &MailServer) -> Self {
        Self::mailing(Mailing { authority: Some(server.authority()), ..Mailing::default() }).await
    }

    /// The same, told this about mail.
    pub async fn mailing(mailing: Mailing) -> Self {
        let desk = Self::beginning(Limits::default(), mailing).await;
        desk.found().await;
        desk
    }

    /// An empty folder.
    pub async fn not_set_up(limits: Limits) -> Self {
        Self::beginning(limits, Mailing::default()).await
    }

    async fn beginning(limits: Limits, mailing: Mailing) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::manual(Timestamp(1_790_000_000_000));
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let appliance = start(folder.path(), clock.clone(), limits, &mailing, listen, 0).await;
        let address = appliance.address();
        let (keys, visitors) = (AtomicU64::new(1), AtomicU64::new(1));
        let quick_hash = quick_hash();
        Self {
            clock,
            appliance: Some(appliance),
            address,
            folder,
            limits,
            mailing,
            keys,
            visitors,
            quick_hash,
            starts: 0,
        }
    }

    fn appliance(&self) -> &Appliance {
        self.appliance.as_ref().expect("the appliance runs")
    }

    async fn found(&self) {
        let link = self.setup_link().expect("a link");
        let secret = Secret::parse(link.split("token=").nth(1).unwrap()).unwrap();
        let setup = Setup {
            secret,
            name: "Olga".into(),
            email: EmailAddress::parse("owner@demo.example").unwrap(),
            password_hash: self.quick_hash.clone(),
            company: "Tea & Garden".into(),
            site_key: SITE.into(),
            site_name: "Shop".into(),
            origins: OriginPattern::of_domain("shop.example").unwrap(),
            language: Language::En,
            time_zone: TimeZone::default(),
        };
        self.appliance().actions().perform(move |write| complete_setup::complete(write, &setup)).await.unwrap();
    }

    pub fn setup_link(&self) -> Option<&str> {
        self.appliance().setup_link()
    }

    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where the file is.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join(DATABASE_FILE)
    }

    /// Reads the file.
    pub fn asks_file<T: rusqlite::types::FromSql>(&self, sql: &str) -> Vec<T> {
        let file = rusqlite::Connection::open(self.folder.path().join(DATABASE_FILE)).unwrap();
        let mut query = file.prepare(sql).unwrap();
        query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    /// Waits until the file answers a question so.
    pub async fn comes_to_say(&self, sql: &str, wanted: &[&str]) {
        let begun = std::time::Instant::now();
        loop {
            let found: Vec<String> = self.asks_file(sql);
            if found == wanted {
                return;
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "{found:?}, not {wanted:?}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Waits until the mails of the outbox are in these states, in the order in which they were written.
    pub async fn mails_are(&self, states: &[&str]) {
        self.comes_to_say("SELECT state FROM outbox ORDER BY id", states).await;
    }

    /// A visitor with the widget open on an allowed page.
    pub async fn visitor(&self) -> Visitor {
        Visitor::opens_widget(self, self.visitors.fetch_add(1, Ordering::Relaxed)).await
    }

    /// Anna, a visitor who said hello, and the conversation between them, which Anna has taken.
    pub async fn conversation_in_work(&self) -> (Operator, Visitor, ConversationId) {
        let mut anna = self.operator("anna").await;
        let (guest, id) = self.queued(&mut anna).await;
        anna.takes(id).await.expect("nobody else wants it");
        anna.sees(Cause::Taken).await;
        (anna, guest, id)
    }

    /// A visitor who said hello, and whose conversation this operator sees in the queue.
    pub async fn queued(&self, operator: &mut Operator) -> (Visitor, ConversationId) {
        let mut guest = self.visitor().await;
        guest.says(self, "Hello").await;
        let id = operator.sees(Cause::Opened).await.id;
        assert_eq!(operator.reads_message().await.text, "Hello");
        (guest, id)
    }

    /// A message key that no other message of this test has.
    pub fn next_key(&self) -> MessageKey {
        MessageKey(uuid::Uuid::from_u128(u128::from(self.keys.fetch_add(1, Ordering::Relaxed))))
    }

    /// Waits until the server has noticed which connections are gone; whether it holds so many then.
    pub async fn comes_to_hold(&self, sockets: usize) -> bool {
        let wanted = format!("\"sockets\":{sockets}}}");
        for _ in 0..10_000 {
            if http::get(self.address(), "/healthz").send().await.body.contains(&wanted) {
                return true;
            }
        }
        false
    }

    pub fn passes(&self, span: Span) {
        self.clock.advance(span);
    }

    /// The server stops as it does when it is asked to, and starts again on the same folder and port.
    pub async fn restarts(&mut self) {
        self.appliance.take().expect("the appliance runs").stop().await;
        self.starts += 1;
        let appliance =
            start(self.folder.path(), self.clock.clone(), self.limits, &self.mailing, self.address, self.starts).await;
        self.appliance = Some(appliance);
    }

    /// The power fails: the house stands again on what was on the disk at this moment, with nothing of what was going on.
    pub async fn loses_power(&mut self) {
        let folder = tempfile::tempdir().unwrap();
        for file in std::fs::read_dir(self.folder.path()).unwrap().flatten() {
            std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        // What the old house still does is done to a folder that nobody looks at any more.
        std::mem::forget((self.appliance.take(), std::mem::replace(&mut self.folder, folder)));
        self.starts += 1;
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let appliance =
            start(self.folder.path(), self.clock.clone(), self.limits, &self.mailing, listen, self.starts).await;
        self.address = appliance.address();
        self.appliance = Some(appliance);
    }

    /// Stops, and checks that the file is sound.
    pub async fn closes(mut self) {
        self.appliance.take().expect("the appliance runs").stop().await;
        let findings = integrity::check(&self.folder.path().join(DATABASE_FILE)).unwrap();
        assert_eq!(findings.violations, Vec::<String>::new());
        let outbox = rusqlite::Connection::open(self.folder.path().join(DATABASE_FILE)).unwrap();
        let left: i64 = outbox
            .query_row("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')", [], |row| row.get(0))
            .unwrap();
        assert_eq!(left, 0, "deliveries are left over");
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        assert!(self.appliance.is_none() || std::thread::panicking(), "a test ends with desk.closes().await");
    }
}

async fn start(
    folder: &Path,
    clock: Clock,
    limits: Limits,
    mailing: &Mailing,
    listen: SocketAddr,
    starts: u64,
) -> Appliance {
    let config = Config {
        data: folder.to_owned(),
        listen,
        public_url: None,
        trusted_proxies: Vec::new(),
        limits,
        mail_ca: mailing.authority.clone(),
        mail_timeout: mailing.patience,
        log: "off".into(),
        log_format: LogFormat::Text,
    };
    Appliance::start(config, clock, Entropy::seeded(7 + (starts << 32))).await.unwrap()
}

/// A hash of the password, made with little work: signing in is not what most tests are about.
fn quick_hash() -> String {
    let little = argon2::Params::new(8, 1, 1, None).unwrap();
    let hasher = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, little);
    argon2::PasswordHasher::hash_password(&hasher, PASSWORD.as_bytes()).unwrap().to_string()
}
