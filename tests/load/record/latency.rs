//! Durations, gathered.

use std::time::Duration;

use hdrhistogram::Histogram;

/// Durations up to a minute, in microseconds, three digits exact.
#[derive(Clone, Debug)]
pub struct Latencies {
    histogram: Histogram<u64>,
}

impl Default for Latencies {
    fn default() -> Self {
        let histogram =
            Histogram::new_with_bounds(1, 60_000_000, 3).expect("bounds that the library documents as valid");
        Self { histogram }
    }
}

impl Latencies {
    /// Adds one.
    pub fn add(&mut self, duration: Duration) {
        self.histogram.saturating_record(u64::try_from(duration.as_micros()).unwrap_or(u64::MAX).max(1));
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.histogram.len()
    }

    /// The duration that this share of all does not exceed; zero if there are none.
    pub fn quantile(&self, share: f64) -> Duration {
        Duration::from_micros(self.histogram.value_at_quantile(share))
    }

    /// The median.
    pub fn p50(&self) -> Duration {
        self.quantile(0.5)
    }

    /// What 99 of 100 do not exceed.
    pub fn p99(&self) -> Duration {
        self.quantile(0.99)
    }

    /// The four figures that reports show, in milliseconds.
    pub fn summary(&self) -> String {
        let [p50, p99, p999] = [0.5, 0.99, 0.999].map(|share| millis(self.quantile(share)));
        let longest = millis(Duration::from_micros(self.histogram.max()));
        format!("p50 {p50} · p99 {p99} · p99.9 {p999} · max {longest} ms (of {})", self.count())
    }
}

/// A duration in milliseconds, as a person reads it.
pub fn millis(duration: Duration) -> String {
    format!("{:.2}", duration.as_secs_f64() * 1_000.0)
}
