//! Visitors and operators write to each other, at a pace or as fast as acknowledgements come.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use crate::arguments;
use crate::ceiling::{disk, echo, sqlite};
use crate::client::Stage;
use crate::client::crew::Crew;
use crate::client::visitor::Visitor;
use crate::failure::Failure;
use crate::machine::process::Process;
use crate::record::Record;
use crate::record::latency::Latencies;
use crate::report::Verdict;
use crate::scenario::answering::Answering;
use crate::scenario::opening::open;
use crate::scenario::pace::Pace;
use crate::scenario::rate_report;
use crate::scenario::server_activity::Activity;
use crate::scenario::writing::Writing;

const WARMING_UP: Duration = Duration::from_secs(1);
const DRAINING: Duration = Duration::from_secs(30);
const ECHOING: Duration = Duration::from_secs(5);

/// What a run has shown.
pub struct Findings {
    /// Every message.
    pub record: Arc<Record>,
    /// How many of the authors, from the first, are visitors.
    pub visitors: usize,
    /// All authors.
    pub authors: usize,
    /// What was measured.
    pub span: Range<Instant>,
    /// What the server did in that span, if it counts.
    pub activity: Option<Activity>,
    /// The processor time that it took.
    pub processor: Duration,
    /// The processor time that this tool took beside it.
    pub own_processor: Duration,
    /// How fast people wrote.
    pub pace: Pace,
}

/// What bare parts did in the same run.
pub struct Ceilings {
    /// One write to the disk.
    pub disk: Latencies,
    /// Bare SQLite, if the server's data is at hand.
    pub sqlite: Option<sqlite::Ceiling>,
    /// A bare echo.
    pub echo: echo::Ceiling,
}

/// Runs the scenario, then the ceilings, and prints both.
pub async fn run(arguments: arguments::Rate) -> Result<Verdict, Failure> {
    let sockets = arguments.visitors + u32::try_from(arguments.staff.operators.len()).unwrap_or(u32::MAX);
    let server = Process::of_server(arguments.pid, &arguments.place.url)?;
    Process::own().require_sockets(sockets)?;
    server.require_sockets(sockets)?;
    let mark = arguments.data.as_deref().map(sqlite::Mark::now).transpose()?;
    let findings = measure(&arguments, &server).await?;
    let batch =
        arguments.batch.map_or_else(|| rate_report::messages_per_commit(&findings), |batch| Some(f64::from(batch)));
    let bare = match (arguments.data.as_deref(), mark, batch) {
        (Some(data), Some(mark), Some(batch)) => sqlite::measure(data, mark, (batch.round() as usize).max(1))?,
        _ => None,
    };
    let ceilings = Ceilings {
        disk: disk::measure(&folder_for_the_disk(arguments.data.as_deref())?)?,
        sqlite: bare,
        echo: echo::measure(sockets, findings.pace, ECHOING).await?,
    };
    Ok(rate_report::print(&findings, &ceilings))
}

/// Where the disk is measured: on the server's, or else here.
fn folder_for_the_disk(data: Option<&Path>) -> Result<PathBuf, Failure> {
    data.map_or_else(|| Ok(std::env::current_dir()?), sqlite::beside)
}

async fn measure(arguments: &arguments::Rate, server: &Process) -> Result<Findings, Failure> {
    let accounts = &arguments.staff.operators;
    let visitors = arguments.visitors as usize;
    let authors = visitors + accounts.len();
    let record = Arc::new(Record::new(authors));
    let pace = pace(arguments);
    let mut crew = Crew::new(&arguments.place);
    crew.staff(accounts, &record, |index| Answering::new(arguments.visitors + index as u32)).await?;
    open_writing(&mut crew, &record, arguments.visitors, pace).await?;

    crew.enter(Stage::Running);
    tokio::time::sleep(WARMING_UP).await;
    let target = &arguments.place.url;
    let own = Process::own();
    let (processor, own_processor) = (server.processor_time()?, own.processor_time()?);
    let (activity, begun) = (Activity::now(target).await?, Instant::now());
    tokio::time::sleep(Duration::from_secs(arguments.seconds)).await;
    let span = begun..Instant::now();
    let activity = Activity::now(target).await?.zip(activity).map(|(after, before)| after.since(before));
    let processor = server.processor_time()?.saturating_sub(processor);
    let own_processor = own.processor_time()?.saturating_sub(own_processor);

    crew.enter(Stage::Draining);
    drain(&mut crew, &record).await?;
    crew.dismiss().await?;
    Ok(Findings { record, visitors, authors, span, activity, processor, own_processor, pace })
}

fn pace(arguments: &arguments::Rate) -> Pace {
    if arguments.flat_out {
        return Pace::FlatOut { in_flight: arguments.in_flight.into() };
    }
    Pace::Every(Duration::from_secs_f64(f64::from(arguments.visitors) / arguments.per_second.max(0.01)))
}

/// Visitors come who will write at a pace.
pub async fn open_writing(crew: &mut Crew, record: &Arc<Record>, visitors: u32, pace: Pace) -> Result<(), Failure> {
    let taken = Arc::new(AtomicU64::new(0));
    open(crew, 0..visitors, &taken, |crew, author| {
        let part = Writing::new(author, pace, Arc::clone(&taken));
        let route = crew.visitor_route();
        crew.join(Visitor::new(Arc::clone(record), part), route);
    })
    .await
}

/// Waits until everything has arrived. What has not, after a while, is found missing in the ledger.
pub async fn drain(crew: &mut Crew, record: &Record) -> Result<(), Failure> {
    match crew.until("some messages did not arrive", DRAINING, || record.ledger.is_settled()).await {
        Err(Failure::Told(late)) => eprintln!("load: {late}"),
        other => other?,
    }
    Ok(())
}
