//! What administrators do to others' work over their console. Whoever is none is refused, and that is kept (N06).

use crate::actions::audited::{self, Act, Administrator};
use crate::actions::block_visitors::{self, Blocking};
use crate::actions::{Failure, Outcome, assign_conversation, close_conversation, pause_colleague, return_all};
use crate::domain::ids::{ConversationId, OperatorId};
use crate::domain::refusal::Refusal;
use crate::storage::Write;
use crate::web::console::endpoint::Console;
use crate::web::socket::Endpoint as _;

/// An entry of the audit log that could not be written leaves a line in the other log.
fn log_failure(result: Result<(), Failure>) {
    if let Err(error) = result {
        tracing::error!(%error, "an entry of the audit log could not be written");
    }
}

impl Console {
    fn administrator(&self) -> Administrator {
        Administrator { operator: self.me, address: self.address.to_string() }
    }

    /// Runs an act of an administrator; of anybody else it is refused and audited.
    fn administer(
        &self,
        re: u32,
        act: Act,
        action: impl FnOnce(&Write<'_>, &Administrator) -> Outcome<()> + Send + 'static,
    ) {
        let (who, answer) = (self.administrator(), self.answer());
        if self.person().is_ok_and(|(_, me)| me.role.administers()) {
            self.app.actions.run(move |write| action(write, &who), move |result| answer.conclude(re, result));
        } else {
            self.keep_refused(act);
            answer.conclude(re, Err(Refusal::NotAllowed.into()));
        }
    }

    /// N02.
    pub(super) fn assign(&self, re: u32, conversation: ConversationId, to: OperatorId) {
        self.administer(re, Act::Assigned { conversation, to }, move |write, by| {
            assign_conversation::assign(write, by, conversation, to)
        });
    }

    /// N03.
    pub(super) fn pause_colleague(&self, re: u32, colleague: OperatorId) {
        self.administer(re, Act::Paused { colleague }, move |write, by| pause_colleague::pause(write, by, colleague));
    }

    /// N03, the second step.
    pub(super) fn return_all(&self, re: u32, colleague: OperatorId) {
        self.administer(re, Act::ReturnedAll { colleague }, move |write, by| {
            return_all::return_all(write, by, colleague)
        });
    }

    /// M14, N04: closes a conversation, of one's own or, as an administrator, anybody's.
    pub(super) fn close(&self, re: u32, conversation: ConversationId) {
        if self.person().is_ok_and(|(_, me)| me.role.administers()) {
            let (who, answer) = (self.administrator(), self.answer());
            let action = move |write: &Write<'_>| close_conversation::by_administrator(write, &who, conversation);
            self.app.actions.run(action, move |result| answer.conclude(re, result));
            return;
        }
        let (me, who, answer) = (self.me, self.administrator(), self.answer());
        let app = self.app.clone();
        self.app.actions.run(
            move |write| close_conversation::by_owner(write, me, conversation),
            move |result| {
                if let Err(Failure::Refused(Refusal::ConversationTaken { by })) = &result {
                    let act = Act::Closed { conversation, owner: Some(*by) };
                    app.actions.run(move |write| audited::refused(write, &who, act), log_failure);
                }
                answer.conclude(re, result);
            },
        );
    }

    /// Blocks the visitor of a conversation. Who may, the action knows: its owner, and administrators.
    pub(super) fn block(&self, re: u32, blocking: Blocking) {
        let (who, answer, proxies) = (self.administrator(), self.answer(), self.app.trusted_proxies.clone());
        self.app.actions.run(
            move |write| block_visitors::from_conversation(write, &who, &blocking, &proxies),
            move |result| answer.conclude(re, result),
        );
    }

    /// N06: what somebody without the right tried is kept.
    pub(super) fn keep_refused(&self, act: Act) {
        let who = self.administrator();
        if self.app.keeps_refused(&who) {
            self.app.actions.run(move |write| audited::refused(write, &who, act), log_failure);
        }
    }

    /// N01: before an administrator is shown what is in somebody else's work, that is kept.
    pub(super) async fn keep_reading(&self, conversation: ConversationId, owner: OperatorId) -> Result<(), Failure> {
        let who = self.administrator();
        self.app.actions.perform(move |write| audited::reading(write, &who, conversation, owner)).await
    }
}
