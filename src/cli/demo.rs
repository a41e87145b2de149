//! `besedka demo`: a company to look around in.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::time::Instant;

use crate::cli::{CommandResult, DataArguments};
use crate::clock::Clock;
use crate::demo::company::{COLLEAGUES, SHOPS};
use crate::demo::fact::Fact;
use crate::demo::{TIME, Timeline};
use crate::domain::operator::Role;
use crate::domain::time::{Span, Timestamp};
use crate::entropy::Entropy;
use crate::passwords;
use crate::storage::demo::{Totals, fill, holds_a_company};

/// How large the company is.
#[derive(clap::Args)]
pub struct DemoArguments {
    #[command(flatten)]
    data: DataArguments,
    /// How many conversations it has had in the past year
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(..=10_000_000))]
    conversations: u32,
    /// What everything is made up from: the same number and moment give the same company
    #[arg(long, hide = true, default_value_t = 1)]
    seed: u64,
}

/// Facts that are made up while others are written down: some megabytes.
const PARCEL: usize = 2_048;
const PARCELS_AHEAD: usize = 8;

/// Fills the folder, and says how to look around.
pub fn run(arguments: &DemoArguments) -> CommandResult {
    let folder = &arguments.data.data;
    if holds_a_company(folder)? {
        let line = "already holds a company; name an empty folder with --data";
        return Err(format!("{} {line}", folder.display()).into());
    }
    let password = Entropy::System.passphrase();
    let password_hash = passwords::hash(&password)?;
    let now = Clock::System.now();
    let founded = Timestamp(now.0 - TIME.0 - Span::days(20).0);
    let conversations = usize::try_from(arguments.conversations)?;
    let (sender, receiver) = sync_channel(PARCELS_AHEAD);
    let totals = thread::scope(|scope| {
        scope.spawn(|| tell(Timeline::new(arguments.seed, now, conversations), sender));
        fill(folder, founded, &password_hash, receiver.into_iter().flatten(), progress(conversations))
    })?;
    report(arguments, &password, &totals);
    Ok(ExitCode::SUCCESS)
}

/// Makes everything up on a thread of its own. Ends early if nobody listens any more.
fn tell(mut timeline: Timeline, listener: SyncSender<Vec<Fact>>) {
    loop {
        let parcel: Vec<Fact> = timeline.by_ref().take(PARCEL).collect();
        if parcel.is_empty() || listener.send(parcel).is_err() {
            return;
        }
    }
}

/// Shows how far it has got: on a terminal as one line that changes, elsewhere as a line now and then.
fn progress(conversations: usize) -> impl FnMut(&Totals) {
    let (started, terminal) = (Instant::now(), std::io::stderr().is_terminal());
    let mut shown = 0;
    move |totals| {
        let percent = totals.conversations * 100 / conversations.max(1) as u64;
        let seconds = started.elapsed().as_secs();
        let line = format!("{percent} %, {} messages, {seconds} s", totals.messages);
        if terminal {
            eprint!("\r{line}\u{1b}[K");
            let _ = std::io::stderr().flush();
        } else if percent >= shown + 10 {
            shown = percent;
            eprintln!("{line}");
        }
    }
}

fn report(arguments: &DemoArguments, password: &str, totals: &Totals) {
    if std::io::stderr().is_terminal() {
        eprint!("\r\u{1b}[K");
    }
    let Totals { visitors, conversations, messages } = totals;
    let folder = arguments.data.data.display();
    println!(
        "{folder} now holds a company: {conversations} conversations with {visitors} visitors, {messages} messages.\n"
    );
    println!("Sign in with any of these; the password is the same for all:\n");
    for person in &COLLEAGUES {
        let role = match person.role {
            Role::Operator => "operator",
            Role::Administrator => "administrator",
            Role::Owner => "owner",
        };
        println!("  {:<20} {role:<10} {}", person.email, person.name);
    }
    println!("\n  password: {password}\n");
    println!("The keys of the sites are {} and {}. Start with:\n", SHOPS[0].key, SHOPS[1].key);
    println!("  besedka serve --data {folder}");
}
