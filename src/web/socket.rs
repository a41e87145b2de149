//! One socket, one task: frames in to an endpoint, frames out of a mailbox, and an end to connections that only seem to
//! be there.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade, close_code};
use axum::http::HeaderMap;
use axum::http::header::ORIGIN;
use axum::response::Response;
use futures_util::SinkExt as _;
use tokio::time::{Instant, sleep_until, timeout};

use crate::domain::refusal::Refusal;
use crate::domain::time::{Span, Timestamp};
use crate::protocol::LARGEST_FRAME;
use crate::protocol::common::ByeReason;
use crate::realtime::{Frame, Parcel, Rate, Window};
use crate::web::answer::{Answer, OutFrame, bye};

/// A socket that has said nothing for so long is asked whether it is there …
const ASK_AFTER: Duration = Duration::from_secs(45);
/// … and is given so long to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// How long one delivery to a socket may take.
pub const SEND_WITHIN: Duration = Duration::from_secs(10);
/// Read and write buffers, in bytes. An idle socket keeps its read buffer: ten thousand of them have to be cheap.
const BUFFER: usize = 1_024;
/// The most that waits to be written to one socket, in bytes: a page of the longest messages fits several times over.
const LARGEST_ANSWER: usize = 16 * 1024 * 1024;
/// How long sockets may stay away after a restart, spread out, in milliseconds.
const RETURN_WITHIN_MS: u64 = 3_000;

/// What a frame led to.
#[derive(Debug, PartialEq, Eq)]
pub enum Flow {
    /// Goes on.
    Continue,
    /// The connection ends, with this as the last frame.
    End(Frame),
}

/// One side's part of the protocol.
pub trait Endpoint: Send + 'static {
    /// What the other side may say.
    type In: serde::de::DeserializeOwned + Send;
    /// What it is told.
    type Out: OutFrame;

    /// Where frames for this socket arrive, and where answers go.
    fn answer(&self) -> Answer<Self::Out>;

    /// Counts a frame; false if it is one too many.
    fn admits_frame(&mut self) -> bool;

    /// Takes a frame. What is to be sent at once, before anything in the mailbox, goes into `out`.
    fn handle(&mut self, frame: Self::In, out: &mut Vec<Frame>) -> impl Future<Output = Flow> + Send;
}

/// How long whoever has too many connections stays away, in milliseconds.
pub const TURNED_AWAY_FOR_MS: u64 = 30_000;
/// How long who floods stays away, in milliseconds.
const FLOODER_STAYS_AWAY_MS: u64 = 10_000;

/// Takes a frame as text. One that is not in the protocol is refused and loses nothing else.
async fn receive<E: Endpoint>(endpoint: &mut E, text: &str, out: &mut Vec<Frame>) -> Flow {
    if !endpoint.admits_frame() {
        return Flow::End(bye::<E::Out>(ByeReason::TooMany, Some(FLOODER_STAYS_AWAY_MS)));
    }
    match serde_json::from_str(text) {
        Ok(frame) => endpoint.handle(frame, out).await,
        Err(error) => {
            let refusal = Refusal::FrameUnknown { detail: error.to_string() };
            endpoint.answer().refuse(refusal.into(), None, None);
            Flow::Continue
        }
    }
}

/// Prepares an upgrade: small buffers, bounded frames.
pub fn upgrade<F, Fut>(request: WebSocketUpgrade, tracker: &tokio_util::task::TaskTracker, serve: F) -> Response
where
    F: FnOnce(WebSocket) -> Fut + Send + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    let token = tracker.token();
    request
        .read_buffer_size(BUFFER)
        .write_buffer_size(BUFFER)
        .max_write_buffer_size(LARGEST_ANSWER)
        .max_message_size(LARGEST_FRAME)
        .max_frame_size(LARGEST_FRAME)
        .on_upgrade(move |socket| async move {
            serve(socket).await;
            drop(token);
        })
}

/// The `Origin` header of an upgrade, if it has one; browsers always send it.
pub fn origin(headers: &HeaderMap) -> Option<&str> {
    headers.get(ORIGIN).map(|value| value.to_str().unwrap_or("null"))
}

/// The last frame to the socket at this place in the row when the server stops. Both endpoints say it in the same words.
pub fn come_back(place: usize) -> Frame {
    let spread = (place as u64).wrapping_mul(7_919) % RETURN_WITHIN_MS;
    let words =
        crate::protocol::widget_out::WidgetOut::Bye { reason: ByeReason::Restart, retry_after_ms: Some(500 + spread) };
    Frame::from(crate::protocol::encode(&words))
}

/// How a socket ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The other side closed it as pages do when they are left: with the code 1000 or 1001.
    Closed,
    /// In any other way: the connection was lost or given up, or this side ended it.
    Lost,
}

/// Serves a socket until either side ends it.
pub async fn serve<E: Endpoint>(mut socket: WebSocket, mut endpoint: E) -> Ending {
    let mailbox = endpoint.answer().mailbox();
    let mut out = Vec::new();
    let mut asked = false;
    let silence = sleep_until(Instant::now() + ASK_AFTER);
    tokio::pin!(silence);
    loop {
        tokio::select! {
            parcel = mailbox.next() => {
                let last = match parcel {
                    Parcel::Frames(frames) => {
                        if !deliver(&mut socket, frames).await {
                            return Ending::Lost;
                        }
                        continue;
                    }
                    Parcel::Farewell(frame) => frame,
                    Parcel::Overflowed => bye::<E::Out>(ByeReason::TooSlow, Some(1_000)),
                };
                end(socket, last).await;
                return Ending::Lost;
            }
            incoming = socket.recv() => {
                asked = false;
                silence.as_mut().reset(Instant::now() + ASK_AFTER);
                let flow = match incoming {
                    Some(Ok(Message::Text(text))) => receive(&mut endpoint, &text, &mut out).await,
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                    Some(Ok(Message::Binary(_))) => Flow::End(bye::<E::Out>(ByeReason::ProtocolBroken, None)),
                    Some(Ok(Message::Close(Some(close)))) if matches!(close.code, close_code::NORMAL | close_code::AWAY) => {
                        return Ending::Closed;
                    }
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return Ending::Lost,
                };
                if !out.is_empty() && !deliver(&mut socket, std::mem::take(&mut out)).await {
                    return Ending::Lost;
                }
                if let Flow::End(last) = flow {
                    end(socket, last).await;
                    return Ending::Lost;
                }
            }
            () = silence.as_mut() => {
                if asked || timeout(SEND_WITHIN, socket.send(Message::Ping(Default::default()))).await.is_err() {
                    return Ending::Lost;
                }
                asked = true;
                silence.as_mut().reset(Instant::now() + ANSWER_WITHIN);
            }
        }
    }
}

/// Sends frames with one flush; false if the other side does not take them.
async fn deliver(socket: &mut WebSocket, frames: Vec<Frame>) -> bool {
    let sending = async {
        for frame in frames {
            socket.feed(Message::Text(Utf8Bytes::from(&*frame))).await?;
        }
        socket.flush().await
    };
    matches!(timeout(SEND_WITHIN, sending).await, Ok(Ok(())))
}

pub async fn end(mut socket: WebSocket, last: Frame) {
    if deliver(&mut socket, vec![last]).await {
        let close = CloseFrame { code: 1000, reason: Utf8Bytes::default() };
        let _ = timeout(SEND_WITHIN, socket.send(Message::Close(Some(close)))).await;
    }
}

/// How many frames one socket may send: a multiple of the messages that its person may.
#[derive(Debug)]
pub struct Allowance {
    rate: Rate,
    window: Window,
}

impl Allowance {
    /// For a person who may send so many messages in ten seconds.
    pub fn for_messages(messages: u32) -> Self {
        Self { rate: Rate { many: messages.saturating_mul(10), within: Span::seconds(10) }, window: Window::default() }
    }

    /// Counts a frame; false if that is one too many.
    pub fn admits(&mut self, now: Timestamp) -> bool {
        self.window.count(self.rate, now).is_ok()
    }
}
