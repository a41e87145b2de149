//! Figures beside their goals.

use std::time::Duration;

use crate::record::latency::millis;
use crate::record::ledger::Mismatches;
use crate::record::{Record, count};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every message arrived as it should. A goal may still have been missed.
    Sound,
    /// Messages were lost, doubled or out of order.
    Mismatch,
}

/// A table of figures.
#[derive(Debug)]
pub struct Table {
    rows: Vec<[String; 4]>,
}

impl Default for Table {
    fn default() -> Self {
        Self { rows: vec![["measure", "measured", "goal", ""].map(str::to_owned)] }
    }
}

impl Table {
    /// A figure without a goal.
    pub fn tell(&mut self, measure: &str, measured: impl Into<String>) {
        self.rows.push([measure.into(), measured.into(), String::new(), String::new()]);
    }

    /// A figure with a goal.
    pub fn judge(&mut self, measure: &str, measured: impl Into<String>, goal: &str, met: bool) {
        let verdict = if met { "met" } else { "MISSED" };
        self.rows.push([measure.into(), measured.into(), goal.into(), verdict.into()]);
    }

    /// A duration with the longest that it may be.
    pub fn judge_duration(&mut self, measure: &str, measured: Duration, longest: Duration) {
        let goal = format!("≤ {} ms", millis(longest));
        self.judge(measure, format!("{} ms", millis(measured)), &goal, measured <= longest);
    }

    /// Prints it under a heading.
    pub fn print(&self, heading: &str) {
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths = [width(0), width(1), width(2)];
        println!("\n{heading}\n");
        for [measure, measured, goal, verdict] in &self.rows {
            let line = format!("{measure:<0$}  {measured:<1$}  {goal:<2$}  {verdict}", widths[0], widths[1], widths[2]);
            println!("{}", line.trim_end());
        }
    }
}

/// Adds how the messages of a run fared, and judges it.
pub fn integrity(table: &mut Table, record: &Record) -> Verdict {
    let ledger = &record.ledger;
    table.tell("messages written", count(&ledger.written).to_string());
    table.tell("acknowledged · received", format!("{} · {}", count(&ledger.acknowledged), count(&ledger.received)));
    table.tell("refused", record.refusals());
    table.tell(
        "reconnects · resyncs · sent again",
        format!("{} · {} · {}", count(&record.reconnects), count(&record.resyncs), count(&record.resends)),
    );
    table.tell("events behind the resume number", count(&record.events_behind).to_string());
    let found = ledger.mismatches();
    let Mismatches { unacknowledged, lost, doubled, reordered, renumbered, unknown } = found;
    let each = format!(
        "{lost} lost · {doubled} doubled · {reordered} out of order · {unacknowledged} unanswered · {renumbered} renumbered · {unknown} unknown"
    );
    table.judge("each acknowledged message arrived", each, "once, in order", found.none());
    if found.none() { Verdict::Sound } else { Verdict::Mismatch }
}
