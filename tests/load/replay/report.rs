//! The table of `load replay`.

use super::Findings;
use crate::record::count;
use crate::record::latency::millis;
use crate::report::{Table, Verdict, integrity};

/// Prints it.
pub fn print(findings: &Findings) -> Verdict {
    let Findings { record, play, lasted, outages, witnesses } = findings;
    let mut table = Table::default();
    let (scripts, turns) = (play.scripts.len() as u64, play.turns());
    let finished = count(&play.finished);
    table.judge("conversations", finished.to_string(), &scripts.to_string(), finished == scripts);
    table.tell("messages a second", format!("{:.0}", turns as f64 / lasted.as_secs_f64()));
    if !outages.is_empty() {
        let each: Vec<_> = outages.iter().map(|outage| millis(*outage)).collect();
        table.tell("kills, and ms until it answered again", format!("{}: {}", outages.len(), each.join(", ")));
    }
    let mut verdict = integrity(&mut table, record);
    let altered = count(&play.altered);
    table.judge("messages that came out otherwise", altered.to_string(), "0", altered == 0);
    let mut whole = finished == scripts && altered == 0;
    for (witness, tally) in witnesses {
        let told = format!(
            "{} conversations, {} messages: {} lost · {} doubled · {} out of order · {} altered · {} strange",
            tally.conversations,
            tally.messages,
            tally.lost,
            tally.doubled,
            tally.reordered,
            tally.altered,
            tally.strange
        );
        let complete = tally.is_whole() && tally.conversations == scripts && tally.messages == turns;
        table.judge(&format!("as {witness}"), told, &format!("{scripts}, {turns}: whole"), complete);
        whole &= complete;
    }
    if !whole {
        verdict = Verdict::Mismatch;
    }
    table.print(&format!("replay: {scripts} conversations, {turns} messages, {:.1} s", lasted.as_secs_f64()));
    verdict
}
