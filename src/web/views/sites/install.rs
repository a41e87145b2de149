//! The line that brings the widget to a site.

use askama::Template;

use crate::domain::ids::SiteId;
use crate::texts::Texts;
use crate::web::views::Person;

/// The line, where to paste it, and the ways to see it at work.
#[derive(Template)]
#[template(path = "cabinet/sites/install.html")]
pub struct Install {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Whether they come straight from the set-up.
    pub first: bool,
    /// The number of the site.
    pub site_id: SiteId,
    /// Its key.
    pub site_key: String,
    /// What it is called.
    pub site_name: String,
    /// Why the code cannot work on a site as it stands here; `None`: it can.
    pub trouble: Option<String>,
    /// The line itself, as it is pasted.
    pub snippet: String,
    /// What a Content-Security-Policy has to allow.
    pub csp: String,
    /// The allowed origins.
    pub origins: Vec<String>,
}

impl Install {
    /// The line for the widget of a site.
    ///
    /// `public` is the address of this server as visitors reach it, without a slash at the end.
    pub fn snippet(public: &str, site_key: &str) -> String {
        format!("<script async src=\"{public}/w/{site_key}.js\"></script>")
    }

    /// The sources that a page with a Content-Security-Policy has to allow for the widget to run and connect.
    pub fn csp(public: &str) -> String {
        let socket = match public.split_once("://") {
            Some(("https", host)) => format!("wss://{host}"),
            Some((_, host)) => format!("ws://{host}"),
            None => public.to_owned(),
        };
        format!("script-src {public}; connect-src {public} {socket}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_and_the_policy_name_the_public_address() {
        assert_eq!(
            Install::snippet("https://chat.example", "k1"),
            "<script async src=\"https://chat.example/w/k1.js\"></script>"
        );
        assert_eq!(
            Install::csp("https://chat.example"),
            "script-src https://chat.example; connect-src https://chat.example wss://chat.example"
        );
        assert_eq!(
            Install::csp("http://localhost:8080"),
            "script-src http://localhost:8080; connect-src http://localhost:8080 ws://localhost:8080"
        );
    }
}
