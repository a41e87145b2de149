//! Every page of the cabinet that is asked for by its address, in one place.
//!
//! `{places}` are filled in with what the server has, see [`page_places`](super::page_places). A page that nobody has put here
//! fails a test.

/// What is asked for: each page once as it is opened, and those that can be narrowed down or gone deep into in the ways
/// that make their queries differ.
pub const PAGES: &[&str] = &[
    "/cabinet",
    "/cabinet/monitoring",
    "/cabinet/monitoring/assign?conversation={queued}",
    "/cabinet/monitoring/close?conversation={owned}",
    "/cabinet/monitoring/return?operator={employee}",
    "/cabinet/conversations",
    "/cabinet/conversations?below={middle}",
    "/cabinet/conversations?below={early}",
    "/cabinet/conversations?state=queued",
    "/cabinet/conversations?state=owned",
    "/cabinet/conversations?state=closed",
    "/cabinet/conversations?state=closed&below={middle}",
    "/cabinet/conversations?state=queued&below={middle}",
    "/cabinet/conversations?site={site}",
    "/cabinet/conversations?site={last_site}&below={middle}",
    "/cabinet/conversations?department={department}",
    "/cabinet/conversations?department={department}&below={early}",
    "/cabinet/conversations?operator={employee}",
    "/cabinet/conversations?operator={employee}&below={middle}",
    "/cabinet/conversations?operator={employee}&state=owned",
    "/cabinet/conversations?operator={last_employee}&site={last_site}",
    "/cabinet/conversations?operator={employee}&state=closed&site={last_site}&below={middle}",
    "/cabinet/conversations?from={half_a_year_ago}&to={half_a_year_ago}",
    "/cabinet/conversations?from={a_month_ago}&to={today}&site={last_site}&state=closed",
    "/cabinet/conversations?from={half_a_year_ago}&to={half_a_year_ago}&operator={last_employee}&site={last_site}",
    "/cabinet/conversations?q=доставка",
    "/cabinet/conversations?q=delivery",
    "/cabinet/conversations?q=доставку заказа&below={middle}",
    "/cabinet/conversations?q=заказ&state=queued",
    "/cabinet/conversations?q=delivery order refund",
    "/cabinet/conversations?q=%22оплата заказа%22",
    "/cabinet/conversations?q=%22order tomorrow please%22",
    "/cabinet/conversations?q=нигдеинеписали",
    "/cabinet/conversations?q=доставка&operator={last_employee}&site={last_site}",
    "/cabinet/conversations?q=доставка&from={half_a_year_ago}&to={half_a_year_ago}",
    "/cabinet/conversations?q=заказ&tag={tag}",
    "/cabinet/conversations.csv",
    "/cabinet/conversations.csv?q=доставка",
    "/cabinet/conversations.csv?operator={last_employee}&site={last_site}",
    "/cabinet/conversations/{latest}",
    "/cabinet/conversations/{owned}",
    "/cabinet/conversations/{middle}",
    "/cabinet/conversations/{longest}",
    "/cabinet/sites",
    "/cabinet/sites/new",
    "/cabinet/sites/{site}",
    "/cabinet/sites/{site}/install",
    "/cabinet/sites/{site}/hours",
    "/cabinet/sites/{site}/people",
    "/cabinet/sites/{site}/widget",
    "/cabinet/sites/{site}/widget/preview",
    "/cabinet/sites/{site}/departments",
    "/cabinet/sites/{site}/departments/{department}",
    "/cabinet/sites/{site}/departments/{department}/close",
    "/cabinet/employees",
    "/cabinet/employees/new",
    "/cabinet/employees/{employee}",
    "/cabinet/employees/{employee}/disable",
    "/cabinet/employees/{employee}/password",
    "/cabinet/employees/{employee}/sessions",
    "/cabinet/employees/{employee}/two-factor",
    "/cabinet/company",
    "/cabinet/phrases",
    "/cabinet/phrases/new",
    "/cabinet/phrases/{phrase}",
    "/cabinet/phrases/{phrase}/delete",
    "/cabinet/phrases/mine",
    "/cabinet/phrases/mine/new",
    "/cabinet/phrases/mine/{own_phrase}",
    "/cabinet/phrases/mine/{own_phrase}/delete",
    "/cabinet/blocked",
    "/cabinet/tags",
    "/cabinet/tags/{tag}",
    "/cabinet/tags/{tag}/delete",
    "/cabinet/conversations?tag={tag}",
    "/cabinet/conversations?tag={tag}&below={early}",
    "/cabinet/conversations?tag={tag}&operator={last_employee}&site={last_site}",
    "/cabinet/audit",
    "/cabinet/audit?kind=conversations&outcome=refused",
    "/cabinet/audit?person={employee}&from={half_a_year_ago}&to={today}",
    "/cabinet/audit.csv",
    "/cabinet/mail",
    "/cabinet/mail/off",
    "/cabinet/mail/{mail}/discard",
    "/cabinet/account",
    "/cabinet/account/two-factor",
    "/cabinet/account/two-factor/confirm",
    "/cabinet/account/two-factor/codes",
    "/cabinet/account/two-factor/off",
    "/cabinet/account/sessions",
];

/// Whether only the beginning of the answer is waited for, because what follows comes piece by piece.
pub fn is_streamed(page: &str) -> bool {
    without_query(page).ends_with(".csv")
}

fn without_query(page: &str) -> &str {
    page.split('?').next().unwrap_or(page)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const ROUTES: &str = include_str!("../../../src/web/routes.rs");

    /// The pages of the cabinet that the server's own list of addresses has, as they stand there.
    fn routes() -> BTreeSet<String> {
        let ours = ROUTES.split(".route(").skip(1).filter_map(|rest| {
            let address = rest.split('"').nth(1)?;
            let answered_by = rest.split('"').nth(2)?.split(".route(").next()?;
            (address.starts_with("/cabinet") && answered_by.contains("get(")).then(|| shape(address))
        });
        ours.collect()
    }

    /// An address without the names of its places.
    fn shape(address: &str) -> String {
        let part = |part: &str| if part.starts_with('{') { "{}".to_owned() } else { part.to_owned() };
        address.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn every_page_of_the_cabinet_is_asked_for_and_no_other() {
        let asked: BTreeSet<String> = PAGES.iter().map(|page| shape(without_query(page))).collect();
        let routes = routes();
        assert!(routes.len() > 20, "{routes:?}");
        assert_eq!(routes.difference(&asked).collect::<Vec<_>>(), Vec::<&String>::new(), "not asked for");
        assert_eq!(asked.difference(&routes).collect::<Vec<_>>(), Vec::<&String>::new(), "there is no such page");
    }

    #[test]
    fn none_is_asked_for_twice() {
        assert_eq!(PAGES.iter().collect::<BTreeSet<_>>().len(), PAGES.len());
    }
}
