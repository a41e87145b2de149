//! Thousands of sockets dropped at once, as when a router restarts: how long until everybody is back and has got what was
//! written to them meanwhile, and whether anybody else notices.

use std::ops::Range;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use crate::arguments;
use crate::client::Stage;
use crate::client::crew::Crew;
use crate::client::visitor::Visitor;
use crate::failure::Failure;
use crate::machine::process::Process;
use crate::record::ledger::Leg;
use crate::record::{Record, count};
use crate::report::{Table, Verdict, integrity};
use crate::scenario::dropped::{Absences, Dropped, WritingToAbsent};
use crate::scenario::opening::open;
use crate::scenario::pace::Pace;
use crate::scenario::rate::{drain, open_writing};

const OPENING: Duration = Duration::from_secs(30);
const BEFORE: Duration = Duration::from_secs(3);
const RETURNING: Duration = Duration::from_secs(60);
/// The cut is watched for at least so long, that the figures of those who stay are of enough messages.
const WATCHING: Duration = Duration::from_secs(5);
const STAYING_PACE: Pace = Pace::Every(Duration::from_millis(200));

const LONGEST_RETURN: Duration = Duration::from_secs(5);
const OTHERS_P99: Duration = Duration::from_millis(250);

/// Connects everybody, cuts, waits, and prints.
pub async fn run(arguments: arguments::Cut) -> Result<Verdict, Failure> {
    let accounts = &arguments.staff.operators;
    let operators = u32::try_from(accounts.len()).unwrap_or(u32::MAX);
    let first_operator = arguments.bystanders + arguments.sockets;
    let first_note = first_operator + operators;
    let authors = (first_note + operators) as usize;
    // Those who return may be welcomed before the server has noticed that they had gone.
    let most = 2 * arguments.sockets + arguments.bystanders;
    Process::own().require_sockets(most)?;

    let record = Arc::new(Record::new(authors));
    let mut crew = Crew::new(&arguments.place);
    let part = |index: usize| {
        WritingToAbsent::new(first_operator + index as u32, first_note + index as u32, arguments.bystanders)
    };
    crew.staff(accounts, &record, part).await?;
    open_writing(&mut crew, &record, arguments.bystanders, STAYING_PACE).await?;
    let absences = open_to_be_dropped(&mut crew, &record, arguments.bystanders..first_operator).await?;

    crew.enter(Stage::Running);
    let begun = Instant::now();
    tokio::time::sleep(BEFORE).await;
    let cut = Instant::now();
    crew.enter(Stage::Cut);
    let everybody = u64::from(arguments.sockets);
    crew.until("not everybody came back", RETURNING, || count(&absences.back) >= everybody).await?;
    tokio::time::sleep(WATCHING.saturating_sub(cut.elapsed())).await;
    let end = Instant::now();
    crew.enter(Stage::Draining);
    drain(&mut crew, &record).await?;
    crew.dismiss().await?;

    let staying = 0..arguments.bystanders as usize;
    let notes = first_note as usize..authors;
    let ledger = &record.ledger;
    let lengths = absences.lengths.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let caught_up = ledger.last_received(notes.clone()).map_or(Duration::ZERO, |at| at - cut);
    let mut table = Table::default();
    table.tell("away", lengths.summary());
    let written = ledger.latencies(Leg::Delivery, notes, &(cut..end));
    table.tell("written to them meanwhile, until they had it", written.summary());
    table.judge_duration("all back", lengths.quantile(1.0), LONGEST_RETURN);
    table.judge_duration("all caught up", caught_up.max(lengths.quantile(1.0)), LONGEST_RETURN);
    let before = ledger.latencies(Leg::Delivery, staying.clone(), &(begun..cut));
    let after = ledger.latencies(Leg::Delivery, staying, &(cut..end));
    table.tell("others, visitor → operator, before the cut", before.summary());
    table.tell("others, visitor → operator, from the cut on", after.summary());
    table.judge_duration("others, p99 from the cut on", after.p99(), OTHERS_P99);
    let verdict = integrity(&mut table, &record);
    table.print(&format!(
        "cut: {} sockets dropped at once, {} visitors stay, {} operators",
        arguments.sockets,
        arguments.bystanders,
        accounts.len()
    ));
    Ok(verdict)
}

async fn open_to_be_dropped(
    crew: &mut Crew,
    record: &Arc<Record>,
    authors: Range<u32>,
) -> Result<Arc<Absences>, Failure> {
    let absences = Arc::new(Absences::default());
    open(crew, authors, &absences.taken, |crew, author| {
        let part = Dropped::new(author, Arc::clone(&absences));
        let route = crew.visitor_route();
        crew.join(Visitor::new(Arc::clone(record), part), route);
    })
    .await?;
    crew.until("not every opening was answered", OPENING, || record.ledger.is_settled()).await?;
    Ok(absences)
}
