//! A server that the tool starts, kills and starts again.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::process::{Child, Command};

use crate::client::http::Http;
use crate::failure::Failure;
use crate::target::Target;

/// The limits that a load run is given; nobody sends as much.
const LIMITS: [&str; 7] = [
    "BESEDKA_LIMITS_VISITOR_MESSAGES",
    "BESEDKA_LIMITS_ADDRESS_MESSAGES",
    "BESEDKA_LIMITS_SITE_MESSAGES",
    "BESEDKA_LIMITS_OPERATOR_MESSAGES",
    "BESEDKA_LIMITS_SOCKETS_PER_ADDRESS",
    "BESEDKA_LIMITS_NEW_VISITORS",
    "BESEDKA_LIMITS_CONNECTIONS",
];
const NO_LIMIT: &str = "1000000";

/// How long a start, or a graceful stop, may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// How the server is started.
#[derive(Clone, Debug)]
pub struct Start {
    /// Its program.
    pub binary: PathBuf,
    /// Its data folder.
    pub data: PathBuf,
    /// Where it listens.
    pub listen: SocketAddr,
    /// Where it is reached.
    pub target: Target,
}

/// A running server. Dropped, it is killed.
pub struct Server {
    start: Start,
    child: Child,
}

impl Server {
    /// Starts it and waits until it answers.
    pub async fn start(start: Start) -> Result<Self, Failure> {
        let mut server = Self { child: spawn(&start)?, start };
        server.wait_until_it_answers().await?;
        Ok(server)
    }

    /// Kills it without a warning, as a power cut would, starts it again and returns how long nobody answered.
    pub async fn kill_and_restart(&mut self) -> Result<Duration, Failure> {
        self.child.kill().await?;
        let begun = Instant::now();
        self.child = spawn(&self.start)?;
        self.wait_until_it_answers().await?;
        Ok(begun.elapsed())
    }

    /// Asks it to stop, and waits.
    pub async fn stop(mut self) -> Result<(), Failure> {
        if let Some(pid) = self.child.id() {
            Command::new("kill").arg("-TERM").arg(pid.to_string()).status().await?;
        }
        match tokio::time::timeout(PATIENCE, self.child.wait()).await {
            Ok(status) => {
                let status = status?;
                if status.success() { Ok(()) } else { Err(Failure::told(format!("the server stopped with {status}"))) }
            }
            Err(_) => Err(Failure::told(format!("the server did not stop within {} s", PATIENCE.as_secs()))),
        }
    }

    async fn wait_until_it_answers(&mut self) -> Result<(), Failure> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Err(Failure::told(format!("the server ended at its start with {status}")));
            }
            if answers(&self.start.target).await {
                return Ok(());
            }
            if Instant::now() >= deadline {
                return Err(Failure::told(format!("the server did not answer within {} s", PATIENCE.as_secs())));
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

async fn answers(target: &Target) -> bool {
    let Ok(mut http) = Http::connect(target).await else { return false };
    http.get("/healthz").await.is_ok_and(|answer| answer.status.is_success())
}

fn spawn(start: &Start) -> Result<Child, Failure> {
    let mut command = Command::new(&start.binary);
    command.arg("serve").arg("--data").arg(&start.data).arg("--listen").arg(start.listen.to_string());
    command.env("BESEDKA_LOG", "warn").envs(LIMITS.map(|limit| (limit, NO_LIMIT)));
    command.stdin(Stdio::null()).stdout(Stdio::null()).kill_on_drop(true);
    Ok(command.spawn()?)
}
