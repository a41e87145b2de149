//! Who may call what: one table of addresses, walked as everybody, and one of frames for each kind of socket. Nothing can be
//! added to the house without a line in one of them, and `docs/security.md` is written out of them. Longer than most files: the table is one.

mod complete;
mod console;
mod demand;
mod document;
mod monitoring;
mod widget;

use besedka::domain::operator::Role;

use crate::support::{Desk, Operator, http};

/// What a caller gets of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gets {
    Page,
    SignIn,
    Elsewhere,
    Refused,
    Unauthorised,
    Mistaken,
    Conflict,
    Nothing,
}

/// Method, address, and what nobody, an operator and an administrator get. Operators get the same whatever their sites are; the
/// owner gets what administrators get, but for [`OWNER`].
const TABLE: &[(&str, &str, Gets, Gets, Gets)] = &[
    ("GET", "/", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/healthz", Gets::Page, Gets::Page, Gets::Page),
    ("GET", "/sign-in", Gets::Page, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/setup?token=x", Gets::Elsewhere, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/w/demo.js", Gets::Page, Gets::Page, Gets::Page),
    ("GET", "/w/other.js", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/try/demo", Gets::Page, Gets::Page, Gets::Page),
    ("GET", "/try/other", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/console", Gets::SignIn, Gets::Page, Gets::Page),
    ("GET", "/cabinet", Gets::SignIn, Gets::Elsewhere, Gets::Page),
    ("GET", "/cabinet/company", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/company", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/company/two-factor", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites/new", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/new", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/sites/1", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites/9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/sites/1/hours", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1/hours", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites/9/hours", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/sites/9/hours", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/sites/1/install", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/sites/1/widget", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1/widget", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/sites/9/widget", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/sites/1/widget/look", Gets::Unauthorised, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/sites/1/widget/preview", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/sites/9/widget/preview", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/sites/1/people", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1/people", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/sites/9/people", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/sites/1/departments", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1/departments", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites/1/departments/1", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1/departments/1", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/sites/1/departments/9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/sites/1/departments/1/close", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/sites/1/departments/9/close", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/employees", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/employees/new", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/employees/new", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/employees/2", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/employees/2", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/employees/9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/employees/2/disable", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/employees/1/disable", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("POST", "/cabinet/employees/1/enable", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/employees/2/password", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/employees/4/password", Gets::Unauthorised, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/employees/9/withdraw", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/join/nothing", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("POST", "/join/nothing", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/forgotten", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("POST", "/forgotten", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/cabinet/monitoring", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/monitoring/assign?conversation=9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/monitoring/assign", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/monitoring/close?conversation=9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/monitoring/close", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/monitoring/pause", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/monitoring/return?operator=2", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/monitoring/return", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/conversations", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/conversations?from=x", Gets::SignIn, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/conversations.csv", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/conversations/9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/phrases", Gets::SignIn, Gets::Page, Gets::Page),
    ("GET", "/cabinet/phrases/new", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/phrases/new", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("POST", "/cabinet/phrases/starter", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/phrases/1", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/phrases/1", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/phrases/999", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/phrases/999", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/phrases/1/delete", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/phrases/999/delete", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/phrases/mine", Gets::SignIn, Gets::Page, Gets::Page),
    ("GET", "/cabinet/phrases/mine/new", Gets::SignIn, Gets::Page, Gets::Page),
    ("POST", "/cabinet/phrases/mine/new", Gets::Unauthorised, Gets::Mistaken, Gets::Mistaken),
    ("GET", "/cabinet/phrases/mine/1", Gets::SignIn, Gets::Nothing, Gets::Nothing),
    ("POST", "/cabinet/phrases/mine/1", Gets::Unauthorised, Gets::Nothing, Gets::Nothing),
    ("GET", "/cabinet/phrases/mine/1/delete", Gets::SignIn, Gets::Nothing, Gets::Nothing),
    ("POST", "/cabinet/phrases/mine/1/delete", Gets::Unauthorised, Gets::Nothing, Gets::Nothing),
    ("GET", "/cabinet/blocked", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/blocked", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("POST", "/cabinet/blocked/9/lift", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/tags", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/tags", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/tags/1", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/tags/1", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/tags/9", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/tags/1/move", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/tags/1/restore", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/tags/9/retire", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/tags/1/delete", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/tags/9/delete", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/tags/9/delete", Gets::Unauthorised, Gets::Refused, Gets::Nothing),
    ("GET", "/cabinet/mail", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/mail", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("POST", "/cabinet/mail/test", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/mail/off", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/mail/off", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/mail/9/again", Gets::Unauthorised, Gets::Refused, Gets::Conflict),
    ("GET", "/cabinet/mail/9/discard", Gets::SignIn, Gets::Refused, Gets::Nothing),
    ("POST", "/cabinet/mail/9/discard", Gets::Unauthorised, Gets::Refused, Gets::Conflict),
    ("GET", "/cabinet/audit", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/audit?from=x", Gets::SignIn, Gets::Refused, Gets::Mistaken),
    ("GET", "/cabinet/audit.csv", Gets::SignIn, Gets::Refused, Gets::Page),
    ("GET", "/cabinet/account", Gets::SignIn, Gets::Page, Gets::Page),
    ("POST", "/setup", Gets::Elsewhere, Gets::Elsewhere, Gets::Elsewhere),
    ("POST", "/sign-in", Gets::Unauthorised, Gets::Unauthorised, Gets::Unauthorised),
    ("POST", "/cabinet/account/password", Gets::Unauthorised, Gets::Mistaken, Gets::Mistaken),
    ("POST", "/cabinet/account/name", Gets::Unauthorised, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/cabinet/account/two-factor", Gets::SignIn, Gets::Page, Gets::Page),
    ("POST", "/cabinet/account/two-factor", Gets::Unauthorised, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/cabinet/account/two-factor/confirm", Gets::SignIn, Gets::Page, Gets::Page),
    ("POST", "/cabinet/account/two-factor/confirm", Gets::Unauthorised, Gets::Mistaken, Gets::Mistaken),
    ("GET", "/cabinet/account/two-factor/codes", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("POST", "/cabinet/account/two-factor/codes", Gets::Unauthorised, Gets::Mistaken, Gets::Mistaken),
    ("GET", "/cabinet/account/two-factor/off", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("POST", "/cabinet/account/two-factor/off", Gets::Unauthorised, Gets::Mistaken, Gets::Mistaken),
    ("GET", "/cabinet/account/sessions", Gets::SignIn, Gets::Page, Gets::Page),
    ("POST", "/cabinet/account/sessions", Gets::Unauthorised, Gets::Elsewhere, Gets::Elsewhere),
    ("POST", "/cabinet/account/sessions/0", Gets::Unauthorised, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/sign-in/code", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("POST", "/sign-in/code", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/sign-in/recovered", Gets::SignIn, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/cabinet/employees/4/sessions", Gets::SignIn, Gets::Refused, Gets::Page),
    ("POST", "/cabinet/employees/4/sessions", Gets::Unauthorised, Gets::Refused, Gets::Elsewhere),
    ("GET", "/cabinet/employees/4/two-factor", Gets::SignIn, Gets::Refused, Gets::Elsewhere),
    ("POST", "/cabinet/employees/4/two-factor", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("POST", "/cabinet/employees/1/two-factor", Gets::Unauthorised, Gets::Refused, Gets::Mistaken),
    ("POST", "/cabinet/account/start", Gets::Unauthorised, Gets::Elsewhere, Gets::Elsewhere),
    ("POST", "/language", Gets::Elsewhere, Gets::Elsewhere, Gets::Elsewhere),
    ("GET", "/cabinet/sites/abc", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("POST", "/cabinet/sites/1/departments/abc", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/cabinet/employees/99999999999999999999", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/cabinet/conversations/1.5", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/nowhere", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    ("GET", "/a/0/css/tokens.css", Gets::Nothing, Gets::Nothing, Gets::Nothing),
    // The last line: whoever walks has signed out after it.
    ("POST", "/sign-out", Gets::SignIn, Gets::SignIn, Gets::SignIn),
];

/// What the owner gets otherwise than an administrator.
const OWNER: &[(&str, &str, Gets)] = &[("POST", "/cabinet/employees/1/two-factor", Gets::Elsewhere)];

/// What every form of the walk is filled in with: some of it is of use to each.
const FIELDS: &[(&str, &str)] = &[
    ("name", "Shop"),
    ("origins", "shop.example"),
    ("mode", "common"),
    ("routing", "company"),
    ("offline", "form"),
    ("form_name", "optional"),
    ("form_email", "optional"),
    ("form_phone", "hidden"),
    ("lang", "en"),
    ("language", "en"),
    ("time_zone", "UTC"),
    ("kept", "off"),
    ("ready_on_start", "1"),
    ("way", "up"),
    ("colour", "#1f7a5b"),
    ("icon", "bubble"),
    ("corner", "left"),
    ("desktop_side", "20"),
    ("desktop_bottom", "20"),
    ("phone_side", "20"),
    ("phone_bottom", "20"),
];

async fn gets(desk: &Desk, method: &str, path: &str, cookie: Option<&str>) -> Gets {
    // No two departments of a site have one name, whoever gives it.
    let own_name = format!("{path} {}", cookie.map_or("", |cookie| &cookie[cookie.len() - 8..]));
    let fields: Vec<(&str, &str)> = match path.contains("/departments") {
        true => [&[("name", own_name.as_str())], &FIELDS[1..]].concat(),
        false => FIELDS.to_vec(),
    };
    let request =
        if method == "POST" { http::post(desk.address(), path, &fields) } else { http::get(desk.address(), path) };
    let request = match cookie {
        Some(cookie) => request.header("cookie", cookie),
        None => request,
    };
    let answer = request.send().await;
    match (answer.status, answer.header("location")) {
        (200, _) => Gets::Page,
        (303, Some(to)) if to.starts_with("/sign-in") => Gets::SignIn,
        (303, _) => Gets::Elsewhere,
        (401, _) => Gets::Unauthorised,
        (403, _) => Gets::Refused,
        (404, _) => Gets::Nothing,
        (409, _) => Gets::Conflict,
        (422, _) => Gets::Mistaken,
        (status, _) => panic!("{method} {path}: {status}\n{}", answer.body),
    }
}

#[tokio::test]
async fn everybody_gets_what_the_table_says() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    desk.employs("admin", Role::Administrator).await;
    desk.employs("boris", Role::Operator).await;
    desk.department("Delivery", &[]).await;
    desk.tag("Shop").await;
    let elsewhere = desk.employs("elsewhere", Role::Operator).await;
    let second = desk.second_site().await;
    desk.employment(elsewhere, |employment| employment.sites = vec![second]).await;
    let mut cookies = Vec::new();
    for name in ["anna", "elsewhere", "admin", "owner"] {
        cookies.push(Operator::signs_in(&desk, name).await.cookie);
    }
    for (method, path, nobody, operator, administrator) in TABLE {
        let mut found = vec![gets(&desk, method, path, None).await];
        for cookie in &cookies {
            found.push(gets(&desk, method, path, Some(cookie)).await);
        }
        let owner =
            OWNER.iter().find(|(of, at, _)| (of, at) == (method, path)).map_or(*administrator, |(.., gets)| *gets);
        assert_eq!(found, [*nobody, *operator, *operator, *administrator, owner], "{method} {path}");
    }
    desk.closes().await;
}

#[tokio::test]
async fn no_form_is_taken_from_another_site() {
    let desk = Desk::open().await;
    let owner = Operator::signs_in(&desk, "owner").await.cookie;
    for (_, path, ..) in TABLE.iter().filter(|(method, ..)| *method == "POST") {
        let foreign = http::post(desk.address(), path, FIELDS)
            .header("origin", "https://evil.example")
            .header("sec-fetch-site", "cross-site")
            .header("cookie", &owner);
        assert_eq!(foreign.send().await.status, 403, "{path}");
    }
    desk.closes().await;
}

/// Pages that stand in a frame of our own: in a sandbox, where they are of nobody's origin.
const FRAMED: &[&str] = &["/cabinet/sites/1/widget/preview"];

#[tokio::test]
async fn every_page_forbids_browsers_what_it_does_not_need() {
    let desk = Desk::open().await;
    let owner = Operator::signs_in(&desk, "owner").await.cookie;
    let pages = TABLE.iter().filter(|(method, path, ..)| *method == "GET" && !is_asset(path));
    for (_, path, ..) in pages {
        let answer = http::get(desk.address(), path).header("cookie", &owner).send().await;
        let policy = answer.header("content-security-policy").unwrap_or_default();
        let framed = FRAMED.contains(path);
        let closed = match framed {
            true => {
                ["default-src 'none'", "frame-ancestors 'self'", "base-uri 'none'", "form-action 'none'", "sandbox"]
            }
            false => ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", ""],
        };
        assert!(closed.iter().all(|part| policy.contains(part)), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("allow-same-origin"), "{path}: {policy}");
        let of = |name: &str| answer.header(name).unwrap_or_default().to_owned();
        let told = (of("x-content-type-options"), of("referrer-policy"), of("cache-control"));
        assert_eq!(told, ("nosniff".into(), "same-origin".into(), "no-store".into()), "{path}");
        let inline = ["<style", " style=", " onclick=", "javascript:", "<script>"];
        assert!(!inline.iter().any(|piece| answer.body.contains(piece)), "{path}");
    }
    desk.closes().await;
}

/// What is for every page of the web, or for machines.
fn is_asset(path: &str) -> bool {
    ["/a/", "/w/", "/healthz"].iter().any(|start| path.starts_with(start))
}
