//! Who may follow monitoring.

use besedka::domain::operator::Role;
use besedka::protocol::common::ByeReason;
use besedka::protocol::monitoring::{MonitoringIn, MonitoringOut};

use crate::support::socket::Socket;
use crate::support::{Desk, Operator};

/// Every frame. Administrators and the owner are answered; operators are not let in; nobody is told to sign in.
pub const TABLE: &[&str] = &[r#"{"type":"hello","version":1}"#, r#"{"type":"ping"}"#];

#[tokio::test]
async fn only_administrators_follow() {
    let desk = Desk::open().await;
    desk.employs("anna", Role::Operator).await;
    desk.employs("admin", Role::Administrator).await;
    let url = format!("ws://{}/ws/monitoring", desk.address());
    let connect = async |cookie: String| {
        let headers = [("origin", desk.origin()), ("cookie", cookie)];
        Socket::<MonitoringOut>::connect(&url, &headers).await
    };
    for frame in TABLE {
        serde_json::from_str::<MonitoringIn>(frame).expect("a frame of the protocol");
        for name in ["admin", "owner"] {
            let mut socket = connect(Operator::signs_in(&desk, name).await.cookie).await.unwrap();
            socket.say_text(frame).await;
            let answered = |answer: &MonitoringOut| match answer {
                MonitoringOut::Welcome { .. } | MonitoringOut::Pong => Some(()),
                _ => None,
            };
            socket.wait_for("an answer", answered).await;
        }
        let operator = connect(Operator::signs_in(&desk, "anna").await.cookie).await;
        assert!(operator.err().expect("not let in").to_string().contains("403"));
        let mut nobody = connect(String::from("x=y")).await.unwrap();
        let told = nobody.until_end().await;
        assert!(matches!(told.as_slice(), [MonitoringOut::Bye { reason: ByeReason::SignedOut, .. }]), "{told:?}");
    }
    desk.closes().await;
}
