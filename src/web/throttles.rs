//! How often strangers may do what, and how many connections an address may have.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::actions::copy_offline_message::Copies;
use crate::config::Limits;
use crate::domain::ids::{BlockId, OperatorId};
use crate::domain::refusal::Refusal;
use crate::domain::time::{Span, Timestamp};
use crate::realtime::{GuestThrottle, Rate, Throttle};

/// Every throttle of the house, each beside what it guards.
pub struct Throttles {
    /// Messages of visitors, by visitor, address and site.
    pub visitor_messages: GuestThrottle,
    /// Messages of an operator.
    pub operator_messages: Throttle<OperatorId>,
    /// X15: copies of offline forms, by visitor, address and site.
    pub copies: Arc<Copies>,
    /// First messages of new visitors, by address.
    pub new_visitors: Throttle<IpAddr>,
    /// Attempts to write of those who are blocked, by the block: how often they are written down.
    pub blocked: Throttle<BlockId>,
    /// Attempts to sign in, by address.
    pub sign_in_from: Throttle<IpAddr>,
    /// Attempts to sign in, by the account that is tried and the address. By the account alone, ten wrong passwords from
    /// anywhere would keep its owner out.
    pub sign_in_as: Throttle<(String, IpAddr)>,
    /// The same from all addresses together: whoever has many of them does not get through by patience.
    pub sign_in_as_from_anywhere: Throttle<String>,
    /// Failed sign-ins that are kept in the audit log, all together.
    pub failures_kept: Throttle<()>,
    /// Notes in the audit log that there were more.
    pub floods_kept: Throttle<()>,
    /// Attempts at the current password of a signed-in person.
    pub password_of: Throttle<OperatorId>,
    /// Codes of the second factor, right or wrong, by whose they are: a guess hits with three in a million.
    pub code_of: Throttle<OperatorId>,
    /// The same over a day, so that whoever has the password does not get through by patience.
    pub code_of_a_day: Throttle<OperatorId>,
    /// Changes of one's own name: every console hears of each.
    pub name_of: Throttle<OperatorId>,
    /// Looks behind links to set a password by, by address.
    pub links_from: Throttle<IpAddr>,
    /// Requests for another password, by address.
    pub forgotten_from: Throttle<IpAddr>,
    /// Requests for another password, by the account that they are for.
    pub forgotten_of: Throttle<String>,
    /// Requests for another password that led to no mail and are kept in the audit log, all together.
    pub pleas_kept: Throttle<()>,
    /// Notes in the audit log that there were more.
    pub plea_floods_kept: Throttle<()>,
    /// Mails that an administrator sends to try the settings out.
    pub mail_tests: Throttle<OperatorId>,
    /// Connected sockets, by address.
    pub sockets: Arc<Counter>,
}

impl Throttles {
    /// Nobody has done anything yet.
    pub fn new(limits: Limits) -> Self {
        let rate = |many, within| Rate { many, within };
        Self {
            visitor_messages: GuestThrottle::new(
                [limits.visitor_messages, limits.address_messages, limits.site_messages],
                Span::seconds(10),
            ),
            operator_messages: Throttle::new(rate(limits.operator_messages, Span::seconds(10))),
            copies: Arc::default(),
            new_visitors: Throttle::new(rate(limits.new_visitors, Span::minutes(1))),
            blocked: Throttle::new(rate(1, Span::minutes(1))),
            sign_in_from: Throttle::new(rate(20, Span::minutes(10))),
            sign_in_as: Throttle::new(rate(10, Span::minutes(10))),
            sign_in_as_from_anywhere: Throttle::new(rate(100, Span::minutes(10))),
            failures_kept: Throttle::new(rate(200, Span::minutes(60))),
            floods_kept: Throttle::new(rate(1, Span::minutes(60))),
            password_of: Throttle::new(rate(10, Span::minutes(10))),
            code_of: Throttle::new(rate(10, Span::minutes(10))),
            code_of_a_day: Throttle::new(rate(50, Span::days(1))),
            name_of: Throttle::new(rate(10, Span::minutes(10))),
            links_from: Throttle::new(rate(60, Span::minutes(10))),
            forgotten_from: Throttle::new(rate(10, Span::minutes(10))),
            forgotten_of: Throttle::new(rate(3, Span::minutes(60))),
            pleas_kept: Throttle::new(rate(200, Span::minutes(60))),
            plea_floods_kept: Throttle::new(rate(1, Span::minutes(60))),
            mail_tests: Throttle::new(rate(20, Span::minutes(10))),
            sockets: Arc::new(Counter { most: limits.sockets_per_address, now: Mutex::default() }),
        }
    }
}

impl Throttles {
    /// Counts an attempt at the password of an account. One that is refused is counted nowhere.
    ///
    /// # Errors
    /// [`Refusal::SignInThrottled`].
    pub fn count_password(&self, account: &str, from: IpAddr, now: Timestamp) -> Result<(), Refusal> {
        self.sign_in_from.count(from, now).map_err(too_many)?;
        let of_account = (account.to_owned(), from);
        if let Err(wait) = self.sign_in_as.count(of_account.clone(), now) {
            self.sign_in_from.take_back(&from);
            return Err(too_many(wait));
        }
        if let Err(wait) = self.sign_in_as_from_anywhere.count(account.to_owned(), now) {
            self.sign_in_from.take_back(&from);
            self.sign_in_as.take_back(&of_account);
            return Err(too_many(wait));
        }
        Ok(())
    }

    /// Whoever knows the password has not guessed: their own slips are forgotten, those of others are not.
    pub fn forget_passwords(&self, account: &str, from: IpAddr) {
        self.sign_in_from.take_back(&from);
        self.sign_in_as.forget(&(account.to_owned(), from));
        self.sign_in_as_from_anywhere.take_back(&account.to_owned());
    }

    /// Counts an attempt at somebody's second factor.
    ///
    /// # Errors
    /// [`Refusal::SignInThrottled`].
    pub fn count_code(&self, of: OperatorId, now: Timestamp) -> Result<(), Refusal> {
        let counted = self.code_of.count(of, now).and_then(|()| self.code_of_a_day.count(of, now));
        counted.map_err(too_many)
    }

    /// Forgets the attempts of a person whose code was right.
    pub fn forget_codes(&self, of: OperatorId) {
        self.code_of.forget(&of);
        self.code_of_a_day.forget(&of);
    }
}

/// The refusal of one attempt too many.
pub fn too_many(wait: Span) -> Refusal {
    Refusal::SignInThrottled { retry_after_s: u64::try_from(wait.0).unwrap_or(0).div_ceil(1_000) }
}

/// Counts what is there now.
#[derive(Debug)]
pub struct Counter {
    most: u32,
    now: Mutex<HashMap<IpAddr, u32>>,
}

/// A counted place, given back when it is dropped.
#[derive(Debug)]
pub struct Place {
    counter: Arc<Counter>,
    address: IpAddr,
}

impl Counter {
    /// A place, if there is one left.
    pub fn enter(self: &Arc<Self>, address: IpAddr) -> Option<Place> {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let count = now.entry(address).or_insert(0);
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Place { counter: Arc::clone(self), address })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut now = self.counter.now.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = now.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                now.remove(&self.address);
            }
        }
    }
}
