//! Page views with the widget on the page and nobody clicking: one small request each; and what pages that stay open for
//! long ask about once a minute, while somebody looks at them.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::arguments;
use crate::client::http::{Answer, Http};
use crate::failure::Failure;
use crate::machine::process::Process;
use crate::report::{Table, Verdict};
use crate::target::Target;

const LARGEST_ANSWER: usize = 4_096;
const LONGEST_WORK: Duration = Duration::from_micros(50);
/// How many pages the question is reckoned for, and how often each asks it.
const OPEN_PAGES: f64 = 10_000.0;
const ASKED_EVERY: Duration = Duration::from_secs(60);

/// Asks for the loader again and again, and prints what each answer cost.
pub async fn run(arguments: arguments::View) -> Result<Verdict, Failure> {
    let target = &arguments.place.url;
    let server = Process::of_server(arguments.pid, target)?;
    let path = format!("/w/{}.js", arguments.place.site);
    let Cost { first, work, per_second } = measure(&arguments, &server, &path).await?;

    let mut table = Table::default();
    let micros = work.as_secs_f64() * 1_000_000.0;
    table.judge("server's processor time a view", format!("{micros:.1} µs"), "≤ 50 µs", work <= LONGEST_WORK);
    let size = format!("{} bytes ({} of body)", first.size(), first.body.len());
    table.judge("one answer", size, "≤ 4 KiB", first.size() <= LARGEST_ANSWER);
    table.tell("views a second, this tool beside it", format!("{per_second:.0}"));
    let question = format!("/w/{}.json", arguments.place.site);
    let asked = measure(&arguments, &server, &question).await?;
    let micros = asked.work.as_secs_f64() * 1_000_000.0;
    table.tell("processor time to say whether somebody is there", format!("{micros:.1} µs"));
    table.tell("one such answer", format!("{} bytes", asked.first.size()));
    let share = OPEN_PAGES / ASKED_EVERY.as_secs_f64() * asked.work.as_secs_f64() * 100.0;
    table.tell("10,000 open pages that ask once a minute", format!("{share:.2} % of one core"));
    table.print(&format!("view: {path}, {} times over {} connections", arguments.views, arguments.connections));
    Ok(Verdict::Sound)
}

/// What answers of one address cost.
struct Cost {
    first: Answer,
    work: Duration,
    per_second: f64,
}

async fn measure(arguments: &arguments::View, server: &Process, path: &str) -> Result<Cost, Failure> {
    let first = view(&mut Http::connect(&arguments.place.url).await?, path).await?;
    let (begun, processor) = (Instant::now(), server.processor_time()?);
    let views = all_views(arguments, path).await?;
    let lasted = begun.elapsed();
    let work = server.processor_time()?.saturating_sub(processor) / views;
    Ok(Cost { first, work, per_second: f64::from(views) / lasted.as_secs_f64() })
}

/// Shares the views out among the connections; returns how many that made.
async fn all_views(arguments: &arguments::View, path: &str) -> Result<u32, Failure> {
    let each = (arguments.views / arguments.connections).max(1);
    let mut connections = JoinSet::new();
    for _ in 0..arguments.connections {
        connections.spawn(views(arguments.place.url.clone(), path.to_owned(), each));
    }
    while let Some(ended) = connections.join_next().await {
        ended??;
    }
    Ok(each * arguments.connections)
}

async fn views(target: Target, path: String, count: u32) -> Result<(), Failure> {
    let mut http = Http::connect(&target).await?;
    for _ in 0..count {
        view(&mut http, &path).await?;
    }
    Ok(())
}

async fn view(http: &mut Http, path: &str) -> Result<Answer, Failure> {
    let answer = http.get(path).await?;
    if answer.status.is_success() {
        Ok(answer)
    } else {
        Err(Failure::told(format!("{path} answered {}", answer.status)))
    }
}
