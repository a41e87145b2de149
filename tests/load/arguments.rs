//! The command line.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand};

use crate::target::Target;

const LIMITS: &str = "\
The server keeps people from flooding it, so a load run starts it with higher limits:
  BESEDKA_LIMITS_VISITOR_MESSAGES     messages of one visitor in 10 seconds
  BESEDKA_LIMITS_ADDRESS_MESSAGES     messages of visitors from one address in 10 seconds
  BESEDKA_LIMITS_SITE_MESSAGES        messages of visitors to one site in 10 seconds
  BESEDKA_LIMITS_OPERATOR_MESSAGES    messages of one operator in 10 seconds
  BESEDKA_LIMITS_SOCKETS_PER_ADDRESS  sockets from one address
  BESEDKA_LIMITS_NEW_VISITORS         new visitors from one address in a minute
  BESEDKA_LIMITS_CONNECTIONS          connections in all
For example:
  export BESEDKA_LIMITS_VISITOR_MESSAGES=1000000 BESEDKA_LIMITS_OPERATOR_MESSAGES=1000000
  export BESEDKA_LIMITS_ADDRESS_MESSAGES=1000000 BESEDKA_LIMITS_SITE_MESSAGES=1000000
  export BESEDKA_LIMITS_SOCKETS_PER_ADDRESS=1000000 BESEDKA_LIMITS_NEW_VISITORS=1000000
  export BESEDKA_LIMITS_CONNECTIONS=100000
  target/release/besedka serve --data DIR --listen 127.0.0.1:8080
A server that this tool starts itself (replay --binary) gets them from it. Each socket is an open file on both sides:
raise `ulimit -n` in both shells before more than about 1,000 of them.
The operators have to exist; in bash: --operators op{1..20}@load.test:PASSWORD";

/// Puts load on a Besedka on this machine and prints figures beside their goals.
#[derive(Debug, Parser)]
#[command(name = "load", after_help = LIMITS)]
pub struct Arguments {
    /// What is measured.
    #[command(subcommand)]
    pub scenario: Scenario,
}

/// What is measured.
#[derive(Debug, Subcommand)]
pub enum Scenario {
    /// Visitors and operators write to each other: messages a second, latencies, and what bare parts could do.
    Rate(Rate),
    /// Sockets that do nothing: memory and processor.
    Idle(Idle),
    /// Page views with nobody clicking: processor time and bytes of the loader.
    View(View),
    /// The pages of the cabinet, one after the other: how long the server takes for each.
    Pages(Pages),
    /// All sockets dropped at once: how long until everybody is back and caught up.
    Cut(Cut),
    /// Real conversations, turn by turn, also while the server is killed: nothing lost, doubled or out of order.
    Replay(Replay),
    /// The other end of the echo ceiling; started by `rate`.
    #[command(hide = true)]
    EchoServer,
}

/// The server and the site.
#[derive(Clone, Debug, Args)]
pub struct Place {
    /// The server, on this machine: http://127.0.0.1:PORT.
    #[arg(long)]
    pub url: Target,
    /// The key of the site, as in the address of its widget.
    #[arg(long)]
    pub site: String,
}

/// The people who answer.
#[derive(Clone, Debug, Args)]
pub struct Staff {
    /// Accounts of operators of the site, each EMAIL:PASSWORD.
    #[arg(long, value_delimiter = ',', num_args = 1.., required = true)]
    pub operators: Vec<Account>,
}

/// An operator's account.
#[derive(Clone, Debug)]
pub struct Account {
    /// The address they sign in with.
    pub email: String,
    /// Their password.
    pub password: String,
}

impl FromStr for Account {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let (email, password) = typed.split_once(':').ok_or("an account is EMAIL:PASSWORD")?;
        Ok(Self { email: email.to_owned(), password: password.to_owned() })
    }
}

/// `load rate`
#[derive(Debug, Args)]
pub struct Rate {
    #[command(flatten)]
    pub place: Place,
    #[command(flatten)]
    pub staff: Staff,
    /// Visitors, one socket each.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=50_000))]
    pub visitors: u32,
    /// How long is measured, after a second of warming up.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub seconds: u64,
    /// Messages a second of all visitors together; operators answer each of them on top.
    #[arg(long, default_value_t = 50.0, conflicts_with = "flat_out")]
    pub per_second: f64,
    /// As many as can be acknowledged.
    #[arg(long)]
    pub flat_out: bool,
    /// With --flat-out: unacknowledged messages of each visitor.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=10))]
    pub in_flight: u16,
    /// The server's data folder: for the ceiling of bare SQLite, which works beside it, on the same disk.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// Messages in one transaction of the ceiling; by default as many as the server's commits had.
    #[arg(long)]
    pub batch: Option<u32>,
    /// The server's process; by default whoever listens on the port.
    #[arg(long)]
    pub pid: Option<u32>,
}

/// `load idle`
#[derive(Debug, Args)]
pub struct Idle {
    #[command(flatten)]
    pub place: Place,
    /// Visitors' sockets.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub sockets: u32,
    /// Accounts of operators, each EMAIL:PASSWORD.
    #[arg(long, value_delimiter = ',', num_args = 1..)]
    pub operators: Vec<Account>,
    /// Operators' sockets, shared out among the accounts; by default one each.
    #[arg(long, value_parser = clap::value_parser!(u32).range(..=1_000))]
    pub operator_sockets: Option<u32>,
    /// How long nothing is done while the processor is watched.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub seconds: u64,
    /// The server's process; by default whoever listens on the port.
    #[arg(long)]
    pub pid: Option<u32>,
}

/// `load view`
#[derive(Debug, Args)]
pub struct View {
    #[command(flatten)]
    pub place: Place,
    /// Page views.
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    pub views: u32,
    /// Connections that are kept alive, each asking again when it has been answered.
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub connections: u32,
    /// The server's process; by default whoever listens on the port.
    #[arg(long)]
    pub pid: Option<u32>,
}

/// `load pages`
#[derive(Debug, Args)]
pub struct Pages {
    /// The server, on this machine: http://127.0.0.1:PORT.
    #[arg(long)]
    pub url: Target,
    /// The account of the owner or an administrator: EMAIL:PASSWORD.
    #[arg(long)]
    pub administrator: Account,
    /// How often each page is asked for.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub times: u32,
    /// The server's data folder: to find a conversation of many messages.
    #[arg(long)]
    pub data: Option<PathBuf>,
}

/// `load cut`
#[derive(Debug, Args)]
pub struct Cut {
    #[command(flatten)]
    pub place: Place,
    #[command(flatten)]
    pub staff: Staff,
    /// Visitors' sockets that are dropped.
    #[arg(long, default_value_t = 5_000, value_parser = clap::value_parser!(u32).range(1..=20_000))]
    pub sockets: u32,
    /// Visitors who stay and write five messages a second each.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub bystanders: u32,
}

/// `load replay`
#[derive(Debug, Args)]
pub struct Replay {
    #[command(flatten)]
    pub place: Place,
    #[command(flatten)]
    pub staff: Staff,
    /// Conversations, one JSON object a line: {"turns": [["visitor" | "operator", TEXT], …]}; `.gz` is unpacked.
    #[arg(long)]
    pub file: PathBuf,
    /// Only so many conversations from the beginning of the file.
    #[arg(long)]
    pub limit: Option<usize>,
    /// Conversations at the same time.
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub parallel: u32,
    /// How often the server is killed, spread over the run.
    #[arg(long, default_value_t = 0, requires = "binary")]
    pub kills: u32,
    /// The server's program; given, this tool starts it, kills it and starts it again.
    #[arg(long, requires = "data")]
    pub binary: Option<PathBuf>,
    /// The server's data folder: started on, if there is a program, and read at the end.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// Where the started server listens; by default where --url says.
    #[arg(long)]
    pub listen: Option<std::net::SocketAddr>,
    /// When to give up.
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..=120))]
    pub minutes: u64,
}
