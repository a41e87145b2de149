//! What is written in mails: plain text, in the language of whoever reads it. One struct per template.

use askama::Template;

use crate::domain::email::EmailAddress;
use crate::domain::ids::ConversationId;
use crate::domain::offline::Contacts;
use crate::domain::visitor::Whereabouts;
use crate::texts::Texts;

/// A letter in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// Where an answer goes, if not to the sender.
    pub reply_to: Option<EmailAddress>,
}

/// A letter that an administrator sends to try the settings out.
#[derive(Template)]
#[template(path = "emails/trial.txt")]
pub struct Trial {
    /// The texts.
    pub t: Texts,
    /// The company.
    pub company: String,
    /// Where the settings are.
    pub origin: String,
}

/// Somebody is invited to join.
#[derive(Template)]
#[template(path = "emails/invitation.txt")]
pub struct Invitation {
    /// The texts.
    pub t: Texts,
    /// The company.
    pub company: String,
    /// Who is invited.
    pub name: String,
    /// By whom; empty if they are not there any more.
    pub invited_by: String,
    /// The address to sign in with.
    pub email: String,
    /// The link.
    pub link: String,
}

/// Somebody sets another password.
#[derive(Template)]
#[template(path = "emails/password.txt")]
pub struct Password {
    /// The texts.
    pub t: Texts,
    /// The company.
    pub company: String,
    /// Who.
    pub name: String,
    /// The administrator who made it; empty if they asked for it themselves.
    pub made_by: String,
    /// The link.
    pub link: String,
}

/// X15: what a visitor left in the offline form.
#[derive(Template)]
#[template(path = "emails/offline_copy.txt")]
pub struct OfflineCopy {
    /// The texts.
    pub t: Texts,
    /// The site.
    pub site: String,
    /// Who wrote, and how they can be reached.
    pub contacts: Contacts,
    /// Where.
    pub there: Whereabouts,
    /// What.
    pub text: String,
    /// Where the cabinet and the console are.
    pub origin: String,
    /// The conversation that it opened.
    pub conversation: ConversationId,
}

impl OfflineCopy {
    /// Who wrote, by the best name there is.
    fn who(&self) -> &str {
        let Contacts { name, email, phone } = &self.contacts;
        [name, email, phone].into_iter().flatten().next().map_or(self.t.emails_copy_nameless(), String::as_str)
    }
}

/// Puts a letter into words.
///
/// # Errors
/// What the template says.
pub fn trial(letter: &Trial) -> askama::Result<Written> {
    Ok(Written { subject: letter.t.emails_trial_subject(&letter.company), text: letter.render()?, reply_to: None })
}

/// The same.
///
/// # Errors
/// What the template says.
pub fn invitation(letter: &Invitation) -> askama::Result<Written> {
    Ok(Written { subject: letter.t.emails_invitation_subject(&letter.company), text: letter.render()?, reply_to: None })
}

/// The same.
///
/// # Errors
/// What the template says.
pub fn password(letter: &Password) -> askama::Result<Written> {
    Ok(Written { subject: letter.t.emails_password_subject(&letter.company), text: letter.render()?, reply_to: None })
}

/// The same. An answer goes to the visitor, if they left an address.
///
/// # Errors
/// What the template says.
pub fn offline_copy(letter: &OfflineCopy) -> askama::Result<Written> {
    let reply_to = letter.contacts.email.as_deref().and_then(|address| EmailAddress::parse(address).ok());
    Ok(Written { subject: letter.t.emails_copy_subject(&letter.site, letter.who()), text: letter.render()?, reply_to })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;

    fn copy(language: Language, contacts: Contacts) -> Written {
        let there =
            Whereabouts { url: "https://shop.example/honey".into(), title: "Honey".into(), ..Default::default() };
        let letter = OfflineCopy {
            t: Texts { language },
            site: "Shop".into(),
            contacts,
            there,
            text: "Do you have <honey>?".into(),
            origin: "https://chat.shop.example".into(),
            conversation: ConversationId(17),
        };
        offline_copy(&letter).expect("words")
    }

    #[test]
    fn x15_a_copy_says_who_wrote_what_and_where() {
        let contacts = Contacts { name: Some("Olga".into()), email: Some("olga@mail.example".into()), phone: None };
        insta::assert_snapshot!(copy(Language::En, contacts.clone()).text);
        let russian = copy(Language::Ru, contacts);
        assert_eq!(russian.reply_to.as_ref().map(EmailAddress::as_str), Some("olga@mail.example"));
        insta::assert_snapshot!(russian.text);
    }

    #[test]
    fn x15_a_copy_of_somebody_without_a_name_is_one_too() {
        let written = copy(Language::En, Contacts::default());
        assert_eq!((written.subject.as_str(), written.reply_to), ("A visitor wrote on Shop", None));
        insta::assert_snapshot!(written.text);
    }

    #[test]
    fn an_invitation_and_a_new_password_carry_their_link() {
        for language in [Language::En, Language::Ru] {
            let t = Texts { language };
            let link = "https://chat.shop.example/join/T".to_owned();
            let (company, name) = ("Tea & Garden".to_owned(), "Вера".to_owned());
            let letter = Invitation {
                t,
                company: company.clone(),
                name: name.clone(),
                invited_by: "Olga".into(),
                email: "vera@shop.example".into(),
                link: link.clone(),
            };
            insta::assert_snapshot!(invitation(&letter).expect("words").text);
            for made_by in [String::new(), "Olga".to_owned()] {
                let (company, name, link) = (company.clone(), name.clone(), link.clone());
                let letter = Password { t, company, name, made_by, link };
                insta::assert_snapshot!(password(&letter).expect("words").text);
            }
        }
    }
}
