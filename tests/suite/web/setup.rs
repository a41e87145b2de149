//! The first run.

use besedka::config::Limits;

use crate::support::desk::PASSWORD;
use crate::support::{Desk, http};

const GOOD: [(&str, &str); 7] = [
    ("name", "Olga"),
    ("email", "olga@shop.example"),
    ("password", PASSWORD),
    ("company", "Tea & Garden"),
    ("site_name", "Shop"),
    ("site_domain", "shop.example"),
    ("time_zone", "Europe/Berlin"),
];

fn link(desk: &Desk) -> String {
    desk.setup_link().expect("a link").split_once(&desk.origin()).expect("of this server").1.to_owned()
}

#[tokio::test]
async fn the_printed_link_opens_the_form_once_and_nothing_else_does() {
    let desk = Desk::not_set_up(Limits::default()).await;
    assert_eq!(http::get(desk.address(), "/setup?token=wrong").send().await.status, 403);
    assert_eq!(http::post(desk.address(), "/setup?token=wrong", &GOOD).send().await.status, 403);
    assert_eq!(http::get(desk.address(), &link(&desk)).send().await.status, 200);
    let done = http::post(desk.address(), &link(&desk), &GOOD).send().await;
    assert_eq!((done.status, done.header("location")), (303, Some("/cabinet/sites/1/install?first=1")));
    let session = done.cookie("besedka_session").expect("the owner is signed in");
    let page = http::get(desk.address(), "/cabinet/sites/1/install?first=1").header("cookie", &session).send().await;
    assert!(page.body.contains("/w/") && page.body.contains("Tea &#38; Garden"), "{}", page.body);
    assert_eq!(desk.asks_file::<String>("SELECT time_zone FROM accounts"), ["Europe/Berlin"]);
    let again = http::post(desk.address(), &link(&desk), &GOOD).send().await;
    assert_eq!((again.status, again.header("location")), (303, Some("/")));
    desk.closes().await;
}

#[tokio::test]
async fn the_link_stays_the_same_until_it_is_used_and_is_gone_then() {
    let mut desk = Desk::not_set_up(Limits::default()).await;
    let first = link(&desk);
    desk.restarts().await;
    assert_eq!(link(&desk), first);
    http::post(desk.address(), &first, &GOOD).send().await;
    desk.restarts().await;
    assert_eq!(desk.setup_link(), None);
    desk.closes().await;
}

#[tokio::test]
async fn the_time_zone_that_the_language_speaks_for_is_chosen_already() {
    let desk = Desk::not_set_up(Limits::default()).await;
    for (language, likely) in [("en-GB", "UTC"), ("ru-RU", "Europe/Moscow")] {
        let page = http::get(desk.address(), &link(&desk)).header("accept-language", language).send().await;
        let chosen: Vec<&str> = page.body.split("<option").filter(|option| option.contains(" selected")).collect();
        assert_eq!(chosen.len(), 1, "{language}");
        assert!(chosen[0].contains(&format!("value=\"{likely}\"")), "{language}: {}", chosen[0]);
        assert!(page.body.contains("pages/browser-zone.js"), "scripts choose that of the browser");
    }
    desk.closes().await;
}

#[tokio::test]
async fn mistakes_are_named_beside_their_fields_and_everything_typed_but_the_password_is_kept() {
    let desk = Desk::not_set_up(Limits::default()).await;
    let bad = [
        ("name", "Olga"),
        ("email", "olga"),
        ("password", "secret secret"),
        ("company", ""),
        ("site_name", "<b>"),
        ("site_domain", "?"),
        ("time_zone", "Atlantis"),
    ];
    let page = http::post(desk.address(), &link(&desk), &bad).send().await;
    assert_eq!(page.status, 422);
    for kept in ["value=\"Olga\"", "value=\"olga\"", "&#60;b&#62;"] {
        assert!(page.body.contains(kept), "{kept}: {}", page.body);
    }
    assert!(!page.body.contains("secret secret") && !page.body.contains("<b>\""));
    for error in [
        "does not look like an e-mail address",
        "Please fill this in",
        "does not look like the address of a site",
        "There is no such time zone",
    ] {
        assert!(page.body.contains(error), "{error}: {}", page.body);
    }
    assert!(desk.setup_link().is_some());
    desk.closes().await;
}
