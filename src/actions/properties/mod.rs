//! The rules of routing, statuses and transfers against random commands.
//!
//! Each sequence plays in a company of its own, in a file in memory, through the real actions. After every command the answer
//! and the whole file are compared with the naive model of `tests/model`, and I1 to I8 are looked for in the file. How to run
//! more of them, and what to do with one that fails: `docs/properties.md`.

#[path = "../../../tests/model/mod.rs"]
mod model;

mod acts;
mod driver;
mod founding;
mod told;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, TestRunner};

use crate::storage::scratch::Scratch;
use driver::Driver;
use model::commands::Command;
use model::company::Company;
use model::kinds::Flavour;
use model::rolls::Dice;

/// So many times as many sequences as proptest plays by itself: 256, or what `PROPTEST_CASES` says.
const TIMES: u32 = 10;
/// How many commands a sequence has.
const COMMANDS: std::ops::RangeInclusive<usize> = 12..=25;

fn obeys_the_rules(flavour: Flavour, regressions: &'static str) {
    let scratch = Scratch::open().expect("a file in memory");
    founding::hire(&scratch);
    let usual = ProptestConfig::default();
    let mut runner = TestRunner::new(ProptestConfig {
        cases: usual.cases.saturating_mul(TIMES),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(regressions))),
        ..usual
    });
    let numbers = (vec(any::<u8>(), model::founding::NUMBERS), vec(any::<Dice>(), COMMANDS));
    let sequences = numbers.prop_map(|(company, commands)| Sequence { company, commands });
    let played = runner.run(&sequences, |sequence| {
        let play = || play(&scratch, flavour, &sequence);
        scratch.undone(play).expect("a transaction").map_err(TestCaseError::fail)
    });
    if let Err(failure) = played {
        panic!("{failure}");
    }
}

/// The numbers that a sequence is made from.
struct Sequence {
    company: Vec<u8>,
    commands: Vec<Dice>,
}

/// What is worth reading of a sequence that fails are its commands, and the failure names those.
impl std::fmt::Debug for Sequence {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} commands", self.commands.len())
    }
}

/// Plays one sequence; the commands and what was wrong after the last of them.
fn play(scratch: &Scratch, flavour: Flavour, sequence: &Sequence) -> Result<(), String> {
    let mut driver = Driver::of(scratch, Company::founded(flavour, &sequence.company));
    let mut played = Vec::new();
    for dice in &sequence.commands {
        for command in driver.company.next(flavour, dice) {
            let wrong = driver.plays(&command);
            played.push(command);
            if !wrong.is_empty() {
                return Err(failure(&driver, &wrong, &played));
            }
        }
    }
    let wrong = driver.ends();
    if wrong.is_empty() { Ok(()) } else { Err(failure(&driver, &wrong, &played)) }
}

fn failure(driver: &Driver<'_>, wrong: &[String], played: &[Command]) -> String {
    let played: Vec<String> = played.iter().map(|command| format!("{command:?}")).collect();
    format!("{}\nafter:\n{}\nthe model is {:?}", wrong.join("\n"), played.join("\n"), driver.company)
}

#[test]
fn f01_to_f07_x01_to_x04_conversations_go_from_hand_to_hand() {
    obeys_the_rules(Flavour::Transfers, "tests/model/regressions/transfers.txt");
}

#[test]
fn m04_to_m09_x10_to_x13_the_queue_drains() {
    obeys_the_rules(Flavour::Queues, "tests/model/regressions/queues.txt");
}

#[test]
fn x12_x18_x20_the_company_changes_while_it_works() {
    obeys_the_rules(Flavour::Changes, "tests/model/regressions/changes.txt");
}

#[test]
fn x05_to_x09_x19_consoles_come_and_go() {
    obeys_the_rules(Flavour::Consoles, "tests/model/regressions/consoles.txt");
}
