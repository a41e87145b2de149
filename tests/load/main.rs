//! A load generator for a running Besedka, and the measures that its figures are held against.
//!
//! It plays visitors and operators over real sockets, writes down what each of them sent and what reached the other side,
//! and prints figures beside their goals. It talks to this machine only, is bounded in count and time, and ends by
//! itself. It is not shipped. `docs/load.md` says how to run each scenario and what each figure means.
//!
//! Reading order: `client` (how a widget and a console behave), `record` (what happened to each message), `scenario`,
//! `replay`, `ceiling` (what bare parts can do), `machine` (processes).

mod arguments;
mod ceiling;
mod client;
mod failure;
mod machine;
mod record;
mod replay;
mod report;
mod scenario;
mod target;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Scenario};
use failure::Failure;
use report::Verdict;

/// Exit codes: 0 as it should be, 1 a message was lost, doubled or out of order, 2 it could not be measured.
fn main() -> ExitCode {
    match run(Arguments::parse().scenario) {
        Ok(Verdict::Sound) => ExitCode::SUCCESS,
        Ok(Verdict::Mismatch) => ExitCode::from(1),
        Err(failure) => {
            eprintln!("load: {failure}");
            ExitCode::from(2)
        }
    }
}

fn run(scenario: Scenario) -> Result<Verdict, Failure> {
    if !matches!(scenario, Scenario::EchoServer) {
        machine::tell_how_busy_it_is();
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match scenario {
            Scenario::Rate(rate) => scenario::rate::run(rate).await,
            Scenario::Idle(idle) => scenario::idle::run(idle).await,
            Scenario::View(view) => scenario::view::run(view).await,
            Scenario::Pages(pages) => scenario::pages::run(pages).await,
            Scenario::Cut(cut) => scenario::cut::run(cut).await,
            Scenario::Replay(replay) => replay::run(replay).await,
            Scenario::EchoServer => ceiling::echo_server::run().await,
        }
    })
}
