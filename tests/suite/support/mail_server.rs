//! A real mail server of a test (`tests/smtp/server.py`), and what it takes.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use serde::Deserialize;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// How long a mail may take before the test has failed. Never waited for in a test that passes.
const PATIENCE: Duration = Duration::from_secs(20);

/// A mail as the server took it.
#[derive(Debug, Deserialize)]
pub struct Received {
    pub to: Vec<String>,
    pub subject: String,
    pub headers: BTreeMap<String, String>,
    pub text: String,
    pub signed_in: bool,
    pub tls: bool,
}

impl Received {
    /// The first link of this kind in the text, without the server in front.
    pub fn link(&self, beginning: &str) -> String {
        let words = self.text.split_whitespace();
        let link = words.filter_map(|word| word.find(beginning).map(|at| &word[at..])).next();
        link.unwrap_or_else(|| panic!("no {beginning} in {}", self.text)).to_owned()
    }
}

#[derive(Deserialize)]
struct Listening {
    port: u16,
}

pub struct MailServer {
    pub port: u16,
    folder: TempDir,
    words: Vec<String>,
    process: Child,
    stdin: ChildStdin,
    told: Lines<BufReader<ChildStdout>>,
}

/// What the server knows people by.
pub const USER: &str = "chat@shop.example";
pub const MAIL_PASSWORD: &str = "only for programs";

impl MailServer {
    /// One that wants the user and the password. `security`: `tls`, `starttls` or `none`.
    pub async fn start(security: &str) -> Self {
        Self::called("localhost", security).await
    }

    /// The same, with a certificate for this name.
    pub async fn called(name: &str, security: &str) -> Self {
        let words = ["--security", security, "--name", name, "--user", USER, "--password", MAIL_PASSWORD];
        let words: Vec<String> = words.map(str::to_owned).into();
        let folder = tempfile::tempdir().unwrap();
        let (process, stdin, told, port) = listen(&folder, &words, 0).await;
        Self { port, folder, words, process, stdin, told }
    }

    /// The authority that certifies it.
    pub fn authority(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// It is gone, in the middle of whatever it did.
    pub async fn falls(&mut self) {
        self.process.kill().await.unwrap();
    }

    /// The user has this password from now on, and what is on its way breaks off.
    pub async fn learns(&mut self, password: &str) {
        self.falls().await;
        let place = self.words.iter().position(|word| word == "--password").expect("it wants one") + 1;
        self.words[place] = password.to_owned();
        self.comes_back().await;
    }

    /// It is back at the same port.
    pub async fn comes_back(&mut self) {
        (self.process, self.stdin, self.told, self.port) = listen(&self.folder, &self.words, self.port).await;
    }

    /// The next mail that it takes.
    pub async fn takes(&mut self) -> Received {
        let line = tokio::time::timeout(PATIENCE, self.told.next_line()).await.expect("no mail came");
        let line = line.unwrap().expect("the mail server has ended");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    /// Answers a mail that it holds.
    pub async fn releases(&mut self) {
        self.stdin.write_all(b"\n").await.unwrap();
    }

    /// Ends it, and returns the subjects of the mails that nobody has asked for.
    pub async fn ends(mut self) -> Vec<String> {
        drop(self.stdin);
        let mut subjects = Vec::new();
        while let Some(line) = self.told.next_line().await.unwrap() {
            subjects.push(serde_json::from_str::<Received>(&line).unwrap().subject);
        }
        self.process.wait().await.unwrap();
        subjects
    }
}

async fn listen(
    folder: &TempDir,
    words: &[String],
    port: u16,
) -> (Child, ChildStdin, Lines<BufReader<ChildStdout>>, u16) {
    let mut process = Command::new("/usr/bin/python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/smtp/server.py"))
        .arg("--folder")
        .arg(folder.path())
        .args(words)
        .args(["--port", &port.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("python3 starts");
    let mut told = BufReader::new(process.stdout.take().unwrap()).lines();
    let line = tokio::time::timeout(PATIENCE, told.next_line()).await.expect("the mail server listens").unwrap();
    let line = line.expect("the mail server needs python3-aiosmtpd and openssl: tests/run installs them");
    let Listening { port } = serde_json::from_str(&line).unwrap();
    // Kept open, because its end is the end of the server.
    let stdin = process.stdin.take().unwrap();
    (process, stdin, told, port)
}
