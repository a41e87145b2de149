//! Keeping a client connected: the first attempt, the heartbeat, and coming back as the real clients do.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, sleep_until};

use crate::client::socket::{Door, Socket, Trouble};
use crate::client::{After, Client, Stage, earlier};
use crate::failure::Failure;

/// The ceiling of the first wait before coming back; it doubles with each attempt.
const FIRST_WAIT: Duration = Duration::from_millis(500);
/// The ceiling of every wait.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// A connection that lasted so long was no failed attempt.
const STEADY: Duration = Duration::from_secs(10);
/// Frames that are taken in before what is to be said goes out.
const AT_ONCE: usize = 32;

/// What a connection needs beside its client.
#[derive(Clone)]
pub struct Route {
    /// Where it leads.
    pub door: Door,
    /// Tells one client's waits from another's.
    pub index: u32,
    /// Clients that connect for the first time take turns.
    pub turns: Arc<Semaphore>,
    /// The scenario's progress.
    pub stages: watch::Receiver<Stage>,
}

/// Runs a client until it is done or the scenario is over.
pub async fn keep<C: Client>(mut client: C, mut route: Route) -> Result<C, Failure> {
    let mut waits = Waits::new(route.index);
    let mut turn = Arc::clone(&route.turns).acquire_owned().await.ok();
    loop {
        let begun = Instant::now();
        let opened = Socket::open(&route.door).await;
        if opened.is_ok() {
            drop(turn.take());
        }
        let ended = match opened {
            Ok(mut socket) => converse(&mut client, &mut socket, &mut route.stages).await,
            Err(trouble) => Err(trouble),
        };
        let wait = match ended {
            Ok(Some(told)) => told,
            Ok(None) => return Ok(client),
            Err(Trouble::Final(failure)) => return Err(failure),
            Err(Trouble::Lost(_)) => waits.next(begun.elapsed()),
        };
        client.lost();
        tokio::select! {
            () = sleep(wait) => {}
            () = over(&mut route.stages) => return Ok(client),
        }
    }
}

async fn over(stages: &mut watch::Receiver<Stage>) {
    let _ = stages.wait_for(|stage| *stage == Stage::Over).await;
}

/// One connection. Ends with the time to come back after, or with nothing once the client is done.
async fn converse<C: Client>(
    client: &mut C,
    socket: &mut Socket,
    stages: &mut watch::Receiver<Stage>,
) -> Result<Option<Duration>, Trouble> {
    let mut say = vec![client.hello()];
    let mut ping_at = Instant::now() + client.heartbeat();
    let stage = *stages.borrow_and_update();
    let mut after = client.wake(Instant::now(), stage, &mut say);
    loop {
        if !say.is_empty() {
            socket.say(&mut say).await?;
        }
        match after {
            After::Stay => {}
            After::Drop => return Err(Trouble::Lost("dropped on purpose".into())),
            After::ComeBack(wait) => return Ok(Some(wait)),
            After::Finish => return Ok(None),
            After::Fail(reason) => return Err(Trouble::Final(Failure::Told(reason))),
        }
        let wake_at = earlier(client.deadline(), Some(ping_at)).unwrap_or(ping_at);
        after = tokio::select! {
            frame = socket.hear() => hear_all(client, socket, frame?, &mut say)?,
            () = sleep_until(wake_at.into()) => {
                let now = Instant::now();
                if now >= ping_at {
                    say.push(client.ping());
                    ping_at = now + client.heartbeat();
                }
                let stage = *stages.borrow();
                client.wake(now, stage, &mut say)
            }
            changed = stages.changed() => {
                let stage = if changed.is_ok() { *stages.borrow_and_update() } else { Stage::Over };
                client.wake(Instant::now(), stage, &mut say)
            }
        };
    }
}

/// Takes in a frame and those that came with it, so that the answers to all of them go out together.
fn hear_all<C: Client>(
    client: &mut C,
    socket: &mut Socket,
    first: C::Heard,
    say: &mut Vec<C::Said>,
) -> Result<After, Trouble> {
    let mut after = client.hear(first, Instant::now(), say);
    let mut heard = 1;
    while after == After::Stay && heard < AT_ONCE {
        let Some(frame) = socket.hear().now_or_never() else { break };
        after = client.hear(frame?, Instant::now(), say);
        heard += 1;
    }
    Ok(after)
}

/// Exponential back-off with full jitter. The jitter is not random but scattered evenly over the clients, by steps of the
/// golden section, so that two runs are alike.
struct Waits {
    attempt: i32,
    place: f64,
}

impl Waits {
    fn new(index: u32) -> Self {
        Self { attempt: 0, place: scatter(index) }
    }

    fn next(&mut self, lasted: Duration) -> Duration {
        self.attempt = if lasted >= STEADY { 0 } else { self.attempt + 1 };
        self.place = (self.place + GOLDEN_SECTION).fract();
        let ceiling = FIRST_WAIT.mul_f64(2f64.powi((self.attempt - 1).clamp(0, 16))).min(LONGEST_WAIT);
        ceiling.mul_f64(self.place)
    }
}

const GOLDEN_SECTION: f64 = 0.618_033_988_75;

/// A place between 0 and 1 for each index, such that any number of them lie evenly.
pub fn scatter(index: u32) -> f64 {
    (f64::from(index) * GOLDEN_SECTION).fract()
}
