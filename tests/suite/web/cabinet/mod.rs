//! The pages from which administrators run the company.

mod audit;
mod blocked;
mod company;
mod conversations;
mod departments;
mod employees;
mod first_steps;
mod frame;
mod home;
mod hours;
mod leaving;
mod mail;
mod monitoring;
mod passwords;
mod phrases;
mod routing;
mod search;
mod sites;
mod tags;
mod widget;

use crate::support::http::{self, Answer};
use crate::support::{Desk, Operator};

/// The owner in the cabinet.
struct Cabinet<'a> {
    desk: &'a Desk,
    cookie: String,
}

impl<'a> Cabinet<'a> {
    async fn of_owner(desk: &'a Desk) -> Self {
        Self { desk, cookie: Operator::signs_in(desk, "owner").await.cookie }
    }

    async fn opens(&self, path: &str) -> Answer {
        http::get(self.desk.address(), path).header("cookie", &self.cookie).send().await
    }

    async fn sends(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        http::post(self.desk.address(), path, fields).header("cookie", &self.cookie).send().await
    }

    /// Sends a form that is accepted, and returns the page that tells so.
    async fn saves(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.sends(path, fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let news = answer.cookie("besedka_news").expect("news");
        let next = answer.header("location").expect("a page").to_owned();
        let cookies = format!("{}; {news}", self.cookie);
        let page = http::get(self.desk.address(), &next).header("cookie", &cookies).send().await;
        assert_eq!(page.status, 200, "{next}");
        assert!(page.body.contains("role=\"status\""), "{next} tells nothing");
        page.body
    }

    /// Sends a form that is refused, and returns the page that says why.
    async fn is_refused(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.sends(path, fields).await;
        assert_eq!(answer.status, 422, "{}", answer.body);
        answer.body
    }
}

/// That these pieces stand on a page.
#[track_caller]
fn shows(page: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(page.contains(piece), "no {piece} on {page}");
    }
}

/// That a way or a box is chosen.
#[track_caller]
fn has_chosen(page: &str, id: &str) {
    let field = page.split("<input").find(|field| field.contains(&format!("id=\"{id}\""))).expect(id);
    assert!(field.split('>').next().is_some_and(|tag| tag.contains(" checked")), "{id} is not chosen");
}
