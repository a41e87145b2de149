//! The command line.

mod admin;
mod check;
mod demo;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::ServeArguments;

/// Besedka: a live-chat desk that a small business owns.
#[derive(Parser)]
#[command(
    name = "besedka",
    version,
    about,
    long_about = "Besedka: a live-chat desk that a small business owns.\n\nOne program, one file. It serves the widget that \
        visitors write in, the console that operators answer in, and the cabinet that administrators run it from. Started \
        without anything, it serves on http://127.0.0.1:8080, keeps its data in ./data, and prints a link to set it up.",
    args_conflicts_with_subcommands = true,
    after_help = "Settings come from flags, then from the environment, then from besedka.toml, then from the defaults."
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeArguments,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the chat (this is also what happens without a command)
    Serve(ServeArguments),
    /// Look after people's accounts while the server is stopped
    #[command(subcommand)]
    Admin(admin::AdminCommand),
    /// Check that the data is sound: SQLite's own check, and the invariants of the chat
    Check(DataArguments),
    /// Fill an empty folder with a believable company, to look around in
    Demo(demo::DemoArguments),
}

/// Where the data is.
#[derive(clap::Args, Clone, Debug)]
pub struct DataArguments {
    /// The folder that holds everything
    #[arg(long, value_name = "DIR", env = "BESEDKA_DATA", default_value = "data")]
    data: PathBuf,
}

/// Runs the command line.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command.unwrap_or(Command::Serve(arguments.serve)) {
        Command::Serve(arguments) => serve::run(arguments),
        Command::Admin(command) => admin::run(command),
        Command::Check(arguments) => check::run(&arguments),
        Command::Demo(arguments) => demo::run(&arguments),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("besedka: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What a command ends with: an exit code, or a line for the person who called it.
type CommandResult = Result<ExitCode, Box<dyn std::error::Error>>;
