//! Who is connected, and who is told what.
//!
//! The hub knows topics and mailboxes; it knows neither SQL nor HTTP. Actions publish to it after their commit, sockets
//! drain their mailbox. A signal (typing) is not a publication: it is never stored and has no number.

mod hub;
mod mailbox;
mod throttle;
mod topic;

pub use hub::{Hub, Join, Publication, SocketId, Subscription};
pub use mailbox::{Frame, Mailbox, Parcel};
pub use throttle::{Guest, GuestThrottle, Rate, Throttle, Window};
pub use topic::Topic;
