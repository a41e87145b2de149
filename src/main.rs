//! The binary: hands over to the command line.

use std::process::ExitCode;

/// SQLite and we share it: musl's own allocator would halve the speed of both.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    besedka::cli::main()
}
