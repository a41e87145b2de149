//! The least that anything durable costs: one write and one wait for the disk.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use crate::failure::Failure;
use crate::record::latency::Latencies;

const ROUNDS: usize = 1_000;

/// Appends 4 KiB and waits for the disk (`fdatasync`), again and again, in a file that is gone afterwards.
pub fn measure(folder: &Path) -> Result<Latencies, Failure> {
    let mut file = tempfile::tempfile_in(folder)?;
    let mut latencies = Latencies::default();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        file.write_all(&[0x5A; 4096])?;
        file.sync_data()?;
        latencies.add(begun.elapsed());
    }
    Ok(latencies)
}
