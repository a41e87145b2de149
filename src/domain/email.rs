//! E-mail addresses, as names for people to sign in with and places to write to.

use crate::domain::refusal::Refusal;

/// An address with a domain, kept in lower case: two spellings of one mailbox are one person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

/// The longest address, in bytes (RFC 5321, 4.5.3.1.3, less the angle brackets).
const LONGEST: usize = 254;

impl EmailAddress {
    /// Accepts what a person typed.
    ///
    /// The check is for slips of the pen, not for every line of RFC 5322: one `@`, something before it, a domain with a
    /// dot or `localhost` after it, no white space. Whether mail arrives is shown by sending some.
    ///
    /// # Errors
    /// [`Refusal::FieldEmpty`], [`Refusal::EmailInvalid`].
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        let address = typed.trim().to_lowercase();
        if address.is_empty() {
            return Err(Refusal::FieldEmpty);
        }
        let sound = address.len() <= LONGEST
            && !address.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\".contains(c))
            && address
                .split_once('@')
                .is_some_and(|(local, domain)| !local.is_empty() && local.len() <= 64 && is_domain(domain));
        if sound { Ok(Self(address)) } else { Err(Refusal::EmailInvalid) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_domain(domain: &str) -> bool {
    !domain.contains('@')
        && domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_are_refused() {
        for wrong in
            ["anna", "anna@", "@demo.example", "anna@demo", "an na@demo.example", "a@b@c.example", "a@b..c", "a@-b.c"]
        {
            assert_eq!(EmailAddress::parse(wrong), Err(Refusal::EmailInvalid), "{wrong}");
        }
        assert_eq!(EmailAddress::parse("  "), Err(Refusal::FieldEmpty));
    }

    #[test]
    fn two_spellings_of_one_mailbox_are_one() {
        assert_eq!(EmailAddress::parse(" Anna@Demo.Example "), EmailAddress::parse("anna@demo.example"));
        assert!(EmailAddress::parse("аня@почта.рф").is_ok());
    }
}
