//! One WebSocket, carrying JSON frames.

use std::io;
use std::net::{IpAddr, SocketAddr};

use futures_util::{SinkExt, StreamExt};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::{HeaderValue, header};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use crate::failure::Failure;
use crate::target::Target;

/// Where a client connects, and as whom.
#[derive(Clone, Debug)]
pub struct Door {
    /// The server.
    pub target: Target,
    /// The endpoint.
    pub path: String,
    /// The session of an operator.
    pub cookie: Option<String>,
    /// The address to come from.
    pub source: Option<IpAddr>,
}

/// Why there is no connection.
#[derive(Debug)]
pub enum Trouble {
    /// It was lost, or not made; trying again makes sense.
    Lost(String),
    /// The server does not want this client, or speaks otherwise than agreed; trying again changes nothing.
    Final(Failure),
}

/// A connection.
pub struct Socket {
    stream: WebSocketStream<TcpStream>,
}

impl Socket {
    /// Connects and upgrades.
    pub async fn open(door: &Door) -> Result<Self, Trouble> {
        let tcp = connect(&door.target, door.source).await.map_err(|error| Trouble::Lost(error.to_string()))?;
        // As small as the server's own buffers: thousands of sockets live in this process too.
        let config = WebSocketConfig::default().read_buffer_size(4096).write_buffer_size(4096);
        match client_async_with_config(request(door).map_err(Trouble::Final)?, tcp, Some(config)).await {
            Ok((stream, _)) => Ok(Self { stream }),
            Err(Error::Http(response)) if response.status().is_client_error() && response.status() != 429 => {
                Err(Trouble::Final(Failure::told(format!("{} was refused: {}", door.path, response.status()))))
            }
            Err(error) => Err(Trouble::Lost(error.to_string())),
        }
    }

    /// Sends all of `frames` at once and empties it.
    pub async fn say<T: Serialize>(&mut self, frames: &mut Vec<T>) -> Result<(), Trouble> {
        for frame in frames.drain(..) {
            self.stream.feed(Message::text(besedka::protocol::encode(&frame))).await.map_err(lost)?;
        }
        self.stream.flush().await.map_err(lost)
    }

    /// Waits for the next frame. Giving up the wait loses nothing.
    pub async fn hear<T: DeserializeOwned>(&mut self) -> Result<T, Trouble> {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Text(text))) => {
                    return serde_json::from_str(text.as_str())
                        .map_err(|error| Trouble::Final(Failure::told(format!("not a frame ({error}): {text}"))));
                }
                Some(Ok(Message::Close(_))) | None => return Err(Trouble::Lost("closed".into())),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(lost(error)),
            }
        }
    }
}

/// Connects from an address of this machine, or from whichever the kernel likes.
pub async fn connect(target: &Target, source: Option<IpAddr>) -> io::Result<TcpStream> {
    let socket = if target.address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    if let Some(source) = source {
        socket.bind(SocketAddr::new(source, 0))?;
    }
    let stream = socket.connect(target.address).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

fn request(door: &Door) -> Result<tokio_tungstenite::tungstenite::handshake::client::Request, Failure> {
    let header =
        |value: &str| HeaderValue::from_str(value).map_err(|_| Failure::told(format!("not a header: {value}")));
    let mut request = format!("ws://{}{}", door.target.authority, door.path)
        .into_client_request()
        .map_err(|error| Failure::told(error.to_string()))?;
    request.headers_mut().insert(header::ORIGIN, header(&door.target.origin())?);
    if let Some(cookie) = &door.cookie {
        request.headers_mut().insert(header::COOKIE, header(cookie)?);
    }
    Ok(request)
}

fn lost(error: Error) -> Trouble {
    Trouble::Lost(error.to_string())
}
