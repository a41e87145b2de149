//! How an action's answer finds its way back to the socket that asked.

use std::marker::PhantomData;
use std::sync::Arc;

use crate::actions::Failure;
use crate::domain::ids::MessageKey;
use crate::protocol::common::ByeReason;
use crate::protocol::console_out::ConsoleOut;
use crate::protocol::encode;
use crate::protocol::monitoring::MonitoringOut;
use crate::protocol::widget_out::WidgetOut;
use crate::realtime::{Frame, Mailbox};
use crate::texts::Texts;
use crate::web::App;
use crate::web::error::log;
use crate::web::words;

/// What the frames of both endpoints can say.
pub trait OutFrame: serde::Serialize {
    /// It was not done, and why.
    fn refused(
        key: Option<MessageKey>,
        re: Option<u32>,
        code: String,
        text: String,
        retry_after_ms: Option<u64>,
    ) -> Self;
    /// The connection ends.
    fn bye(reason: ByeReason, retry_after_ms: Option<u64>) -> Self;
}

/// Frames of an endpoint that is asked for things to be done.
pub trait ActingFrame: OutFrame {
    /// It was done.
    fn accepted(re: u32) -> Self;
}

macro_rules! out_frame {
    ($frame:ident) => {
        impl OutFrame for $frame {
            fn refused(
                key: Option<MessageKey>,
                re: Option<u32>,
                code: String,
                text: String,
                retry_after_ms: Option<u64>,
            ) -> Self {
                Self::Refused { key, re, code, text, retry_after_ms }
            }

            fn bye(reason: ByeReason, retry_after_ms: Option<u64>) -> Self {
                Self::Bye { reason, retry_after_ms }
            }
        }
    };
}

macro_rules! acting_frame {
    ($frame:ident) => {
        out_frame!($frame);

        impl ActingFrame for $frame {
            fn accepted(re: u32) -> Self {
                Self::Accepted { re }
            }
        }
    };
}

acting_frame!(WidgetOut);
acting_frame!(ConsoleOut);
out_frame!(MonitoringOut);

/// A frame, ready to be sent.
pub fn ready(frame: &impl serde::Serialize) -> Frame {
    Frame::from(encode(frame))
}

/// The last frame of a connection.
pub fn bye<F: OutFrame>(reason: ByeReason, retry_after_ms: Option<u64>) -> Frame {
    ready(&F::bye(reason, retry_after_ms))
}

/// Where answers to one socket go, in the language of its person.
pub struct Answer<F> {
    mailbox: Arc<Mailbox>,
    app: App,
    t: Texts,
    kind: PhantomData<fn(F)>,
}

impl<F: OutFrame> Answer<F> {
    /// Answers to the socket of this mailbox.
    pub fn to(mailbox: &Arc<Mailbox>, app: &App, t: Texts) -> Self {
        Self { mailbox: Arc::clone(mailbox), app: app.clone(), t, kind: PhantomData }
    }

    /// The mailbox itself.
    pub fn mailbox(&self) -> Arc<Mailbox> {
        Arc::clone(&self.mailbox)
    }

    /// Says something.
    pub fn say(&self, frame: &F) {
        self.mailbox.push(None, ready(frame));
    }

    /// Says that something was not done.
    pub fn refuse(&self, failure: Failure, key: Option<MessageKey>, re: Option<u32>) {
        let directory = self.app.actions.directory();
        let (code, text, retry_after_ms) = words::refused(failure, self.t, &directory, |error| log(error));
        self.say(&F::refused(key, re, code, text, retry_after_ms));
    }

    /// Says how a request ended.
    pub fn conclude(&self, re: u32, result: Result<(), Failure>)
    where
        F: ActingFrame,
    {
        match result {
            Ok(()) => self.say(&F::accepted(re)),
            Err(failure) => self.refuse(failure, None, Some(re)),
        }
    }
}
