//! One mail to one server: reach it, name the sender and the recipient, then hand the mail over. In two steps, so that
//! whoever sends can write down in between that the mail is on its way.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use mail_send::smtp::AssertReply as _;
use mail_send::{Credentials, SmtpClient, SmtpClientBuilder};
use rustls::ClientConfig;
use tokio::io::{AsyncRead, AsyncWrite};

use crate::domain::mail::{MailPassword, MailServer, Remedy, Security, Trouble};
use crate::mail::envelope::on_the_wire;
use crate::mail::replies::{Stage, too_late, understand, words};
use crate::mail::trust::{self, TrustError};
use crate::mail::{Envelope, Written};

/// How much longer than anything else a server may take over a mail that it has been handed: it may look into it.
const OVER_A_MAIL: u32 = 20;

/// The longest that a person waits for a page.
const A_PERSON_WAITS: Duration = Duration::from_secs(25);

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What was in the way.
    pub trouble: Trouble,
    /// What the server answered, word for word, or what the machine said in its place.
    pub answer: String,
    /// What has to happen before it works out.
    pub remedy: Remedy,
}

/// What became of a mail that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandedOver {
    /// The server has taken it, with these words.
    Taken(String),
    /// The server has not.
    Refused(Refused),
    /// The line broke, or the server fell silent, when it may have had all of it.
    InDoubt(Refused),
}

/// Carries mail. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Postman {
    tls: Arc<ClientConfig>,
    patience: Duration,
}

/// A conversation with a server that is ready to be handed a mail.
pub struct Counter {
    line: SmtpClient<Box<dyn Stream>>,
    patience: Duration,
}

/// Whatever a server is spoken to over.
trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

impl Postman {
    /// `authorities`: a file of certificates to believe beside the usual ones. `patience`: how long a server may take over
    /// anything.
    ///
    /// # Errors
    /// [`TrustError`].
    pub fn new(authorities: Option<&Path>, patience: Duration) -> Result<Self, TrustError> {
        Ok(Self { tls: trust::client(authorities)?, patience })
    }

    /// Reaches the server and names sender and recipient. Nothing of a mail has been sent yet.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn call(&self, server: &MailServer, envelope: &Envelope) -> Result<Counter, Refused> {
        let mut line = in_time(self.patience, Stage::Arriving, self.connect(server)).await?;
        let (sender, recipient) = (on_the_wire(&envelope.sender), on_the_wire(&envelope.recipient));
        // Addresses in other scripts need a server that knows them; one that does not says so here.
        let utf8 = if sender.is_ascii() && recipient.is_ascii() { "" } else { " SMTPUTF8" };
        // Where only the recipient asks for that, it is not the sender who is refused.
        let naming = if sender.is_ascii() && !utf8.is_empty() { Stage::Recipient } else { Stage::Sender };
        for (stage, command) in [
            (naming, format!("MAIL FROM:<{sender}>{utf8}\r\n")),
            (Stage::Recipient, format!("RCPT TO:<{recipient}>\r\n")),
        ] {
            let said = async { line.cmd(command.as_bytes()).await?.assert_positive_completion() };
            in_time(self.patience, stage, said).await?;
        }
        Ok(Counter { line, patience: self.patience })
    }

    async fn connect(&self, server: &MailServer) -> mail_send::Result<SmtpClient<Box<dyn Stream>>> {
        let MailServer { host, port, security, user, password } = server;
        let connector = Arc::clone(&self.tls).into();
        let mut builder = SmtpClientBuilder::new_with_tls_connector(host.as_str(), *port, connector)
            .implicit_tls(*security == Security::Tls)
            .timeout(self.patience);
        if host.contains(':') {
            builder.addr = format!("[{host}]:{port}");
        }
        if let Some(user) = user {
            let secret = password.as_ref().map_or("", MailPassword::reveal);
            builder = builder.credentials(Credentials::new(user.as_str(), secret));
        }
        Ok(match security {
            Security::Tls | Security::StartTls => boxed(builder.connect().await?),
            Security::None => boxed(builder.connect_plain().await?),
        })
    }

    /// The same and the mail itself, within the patience for one thing: for a person who waits for the answer.
    ///
    /// # Errors
    /// [`Refused`], also where the mail may have arrived.
    pub async fn send_at_once(
        &self,
        server: &MailServer,
        envelope: &Envelope,
        written: &Written,
    ) -> Result<String, Refused> {
        let sent = async {
            match self.call(server, envelope).await?.hand_over(envelope, written).await {
                HandedOver::Taken(answer) => Ok(answer),
                HandedOver::Refused(refused) | HandedOver::InDoubt(refused) => Err(refused),
            }
        };
        tokio::time::timeout(self.patience.min(A_PERSON_WAITS), sent).await.unwrap_or_else(|_| Err(too_late()))
    }
}

fn boxed<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(client: SmtpClient<S>) -> SmtpClient<Box<dyn Stream>> {
    SmtpClient { stream: Box::new(client.stream), timeout: client.timeout }
}

async fn in_time<T>(
    patience: Duration,
    stage: Stage,
    said: impl Future<Output = mail_send::Result<T>>,
) -> Result<T, Refused> {
    match tokio::time::timeout(patience, said).await {
        Ok(result) => result.map_err(|error| understand(error, stage)),
        Err(_) => Err(too_late()),
    }
}

impl Counter {
    /// Hands the mail over.
    pub async fn hand_over(self, envelope: &Envelope, written: &Written) -> HandedOver {
        let Self { mut line, patience } = self;
        let bytes = envelope.seal(written);
        let ready = async { line.cmd(b"DATA\r\n").await?.assert_code(354) };
        if let Err(refused) = in_time(patience, Stage::Mail, ready).await {
            return HandedOver::Refused(refused);
        }
        let taken = async {
            line.write_message(&bytes).await?;
            line.read().await
        };
        let answer = match tokio::time::timeout(patience * OVER_A_MAIL, taken).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => return HandedOver::InDoubt(understand(error, Stage::Mail)),
            Err(_) => return HandedOver::InDoubt(too_late()),
        };
        let said = words(answer.code, answer.esc, &answer.message);
        if let Err(error) = answer.assert_positive_completion() {
            return HandedOver::Refused(understand(error, Stage::Mail));
        }
        // The mail is theirs; taking one's leave is a courtesy that nobody waits for long.
        let _ = tokio::time::timeout(patience.min(Duration::from_secs(2)), line.quit()).await;
        HandedOver::Taken(said)
    }
}
