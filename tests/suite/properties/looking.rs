//! What people see on their screens.

use besedka::domain::conversation::Queue;
use besedka::domain::ids::{ConversationId, OperatorId};
use besedka::domain::time::Timestamp;
use besedka::domain::work_status::WorkStatus;
use besedka::protocol::console_in::ConsoleIn;
use besedka::protocol::console_out::{Summary, SummaryState};

use super::acts::{Played, visitor_closes};
use super::world::World;
use crate::model::company::{Conversation, Place, place_of};
use crate::support::{Operator, http};

impl World {
    /// A console that has just said hello: what waits in the queues that they see, oldest first (M01), their own work, and
    /// everybody's status.
    pub fn sees_what_they_should(&self, console: &Operator) {
        let (me, seen) = (console.me, &console.welcome.conversations);
        let person = self.company.person(me).expect("they are here");
        let mut expected = 0;
        for queue in self.company.queues_seen_by(person) {
            let waiting = |known: &&Summary| {
                matches!(known.state, SummaryState::Queued { .. })
                    && (Queue { site: known.site, department: known.department }) == queue
            };
            let waiting: Vec<ConversationId> = seen.iter().filter(waiting).map(|known| known.id).collect();
            assert_eq!(waiting, self.company.waiting_in(queue), "{queue:?} {}", self.story());
            expected += waiting.len();
        }
        let own =
            seen.iter().filter(|known| matches!(known.state, SummaryState::Owned { operator, .. } if operator == me));
        let own = own.count();
        assert_eq!((own, seen.len()), (self.company.work_of(me), expected + own), "{}", self.story());
        let people = console.welcome.operators.iter().map(|person| (person.id, person.status));
        let expected = self.company.people.iter().filter(|person| person.here).map(|person| (person.id, person.status));
        assert!(people.eq(expected), "{}", self.story());
    }

    /// The decision that brought a conversation where it is, if it was one and not something that a person did since.
    fn why(&self, conversation: &Conversation) -> Option<(Timestamp, Option<OperatorId>)> {
        let decided = self.decided.get(&conversation.id).copied();
        decided.filter(|(at, winner)| match conversation.place {
            Place::Work { owner, since, .. } => (since, Some(owner)) == (*at, *winner),
            Place::Queue { entered, .. } => winner.is_none() && *at >= entered,
            Place::Closed { .. } => true,
        })
    }

    /// N01, F07; and whoever may read it is told why it is where it is, and who could receive it.
    pub async fn looks_at(&mut self, by: OperatorId, id: ConversationId) -> Played {
        self.console(by).looks_at(id).await?;
        let story = self.story();
        let conversation = self.company.conversations[place_of(id.0)].clone();
        let (kept, now) = self.console(by).asks_why(id).await;
        assert_eq!(kept.map(|kept| (kept.at, kept.winner)), self.why(&conversation), "{story}");
        assert_eq!(now.is_some(), conversation.is_queued(), "{story}");
        assert_eq!(now.and_then(|now| now.winner), None, "I2 {story}");
        let (colleagues, _) = self.console(by).asks_who_could_receive(id).await;
        let others = self.company.people.iter().filter(|person| person.here && Some(person.id) != conversation.owner());
        for person in others {
            let told = colleagues.iter().find(|colleague| colleague.operator == person.id).expect("in the list");
            let has_site = person.sites.contains(&conversation.site);
            let may = person.is_available() || person.status == WorkStatus::Pause && has_site;
            assert_eq!((told.refusal.is_none(), told.has_site), (may, has_site), "M10, M11 {story}");
            let load = (usize::try_from(told.in_work).unwrap(), told.limit);
            assert_eq!(load, (self.company.work_of(person.id), person.limit), "{story}");
        }
        self.console(by).socket.say(&ConsoleIn::Leave { conversation: id }).await;
        Ok(())
    }

    /// Everybody looks at their lists, and every page says whether somebody is there.
    pub async fn looks_around(&mut self) {
        let story = self.story();
        for console in self.consoles() {
            console.asks_anew().await;
        }
        for console in self.seats.iter().flat_map(|seat| seat.windows.iter().flatten()) {
            self.sees_what_they_should(console);
        }
        for (place, key) in ["demo", "second"].iter().enumerate() {
            let answer = http::get(self.desk.address(), &format!("/w/{key}.json")).send().await;
            let online = self.company.is_online(self.company.sites[place].id);
            assert!(answer.body.contains(&format!("\"online\":{online}")), "W01 {story}");
        }
        // X14: open pages have heard of it. The answer to a question comes after everything that was told before.
        for widget in &mut self.widgets {
            assert!(visitor_closes(widget, u32::MAX).await.is_err());
        }
        self.widgets_listen();
        let online = self.company.visitors.iter().map(|visitor| self.company.is_online(visitor.site));
        assert!(self.told_online.iter().copied().eq(online), "X14 {story}");
    }
}
