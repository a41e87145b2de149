//! What every page of the cabinet has around it: sections, the way to the page, a title of its own.

use besedka::domain::operator::Role;

use super::{Cabinet, shows};
use crate::support::{Desk, Operator};

/// The addresses that the navigation of a page leads to.
fn sections(page: &str) -> Vec<String> {
    let nav = page.split("<nav class=\"cabinet-nav\"").nth(1).expect("navigation");
    let nav = nav.split("</nav>").next().expect("its end");
    nav.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

fn title(page: &str) -> String {
    let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
    title.expect("a title").trim().to_owned()
}

#[tokio::test]
async fn every_section_is_there_for_whoever_is_offered_it() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    let anna = Cabinet { desk: &desk, cookie: Operator::signs_in(&desk, "anna").await.cookie };
    for (somebody, first) in [(Cabinet::of_owner(&desk).await, "/cabinet"), (anna, "/cabinet/account")] {
        let offered = sections(&somebody.opens(first).await.body);
        assert!(offered.contains(&first.to_owned()), "{offered:?}");
        for address in offered {
            let mut page = somebody.opens(&address).await;
            // A section may begin with the part of it that is theirs.
            if let Some(part) = page.header("location").map(str::to_owned) {
                assert!(part.starts_with(&address), "{address} leads to {part}");
                page = somebody.opens(&part).await;
            }
            assert_eq!(page.status, 200, "{address}");
            shows(&page.body, &[&format!("href=\"{address}\" aria-current=\""), "href=\"#content\""]);
        }
    }
    desk.closes().await;
}

#[tokio::test]
async fn no_two_pages_have_the_same_title_and_each_ends_with_the_company() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    desk.employs("boris", Role::Operator).await;
    desk.department("Delivery", &[]).await;
    let mut one = desk.visitor().await;
    one.says(&desk, "hello").await;
    let mut other = desk.visitor().await;
    other.says(&desk, "hello").await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let mut addresses = sections(&cabinet.opens("/cabinet").await.body);
    addresses.extend(
        [
            "sites/new",
            "sites/1",
            "sites/1/people",
            "sites/1/departments",
            "sites/1/departments/1",
            "sites/1/departments/1/close",
            "sites/1/install",
            "employees/new",
            "employees/2",
            "employees/2/password",
            "employees/2/disable",
            "employees/3",
            "conversations/1",
            "conversations/2",
            "monitoring/assign?conversation=1",
            "monitoring/close?conversation=1",
            "monitoring/return?operator=2",
        ]
        .map(|address| format!("/cabinet/{address}")),
    );
    let mut seen = std::collections::HashMap::new();
    for address in addresses {
        let page = cabinet.opens(&address).await;
        assert_eq!(page.status, 200, "{address}");
        let title = title(&page.body);
        assert!(title.ends_with(" · Tea &#38; Garden"), "{address}: {title}");
        if let Some(other) = seen.insert(title.clone(), address.clone()) {
            panic!("{address} and {other} are both called {title}");
        }
    }
    desk.closes().await;
}

#[tokio::test]
async fn a_page_further_down_says_where_it_is() {
    let desk = Desk::open().await;
    desk.department("Delivery", &[]).await;
    let page = Cabinet::of_owner(&desk).await.opens("/cabinet/sites/1/departments/1").await.body;
    let crumbs = page.split("<nav class=\"crumbs\"").nth(1).and_then(|rest| rest.split("</nav>").next());
    let crumbs = crumbs.expect("breadcrumbs");
    let steps =
        ["/cabinet/sites\"", "/cabinet/sites/1\"", "/cabinet/sites/1/departments\"", "aria-current=\"page\">Delivery<"];
    let places: Vec<_> = steps.iter().map(|step| crumbs.find(step).expect(step)).collect();
    assert!(places.is_sorted(), "{crumbs}");
    desk.closes().await;
}
