//! Signing in and out, windows, and time.

use besedka::actions::Done;
use besedka::domain::ids::OperatorId;
use besedka::domain::time::Span;
use besedka::protocol::console_in::ConsoleIn;
use besedka::protocol::console_out::ConsoleOut;

use super::acts::Played;
use super::founding::name_of;
use super::world::World;
use crate::model::company::{Company, Person, place_of};
use crate::support::desk::PASSWORD;
use crate::support::{Operator, http};

/// Consoles that were closed and are not back, as the file has them.
const CLOSED: &str = "SELECT count(*) FROM sessions WHERE console_closed_at IS NOT NULL";

impl World {
    pub async fn sets_up(&mut self, by: OperatorId, ready_on_start: bool, pause_on_close: bool) -> Played {
        let mut fields = Vec::new();
        for (field, is_on) in [("ready_on_start", ready_on_start), ("pause_on_close", pause_on_close)] {
            if is_on {
                fields.push((field, "on"));
            }
        }
        let cookie = self.console(by).signed_in.cookie.clone();
        let request = http::post(self.desk.address(), "/cabinet/account/start", &fields).header("cookie", &cookie);
        assert_eq!(request.send().await.status, 303);
        Ok(())
    }

    /// Whoever is not signed in in this browser signs in; whoever is gone cannot.
    pub async fn opens_window(&mut self, by: OperatorId, device: usize, started: bool, before: &Company) -> Played {
        let seat = place_of(by.0);
        if before.person(by).is_none() {
            let email = format!("{}@demo.example", name_of(by.0));
            let form = [("email", email.as_str()), ("password", PASSWORD)];
            let answer = http::post(self.desk.address(), "/sign-in", &form).send().await;
            assert!(answer.cookie("besedka_session").is_none(), "X20: their sign-ins end. {}", self.story());
            return Err("sign_in_needed".into());
        }
        let signed_in = match &before.people[seat].devices[device].session {
            Some(_) => self.seats[seat].signed_in[device].clone().expect("as the model has it"),
            None => Operator::signs_in(&self.desk, name_of(by.0)).await,
        };
        self.seats[seat].signed_in[device] = Some(signed_in.clone());
        let console = signed_in.connects(None, started).await;
        self.sees_what_they_should(&console);
        self.seats[seat].windows[device].push(console);
        Ok(())
    }

    pub async fn closes_window(&mut self, by: OperatorId, device: usize) -> Played {
        let window = self.seats[place_of(by.0)].windows[device].pop().expect("as the model has it");
        window.closes_window().await;
        self.is_noticed().await;
        let away = self.company.people.iter().flat_map(Person::sessions).filter(|known| known.closed_at.is_some());
        self.file_says(CLOSED, i64::try_from(away.count()).unwrap()).await;
        Ok(())
    }

    /// X07: the network is gone, without a word.
    pub async fn loses_connection(&mut self, by: OperatorId, device: usize) -> Played {
        drop(self.seats[place_of(by.0)].windows[device].pop().expect("as the model has it"));
        self.is_noticed().await;
        Ok(())
    }

    pub async fn signs_out(&mut self, by: OperatorId, device: usize) -> Played {
        let seat = &mut self.seats[place_of(by.0)];
        let cookie = seat.signed_in[device].take().expect("as the model has it").cookie;
        let sign_out = http::post(self.desk.address(), "/sign-out", &[]).header("cookie", &cookie);
        assert_eq!(sign_out.send().await.status, 303);
        for mut window in std::mem::take(&mut seat.windows[device]) {
            window.is_dismissed().await;
        }
        self.is_noticed().await;
        Ok(())
    }

    /// X06: the job has its minute, and acts by itself.
    pub async fn grace_passes(&mut self) -> Played {
        let due = format!("{CLOSED} AND console_closed_at <= {}", (self.company.now - Span::seconds(60)).0);
        self.file_says(&due, 0).await;
        Ok(())
    }

    /// Consoles whose sign-in has lasted long enough are sent away; the others say that they are there, which keeps theirs.
    pub async fn time_passes(&mut self, span: Span) -> Played {
        // What is being written still has the old time: one transaction has one.
        self.desk.performs(|_| Ok(Done::quietly(()))).await.unwrap();
        self.desk.passes(span);
        for (person, seat) in self.company.people.iter().zip(&mut self.seats) {
            for (device, windows) in person.devices.iter().zip(&mut seat.windows) {
                if device.session.is_none() {
                    for mut window in std::mem::take(windows) {
                        window.is_dismissed().await;
                    }
                }
            }
        }
        for console in self.consoles() {
            console.socket.say(&ConsoleIn::Ping {}).await;
            let pong = |frame: &ConsoleOut| matches!(frame, ConsoleOut::Pong).then_some(());
            console.socket.wait_for("pong", pong).await;
            console.is_up_to_date().await;
            console.socket.forget();
        }
        self.widgets_listen();
        Ok(())
    }

    async fn file_says(&self, question: &str, wanted: i64) {
        for _ in 0..100_000 {
            let found: i64 = self.file.query_row(question, [], |row| row.get(0)).unwrap();
            if found == wanted {
                return;
            }
            tokio::task::yield_now().await;
        }
        panic!("{question} does not become {wanted} {}", self.story());
    }
}
