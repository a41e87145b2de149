//! An administrator who opens one page of the cabinet after the other: how long the server takes for each.

use std::time::{Duration, Instant};

use hyper::StatusCode;

use crate::arguments;
use crate::client::http::Http;
use crate::client::sign_in::sign_in;
use crate::failure::Failure;
use crate::record::latency::{Latencies, millis};
use crate::report::Verdict;
use crate::scenario::page_list::{PAGES, is_streamed};
use crate::scenario::page_places::{Known, filled, look_around};
use crate::target::Target;

/// What 95 of 100 answers must not exceed.
const GOAL: Duration = Duration::from_millis(50);

/// Asks for every page again and again, one after the other, and prints how long each took.
pub async fn run(arguments: arguments::Pages) -> Result<Verdict, Failure> {
    let target = &arguments.url;
    let cookie = sign_in(target, 0, &arguments.administrator).await?.cookie;
    let mut http = Http::connect(target).await?.signed_in(cookie.clone());
    let known = look_around(&mut http, arguments.data.as_deref()).await?;
    let mut rows: Vec<Row> = PAGES.iter().map(|page| Row::new(page, &known)).collect();
    for _ in 0..arguments.times {
        // One after the other, so that no page finds only what itself has just read.
        for row in &mut rows {
            row.ask(&mut http, target, cookie.as_ref()).await?;
        }
    }
    let missed = rows.iter().filter(|row| row.misses()).count();
    print(&rows);
    println!("\n{} pages, {} times each; {missed} over {} ms", rows.len(), arguments.times, GOAL.as_millis());
    Ok(Verdict::Sound)
}

/// A page and how it fared.
struct Row {
    /// Its address; `None` if the server has nothing that it could be about.
    path: Result<String, &'static str>,
    latencies: Latencies,
    slowest: Duration,
    bytes: usize,
    status: StatusCode,
}

impl Row {
    fn new(page: &'static str, known: &Known) -> Self {
        let path = filled(page, known).ok_or(page);
        let status = StatusCode::OK;
        Self { path, latencies: Latencies::default(), slowest: Duration::ZERO, bytes: 0, status }
    }

    async fn ask(&mut self, http: &mut Http, target: &Target, cookie: Option<&String>) -> Result<(), Failure> {
        let Ok(path) = &self.path else { return Ok(()) };
        let (status, bytes, took) = if is_streamed(path) {
            let mut own = Http::connect(target).await?.signed_in(cookie.cloned());
            let asked = Instant::now();
            let (status, first) = own.beginning(path).await?;
            (status, first, asked.elapsed())
        } else {
            let asked = Instant::now();
            let answer = http.get(path).await?;
            (answer.status, answer.size(), asked.elapsed())
        };
        if !(status.is_success() || status.is_redirection()) {
            return Err(Failure::told(format!("{path} answered {status}")));
        }
        self.latencies.add(took);
        (self.status, self.bytes, self.slowest) = (status, bytes, self.slowest.max(took));
        Ok(())
    }

    fn misses(&self) -> bool {
        self.latencies.quantile(0.95) > GOAL
    }

    fn cells(&self) -> [String; 6] {
        let path = match &self.path {
            Ok(path) => path.clone(),
            Err(page) => return [page, "-", "-", "-", "-", "nothing there to ask for"].map(str::to_owned),
        };
        let note = match self.status {
            _ if self.misses() => "MISSED",
            status if status.is_redirection() => "leads elsewhere",
            _ => "",
        };
        let [median, most] = [self.latencies.p50(), self.latencies.quantile(0.95)].map(millis);
        [path, median, most, millis(self.slowest), self.bytes.to_string(), note.to_owned()]
    }
}

fn print(rows: &[Row]) {
    let goal = format!("goal: p95 ≤ {} ms", GOAL.as_millis());
    let head = ["page", "median ms", "p95 ms", "slowest ms", "bytes", &goal].map(str::to_owned);
    let lines: Vec<[String; 6]> = std::iter::once(head).chain(rows.iter().map(Row::cells)).collect();
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths = [0, 1, 2, 3, 4].map(width);
    println!();
    for [page, median, most, slowest, bytes, note] in &lines {
        let [a, b, c, d, e] = widths;
        let line = format!("{page:<a$}  {median:>b$}  {most:>c$}  {slowest:>d$}  {bytes:>e$}  {note}");
        println!("{}", line.trim_end());
    }
}
