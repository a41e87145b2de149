//! What the kernel knows of a process: its memory, its processor time, its limits.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::failure::Failure;
use crate::target::Target;

/// `/proc` counts processor time in these, on every Linux that runs this: USER_HZ is 100.
const TICK: Duration = Duration::from_millis(10);

/// Files that a process has open beside the sockets of a run.
const OTHER_FILES: u64 = 100;

/// A process of this machine.
#[derive(Debug)]
pub struct Process {
    folder: PathBuf,
}

impl Process {
    /// The server: the process that was named, or else whoever listens where the load goes.
    pub fn of_server(pid: Option<u32>, target: &Target) -> Result<Self, Failure> {
        let pid = match pid {
            Some(pid) => pid.to_string(),
            None => listener(target.address.port()).ok_or_else(|| {
                Failure::told(format!("nobody whom this user may look at listens on {}: give --pid", target.address))
            })?,
        };
        Ok(Self { folder: Path::new("/proc").join(pid) })
    }

    /// This process.
    pub fn own() -> Self {
        Self { folder: PathBuf::from("/proc/self") }
    }

    /// Resident memory in KiB.
    pub fn resident_kib(&self) -> Result<u64, Failure> {
        self.status_kib("VmRSS:")
    }

    /// The part of it that is the process's own, in KiB: not its program, libraries and mapped files.
    pub fn anonymous_kib(&self) -> Result<u64, Failure> {
        self.status_kib("RssAnon:")
    }

    fn status_kib(&self, field: &str) -> Result<u64, Failure> {
        let status = fs::read_to_string(self.folder.join("status"))?;
        let line = status.lines().find_map(|line| line.strip_prefix(field));
        let kib = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        kib.ok_or_else(|| Failure::told("the kernel does not tell the memory of the process"))
    }

    /// Processor time of all its threads so far, in user and kernel mode, to 10 ms.
    pub fn processor_time(&self) -> Result<Duration, Failure> {
        let stat = fs::read_to_string(self.folder.join("stat"))?;
        // The name in parentheses may hold anything; behind it the fields are numbered from 3 on.
        let fields: Vec<_> =
            stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect()).unwrap_or_default();
        let field = |number: usize| fields.get(number - 3).and_then(|text: &&str| text.parse::<u32>().ok());
        match (field(14), field(15)) {
            (Some(user), Some(system)) => Ok(TICK * (user + system)),
            _ => Err(Failure::told("the kernel does not tell the processor time of the process")),
        }
    }

    /// Complains if the process may not open so many sockets.
    pub fn require_sockets(&self, sockets: u32) -> Result<(), Failure> {
        let limits = fs::read_to_string(self.folder.join("limits"))?;
        let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
        let soft = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(u64::MAX);
        let needed = u64::from(sockets) + OTHER_FILES;
        if soft >= needed {
            return Ok(());
        }
        let whose = if self.folder.ends_with("self") { "this tool" } else { "the server" };
        Err(Failure::told(format!(
            "{whose} may open {soft} files and needs {needed}: start it after `ulimit -n {needed}`"
        )))
    }
}

/// The process that listens on a port: found by the inode of its socket, as `ss -p` does.
fn listener(port: u16) -> Option<String> {
    let inode = ["/proc/net/tcp", "/proc/net/tcp6"].iter().find_map(|table| {
        let table = fs::read_to_string(table).ok()?;
        table.lines().skip(1).find_map(|line| {
            let fields: Vec<_> = line.split_whitespace().collect();
            let local = fields.get(1)?.rsplit_once(':')?.1;
            let listens = *fields.get(3)? == "0A" && u16::from_str_radix(local, 16) == Ok(port);
            listens.then(|| fields.get(9).map(ToString::to_string))?
        })
    })?;
    let socket = format!("socket:[{inode}]");
    fs::read_dir("/proc").ok()?.flatten().find_map(|process| {
        let files = fs::read_dir(process.path().join("fd")).ok()?;
        let has = files.flatten().any(|file| fs::read_link(file.path()).is_ok_and(|link| link.as_os_str() == &*socket));
        has.then(|| process.file_name().to_string_lossy().into_owned())
    })
}
