//! How often strangers may do what, and how many connections an address may have.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::Limits;
use crate::domain::ids::OperatorId;
use crate::domain::time::Span;
use crate::realtime::{Rate, Throttle};

/// Every throttle of the house, each beside what it guards.
pub struct Throttles {
    /// Messages of a visitor, by their token.
    pub visitor_messages: Throttle<[u8; 32]>,
    /// Messages of an operator.
    pub operator_messages: Throttle<OperatorId>,
    /// First messages of new visitors, by address.
    pub new_visitors: Throttle<IpAddr>,
    /// Attempts to sign in, by address.
    pub sign_in_from: Throttle<IpAddr>,
    /// Attempts to sign in, by the account that is tried.
    pub sign_in_as: Throttle<String>,
    /// Attempts at the current password of a signed-in person.
    pub password_of: Throttle<OperatorId>,
    /// Connected sockets, by address.
    pub sockets: Arc<Counter>,
}

impl Throttles {
    /// Nobody has done anything yet.
    pub fn new(limits: Limits) -> Self {
        let rate = |many, within| Rate { many, within };
        Self {
            visitor_messages: Throttle::new(rate(limits.visitor_messages, Span::seconds(10))),
            operator_messages: Throttle::new(rate(limits.operator_messages, Span::seconds(10))),
            new_visitors: Throttle::new(rate(limits.new_visitors, Span::minutes(1))),
            sign_in_from: Throttle::new(rate(20, Span::minutes(10))),
            sign_in_as: Throttle::new(rate(10, Span::minutes(10))),
            password_of: Throttle::new(rate(10, Span::minutes(10))),
            sockets: Arc::new(Counter { most: limits.sockets_per_address, now: Mutex::default() }),
        }
    }
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
