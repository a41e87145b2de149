//! Where the company demands a second factor of administrators, one who has none gets nothing of what needs a sign-in but the
//! page on which it is set up. The table of all addresses is walked once more for that.

use besedka::domain::operator::Role;

use super::{FIELDS, Gets, TABLE};
use crate::support::authenticator::turns_on_two_factor;
use crate::support::{Desk, Operator, http};

/// What they get all the same: the steps of setting it up, and what is for everybody.
const OPEN: &[&str] = &["/cabinet/account/two-factor", "/cabinet/account/two-factor/confirm"];

#[tokio::test]
async fn an_administrator_who_owes_a_second_factor_reaches_nothing_but_its_set_up() {
    let desk = Desk::open().await;
    desk.employs("admin", Role::Administrator).await;
    let (admin, owner) = (Operator::signs_in(&desk, "admin").await, Operator::signs_in(&desk, "owner").await);
    turns_on_two_factor(&desk, &owner.cookie).await;
    let demand = http::post(desk.address(), "/cabinet/company/two-factor", &[("demanded", "on")]);
    assert_eq!(demand.header("cookie", &owner.cookie).send().await.status, 303);
    let mut walked = 0;
    for (method, path, nobody, ..) in TABLE {
        if !matches!(nobody, Gets::SignIn | Gets::Unauthorised) || OPEN.contains(path) {
            continue;
        }
        // The way in and out, and what sends everybody on to it, are open to everybody.
        if path.starts_with("/sign-") && *path != "/sign-in/recovered" || *path == "/" {
            continue;
        }
        let request =
            if *method == "POST" { http::post(desk.address(), path, FIELDS) } else { http::get(desk.address(), path) };
        let answer = request.header("cookie", &admin.cookie).send().await;
        if *method == "POST" {
            assert_eq!(answer.status, 403, "{method} {path}");
            assert!(answer.body.contains("Set it up first"), "{method} {path}: {}", answer.body);
        } else {
            let to = answer.header("location").unwrap_or_default();
            assert!(to.starts_with("/cabinet/account/two-factor?next=/"), "{method} {path}: {} {to}", answer.status);
        }
        walked += 1;
    }
    assert!(walked > 100, "only {walked} addresses need a sign-in");
    desk.closes().await;
}
