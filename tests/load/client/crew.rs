//! Everybody who takes part in a scenario: their tasks, and the stages that they go through together.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::arguments::{Account, Place};
use crate::client::connection::{Route, keep};
use crate::client::desk::Share;
use crate::client::operator::{Operator, OperatorPart};
use crate::client::sign_in::sign_in;
use crate::client::socket::Door;
use crate::client::{Client, Stage};
use crate::failure::Failure;
use crate::record::{Record, count};

/// Clients that shake hands at the same time when everybody comes for the first time.
const TURNS: usize = 64;

/// How often a condition is looked at.
const GLANCE: Duration = Duration::from_millis(10);

/// The clients of a scenario.
pub struct Crew {
    place: Place,
    stages: watch::Sender<Stage>,
    turns: Arc<Semaphore>,
    tasks: JoinSet<Result<(), Failure>>,
    sockets: u32,
}

impl Crew {
    /// Nobody yet.
    pub fn new(place: &Place) -> Self {
        Self {
            place: place.clone(),
            stages: watch::Sender::new(Stage::Opening),
            turns: Arc::new(Semaphore::new(TURNS)),
            tasks: JoinSet::new(),
            sockets: 0,
        }
    }

    /// The way to the widget's endpoint for one more visitor.
    pub fn visitor_route(&mut self) -> Route {
        let path = format!("/ws/widget/{}", self.place.site);
        self.route(path)
    }

    /// The way to an endpoint that is open to everybody, for one more client.
    pub fn route(&mut self, path: String) -> Route {
        let target = self.place.url.clone();
        let source = target.source_of_visitor(self.sockets as usize);
        self.through(Door { target, path, cookie: None, source })
    }

    /// The way through a door, for one more client.
    pub fn through(&mut self, door: Door) -> Route {
        let index = self.sockets;
        self.sockets += 1;
        Route { door, index, turns: Arc::clone(&self.turns), stages: self.stages.subscribe() }
    }

    /// Somebody joins.
    pub fn join(&mut self, client: impl Client + 'static, route: Route) {
        self.tasks.spawn(async move { keep(client, route).await.map(drop) });
    }

    /// Something is done beside the clients; if it fails, the run does.
    pub fn spawn(&mut self, task: impl Future<Output = Result<(), Failure>> + Send + 'static) {
        self.tasks.spawn(task);
    }

    /// Signs the operators in, one after another, and waits until each sees their queues. Returns their ways in.
    pub async fn staff<P: OperatorPart + 'static>(
        &mut self,
        accounts: &[Account],
        record: &Arc<Record>,
        part: impl Fn(usize) -> P,
    ) -> Result<Vec<Door>, Failure> {
        let mut doors = Vec::new();
        for (index, account) in accounts.iter().enumerate() {
            let door = sign_in(&self.place.url, index, account).await?;
            doors.push(door.clone());
            let route = self.through(door);
            let share = Share { index, of: accounts.len() };
            self.join(Operator::new(Arc::clone(record), share, part(index)), route);
        }
        let everybody = accounts.len() as u64;
        let otherwise = "not every operator came to work";
        self.until(otherwise, Duration::from_secs(30), || count(&record.arrived) >= everybody).await?;
        Ok(doors)
    }

    /// Everybody goes on to the next stage.
    pub fn enter(&self, stage: Stage) {
        self.stages.send_replace(stage);
    }

    /// Waits for a condition. `otherwise` is what to say when it does not come about in time.
    pub async fn until(
        &mut self,
        otherwise: &str,
        limit: Duration,
        mut condition: impl FnMut() -> bool,
    ) -> Result<(), Failure> {
        let deadline = Instant::now() + limit;
        while !condition() {
            self.check()?;
            if Instant::now() >= deadline {
                return Err(Failure::told(format!("{otherwise} within {} s", limit.as_secs())));
            }
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }

    /// Sends everybody home and waits for them.
    pub async fn dismiss(mut self) -> Result<(), Failure> {
        self.enter(Stage::Over);
        while let Some(ended) = self.tasks.join_next().await {
            ended??;
        }
        Ok(())
    }

    fn check(&mut self) -> Result<(), Failure> {
        while let Some(ended) = self.tasks.try_join_next() {
            ended??;
        }
        Ok(())
    }
}
