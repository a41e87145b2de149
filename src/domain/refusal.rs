//! Every way in which the house says no.
//!
//! A refusal is a normal value: it has a code for machines and, in the language files, a sentence for the person that
//! says what to do. Whatever is not a refusal is an internal error, of which a person sees a reference only. Longer than
//! most files: one closed enum, whose codes are read beside it.

use crate::domain::ids::{BlockId, OperatorId};
use crate::domain::opening_hours::Interval;
use crate::domain::work_status::WorkStatus;

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A message with nothing to see in it.
    MessageEmpty,
    /// A message of more characters than fit.
    MessageTooLong {
        /// How long it is, in characters.
        length: usize,
        /// How long it may be, in characters.
        longest: usize,
    },
    /// A message key that already names another person's message.
    KeyInUse,
    /// More than a person may send in a while.
    TooFast {
        /// When to try again, in milliseconds from now.
        retry_after_ms: u64,
    },
    /// There is no such conversation, or none that this person may know of.
    ConversationUnknown,
    /// The conversation is closed.
    ConversationClosed,
    /// Somebody else owns the conversation (X17).
    ConversationTaken {
        /// Who was first.
        by: OperatorId,
    },
    /// The conversation rests in a queue: it has to be taken before it is answered.
    ConversationQueued,
    /// The operator owns this conversation already.
    AlreadyYours,
    /// The work status does not allow this.
    StatusForbids {
        /// The status that forbids it.
        status: WorkStatus,
    },
    /// F05: a conversation cannot be passed on to its own owner.
    TransferToOwner,
    /// F01, F02, F08: the receiver is in a status that receives nothing.
    ReceiverAway {
        /// Who.
        operator: OperatorId,
        /// Their status.
        status: WorkStatus,
    },
    /// F02: the receiver is on Pause, and the site is not theirs.
    ReceiverLacksSite {
        /// Who.
        operator: OperatorId,
    },
    /// N02: administrators assign to people who are Ready.
    ReceiverNotReady {
        /// Who.
        operator: OperatorId,
        /// Their status.
        status: WorkStatus,
    },
    /// N02: they own it already.
    ReceiverOwnsIt {
        /// Who.
        operator: OperatorId,
    },
    /// There is no such person in the company, or no longer.
    OperatorUnknown,
    /// There is no such department, or no longer.
    DepartmentUnknown,
    /// F0x: the department is of another site than the conversation.
    DepartmentOfAnotherSite,
    /// A note of more characters than fit.
    NoteTooLong {
        /// How long it is, in characters.
        length: usize,
        /// How long it may be, in characters.
        longest: usize,
    },
    /// N03: only somebody who is Ready or Can help can be sent on Pause.
    ColleagueNotAvailable {
        /// Who.
        operator: OperatorId,
        /// Their status.
        status: WorkStatus,
    },
    /// The owner of the company stays one, and stays in it.
    OwnerStays,
    /// The owner's password is changed by the owner alone.
    OwnerPassword,
    /// Not a number of conversations that somebody can be limited to.
    LimitInvalid {
        /// The largest there is.
        largest: u32,
    },
    /// Nobody disables themselves, or takes their own role away: the company would lose who could undo it.
    NotOneself,
    /// A name that the form asks for is missing.
    NameEmpty,
    /// An e-mail address that the form asks for is missing.
    EmailEmpty,
    /// A telephone number that the form asks for is missing.
    PhoneEmpty,
    /// Not a telephone number.
    PhoneInvalid,
    /// X16: not one to five stars.
    RatingInvalid,
    /// X16: a conversation is rated when it is over.
    RatingTooEarly,
    /// X16: it is too long ago that the conversation was closed.
    RatingTooLate,
    /// What this visitor says is not accepted now.
    Blocked {
        /// The block. It is not told, and neither is its reason.
        by: BlockId,
    },
    /// Not an address or a network.
    AddressInvalid,
    /// A network that half the world is in.
    NetworkTooBroad,
    /// The address of the proxy that this server stands behind: everybody comes from there.
    AddressOfProxy,
    /// There is no such tag, or no longer.
    TagUnknown,
    /// The tag is offered no more.
    TagRetired,
    /// Another tag has this name.
    TagNameTaken,
    /// Another department of the site has this name.
    DepartmentNameTaken,
    /// The tag is on conversations.
    TagInUse,
    /// More tags than fit: on a conversation, or in the company's list.
    TooManyTags {
        /// How many there may be.
        most: usize,
    },
    /// A report of delivery or reading from somebody whose report does not count (K02, K03).
    ReceiptNotYours,
    /// The person has no right to this (N06).
    NotAllowed,
    /// Nobody is signed in.
    SignInNeeded,
    /// The address or the password is wrong, whichever it is.
    SignInFailed,
    /// Too many attempts to sign in.
    SignInThrottled {
        /// When to try again, in seconds from now.
        retry_after_s: u64,
    },
    /// The current password, asked for once more, is wrong.
    PasswordWrong,
    /// The code of the second factor is wrong, or too old, or no code at all.
    CodeWrong,
    /// The code of the second factor has been used: the next one will do.
    CodeUsed,
    /// The sign-in has waited for its code for too long.
    SignInExpired,
    /// The second factor is on already.
    SecondFactorOn,
    /// The second factor is not on.
    SecondFactorOff,
    /// The secret of a second factor was shown too long ago to be confirmed.
    OfferGone,
    /// The owner's second factor is turned off by the owner alone.
    OwnerSecondFactor,
    /// The company demands a second factor of administrators, and they have none yet: nothing else opens before.
    SecondFactorNeeded,
    /// The company demands it, so that it is not turned off.
    SecondFactorDemanded,
    /// Whoever demands it of others has it themselves.
    OwnSecondFactorFirst,
    /// The owner is signed out by the owner alone.
    OwnerAccess,
    /// A field that has to be filled in.
    FieldEmpty,
    /// A field of more characters than fit.
    FieldTooLong {
        /// How long it may be, in characters.
        longest: usize,
    },
    /// Not an e-mail address.
    EmailInvalid,
    /// An address that an employee has already.
    EmailTaken,
    /// An address of somebody who is disabled.
    EmailOfDisabled,
    /// A password of too few characters.
    PasswordTooShort {
        /// How long it has to be, in characters.
        shortest: usize,
    },
    /// A password that a stranger would try among the first.
    PasswordGuessable,
    /// Not the name or address of a server.
    HostInvalid,
    /// Not a port.
    PortInvalid,
    /// The password at the mail server has to be typed again: it is not given to another server or user.
    MailPasswordAgain,
    /// Mail has not been set up, so nothing is sent.
    MailNotSetUp,
    /// A mail that has left, or that somebody has discarded.
    MailSettled,
    /// A line that is no e-mail address (X15).
    CopyAddressInvalid {
        /// The line.
        line: String,
    },
    /// More addresses for copies than there may be (X15).
    CopyAddressesTooMany {
        /// How many there may be.
        most: usize,
    },
    /// A link to set a password by that nobody made.
    LinkUnknown,
    /// The same, whose time is over.
    LinkExpired,
    /// The same, by which a password was set.
    LinkUsed,
    /// The same, which was taken back or replaced by another.
    LinkWithdrawn,
    /// Not the name of a web site.
    DomainInvalid,
    /// Not a colour.
    ColourInvalid,
    /// Not a distance from the edge of the screen.
    DistanceInvalid {
        /// The farthest that there is, in CSS pixels.
        farthest: u16,
    },
    /// Not something a page can be allowed by.
    OriginInvalid {
        /// The line that was not understood.
        line: String,
    },
    /// A page on this origin may not carry the widget of this site.
    OriginNotAllowed,
    /// The company has been set up already.
    SetupDone,
    /// A set-up link that is not the one printed at start.
    SetupLinkInvalid,
    /// There is no such site.
    SiteUnknown,
    /// A time zone that is not in the list.
    TimeZoneUnknown,
    /// There is no such phrase, or none that this person may know of.
    PhraseUnknown,
    /// A variable that phrases do not have.
    PhraseVariableUnknown {
        /// What stands between the braces.
        variable: String,
    },
    /// A phrase for some sites, of which none was chosen.
    PhraseSitesMissing,
    /// No more phrases fit.
    PhrasesFull {
        /// How many there may be.
        most: usize,
    },
    /// Not a time from and to.
    HoursInvalid {
        /// What was typed.
        piece: String,
    },
    /// Two intervals of one day overlap.
    HoursOverlap {
        /// The one that begins first.
        one: Interval,
        /// The other one.
        other: Interval,
    },
    /// The last interval of one day goes on into the first of the next.
    HoursRunInto {
        /// The last one.
        one: Interval,
        /// The first one.
        next: Interval,
    },
    /// More intervals than a day has room for.
    TooManyHours {
        /// How many fit.
        most: usize,
    },
    /// Opening hours are to be kept, and there are none.
    HoursNone,
    /// Not a day of the calendar.
    DayInvalid,
    /// A day that is over.
    DayPassed,
    /// The last day comes before the first.
    DaysReversed,
    /// A day that stands in another exception already.
    DayTwice,
    /// More exceptions than a site may have.
    TooManyExceptions {
        /// How many it may have.
        most: usize,
    },
    /// A frame that is not in the protocol.
    FrameUnknown {
        /// What was wrong with it, for the author of the client.
        detail: String,
    },
    /// A protocol version that this server does not speak.
    VersionUnknown {
        /// The version it speaks.
        spoken: u16,
    },
    /// More is waiting to be written than the server takes on.
    Overloaded,
}

impl Refusal {
    /// The code that clients decide by. Stable.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MessageEmpty => "message_empty",
            Self::MessageTooLong { .. } => "message_too_long",
            Self::KeyInUse => "key_in_use",
            Self::TooFast { .. } => "too_fast",
            Self::ConversationUnknown => "conversation_unknown",
            Self::ConversationClosed => "conversation_closed",
            Self::ConversationTaken { .. } => "conversation_taken",
            Self::ConversationQueued => "conversation_queued",
            Self::AlreadyYours => "already_yours",
            Self::StatusForbids { .. } => "status_forbids",
            Self::TransferToOwner => "transfer_to_owner",
            Self::ReceiverAway { .. } => "receiver_away",
            Self::ReceiverLacksSite { .. } => "receiver_lacks_site",
            Self::ReceiverNotReady { .. } => "receiver_not_ready",
            Self::ReceiverOwnsIt { .. } => "receiver_owns_it",
            Self::OperatorUnknown => "operator_unknown",
            Self::DepartmentUnknown => "department_unknown",
            Self::DepartmentOfAnotherSite => "department_of_another_site",
            Self::NoteTooLong { .. } => "note_too_long",
            Self::ColleagueNotAvailable { .. } => "colleague_not_available",
            Self::OwnerStays => "owner_stays",
            Self::OwnerPassword => "owner_password",
            Self::LimitInvalid { .. } => "limit_invalid",
            Self::NotOneself => "not_oneself",
            Self::NameEmpty => "name_empty",
            Self::EmailEmpty => "email_empty",
            Self::PhoneEmpty => "phone_empty",
            Self::PhoneInvalid => "phone_invalid",
            Self::RatingInvalid => "rating_invalid",
            Self::RatingTooEarly => "rating_too_early",
            Self::RatingTooLate => "rating_too_late",
            Self::Blocked { .. } => "blocked",
            Self::AddressInvalid => "address_invalid",
            Self::NetworkTooBroad => "network_too_broad",
            Self::AddressOfProxy => "address_of_proxy",
            Self::TagUnknown => "tag_unknown",
            Self::TagRetired => "tag_retired",
            Self::TagNameTaken => "tag_name_taken",
            Self::DepartmentNameTaken => "department_name_taken",
            Self::TagInUse => "tag_in_use",
            Self::TooManyTags { .. } => "too_many_tags",
            Self::ReceiptNotYours => "receipt_not_yours",
            Self::NotAllowed => "not_allowed",
            Self::SignInNeeded => "sign_in_needed",
            Self::SignInFailed => "sign_in_failed",
            Self::SignInThrottled { .. } => "sign_in_throttled",
            Self::PasswordWrong => "password_wrong",
            Self::CodeWrong => "code_wrong",
            Self::CodeUsed => "code_used",
            Self::SignInExpired => "sign_in_expired",
            Self::SecondFactorOn => "second_factor_on",
            Self::SecondFactorOff => "second_factor_off",
            Self::OfferGone => "offer_gone",
            Self::OwnerSecondFactor => "owner_second_factor",
            Self::SecondFactorNeeded => "second_factor_needed",
            Self::SecondFactorDemanded => "second_factor_demanded",
            Self::OwnSecondFactorFirst => "own_second_factor_first",
            Self::OwnerAccess => "owner_access",
            Self::FieldEmpty => "field_empty",
            Self::FieldTooLong { .. } => "field_too_long",
            Self::EmailInvalid => "email_invalid",
            Self::EmailTaken => "email_taken",
            Self::EmailOfDisabled => "email_of_disabled",
            Self::PasswordTooShort { .. } => "password_too_short",
            Self::PasswordGuessable => "password_guessable",
            Self::HostInvalid => "host_invalid",
            Self::PortInvalid => "port_invalid",
            Self::MailPasswordAgain => "mail_password_again",
            Self::MailNotSetUp => "mail_not_set_up",
            Self::MailSettled => "mail_settled",
            Self::CopyAddressInvalid { .. } => "copy_address_invalid",
            Self::CopyAddressesTooMany { .. } => "copy_addresses_too_many",
            Self::LinkUnknown => "link_unknown",
            Self::LinkExpired => "link_expired",
            Self::LinkUsed => "link_used",
            Self::LinkWithdrawn => "link_withdrawn",
            Self::DomainInvalid => "domain_invalid",
            Self::ColourInvalid => "colour_invalid",
            Self::DistanceInvalid { .. } => "distance_invalid",
            Self::OriginInvalid { .. } => "origin_invalid",
            Self::OriginNotAllowed => "origin_not_allowed",
            Self::SetupDone => "setup_done",
            Self::SetupLinkInvalid => "setup_link_invalid",
            Self::SiteUnknown => "site_unknown",
            Self::TimeZoneUnknown => "time_zone_unknown",
            Self::PhraseUnknown => "phrase_unknown",
            Self::PhraseVariableUnknown { .. } => "phrase_variable_unknown",
            Self::PhraseSitesMissing => "phrase_sites_missing",
            Self::PhrasesFull { .. } => "phrases_full",
            Self::HoursInvalid { .. } => "hours_invalid",
            Self::HoursOverlap { .. } => "hours_overlap",
            Self::HoursRunInto { .. } => "hours_run_into",
            Self::TooManyHours { .. } => "too_many_hours",
            Self::HoursNone => "hours_none",
            Self::DayInvalid => "day_invalid",
            Self::DayPassed => "day_passed",
            Self::DaysReversed => "days_reversed",
            Self::DayTwice => "day_twice",
            Self::TooManyExceptions { .. } => "too_many_exceptions",
            Self::FrameUnknown { .. } => "frame_unknown",
            Self::VersionUnknown { .. } => "version_unknown",
            Self::Overloaded => "overloaded",
        }
    }

    /// How long a client waits before it tries the same again, in milliseconds; `None` where trying again is pointless.
    pub const fn retry_after_ms(&self) -> Option<u64> {
        match self {
            Self::TooFast { retry_after_ms } => Some(*retry_after_ms),
            Self::SignInThrottled { retry_after_s } => Some(*retry_after_s * 1_000),
            Self::Overloaded => Some(1_000),
            _ => None,
        }
    }
}
