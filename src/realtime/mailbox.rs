//! What waits to be sent on one socket: bounded, so that a slow reader costs the house nothing but their connection.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::domain::ids::EventNumber;

/// An encoded frame, shared by all who are sent it.
pub type Frame = Arc<str>;

/// How many frames may wait.
const MOST_FRAMES: usize = 1_024;
/// How many bytes may wait.
const MOST_BYTES: usize = 1024 * 1024;

/// A mailbox. Empty ones hold no memory beyond themselves: an idle visitor has to be cheap.
#[derive(Debug, Default)]
pub struct Mailbox {
    state: Mutex<State>,
    arrived: Notify,
}

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<(Option<EventNumber>, Frame)>,
    bytes: usize,
    last_event: i64,
    overflowed: bool,
    farewell: Option<Frame>,
}

/// What a socket takes out of its mailbox at once.
#[derive(Debug, PartialEq, Eq)]
pub enum Parcel {
    /// Frames to send, in order.
    Frames(Vec<Frame>),
    /// The last frame: send it and close.
    Farewell(Frame),
    /// Too much was waiting. Everything was dropped: close, and let the client resume.
    Overflowed,
}

impl Mailbox {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a frame. A frame of an event that this socket has been told of already is dropped, so that a socket that
    /// listens to several topics hears of each event once, in the words of the first.
    pub fn push(&self, event: Option<EventNumber>, frame: Frame) {
        let mut state = self.state();
        if let Some(event) = event {
            if event.0 <= state.last_event {
                return;
            }
            state.last_event = event.0;
        }
        if state.overflowed || state.farewell.is_some() {
            return;
        }
        state.bytes += frame.len();
        if state.waiting.len() >= MOST_FRAMES || state.bytes > MOST_BYTES {
            state.overflowed = true;
            state.waiting = VecDeque::new();
        } else {
            state.waiting.push_back((event, frame));
        }
        drop(state);
        self.arrived.notify_one();
    }

    /// Drops what a snapshot taken at this event already says: to be called between taking the snapshot and sending it.
    pub fn skip_through(&self, event: EventNumber) {
        let mut state = self.state();
        state.last_event = state.last_event.max(event.0);
        state.waiting.retain(|(number, _)| number.is_none_or(|number| number > event));
        state.bytes = state.waiting.iter().map(|(_, frame)| frame.len()).sum();
    }

    /// Ends the connection after everything that waits.
    pub fn close_with(&self, frame: Frame) {
        self.state().farewell = Some(frame);
        self.arrived.notify_one();
    }

    /// Waits for something to send.
    pub async fn next(&self) -> Parcel {
        loop {
            if let Some(parcel) = self.take() {
                return parcel;
            }
            self.arrived.notified().await;
        }
    }

    fn take(&self) -> Option<Parcel> {
        let mut state = self.state();
        if state.overflowed {
            return Some(Parcel::Overflowed);
        }
        if !state.waiting.is_empty() {
            state.bytes = 0;
            let waiting = std::mem::take(&mut state.waiting);
            return Some(Parcel::Frames(waiting.into_iter().map(|(_, frame)| frame).collect()));
        }
        state.farewell.take().map(Parcel::Farewell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(text: &str) -> Frame {
        Arc::from(text)
    }

    #[test]
    fn an_event_is_told_once_in_the_words_of_the_first() {
        let mailbox = Mailbox::default();
        mailbox.push(Some(EventNumber(5)), frame("to you"));
        mailbox.push(Some(EventNumber(5)), frame("to the queue"));
        mailbox.push(None, frame("a signal"));
        assert_eq!(mailbox.take(), Some(Parcel::Frames(vec![frame("to you"), frame("a signal")])));
        assert_eq!(mailbox.take(), None);
    }

    #[test]
    fn what_a_snapshot_says_is_not_said_again() {
        let mailbox = Mailbox::default();
        for number in 1..=3 {
            mailbox.push(Some(EventNumber(number)), frame(&number.to_string()));
        }
        mailbox.skip_through(EventNumber(2));
        mailbox.push(Some(EventNumber(2)), frame("late"));
        assert_eq!(mailbox.take(), Some(Parcel::Frames(vec![frame("3")])));
    }

    #[test]
    fn a_slow_reader_loses_the_connection_not_the_house_its_memory() {
        let mailbox = Mailbox::default();
        for _ in 0..=MOST_FRAMES {
            mailbox.push(None, frame("x"));
        }
        assert_eq!(mailbox.take(), Some(Parcel::Overflowed));
        assert!(mailbox.state().waiting.is_empty());
    }

    #[test]
    fn a_farewell_comes_after_everything_that_waits() {
        let mailbox = Mailbox::default();
        mailbox.push(None, frame("first"));
        mailbox.close_with(frame("bye"));
        mailbox.push(None, frame("too late"));
        assert_eq!(mailbox.take(), Some(Parcel::Frames(vec![frame("first")])));
        assert_eq!(mailbox.take(), Some(Parcel::Farewell(frame("bye"))));
    }
}
