//! X15: what a visitor leaves in the offline form goes to the addresses of the site as well.
//!
//! Tokens cost a stranger nothing, and a conversation that is closed makes room for the next: without a limit, anybody could
//! fill the company's mailboxes and have its mail server take it for a sender of spam.

use std::sync::Arc;

use crate::actions::Failure;
use crate::domain::ids::{ConversationId, MessageNumber, SiteId};
use crate::domain::mail::Errand;
use crate::domain::time::Span;
use crate::realtime::{Guest, GuestThrottle, Rate, Throttle};
use crate::storage::{Write, accounts, mail_settings, offline_copies, outbox};

/// How many conversations are copied within an hour: of one visitor, of one address, of one site.
const AN_HOUR: [u32; 3] = [3, 10, 60];

/// Counts the conversations that are copied.
#[derive(Debug)]
pub struct Copies {
    copied: GuestThrottle,
    /// Lines in the log that there were more.
    said: Throttle<SiteId>,
}

impl Default for Copies {
    fn default() -> Self {
        let hour = Span::minutes(60);
        Self { copied: GuestThrottle::new(AN_HOUR, hour), said: Throttle::new(Rate { many: 1, within: hour }) }
    }
}

/// A form that is to be copied, as far as there is room.
pub struct Copying {
    /// What has been copied.
    pub copies: Arc<Copies>,
    /// Whose form it is.
    pub of: Guest,
}

impl Copying {
    /// Writes one mail per address, unless there is one of this conversation already. Whether there is anything new to send;
    /// while e-mail is not set up, nothing is written that would leave weeks later.
    ///
    /// It is counted here and not before: a form that is sent again under its key, or is the second of its conversation, makes
    /// no mail. Past the limit the conversation waits in the queue as ever; only its copy is not sent.
    pub(super) fn copy(
        &self,
        write: &Write<'_>,
        conversation: ConversationId,
        message: MessageNumber,
    ) -> Result<bool, Failure> {
        let site = self.of.site;
        if !mail_settings::are_there(write)? {
            return Ok(false);
        }
        let errand = Errand::OfflineCopy { conversation, message };
        let mut addresses = Vec::new();
        for address in offline_copies::of_site(write, site)? {
            if !outbox::is_there(write, errand, address.as_str())? {
                addresses.push(address);
            }
        }
        if addresses.is_empty() {
            return Ok(false);
        }
        if self.copies.copied.count(&self.of, write.now()).is_err() {
            if self.copies.said.count(site, write.now()).is_ok() {
                tracing::warn!(%site, %conversation, "so many offline forms that not all are copied by mail");
            }
            return Ok(false);
        }
        let language = accounts::language(write)?;
        for address in &addresses {
            outbox::insert(write, errand, address.as_str(), language)?;
        }
        Ok(true)
    }
}
