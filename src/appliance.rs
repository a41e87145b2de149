//! The whole appliance, wired together: the same for `serve` and for every test. Two of them fit in one process.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::actions::{Actions, Failure, prepare_setup};
use crate::clock::Clock;
use crate::config::Config;
use crate::entropy::Entropy;
use crate::jobs;
use crate::jobs::deliver_mail::Means;
use crate::mail::{Postman, TrustError};
use crate::realtime::Hub;
use crate::storage::{Reader, StorageError, Writer, blocks, directory, open_folder};
use crate::web::{App, Parts, routes, server};

/// Connections for reading.
const READERS: usize = 4;

/// A running appliance.
pub struct Appliance {
    address: SocketAddr,
    setup_link: Option<String>,
    app: App,
    actions: Actions,
    stop: CancellationToken,
    server: JoinHandle<()>,
    jobs: Vec<JoinHandle<()>>,
}

/// Connections that may wait to be accepted. After a restart everybody comes back at once; whoever does not fit in here
/// tries again only seconds later.
const WAITING_TO_BE_ACCEPTED: u32 = 16_384;

fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // The port is free again at once after a restart.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING_TO_BE_ACCEPTED)
}

/// The address by which somebody at this machine reaches it: listening everywhere includes the loopback.
fn reachable(address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => (Ipv4Addr::LOCALHOST, address.port()).into(),
        IpAddr::V6(ip) if ip.is_unspecified() => (Ipv6Addr::LOCALHOST, address.port()).into(),
        _ => address,
    }
}

/// Why an appliance does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data cannot be used.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The certificate authorities that were named cannot be used.
    #[error(transparent)]
    Trust(#[from] TrustError),
    /// The address cannot be listened on.
    #[error(
        "cannot listen on {address}: {source}. Is something else listening there? Name another address with --listen"
    )]
    Listen {
        /// Which.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
}

impl From<Failure> for StartError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Internal(error) => Self::Storage(error),
            Failure::Refused(_) => Self::Storage(StorageError::Overloaded),
        }
    }
}

impl Appliance {
    /// Opens the data folder, listens and serves.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn start(config: Config, clock: Clock, entropy: Entropy) -> Result<Self, StartError> {
        let postman = Postman::new(config.mail_ca.as_deref(), config.mail_timeout)?;
        let trouble = |source| StartError::Listen { address: config.listen, source };
        let listener = listen(config.listen).map_err(trouble)?;
        let address = listener.local_addr().map_err(trouble)?;
        let (file, connection, lock) = open_folder(&config.data)?.into_parts();
        let time = clock.clone();
        let writer = Writer::start(&file, connection, lock, move || time.now())?;
        let reader = Reader::open(&file, READERS)?;
        let hub = Arc::new(Hub::default());
        let now = clock.now();
        let (company, blocked) =
            reader.read(move |read| Ok((directory::load(read)?, blocks::load(read, now)?))).await?;
        let actions = Actions::new(writer, Arc::clone(&hub), company).knowing(blocked);
        let fresh = entropy.secret();
        let secret = actions.perform(move |write| prepare_setup::prepare(write, &fresh)).await?;
        let origin = config.public_url.clone().unwrap_or_else(|| format!("http://{}", reachable(address)));
        let setup_link = secret.map(|secret| format!("{origin}/setup?token={}", secret.reveal()));
        let parts = jobs::Parts { actions: actions.clone(), reader: reader.clone(), clock: clock.clone() };
        let means = Means { postman: postman.clone(), entropy: entropy.clone(), public_url: config.public_url.clone() };
        let app = App::new(Parts {
            actions: actions.clone(),
            reader,
            hub,
            clock,
            entropy,
            postman,
            public_url: config.public_url,
            trusted_proxies: config.trusted_proxies,
            limits: config.limits,
        });
        let stop = CancellationToken::new();
        let serving = server::serve(listener, routes::routes(&app), config.limits.connections, stop.clone());
        let server = tokio::spawn(serving);
        let jobs = jobs::start(&parts, &means, &stop);
        Ok(Self { address, setup_link, app, actions, stop, server, jobs })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The one-time link to the set-up page; `None` once the company has been set up.
    #[must_use]
    pub fn setup_link(&self) -> Option<&str> {
        self.setup_link.as_deref()
    }

    /// The door to the writer.
    #[must_use]
    pub const fn actions(&self) -> &Actions {
        &self.actions
    }

    /// Sends sockets away to come back, finishes requests under way, writes what is queued, and closes the file.
    pub async fn stop(self) {
        self.stop.cancel();
        self.app.dismiss_sockets().await;
        if let Err(error) = self.server.await {
            tracing::error!(%error, "the server ended badly");
        }
        self.app.keep_refused_before_stopping().await;
        for job in self.jobs {
            if let Err(error) = job.await {
                tracing::error!(%error, "a job ended badly");
            }
        }
        let actions = self.actions;
        let _ = tokio::task::spawn_blocking(move || actions.stop()).await;
    }
}
