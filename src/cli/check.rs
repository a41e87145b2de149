//! `besedka check`.

use std::process::ExitCode;

use crate::cli::{CommandResult, DataArguments};
use crate::storage::{DATABASE_FILE, integrity};

/// Says whether the data is sound; the exit code says the same. A server may be running meanwhile.
pub fn run(arguments: &DataArguments) -> CommandResult {
    let file = arguments.data.join(DATABASE_FILE);
    if !file.exists() {
        return Err(format!(
            "there is no {DATABASE_FILE} in {}: name the data folder with --data",
            arguments.data.display()
        )
        .into());
    }
    let findings = integrity::check(&file)?;
    for line in &findings.violations {
        println!("{line}");
    }
    if findings.violations.is_empty() {
        println!("{} is sound: {} checks passed", file.display(), findings.checked);
        Ok(ExitCode::SUCCESS)
    } else {
        println!(
            "{} violations in {}; keep a copy of the folder before anything else",
            findings.violations.len(),
            file.display()
        );
        Ok(ExitCode::FAILURE)
    }
}
