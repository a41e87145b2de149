//! Real conversations, turn by turn: the next turn is said once the other side has got the turn before, so that order
//! means something. The server may be killed meanwhile, as often as one likes; at the end every conversation has to be
//! whole, as visitors see it, as operators see it, and in the data file.

mod data_file;
mod histories;
mod operator;
mod play;
mod report;
mod script;
mod tally;
mod visitor;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::arguments;
use crate::ceiling::sqlite::Mark;
use crate::client::Stage;
use crate::client::connection::{Route, keep};
use crate::client::crew::Crew;
use crate::client::socket::Door;
use crate::client::visitor::Visitor;
use crate::failure::Failure;
use crate::machine::process::Process;
use crate::machine::server::{Server, Start};
use crate::record::{Record, count};
use crate::report::Verdict;
use crate::scenario::rate::drain;
use operator::ScriptedOperator;
use play::Play;
use tally::Tally;
use visitor::ScriptedVisitor;

/// How often the progress is told.
const TELLING: Duration = Duration::from_secs(10);
/// How often it is looked whether it is time to kill.
const GLANCE: Duration = Duration::from_millis(2);

/// What a replay has shown.
struct Findings {
    record: Arc<Record>,
    play: Arc<Play>,
    lasted: Duration,
    /// How long nobody answered, at each kill.
    outages: Vec<Duration>,
    /// What each witness says.
    witnesses: Vec<(&'static str, Tally)>,
}

/// Replays, verifies, prints.
pub async fn run(arguments: arguments::Replay) -> Result<Verdict, Failure> {
    Process::own().require_sockets(arguments.parallel)?;
    let play = Arc::new(Play::new(script::read(&arguments.file, arguments.limit)?));
    let record = Arc::new(Record::new(play.scripts.len()));
    let mut server = match start(&arguments) {
        Some(start) => Some(Server::start(start).await?),
        None => None,
    };
    let mark = arguments.data.as_deref().map(Mark::now).transpose()?;
    let mut crew = Crew::new(&arguments.place);
    let operators =
        crew.staff(&arguments.staff.operators, &record, |_| ScriptedOperator::new(Arc::clone(&play))).await?;
    let begun = Instant::now();
    let outages = play_all(&arguments, &mut crew, &play, &record, server.as_mut()).await?;
    let lasted = begun.elapsed();
    drain(&mut crew, &record).await?;

    let mut witnesses = ask_people(crew.visitor_route().door, &operators, &play, &record).await?;
    crew.dismiss().await?;
    if let Some((data, mark)) = arguments.data.as_deref().zip(mark) {
        witnesses.push(("the data file shows it", data_file::look(data, mark, &play, &record)?));
    }
    if let Some(server) = server {
        server.stop().await?;
    }
    Ok(report::print(&Findings { record, play, lasted, outages, witnesses }))
}

fn start(arguments: &arguments::Replay) -> Option<Start> {
    Some(Start {
        binary: arguments.binary.clone()?,
        data: arguments.data.clone()?,
        listen: arguments.listen.unwrap_or(arguments.place.url.address),
        target: arguments.place.url.clone(),
    })
}

/// Plays every script, and kills the server now and then. What does not come to an end is found by the witnesses.
async fn play_all(
    arguments: &arguments::Replay,
    crew: &mut Crew,
    play: &Arc<Play>,
    record: &Arc<Record>,
    server: Option<&mut Server>,
) -> Result<Vec<Duration>, Failure> {
    crew.enter(Stage::Running);
    for _ in 0..arguments.parallel {
        let route = crew.visitor_route();
        crew.spawn(play_some(Arc::clone(play), Arc::clone(record), route));
    }
    let (scripts, turns) = (play.scripts.len() as u64, play.turns());
    let mut told = Instant::now();
    let ended = || {
        if told.elapsed() >= TELLING {
            told = Instant::now();
            let (finished, acknowledged) = (count(&play.finished), count(&record.ledger.acknowledged));
            eprintln!("{finished} of {scripts} conversations, {acknowledged} of {turns} messages");
        }
        count(&play.finished) == scripts
    };
    let limit = Duration::from_secs(60 * arguments.minutes);
    let kills = kill_now_and_then(server, arguments.kills, turns, record);
    match tokio::try_join!(crew.until("the replay did not end", limit, ended), kills) {
        Ok(((), outages)) => Ok(outages),
        Err(Failure::Told(late)) => {
            eprintln!("load: {late}");
            Ok(Vec::new())
        }
        Err(failure) => Err(failure),
    }
}

/// One script after another, each by a visitor who has never been here.
async fn play_some(play: Arc<Play>, record: Arc<Record>, route: Route) -> Result<(), Failure> {
    while let Some(index) = play.next() {
        let part = ScriptedVisitor::new(Arc::clone(&play), index);
        let visitor = keep(Visitor::new(Arc::clone(&record), part), route.clone()).await?;
        if let Some(token) = visitor.token() {
            let _ = play.tokens[index].set(token.to_owned());
        }
        play.finished.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

/// Spreads the kills over the run, by the share of turns that have been acknowledged.
async fn kill_now_and_then(
    server: Option<&mut Server>,
    kills: u32,
    turns: u64,
    record: &Record,
) -> Result<Vec<Duration>, Failure> {
    let mut outages = Vec::new();
    let Some(server) = server else { return Ok(outages) };
    for kill in 1..=u64::from(kills) {
        while count(&record.ledger.acknowledged) * (u64::from(kills) + 1) < turns * kill {
            tokio::time::sleep(GLANCE).await;
        }
        outages.push(server.kill_and_restart().await?);
    }
    Ok(outages)
}

/// Asks visitors and operators for what they see.
async fn ask_people(
    visitor: Door,
    operators: &[Door],
    play: &Arc<Play>,
    record: &Arc<Record>,
) -> Result<Vec<(&'static str, Tally)>, Failure> {
    let as_visitors = histories::of_visitors(visitor, play, record).await?;
    let mut asking = JoinSet::new();
    for (index, door) in operators.iter().cloned().enumerate() {
        let (play, record, share) = (Arc::clone(play), Arc::clone(record), play.of_share(index, operators.len()));
        asking.spawn(async move { histories::of_operator(&door, &share, &play, &record).await });
    }
    let mut as_operators = Tally::default();
    while let Some(ended) = asking.join_next().await {
        as_operators.add(&ended??);
    }
    play.unseen().for_each(|script| as_operators.miss(script));
    Ok(vec![("visitors see it", as_visitors), ("operators see it", as_operators)])
}
