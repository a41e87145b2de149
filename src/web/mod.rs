//! Everything that speaks HTTP: pages, sockets, assets.
//!
//! Handlers decide nothing: they read through the reader, act through actions, and put the answer into words. Who may
//! call a handler stands in its extractors.

mod address;
mod answer;
pub mod assets;
mod attendance;
mod browser;
mod cabinet;
mod console;
mod error;
mod forgotten;
mod headers;
mod health;
mod join;
mod language;
mod path;
mod refusals;
mod root;
pub mod routes;
pub mod server;
mod setup;
mod sign_in;
mod socket;
mod stalled;
mod throttles;
mod tryout;
pub mod views;
mod visit;
mod widget;
pub mod words;
mod zones;

use std::net::IpAddr;
use std::sync::Arc;

use crate::actions::Actions;
use crate::clock::Clock;
use crate::config::Limits;
use crate::entropy::Entropy;
use crate::mail::Postman;
use crate::passwords::Passwords;
use crate::realtime::Hub;
use crate::storage::Reader;
use crate::storage::audit::Chain;
use tokio_util::task::TaskTracker;

use attendance::Attendance;
use refusals::Refusals;
use throttles::Throttles;
use widget::loader::Loaders;

/// What handlers work with. Cheap to clone.
#[derive(Clone)]
pub struct App {
    shared: Arc<Shared>,
}

/// The parts of an [`App`].
pub struct Shared {
    actions: Actions,
    reader: Reader,
    hub: Arc<Hub>,
    clock: Clock,
    entropy: Entropy,
    postman: Postman,
    passwords: Passwords,
    throttles: Throttles,
    refusals: Refusals,
    public_url: Option<String>,
    trusted_proxies: Vec<IpAddr>,
    limits: Limits,
    sockets: TaskTracker,
    loaders: Loaders,
    attendance: Attendance,
    audit_chain: Chain,
}

/// What an [`App`] is made of.
pub struct Parts {
    /// The door to the writer.
    pub actions: Actions,
    /// Connections that cannot write.
    pub reader: Reader,
    /// Who is connected.
    pub hub: Arc<Hub>,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub entropy: Entropy,
    /// Who carries mail.
    pub postman: Postman,
    /// See [`Config`](crate::config::Config).
    pub public_url: Option<String>,
    /// See [`Config`](crate::config::Config).
    pub trusted_proxies: Vec<IpAddr>,
    /// See [`Config`](crate::config::Config).
    pub limits: Limits,
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts { actions, reader, hub, clock, entropy, postman, public_url, trusted_proxies, limits } = parts;
        let (passwords, throttles) = (Passwords::default(), Throttles::new(limits));
        let attendance = Attendance::new(clock.now());
        let shared = Shared {
            actions,
            reader,
            hub,
            clock,
            entropy,
            postman,
            passwords,
            throttles,
            refusals: Refusals::default(),
            public_url,
            trusted_proxies,
            limits,
            sockets: TaskTracker::new(),
            loaders: Loaders::default(),
            attendance,
            audit_chain: Chain::default(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// Sends every socket away, to come back when the server is up again, and waits until they have gone.
    pub async fn dismiss_sockets(&self) {
        self.hub.dismiss_all(socket::come_back);
        self.sockets.close();
        if tokio::time::timeout(socket::SEND_WITHIN, self.sockets.wait()).await.is_err() {
            tracing::warn!(left = self.sockets.len(), "some sockets did not take their leave in time");
        }
    }
}

impl std::ops::Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}
