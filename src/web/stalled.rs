//! A connection whose other side takes nothing any more ends. Without that, whoever asks for a lot and reads nothing holds
//! a place among the connections for as long as they like.

use std::io::{Error, ErrorKind, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// A stream that fails when it has waited to write for so long without any progress. One that has nothing to write may rest:
/// a chat in which nobody says anything is looked after by its own heartbeat.
#[derive(Debug)]
pub struct Unstalled<S> {
    stream: S,
    patience: Duration,
    /// Runs while something waits to be written. Boxed, and only then: idle connections have to be cheap.
    waits: Option<Pin<Box<Sleep>>>,
}

impl<S> Unstalled<S> {
    /// Waits so long for the other side to take something.
    pub const fn new(stream: S, patience: Duration) -> Self {
        Self { stream, patience, waits: None }
    }

    /// What came of an attempt to write.
    fn judge<T>(&mut self, attempt: Poll<Result<T, Error>>, context: &mut Context<'_>) -> Poll<Result<T, Error>> {
        if attempt.is_ready() {
            self.waits = None;
            return attempt;
        }
        let patience = self.patience;
        ready!(self.waits.get_or_insert_with(|| Box::pin(sleep(patience))).as_mut().poll(context));
        Poll::Ready(Err(Error::new(ErrorKind::TimedOut, "the other side takes nothing any more")))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Unstalled<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<Result<(), Error>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Unstalled<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize, Error>> {
        let attempt = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.judge(attempt, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<Result<usize, Error>> {
        let attempt = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.judge(attempt, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{TcpListener, TcpStream};

    use super::*;

    /// The server's end of a real connection, and the client's.
    async fn connection(patience: Duration) -> (Unstalled<TcpStream>, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let client = TcpStream::connect(listener.local_addr().expect("its address")).await.expect("a connection");
        let (server, _) = listener.accept().await.expect("its other end");
        (Unstalled::new(server, patience), client)
    }

    #[tokio::test]
    async fn who_reads_nothing_is_left_and_who_reads_is_not() {
        let (mut server, _client) = connection(Duration::from_millis(1)).await;
        let endless = async {
            while server.write(&[0; 65_536]).await? > 0 {}
            Ok::<_, Error>(())
        };
        assert_eq!(endless.await.map_err(|error| error.kind()), Err(ErrorKind::TimedOut));

        let (mut server, mut client) = connection(Duration::from_secs(3_600)).await;
        let much = vec![7; 32 * 1_024 * 1_024];
        let reads = tokio::spawn(async move {
            let mut taken = Vec::new();
            client.read_to_end(&mut taken).await.map(|_| taken.len())
        });
        server.write_all(&much).await.expect("it is taken");
        assert!(server.waits.is_none(), "nothing runs while there is nothing to write");
        server.shutdown().await.expect("the end");
        assert_eq!(reads.await.expect("it ends").ok(), Some(much.len()));
    }

    #[tokio::test]
    async fn a_connection_at_rest_stays() {
        let (mut server, mut client) = connection(Duration::ZERO).await;
        client.write_all(b"here").await.expect("sent");
        let mut said = [0; 4];
        server.read_exact(&mut said).await.expect("read");
        server.write_all(b"so am I").await.expect("there is room");
        assert!(server.waits.is_none());
    }
}
