//! Page views with the widget on the page and nobody clicking: one small request each.

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

/// Asks for the loader again and again, and prints what each answer cost.
pub async fn run(arguments: arguments::View) -> Result<Verdict, Failure> {
    let target = &arguments.place.url;
    let server = Process::of_server(arguments.pid, target)?;
    let path = format!("/w/{}.js", arguments.place.site);
    let first = view(&mut Http::connect(target).await?, &path).await?;
    let (begun, processor) = (Instant::now(), server.processor_time()?);
    let views = all_views(&arguments, &path).await?;
    let lasted = begun.elapsed();
    let work = server.processor_time()?.saturating_sub(processor) / views;

    let mut table = Table::default();
    let micros = work.as_secs_f64() * 1_000_000.0;
    table.judge("server's processor time a view", format!("{micros:.1} µs"), "≤ 50 µs", work <= LONGEST_WORK);
    let size = format!("{} bytes ({} of body)", first.size(), first.body.len());
    table.judge("one answer", size, "≤ 4 KiB", first.size() <= LARGEST_ANSWER);
    let per_second = f64::from(views) / lasted.as_secs_f64();
    table.tell("views a second, this tool beside it", format!("{per_second:.0}"));
    table.print(&format!("view: {path}, {views} times over {} connections", arguments.connections));
    Ok(Verdict::Sound)
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
