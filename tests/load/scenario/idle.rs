//! Sockets that do nothing but stay: what each costs in memory, and all of them in processor time.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::arguments;
use crate::client::crew::Crew;
use crate::client::desk::Share;
use crate::client::operator::{Operator, OperatorPart};
use crate::client::sign_in::sign_in;
use crate::client::socket::Door;
use crate::client::visitor::{Visitor, VisitorPart};
use crate::failure::Failure;
use crate::machine::process::Process;
use crate::record::{Record, count};
use crate::report::{Table, Verdict};

const CONNECTING: Duration = Duration::from_secs(120);
/// What was allocated for handshakes is given back, and every task has gone to sleep.
const SETTLING: Duration = Duration::from_secs(2);

const KIB_PER_VISITOR: f64 = 8.0;
const MB_IN_ALL: f64 = 100.0;
const PROCESSOR_SHARE: f64 = 0.03;
const MB_EMPTY: f64 = 20.0;

/// Somebody who is only there.
struct Still;

impl VisitorPart for Still {}
impl OperatorPart for Still {}

/// Connects everybody, waits, and prints what it cost.
pub async fn run(arguments: arguments::Idle) -> Result<Verdict, Failure> {
    let operators = arguments.operator_sockets.unwrap_or(u32::try_from(arguments.operators.len()).unwrap_or(u32::MAX));
    let operators = if arguments.operators.is_empty() { 0 } else { operators };
    let server = Process::of_server(arguments.pid, &arguments.place.url)?;
    Process::own().require_sockets(arguments.sockets + operators)?;
    server.require_sockets(arguments.sockets + operators)?;

    let record = Arc::new(Record::new(0));
    let mut crew = Crew::new(&arguments.place);
    let (empty, empty_of_its_own) = (server.resident_kib()?, server.anonymous_kib()?);
    join_visitors(&mut crew, &record, arguments.sockets).await?;
    let with_visitors = server.resident_kib()?;
    let doors = sign_everybody_in(&arguments).await?;
    let signed_in = server.resident_kib()?;
    join_operators(&mut crew, &record, &doors, operators).await?;
    let with_all = server.resident_kib()?;
    let (begun, processor) = (Instant::now(), server.processor_time()?);
    tokio::time::sleep(Duration::from_secs(arguments.seconds)).await;
    let share = server.processor_time()?.saturating_sub(processor).as_secs_f64() / begun.elapsed().as_secs_f64();
    let afterwards = server.resident_kib()?;
    crew.dismiss().await?;

    let mut table = Table::default();
    let megabytes = |kib: u64| kib as f64 * 1_024.0 / 1_000_000.0;
    let before = format!("{:.1} MB ({:.1} of its own)", megabytes(empty), megabytes(empty_of_its_own));
    table.judge("memory before", before, "≤ 20 MB, just started", megabytes(empty) <= MB_EMPTY);
    let each = with_visitors.saturating_sub(empty) as f64 / f64::from(arguments.sockets);
    table.judge("memory per visitor's socket", format!("{each:.2} KiB"), "≤ 8 KiB", each <= KIB_PER_VISITOR);
    if operators > 0 {
        let hashing = megabytes(signed_in.saturating_sub(with_visitors));
        table.tell("memory kept after signing in", format!("{hashing:.1} MB, {} people", arguments.operators.len()));
        let each = with_all.saturating_sub(signed_in) as f64 / f64::from(operators);
        table.tell("memory per operator's socket", format!("{each:.1} KiB"));
    }
    let all = megabytes(afterwards);
    table.judge("memory in all", format!("{all:.1} MB"), "≤ 100 MB", all <= MB_IN_ALL);
    let processor = format!("{:.2} % of a core", share * 100.0);
    table.judge("processor", processor, "≤ 3 % of a core", share <= PROCESSOR_SHARE);
    table.tell("reconnects", count(&record.reconnects).to_string());
    table.print(&format!(
        "idle: {} visitors and {operators} operators, {} s without a message",
        arguments.sockets, arguments.seconds
    ));
    Ok(Verdict::Sound)
}

async fn join_visitors(crew: &mut Crew, record: &Arc<Record>, sockets: u32) -> Result<(), Failure> {
    for _ in 0..sockets {
        let route = crew.visitor_route();
        crew.join(Visitor::new(Arc::clone(record), Still), route);
    }
    let arrived = || count(&record.arrived) >= sockets.into();
    crew.until("not every visitor was welcomed", CONNECTING, arrived).await?;
    tokio::time::sleep(SETTLING).await;
    Ok(())
}

/// Each account signs in once; its sockets are windows of the same browser.
async fn sign_everybody_in(arguments: &arguments::Idle) -> Result<Vec<Door>, Failure> {
    let mut doors = Vec::new();
    for (index, account) in arguments.operators.iter().enumerate() {
        doors.push(sign_in(&arguments.place.url, index, account).await?);
    }
    tokio::time::sleep(SETTLING).await;
    Ok(doors)
}

async fn join_operators(crew: &mut Crew, record: &Arc<Record>, doors: &[Door], sockets: u32) -> Result<(), Failure> {
    let before = count(&record.arrived);
    let of = sockets as usize;
    for (index, door) in (0..of).zip(doors.iter().cycle()) {
        let route = crew.through(door.clone());
        crew.join(Operator::new(Arc::clone(record), Share { index, of }, Still), route);
    }
    let arrived = || count(&record.arrived) >= before + u64::from(sockets);
    crew.until("not every operator came to work", CONNECTING, arrived).await?;
    tokio::time::sleep(SETTLING).await;
    Ok(())
}
