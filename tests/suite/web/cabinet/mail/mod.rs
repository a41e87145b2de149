//! E-mail, against a real mail server.

mod alarm;
mod copies;
mod forgotten;
mod links;
mod outbox;
mod settings;
mod trial;

use super::{Cabinet, has_chosen, shows};
use crate::support::mail_server::{MAIL_PASSWORD, USER};

/// The form of the settings, for a server of this test.
fn settings<'a>(port: &'a str, security: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("host", "localhost"),
        ("port", port),
        ("security", security),
        ("user", USER),
        ("password", MAIL_PASSWORD),
        ("sender_name", "Чай и сад"),
        ("sender", USER),
    ]
}

/// The same with another value in a field.
fn with<'a>(mut fields: Vec<(&'a str, &'a str)>, name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    for field in fields.iter_mut().filter(|(other, _)| *other == name) {
        field.1 = value;
    }
    fields
}

impl Cabinet<'_> {
    /// Sets e-mail up for a server at this port.
    async fn sets_mail_up(&self, port: u16, security: &str) {
        let port = port.to_string();
        let page = self.saves("/cabinet/mail", &settings(&port, security)).await;
        shows(&page, &["E-mail is set up."]);
    }

    /// Sends a test, and returns the page with what came of it.
    async fn tries_out(&self, to: &str) -> String {
        let answer = self.sends("/cabinet/mail/test", &[("to", to)]).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }
}
