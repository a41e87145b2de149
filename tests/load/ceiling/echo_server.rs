//! The other end of the echo ceiling: a process that upgrades sockets with the same library and the same small buffers as
//! the server, and sends every frame back.

use std::io;

use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use axum::routing::get;
use tokio::net::TcpListener;

use crate::failure::Failure;
use crate::report::Verdict;

/// The endpoint.
pub const PATH: &str = "/echo";

/// Prints its port, and echoes until its standard input is closed.
pub async fn run() -> Result<Verdict, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?.port());
    let router = Router::new().route(PATH, get(upgrade));
    tokio::select! {
        ended = axum::serve(listener, router).into_future() => ended?,
        ended = tokio::task::spawn_blocking(|| io::copy(&mut io::stdin(), &mut io::sink())) => drop(ended?),
    }
    Ok(Verdict::Sound)
}

async fn upgrade(upgrade: WebSocketUpgrade) -> Response {
    upgrade.read_buffer_size(4096).write_buffer_size(0).on_upgrade(echo)
}

async fn echo(mut socket: WebSocket) {
    while let Some(Ok(message)) = socket.recv().await {
        if matches!(message, Message::Text(_)) && socket.send(message).await.is_err() {
            return;
        }
    }
}
