//! The table of `load rate`.

use std::time::Duration;

use crate::record::latency::Latencies;
use crate::record::ledger::Leg;
use crate::report::{Table, Verdict, integrity};
use crate::scenario::pace::Pace;
use crate::scenario::rate::{Ceilings, Findings};

/// Goals of the project. Latencies are told beyond one write to the disk, measured in the same run.
const SHARE_OF_BARE_SQLITE: f64 = 0.5;
const QUIET_PER_SECOND: f64 = 60.0;
const QUIET_P50: Duration = Duration::from_micros(1_500);
const QUIET_P99: Duration = Duration::from_millis(5);
const BUSY_P99: Duration = Duration::from_millis(50);

/// Messages that shared a commit of the server, on average: the batch of the ceiling. Nothing, if the server does not count.
pub fn messages_per_commit(findings: &Findings) -> Option<f64> {
    let activity = findings.activity.filter(|activity| activity.commits > 0)?;
    let messages = findings.record.ledger.acknowledged_in(0..findings.authors, &findings.span);
    Some(messages as f64 / activity.commits as f64)
}

/// Prints it.
pub fn print(findings: &Findings, ceilings: &Ceilings) -> Verdict {
    let Findings { record, visitors, authors, span, .. } = findings;
    let seconds = (span.end - span.start).as_secs_f64();
    let per_second = |count: u64| count as f64 / seconds;
    let acknowledged = per_second(record.ledger.acknowledged_in(0..*authors, span));
    let from_visitors = per_second(record.ledger.acknowledged_in(0..*visitors, span));
    let delivered = per_second(record.ledger.received_in(0..*authors, span));
    let to_operator = record.ledger.latencies(Leg::Delivery, 0..*visitors, span);

    let mut table = Table::default();
    let by_side =
        format!("{acknowledged:.0} (visitors {from_visitors:.0}, operators {:.0})", acknowledged - from_visitors);
    table.tell("acknowledged a second", by_side);
    table.tell("delivered to the other side a second", format!("{delivered:.0}"));
    bare_sqlite(&mut table, acknowledged, findings.pace, ceilings);
    table.tell("visitor → operator's socket", to_operator.summary());
    table.tell(
        "operator → visitor's socket",
        record.ledger.latencies(Leg::Delivery, *visitors..*authors, span).summary(),
    );
    table.tell("sent → acknowledged", record.ledger.latencies(Leg::Acknowledgement, 0..*authors, span).summary());
    table.tell("one write to the disk (fdatasync, 4 KiB)", ceilings.disk.summary());
    latency_goals(&mut table, findings, &to_operator, ceilings.disk.p50(), from_visitors);
    let echo = &ceilings.echo;
    if matches!(findings.pace, Pace::FlatOut { .. }) {
        let ratio = acknowledged / echo.per_second;
        table.tell(
            "bare echo, as many sockets",
            format!("{:.0} a second; ours are {ratio:.2} of that", echo.per_second),
        );
    }
    table.tell("bare echo, there and back", echo.latencies.summary());
    server(&mut table, findings, acknowledged * seconds);
    let verdict = integrity(&mut table, record);
    table.print(&heading(findings, seconds));
    verdict
}

fn heading(findings: &Findings, seconds: f64) -> String {
    let operators = findings.authors - findings.visitors;
    let pace = match findings.pace {
        Pace::FlatOut { in_flight } => format!("flat out, {in_flight} in flight each"),
        Pace::Every(period) => format!("{:.1} messages a second", findings.visitors as f64 / period.as_secs_f64()),
    };
    format!("rate: {} visitors ({pace}), {operators} operators who answer, {seconds:.1} s", findings.visitors)
}

fn bare_sqlite(table: &mut Table, acknowledged: f64, pace: Pace, ceilings: &Ceilings) {
    let Some(bare) = ceilings.sqlite else {
        table.tell(
            "bare SQLite",
            "not measured: it takes --data, and --batch where the server does not count its commits",
        );
        return;
    };
    let rows = format!(
        "{:.0} messages a second ({} and {} events, {} a commit)",
        bare.per_second, bare.messages, bare.events, bare.batch
    );
    table.tell("bare SQLite, same rows and batches", rows);
    let ratio = acknowledged / bare.per_second;
    let (measure, measured) = ("acknowledged ÷ bare SQLite", format!("{ratio:.2}"));
    // At a pace that people set, the share says nothing about what the server could do.
    if matches!(pace, Pace::FlatOut { .. }) {
        table.judge(measure, measured, &format!("≥ {SHARE_OF_BARE_SQLITE}"), ratio >= SHARE_OF_BARE_SQLITE);
    } else {
        table.tell(measure, measured);
    }
}

fn latency_goals(table: &mut Table, findings: &Findings, measured: &Latencies, disk: Duration, from_visitors: f64) {
    if matches!(findings.pace, Pace::FlatOut { .. }) {
        return;
    }
    let beyond = |duration: Duration| duration.saturating_sub(disk);
    if from_visitors <= QUIET_PER_SECOND {
        table.judge_duration("visitor → operator, p50 beyond the disk", beyond(measured.p50()), QUIET_P50);
        table.judge_duration("visitor → operator, p99 beyond the disk", beyond(measured.p99()), QUIET_P99);
    } else {
        table.judge_duration("visitor → operator, p99", measured.p99(), BUSY_P99);
    }
}

fn server(table: &mut Table, findings: &Findings, messages: f64) {
    if messages > 0.0 {
        let micros = |time: Duration| format!("{:.0} µs", time.as_secs_f64() * 1_000_000.0 / messages);
        let each = format!("{} · {}", micros(findings.processor), micros(findings.own_processor));
        table.tell("processor time a message, server · this tool", each);
    }
    if let Some(activity) = findings.activity {
        let actions = activity.actions as f64 / activity.commits.max(1) as f64;
        let told = format!("{} commits, {} actions, {actions:.1} a commit", activity.commits, activity.actions);
        table.tell("server's writer", told);
    }
}
