//! What the server says of its own work.

use serde::Deserialize;

use crate::client::http::Http;
use crate::failure::Failure;
use crate::target::Target;

/// Totals since the server started.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Activity {
    /// Transactions.
    pub commits: u64,
    /// Actions in them: messages, takes, receipts and the like.
    pub actions: u64,
}

impl Activity {
    /// Asks `/healthz`. Nothing, if this server does not count.
    pub async fn now(target: &Target) -> Result<Option<Self>, Failure> {
        let answer = Http::connect(target).await?.get("/healthz").await?;
        if !answer.status.is_success() {
            return Err(Failure::told(format!("the server is not well: /healthz answered {}", answer.status)));
        }
        Ok(serde_json::from_slice(&answer.body).ok())
    }

    /// What was added since `earlier`.
    pub fn since(self, earlier: Self) -> Self {
        Self { commits: self.commits - earlier.commits, actions: self.actions - earlier.actions }
    }
}
