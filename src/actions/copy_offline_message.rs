//! X15: what a visitor leaves in the offline form goes to the addresses of the site as well.

use crate::actions::Failure;
use crate::domain::ids::{ConversationId, MessageNumber, SiteId};
use crate::domain::mail::Errand;
use crate::storage::{Write, accounts, mail_settings, offline_copies, outbox};

/// Writes one mail per address, unless there is one of this conversation already. Whether there is anything new to send;
/// while e-mail is not set up, nothing is written that would leave weeks later.
pub(super) fn copy(
    write: &Write<'_>,
    site: SiteId,
    conversation: ConversationId,
    message: MessageNumber,
) -> Result<bool, Failure> {
    let addresses = offline_copies::of_site(write, site)?;
    if addresses.is_empty() || !mail_settings::are_there(write)? {
        return Ok(false);
    }
    let language = accounts::language(write)?;
    let mut new = false;
    for address in &addresses {
        let errand = Errand::OfflineCopy { conversation, message };
        new |= outbox::insert(write, errand, address.as_str(), language)?;
    }
    Ok(new)
}
