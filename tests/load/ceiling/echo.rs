//! A bare echo: as many sockets as the run had, at the same pace, over the same library, with nothing behind them.

use std::collections::VecDeque;
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use besedka::protocol::HEARTBEAT_MS;
use besedka::protocol::widget_in::WidgetIn;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::arguments::Place;
use crate::ceiling::echo_server;
use crate::client::crew::Crew;
use crate::client::{After, Client, Stage};
use crate::failure::Failure;
use crate::record::count;
use crate::record::key::{KeyMint, Signature};
use crate::record::latency::Latencies;
use crate::scenario::pace::{Metronome, Pace};
use crate::scenario::words;
use crate::target::Target;

/// What the echo did.
#[derive(Debug)]
pub struct Ceiling {
    /// Frames there and back in a second.
    pub per_second: f64,
    /// How long there and back took.
    pub latencies: Latencies,
}

#[derive(Debug)]
struct Echoes {
    keys: KeyMint,
    arrived: AtomicU64,
    returned: AtomicU64,
    latencies: Mutex<Latencies>,
}

impl Echoes {
    fn none_yet() -> Self {
        let (arrived, returned) = (AtomicU64::new(0), AtomicU64::new(0));
        Self { keys: KeyMint::new(Instant::now()), arrived, returned, latencies: Mutex::default() }
    }
}

/// Runs the echo server in a process of its own and writes to it.
pub async fn measure(sockets: u32, pace: Pace, lasting: Duration) -> Result<Ceiling, Failure> {
    let (_server, url) = start().await?;
    let mut crew = Crew::new(&Place { url, site: String::new() });
    let echoes = Arc::new(Echoes::none_yet());
    for index in 0..sockets {
        let route = crew.route(echo_server::PATH.into());
        crew.join(Speaker::new(index, pace, Arc::clone(&echoes)), route);
    }
    let everybody = u64::from(sockets);
    crew.until("the echo did not start", Duration::from_secs(60), || count(&echoes.arrived) >= everybody).await?;
    crew.enter(Stage::Running);
    let begun = Instant::now();
    tokio::time::sleep(lasting).await;
    let per_second = count(&echoes.returned) as f64 / begun.elapsed().as_secs_f64();
    crew.dismiss().await?;
    let latencies = echoes.latencies.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Ok(Ceiling { per_second, latencies })
}

/// The server ends when the child is dropped, or when this process ends and its standard input with it.
async fn start() -> Result<(Child, Target), Failure> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg("echo-server")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let mut port = String::new();
    let output = child.stdout.take().ok_or_else(|| Failure::told("the echo server has no output"))?;
    BufReader::new(output).read_line(&mut port).await?;
    let target = format!("http://127.0.0.1:{}", port.trim()).parse().map_err(Failure::Told)?;
    Ok((child, target))
}

/// Somebody who writes and counts what comes back.
struct Speaker {
    author: u32,
    metronome: Metronome,
    written: u32,
    under_way: VecDeque<Instant>,
    stage: Stage,
    echoes: Arc<Echoes>,
}

impl Speaker {
    fn new(author: u32, pace: Pace, echoes: Arc<Echoes>) -> Self {
        let metronome = Metronome::new(pace, author);
        Self { author, metronome, written: 0, under_way: VecDeque::new(), stage: Stage::Opening, echoes }
    }

    fn write(&mut self, now: Instant, say: &mut Vec<WidgetIn>) -> After {
        match self.stage {
            Stage::Running => {
                for _ in 0..self.metronome.beats(self.under_way.len(), now) {
                    let signature = Signature { author: self.author, sequence: self.written };
                    let text = words::question(self.written);
                    self.written += 1;
                    self.under_way.push_back(Instant::now());
                    say.push(WidgetIn::Post { key: self.echoes.keys.key(signature), text });
                }
                After::Stay
            }
            Stage::Over => After::Finish,
            _ => After::Stay,
        }
    }
}

impl Client for Speaker {
    type Said = WidgetIn;
    type Heard = WidgetIn;

    fn hello(&mut self) -> WidgetIn {
        WidgetIn::Ping {}
    }

    fn ping(&self) -> WidgetIn {
        WidgetIn::Ping {}
    }

    fn heartbeat(&self) -> Duration {
        Duration::from_millis(HEARTBEAT_MS.into())
    }

    fn hear(&mut self, frame: WidgetIn, now: Instant, say: &mut Vec<WidgetIn>) -> After {
        if matches!(frame, WidgetIn::Ping {}) {
            self.echoes.arrived.fetch_add(1, Ordering::Relaxed);
            return After::Stay;
        }
        self.echoes.returned.fetch_add(1, Ordering::Relaxed);
        if let Some(written) = self.under_way.pop_front() {
            self.echoes.latencies.lock().unwrap_or_else(PoisonError::into_inner).add(now.duration_since(written));
        }
        self.write(now, say)
    }

    fn wake(&mut self, now: Instant, stage: Stage, say: &mut Vec<WidgetIn>) -> After {
        self.stage = stage;
        self.write(now, say)
    }

    fn deadline(&self) -> Option<Instant> {
        self.metronome.deadline().filter(|_| self.stage == Stage::Running)
    }

    fn lost(&mut self) {
        self.under_way.clear();
    }
}
