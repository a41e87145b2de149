//! Processes of this machine: the one under load, seen through `/proc`, and one that the tool starts itself.

pub mod process;
pub mod server;

/// Says how much else this machine has to do: figures taken beside other work are figures of both.
pub fn tell_how_busy_it_is() {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let average = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    if let Some(last_minute) = average.split_whitespace().next() {
        println!("{cores} cores; load average before the run: {last_minute}");
    }
}
