//! `besedka serve`.

use std::process::ExitCode;

use crate::appliance::Appliance;
use crate::cli::CommandResult;
use crate::clock::Clock;
use crate::config::{Config, ServeArguments};
use crate::entropy::Entropy;
use crate::{lifecycle, telemetry};

/// Serves until asked to stop.
pub fn run(arguments: ServeArguments) -> CommandResult {
    let config = Config::resolve(arguments)?;
    telemetry::start(&config.log, config.log_format);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let stop = lifecycle::stop_on_signal()?;
        let public = config.public_url.clone();
        let appliance = Appliance::start(config, Clock::System, Entropy::System).await?;
        let address = public.unwrap_or_else(|| format!("http://{}", appliance.address()));
        match appliance.setup_link() {
            Some(link) => println!("Besedka is ready to be set up: open {link}"),
            None => println!("Besedka serves on {address} (console: {address}/console)"),
        }
        stop.cancelled().await;
        tracing::info!("stopping");
        appliance.stop().await;
        Ok(ExitCode::SUCCESS)
    })
}
