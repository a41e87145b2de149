//! A socket of a test: says frames, waits for frames, and remembers those that nobody has asked for yet.

use std::collections::VecDeque;
use std::fmt::Debug;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use super::http;

/// How long a frame may take before the test has failed. Never waited for in a test that passes.
const PATIENCE: Duration = Duration::from_secs(10);

pub struct Socket<In> {
    stream: WebSocketStream<TcpStream>,
    waiting: VecDeque<In>,
    closed: bool,
}

impl<In: DeserializeOwned + Debug> Socket<In> {
    /// Connects, with these headers.
    pub async fn connect(url: &str, headers: &[(&'static str, String)]) -> Result<Self, Error> {
        Self::connect_from(http::HERE, url, headers).await
    }

    /// The same from another address of this machine.
    pub async fn connect_from(from: [u8; 4], url: &str, headers: &[(&'static str, String)]) -> Result<Self, Error> {
        let mut request = url.into_client_request()?;
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().expect("a header value"));
        }
        let address =
            request.uri().authority().and_then(|host| host.as_str().parse().ok()).expect("an address and a port");
        let (stream, _) = client_async(request, http::connect(address, from).await).await?;
        Ok(Self { stream, waiting: VecDeque::new(), closed: false })
    }

    pub async fn say(&mut self, frame: &impl Serialize) {
        let text = serde_json::to_string(frame).unwrap();
        self.say_text(&text).await;
    }

    pub async fn say_text(&mut self, text: &str) {
        self.stream.send(Message::text(text)).await.expect("the server takes frames");
    }

    /// Says something to a server that may have ended the connection by now.
    pub async fn try_say_text(&mut self, text: &str) -> Result<(), Error> {
        self.stream.send(Message::text(text)).await
    }

    /// Closes the connection with a code, and waits until the server has closed its side.
    pub async fn closes(&mut self, code: u16) {
        let frame = CloseFrame { code: code.into(), reason: "".into() };
        self.stream.close(Some(frame)).await.expect("it was open");
        while self.receive().await.is_some() {}
    }

    /// The next frame; `None` at the end of the connection.
    async fn receive(&mut self) -> Option<In> {
        loop {
            let next = tokio::time::timeout(PATIENCE, self.stream.next()).await;
            let next = next.unwrap_or_else(|_| panic!("nothing came; unasked for: {:#?}", self.waiting));
            match next {
                Some(Ok(Message::Text(text))) => {
                    return Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")));
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => {
                    self.closed = true;
                    return None;
                }
                Some(Ok(_)) => {}
            }
        }
    }

    /// Waits for a frame that `pick` takes; others stay for later, in order.
    pub async fn wait_for<T>(&mut self, what: &str, pick: impl Fn(&In) -> Option<T>) -> T {
        if let Some(index) = self.waiting.iter().position(|frame| pick(frame).is_some()) {
            let frame = self.waiting.remove(index).expect("it was there");
            return pick(&frame).expect("it was picked");
        }
        loop {
            let Some(frame) = self.receive().await else {
                panic!("the connection ended while waiting for {what}; unasked for: {:#?}", self.waiting)
            };
            match pick(&frame) {
                Some(picked) => return picked,
                None => self.waiting.push_back(frame),
            }
        }
    }

    /// Everything until the server ends the connection.
    pub async fn until_end(&mut self) -> Vec<In> {
        let mut frames: Vec<In> = self.waiting.drain(..).collect();
        while let Some(frame) = self.receive().await {
            frames.push(frame);
        }
        frames
    }

    /// What nobody has asked for.
    pub fn unasked(&self) -> &VecDeque<In> {
        &self.waiting
    }

    /// Forgets what nobody has asked for.
    pub fn forget(&mut self) {
        self.waiting.clear();
    }
}
