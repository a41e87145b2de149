//! Being asked to stop.

use tokio_util::sync::CancellationToken;

/// A token that is cancelled when the process is asked to stop (SIGTERM, or Ctrl-C). Asked a second time, it ends at once.
///
/// # Errors
/// If the operating system gives no signals.
pub fn stop_on_signal() -> std::io::Result<CancellationToken> {
    let stop = CancellationToken::new();
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    let token = stop.clone();
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            if token.is_cancelled() {
                tracing::warn!("asked to stop a second time: ending at once");
                std::process::exit(1);
            }
            token.cancel();
        }
    });
    Ok(stop)
}
