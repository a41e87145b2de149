use crate::cli::CommandResult;
#[derive(clap::Args)]
pub struct DemoArguments {}
pub fn run(_: &DemoArguments) -> CommandResult {
    Err("soon".into())
}
