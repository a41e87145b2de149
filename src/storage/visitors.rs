//! `visitors`: people who write, by the SHA-256 of the token that their browser keeps.

use std::net::{IpAddr, Ipv6Addr};

use rusqlite::OptionalExtension;

use crate::domain::block::{Blocks, Target};
use crate::domain::ids::{BlockId, SiteId, VisitorId};
use crate::domain::offline::Contacts;
use crate::domain::time::Timestamp;
use crate::domain::visitor::{Visitor, Whereabouts};
use crate::storage::{Read, StorageError, Write};

/// The visitor of a token.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn by_token(read: &Read<'_>, site: SiteId, token_hash: &[u8; 32]) -> Result<Option<VisitorId>, StorageError> {
    let mut query = read.connection.prepare_cached("SELECT id FROM visitors WHERE token_hash = ?1 AND site_id = ?2")?;
    Ok(query.query_row((token_hash.as_slice(), site.0), |row| row.get(0).map(VisitorId)).optional()?)
}

/// Adds a visitor, at their first message.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn insert(
    write: &Write<'_>,
    site: SiteId,
    token_hash: &[u8; 32],
    there: &Whereabouts,
    address: &str,
) -> Result<VisitorId, StorageError> {
    let sql = "INSERT INTO visitors (site_id, token_hash, language, user_agent, page_url, page_title, referrer, address, created_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    write.connection.prepare_cached(sql)?.execute((
        site.0,
        token_hash.as_slice(),
        &there.language,
        &there.user_agent,
        &there.url,
        &there.title,
        &there.referrer,
        address,
        write.now().0,
    ))?;
    Ok(VisitorId(write.connection.last_insert_rowid()))
}

/// Notes where a visitor is now, and the address that they come from, if it is known.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_page(
    write: &Write<'_>,
    visitor: VisitorId,
    there: &Whereabouts,
    address: Option<&str>,
) -> Result<(), StorageError> {
    let sql = "UPDATE visitors SET page_url = ?2, page_title = ?3, language = ?4, user_agent = ?5, address = coalesce(?6, address)
               WHERE id = ?1 AND (page_url, page_title, language, user_agent, address)
                     IS NOT (?2, ?3, ?4, ?5, coalesce(?6, address))";
    let values = (visitor.0, &there.url, &there.title, &there.language, &there.user_agent, address);
    write.connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Keeps what a visitor said of themselves; what they did not say now stays as it was.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn set_contacts(write: &Write<'_>, visitor: VisitorId, contacts: &Contacts) -> Result<(), StorageError> {
    let sql = "UPDATE visitors SET name = coalesce(?2, name), email = coalesce(?3, email), phone = coalesce(?4, phone) WHERE id = ?1";
    let Contacts { name, email, phone } = contacts;
    write.connection.prepare_cached(sql)?.execute((visitor.0, name, email, phone))?;
    Ok(())
}

/// What is known of a visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Who.
    pub visitor: Visitor,
    /// Their name and how they can be reached, as far as it is known.
    pub contacts: Contacts,
    /// Where they are, or were last.
    pub there: Whereabouts,
    /// When they wrote first.
    pub first_seen: Timestamp,
    /// The address that they came from last.
    pub address: String,
}

impl Card {
    /// Whether a block of this is about them.
    #[must_use]
    pub fn is_meant_by(&self, target: Target) -> bool {
        match target {
            Target::Visitor(visitor) => visitor == self.visitor.id,
            Target::Network(network) => self.address.parse().is_ok_and(|address| network.contains(address)),
        }
    }

    /// The block that they are under.
    #[must_use]
    pub fn block(&self, blocks: &Blocks, now: Timestamp) -> Option<BlockId> {
        let address = self.address.parse().unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED));
        blocks.blocks(Some(self.visitor.id), address, now)
    }
}

/// What is known of a visitor.
///
/// # Errors
/// [`StorageError::Sqlite`].
pub fn card(read: &Read<'_>, visitor: VisitorId) -> Result<Option<Card>, StorageError> {
    let sql =
        "SELECT site_id, name, language, user_agent, page_url, page_title, referrer, created_at, email, phone, address
               FROM visitors WHERE id = ?1";
    let card = read.connection.prepare_cached(sql)?.query_row([visitor.0], |row| {
        Ok(Card {
            visitor: Visitor { id: visitor, site: SiteId(row.get(0)?) },
            contacts: Contacts { name: row.get(1)?, email: row.get(8)?, phone: row.get(9)? },
            there: Whereabouts {
                language: row.get(2)?,
                user_agent: row.get(3)?,
                url: row.get(4)?,
                title: row.get(5)?,
                referrer: row.get(6)?,
            },
            first_seen: Timestamp(row.get(7)?),
            address: row.get(10)?,
        })
    });
    Ok(card.optional()?)
}
