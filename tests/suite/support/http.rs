//! A client for pages and forms that shares no code with the server: one connection per request.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

/// Where requests come from, unless a test says otherwise.
pub const HERE: [u8; 4] = [127, 0, 0, 1];

/// An answer.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().skip(1).filter_map(|line| line.split_once(':'));
        lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    /// `name=value` of a cookie that the answer sets.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        let cookies = lines.filter(|(found, _)| found.eq_ignore_ascii_case("set-cookie"));
        let pairs = cookies.filter_map(|(_, value)| value.trim().split(';').next());
        pairs.filter(|pair| pair.starts_with(&format!("{name}="))).map(str::to_owned).next()
    }
}

/// A connection to the server from another address of this machine: a network of its own as far as the server can tell.
pub async fn connect(to: SocketAddr, from: [u8; 4]) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::from((from, 0))).unwrap();
    socket.connect(to).await.unwrap()
}

/// A request about to be sent.
pub struct Request {
    address: SocketAddr,
    from: [u8; 4],
    head: String,
    body: String,
}

pub fn get(address: SocketAddr, path: &str) -> Request {
    Request {
        address,
        from: HERE,
        head: format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n"),
        body: String::new(),
    }
}

/// A form, sent as a browser sends one from a page of the same origin.
pub fn post(address: SocketAddr, path: &str, fields: &[(&str, &str)]) -> Request {
    let body = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&");
    let head = format!("POST {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    Request { address, from: HERE, head, body }
        .header("content-type", "application/x-www-form-urlencoded")
        .header("origin", &format!("http://{address}"))
}

impl Request {
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let same = |line: &&str| !line.to_ascii_lowercase().starts_with(&format!("{name}:"));
        self.head = self.head.split_inclusive("\r\n").filter(same).collect();
        self.head.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    /// From another address of this machine.
    pub const fn from(mut self, address: [u8; 4]) -> Self {
        self.from = address;
        self
    }

    pub async fn send(self) -> Answer {
        let mut stream = connect(self.address, self.from).await;
        let request = format!("{}content-length: {}\r\n\r\n{}", self.head, self.body.len(), self.body);
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer has a head");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("an answer has a status");
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }
}

fn encode(value: &str) -> String {
    value
        .bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
