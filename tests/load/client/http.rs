//! One kept-alive HTTP connection.

use std::net::IpAddr;

use axum::body::{Body, Bytes};
use futures_util::StreamExt;
use hyper::body::Incoming;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::HeaderMap;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;

use crate::client::socket::connect;
use crate::failure::Failure;
use crate::target::Target;

/// Answers longer than this are no answers to what this tool asks.
const LONGEST_BODY: usize = 4 << 20;

/// A connection to the server.
pub struct Http {
    sender: SendRequest<Body>,
    target: Target,
    cookie: Option<String>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, as it came.
    pub body: Bytes,
}

impl Answer {
    /// How much came over the wire, in bytes: status line, headers, body.
    pub fn size(&self) -> usize {
        let status_line = "HTTP/1.1 200 OK\r\n".len();
        let headers: usize =
            self.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + ": \r\n".len()).sum();
        status_line + headers + "\r\n".len() + self.body.len()
    }
}

impl Http {
    /// Connects.
    pub async fn connect(target: &Target) -> Result<Self, Failure> {
        Self::connect_from(target, None).await
    }

    /// Connects from an address of this machine.
    pub async fn connect_from(target: &Target, source: Option<IpAddr>) -> Result<Self, Failure> {
        let stream = connect(target, source).await?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // Ends with the connection; what went wrong is told to whoever waits for an answer.
        tokio::spawn(connection);
        Ok(Self { sender, target: target.clone(), cookie: None })
    }

    /// From now on with the cookie of somebody who has signed in.
    pub fn signed_in(self, cookie: Option<String>) -> Self {
        Self { cookie, ..self }
    }

    /// Asks for a path, as a browser does that takes compressed answers.
    pub async fn get(&mut self, path: &str) -> Result<Answer, Failure> {
        self.ask(Method::GET, path, None).await
    }

    /// Asks for a path, and waits for no more than the first piece of what comes. Nothing else can be asked afterwards.
    /// Returns the status and how long the piece was, in bytes.
    pub async fn beginning(&mut self, path: &str) -> Result<(StatusCode, usize), Failure> {
        let (head, body) = self.send(Method::GET, path, None).await?.into_parts();
        let first = Body::new(body).into_data_stream().next().await;
        let first = first.transpose().map_err(|error| Failure::told(format!("{path} broke off: {error}")))?;
        Ok((head.status, first.map_or(0, |piece| piece.len())))
    }

    /// Sends a form.
    pub async fn post_form(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Failure> {
        let pairs: Vec<_> =
            fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
        self.ask(Method::POST, path, Some(pairs.join("&"))).await
    }

    async fn ask(&mut self, method: Method, path: &str, form: Option<String>) -> Result<Answer, Failure> {
        let (head, body) = self.send(method, path, form).await?.into_parts();
        let body = axum::body::to_bytes(Body::new(body), LONGEST_BODY)
            .await
            .map_err(|error| Failure::told(format!("{path} broke off: {error}")))?;
        Ok(Answer { status: head.status, headers: head.headers, body })
    }

    async fn send(&mut self, method: Method, path: &str, form: Option<String>) -> Result<Response<Incoming>, Failure> {
        let mut request = Request::builder()
            .method(method)
            .uri(sendable(path))
            .header("host", &self.target.authority)
            .header("accept-encoding", "gzip, deflate, br");
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let request = match form {
            Some(form) => request
                .header("origin", self.target.origin())
                .header("content-type", "application/x-www-form-urlencoded")
                .body(Body::from(form)),
            None => request.body(Body::empty()),
        };
        let request = request.map_err(|error| Failure::told(error.to_string()))?;
        self.sender.ready().await?;
        Ok(self.sender.send_request(request).await?)
    }
}

/// Percent-encodes everything that could mean something in a form.
fn escaped(field: &str) -> String {
    percent_encoded(field, |byte| byte.is_ascii_alphanumeric())
}

/// An address as it may be sent: percent-encodes the words and the spaces in it, as a browser does.
fn sendable(address: &str) -> String {
    percent_encoded(address, |byte| byte.is_ascii_graphic())
}

fn percent_encoded(text: &str, stays: impl Fn(u8) -> bool) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if stays(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}
