//! Connections: accepted, bounded, timed out, and told to come back when the server stops.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;

use crate::web::address::Peer;
use crate::web::stalled::Unstalled;

/// How long a client may take for the head of a request; also how long a connection may idle between two.
const HEADERS_WITHIN: Duration = Duration::from_secs(30);
/// How long a client may take nothing of what waits for them.
const TAKES_SOMETHING_WITHIN: Duration = Duration::from_secs(30);
/// How long requests under way may take once the server is asked to stop.
const DRAIN_WITHIN: Duration = Duration::from_secs(10);
/// The largest head of a request, in bytes.
const LARGEST_HEAD: usize = 16 * 1024;

/// Serves until `stop` is cancelled, then finishes what is under way.
pub async fn serve(listener: TcpListener, routes: Router, connections: u32, stop: CancellationToken) {
    let places = Arc::new(Semaphore::new(connections as usize));
    let tasks = TaskTracker::new();
    loop {
        let (stream, peer) = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file descriptors, most likely: the next ones may be free in a moment.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            tracing::warn!(connections, "more connections than the limit: one is turned away");
            continue;
        };
        let (routes, stop) = (routes.clone(), stop.clone());
        tasks.spawn(async move {
            connection(stream, peer, routes, stop).await;
            drop(place);
        });
    }
    drop(listener);
    tasks.close();
    if tokio::time::timeout(DRAIN_WITHIN, tasks.wait()).await.is_err() {
        tracing::warn!(left = tasks.len(), "some requests did not finish in time");
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, routes: Router, stop: CancellationToken) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        routes.clone().oneshot(request)
    });
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(Unstalled::new(stream, TAKES_SOMETHING_WITHIN)), service)
        .with_upgrades();
    tokio::pin!(serving);
    // Errors here are the client's: a broken request, a closed connection.
    tokio::select! {
        _ = serving.as_mut() => return,
        () = stop.cancelled() => serving.as_mut().graceful_shutdown(),
    }
    let _ = serving.await;
}
