//! What a site offers while nobody is there to answer (W02), and what a visitor leaves in its form.

use serde::{Deserialize, Serialize};

use crate::domain::email::EmailAddress;
use crate::domain::message::MessageText;
use crate::domain::operator::accept_name;
use crate::domain::refusal::Refusal;

/// What stands in place of the chat while nobody is there. A conversation that is open stays usable in each of them (X14).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum OfflineMode {
    /// A form, whose message waits in the queue.
    #[default]
    Form,
    /// A sentence that nobody is there.
    Notice,
    /// Nothing: the page has no launcher.
    Hidden,
}

impl OfflineMode {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Notice => "notice",
            Self::Hidden => "hidden",
        }
    }

    /// The mode of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Form, Self::Notice, Self::Hidden].into_iter().find(|mode| mode.word() == word)
    }
}

/// Whether a form asks for something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// It does not.
    Hidden,
    /// It may be left empty.
    #[default]
    Optional,
    /// It has to be filled in.
    Required,
}

impl Asked {
    /// The word in storage and on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Optional => "optional",
            Self::Required => "required",
        }
    }

    /// What a stored word says.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Hidden, Self::Optional, Self::Required].into_iter().find(|asked| asked.word() == word)
    }
}

/// What a site offers while nobody is there. The message itself is always asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfflineForm {
    /// A form, a notice, or nothing.
    pub mode: OfflineMode,
    /// The visitor's name.
    pub name: Asked,
    /// Their e-mail address.
    pub email: Asked,
    /// Their telephone number.
    pub phone: Asked,
}

impl Default for OfflineForm {
    fn default() -> Self {
        Self { mode: OfflineMode::Form, name: Asked::Optional, email: Asked::Optional, phone: Asked::Hidden }
    }
}

/// How a visitor can be reached, as far as they said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    /// Their name.
    pub name: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
}

/// The longest telephone number, in characters: the longest that exist have fifteen digits, the rest is for how people
/// write them.
pub const LONGEST_PHONE: usize = 40;

impl OfflineForm {
    /// Accepts what a visitor typed. What the form does not ask for is dropped.
    ///
    /// # Errors
    /// The first thing that is wrong, from top to bottom: [`Refusal::NameEmpty`], [`Refusal::EmailEmpty`],
    /// [`Refusal::PhoneEmpty`], [`Refusal::FieldTooLong`], [`Refusal::EmailInvalid`], [`Refusal::PhoneInvalid`], and those
    /// of [`MessageText::parse`].
    pub fn accept(self, name: &str, email: &str, phone: &str, text: &str) -> Result<(Contacts, MessageText), Refusal> {
        let contacts = Contacts {
            name: field(self.name, name, Refusal::NameEmpty, accept_name)?,
            email: field(self.email, email, Refusal::EmailEmpty, |typed| {
                EmailAddress::parse(typed).map(|address| address.as_str().to_owned())
            })?,
            phone: field(self.phone, phone, Refusal::PhoneEmpty, accept_phone)?,
        };
        Ok((contacts, MessageText::parse(text)?))
    }
}

/// The most addresses that copies of one site's form go to (X15).
pub const MOST_COPIES: usize = 5;

/// X15: accepts the addresses that copies of a form go to: one on each line; commas and spaces between them do as well.
///
/// # Errors
/// [`Refusal::CopyAddressInvalid`], [`Refusal::CopyAddressesTooMany`].
pub fn accept_copies(typed: &str) -> Result<Vec<EmailAddress>, Refusal> {
    let mut addresses = Vec::new();
    for line in typed.split([',', ';', ' ', '\n', '\r', '\t']).filter(|line| !line.is_empty()) {
        let invalid = |_| Refusal::CopyAddressInvalid { line: line.chars().take(100).collect() };
        let address = EmailAddress::parse(line).map_err(invalid)?;
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    if addresses.len() > MOST_COPIES {
        return Err(Refusal::CopyAddressesTooMany { most: MOST_COPIES });
    }
    addresses.sort_by(|one, other| one.as_str().cmp(other.as_str()));
    Ok(addresses)
}

fn field(
    asked: Asked,
    typed: &str,
    missing: Refusal,
    accept: impl Fn(&str) -> Result<String, Refusal>,
) -> Result<Option<String>, Refusal> {
    match (asked, typed.trim().is_empty()) {
        (Asked::Hidden, _) | (Asked::Optional, true) => Ok(None),
        (Asked::Required, true) => Err(missing),
        (Asked::Optional | Asked::Required, false) => accept(typed).map(Some),
    }
}

/// A telephone number as people write them: at least five digits, and what stands between digits.
fn accept_phone(typed: &str) -> Result<String, Refusal> {
    let phone = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let plausible = phone.chars().all(|character| character.is_ascii_digit() || " +-().,/#*xдоб".contains(character));
    match phone.chars().count() {
        length if length > LONGEST_PHONE => Err(Refusal::FieldTooLong { longest: LONGEST_PHONE }),
        _ if digits < 5 || !plausible => Err(Refusal::PhoneInvalid),
        _ => Ok(phone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: OfflineForm =
        OfflineForm { mode: OfflineMode::Form, name: Asked::Required, email: Asked::Required, phone: Asked::Optional };

    #[test]
    fn w02_a_form_says_which_field_is_missing() {
        assert_eq!(ALL.accept(" ", "a@b.example", "", "Hi").map(drop), Err(Refusal::NameEmpty));
        assert_eq!(ALL.accept("Ann", "", "", "Hi").map(drop), Err(Refusal::EmailEmpty));
        assert_eq!(ALL.accept("Ann", "a@b.example", "", " ").map(drop), Err(Refusal::MessageEmpty));
        assert_eq!(ALL.accept("Ann", "nowhere", "", "Hi").map(drop), Err(Refusal::EmailInvalid));
        assert_eq!(ALL.accept("Ann", "a@b.example", "call me", "Hi").map(drop), Err(Refusal::PhoneInvalid));
    }

    #[test]
    fn w02_what_the_form_does_not_ask_for_is_not_kept() {
        let form = OfflineForm { email: Asked::Hidden, ..OfflineForm::default() };
        let (contacts, text) = form.accept(" Ann  Lee ", "a@b.example", "+7 (999) 000-00-00", "Hi").expect("accepted");
        assert_eq!(contacts, Contacts { name: Some("Ann Lee".into()), ..Contacts::default() });
        assert_eq!(text.as_str(), "Hi");
    }

    #[test]
    fn x15_copies_go_to_a_few_addresses() {
        let addresses = |typed| accept_copies(typed).map(|found| found.len());
        assert_eq!(addresses(" "), Ok(0));
        assert_eq!(addresses("b@shop.example\r\nA@shop.example, a@shop.example"), Ok(2));
        assert_eq!(addresses("a@shop.example nowhere"), Err(Refusal::CopyAddressInvalid { line: "nowhere".into() }));
        let six: Vec<String> = (0..6).map(|number| format!("a{number}@shop.example")).collect();
        assert_eq!(addresses(&six.join("\n")), Err(Refusal::CopyAddressesTooMany { most: 5 }));
    }

    #[test]
    fn w02_a_telephone_number_is_taken_as_people_write_it() {
        let form = OfflineForm { phone: Asked::Required, ..OfflineForm::default() };
        for phone in ["+7 (999) 000-00-00", "8 800 555 35 35 доб. 12", "12345"] {
            assert!(form.accept("", "", phone, "Hi").is_ok(), "{phone}");
        }
    }
}
