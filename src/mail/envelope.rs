//! A mail as it goes over the line: headers, and text that survives every server on the way.

use mail_send::mail_builder::MessageBuilder;
use mail_send::mail_builder::headers::HeaderType;
use mail_send::mail_builder::headers::address::Address;
use mail_send::mail_builder::headers::raw::Raw;
use ring::digest::{SHA256, digest};

use crate::domain::email::EmailAddress;
use crate::domain::time::Timestamp;
use crate::mail::letters::Written;

/// Who writes to whom.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The name that it comes from.
    pub sender_name: String,
    /// The address that it comes from.
    pub sender: EmailAddress,
    /// The address that it goes to.
    pub recipient: EmailAddress,
    /// By what it is the same mail when it is handed over again.
    pub dedup_key: String,
    /// When it was written.
    pub at: Timestamp,
}

impl Envelope {
    /// The mail, ready to be handed over.
    ///
    /// Its Message-ID follows from the key, so that a server or a mailbox that gets it twice can tell. Nothing that a person
    /// typed can begin a header of its own: names and subjects are encoded, addresses have been checked.
    #[must_use]
    pub fn seal(&self, written: &Written) -> Vec<u8> {
        let sender = on_the_wire(&self.sender);
        let domain = sender.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
        let mut message = MessageBuilder::new()
            .from(Address::new_address(Some(one_line(&self.sender_name)), sender.as_str()))
            .to(Address::new_address(None::<&str>, on_the_wire(&self.recipient)))
            .message_id(format!("{}@{domain}", name_of(&self.dedup_key)))
            .date(self.at.0.div_euclid(1_000))
            .header("Auto-Submitted", HeaderType::Raw(Raw::new("auto-generated")))
            .header("X-Auto-Response-Suppress", HeaderType::Raw(Raw::new("All")))
            .subject(one_line(&written.subject))
            .text_body(written.text.as_str());
        if let Some(reply_to) = &written.reply_to {
            message = message.reply_to(Address::new_address(None::<&str>, on_the_wire(reply_to)));
        }
        let mut bytes = Vec::new();
        message.serialize(&mut bytes);
        bytes
    }
}

/// An address as servers spell it: the domain in ASCII.
pub fn on_the_wire(address: &EmailAddress) -> String {
    let text = address.as_str();
    match text.rsplit_once('@') {
        Some((local, domain)) => {
            let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned());
            format!("{local}@{domain}")
        }
        None => text.to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|character| !character.is_control()).collect()
}

/// What a key is called where strangers see it: nothing can be read off it.
fn name_of(key: &str) -> String {
    digest(&SHA256, key.as_bytes()).as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(sender_name: &str, subject: &str, text: &str) -> String {
        let address = |text| EmailAddress::parse(text).expect("an address");
        let envelope = Envelope {
            sender_name: sender_name.into(),
            sender: address("chat@shop.example"),
            recipient: address("anna@почта.рф"),
            dedup_key: "invitation/1".into(),
            at: Timestamp(1_790_000_000_000),
        };
        let written =
            Written { subject: subject.into(), text: text.into(), reply_to: Some(address("guest@mail.example")) };
        String::from_utf8(envelope.seal(&written)).expect("ASCII")
    }

    #[test]
    fn cyrillic_is_encoded_and_the_headers_are_there() {
        let mail = sealed("Чай и сад", "Приглашение", "Здравствуйте!\n");
        assert!(mail.is_ascii(), "{mail}");
        for piece in [
            "From: =?utf-8?",
            "<chat@shop.example>",
            "To: <anna@xn--80a1acny.xn--p1ai>",
            "Reply-To: <guest@mail.example>",
            "Date: Mon, 21 Sep 2026 14:13:20 +0000",
            "Auto-Submitted: auto-generated",
            "Subject: =?utf-8?",
            "Content-Type: text/plain; charset=\"utf-8\"",
        ] {
            assert!(mail.contains(piece), "no {piece} in {mail}");
        }
    }

    #[test]
    fn a_mail_is_called_the_same_each_time() {
        let id = |mail: String| mail.lines().find(|line| line.starts_with("Message-ID: ")).map(str::to_owned);
        let (first, second) = (id(sealed("A", "One", "x")), id(sealed("B", "Two", "y")));
        assert!(first.is_some() && first == second);
    }

    #[test]
    fn nothing_that_was_typed_begins_a_header() {
        let mail = sealed("Anna\r\nBcc: all@shop.example", "Hi\r\nBcc: all@shop.example\r\n\r\nBody", "x");
        assert!(!mail.lines().any(|line| line.starts_with("Bcc")), "{mail}");
    }
}
