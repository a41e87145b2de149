//! Departments of a site.

use besedka::domain::site::RoutingMode;
use besedka::protocol::console_in::TransferTo;
use besedka::protocol::console_out::{Cause, SummaryState};

use super::{Cabinet, has_chosen, shows};
use crate::support::Desk;

#[tokio::test]
async fn a_department_is_added_and_given_its_members() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (anna, boris) = (desk.operator("anna").await, desk.operator("boris").await);
    shows(&cabinet.opens("/cabinet/sites/1/departments").await.body, &["There are none yet."]);
    let page = cabinet.saves("/cabinet/sites/1/departments", &[("name", " Delivery ")]).await;
    shows(&page, &["The department is added.", "Department “Delivery”"]);
    let [anna, boris] = [anna.me.to_string(), boris.me.to_string()];
    let fields = [("name", "Deliveries"), ("person", anna.as_str()), ("person", &boris)];
    let page = cabinet.saves("/cabinet/sites/1/departments/1", &fields).await;
    shows(&page, &["Department “Deliveries”"]);
    has_chosen(&page, &format!("person-{anna}"));
    shows(&cabinet.opens("/cabinet/sites/1/departments").await.body, &["Deliveries", "Anna, Boris"]);
    desk.closes().await;
}

#[tokio::test]
async fn a_name_that_is_refused_is_kept_with_the_boxes() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let anna = desk.operator("anna").await.me;
    let long = "x".repeat(101);
    shows(&cabinet.is_refused("/cabinet/sites/1/departments", &[("name", &long)]).await, &[&long, "At most 100"]);
    shows(&cabinet.is_refused("/cabinet/sites/1/departments", &[]).await, &["Please fill this in"]);
    desk.department("Delivery", &[]).await;
    let anna = anna.to_string();
    let page = cabinet.is_refused("/cabinet/sites/1/departments/1", &[("name", " "), ("person", &anna)]).await;
    shows(&page, &["Please fill this in", "Department “Delivery”"]);
    has_chosen(&page, &format!("person-{anna}"));
    desk.closes().await;
}

#[tokio::test]
async fn only_people_of_the_site_belong_to_its_departments() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let anna = desk.operator("anna").await.me;
    let second = desk.second_site().await;
    cabinet.saves(&format!("/cabinet/sites/{second}/departments"), &[("name", "Returns")]).await;
    let page = format!("/cabinet/sites/{second}/departments/1");
    cabinet.saves(&page, &[("name", "Returns"), ("person", "1"), ("person", &anna.to_string())]).await;
    assert_eq!(desk.asks_file::<i64>("SELECT operator_id FROM department_memberships"), [1]);
    assert_eq!(cabinet.opens("/cabinet/sites/1/departments/1").await.status, 404, "it belongs to the other site");
    desk.closes().await;
}

#[tokio::test]
async fn x12_a_new_member_is_given_what_waits_in_the_department() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let delivery = desk.department("Delivery", &[]).await;
    desk.routes(RoutingMode::Balanced).await;
    anna.passes(id, TransferTo::Department { id: delivery }, "").await.expect("F04");
    let mut boris = desk.operator("boris").await;
    let fields = [("name", "Delivery"), ("person", &*boris.me.to_string())];
    cabinet.saves(&format!("/cabinet/sites/1/departments/{delivery}"), &fields).await;
    assert_eq!(boris.sees(Cause::Assigned).await.id, id);
    desk.closes().await;
}

#[tokio::test]
async fn what_waits_in_a_department_that_is_closed_goes_to_the_queue_of_the_site() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    let (mut anna, _guest, id) = desk.conversation_in_work().await;
    let delivery = desk.department("Delivery", &[]).await;
    anna.passes(id, TransferTo::Department { id: delivery }, "").await.expect("F04");
    let page = format!("/cabinet/sites/1/departments/{delivery}");
    shows(
        &cabinet.opens(&format!("{page}/close")).await.body,
        &["Close the department “Delivery”?", "1 conversation waits in it now. It moves to the queue of Shop"],
    );
    shows(&cabinet.saves(&format!("{page}/close"), &[]).await, &["The department is closed.", "There are none yet."]);
    let boris = desk.operator("boris").await;
    let [waiting] = &boris.welcome.conversations[..] else { panic!("{:?}", boris.welcome) };
    assert!(waiting.id == id && matches!(waiting.state, SummaryState::Queued { .. }));
    assert_eq!(cabinet.opens(&page).await.status, 404);
    desk.closes().await;
}

#[tokio::test]
async fn two_departments_of_a_site_are_not_called_the_same() {
    let desk = Desk::open().await;
    let cabinet = Cabinet::of_owner(&desk).await;
    desk.department("Delivery", &[]).await;
    let page = cabinet.is_refused("/cabinet/sites/1/departments", &[("name", "DELIVERY")]).await;
    shows(&page, &["The site has a department of this name already", "value=\"DELIVERY\""]);
    cabinet.saves("/cabinet/sites/1/departments", &[("name", "Returns")]).await;
    let page = cabinet.is_refused("/cabinet/sites/1/departments/2", &[("name", "delivery")]).await;
    shows(&page, &["The site has a department of this name already", "Department “Returns”"]);
    shows(&cabinet.saves("/cabinet/sites/1/departments/2", &[("name", "returns")]).await, &["Department “returns”"]);
    desk.closes().await;
}
