//! Refusals in words: the one table from what the house says no to, to what a person reads.

use axum::http::StatusCode;

use crate::actions::Failure;
use crate::domain::block::{BROADEST_V4, BROADEST_V6};
use crate::domain::directory::Directory;
use crate::domain::phrase::VARIABLES;
use crate::domain::refusal::Refusal;
use crate::domain::work_status::WorkStatus;
use crate::storage::StorageError;
use crate::texts::Texts;

/// The sentence for a refusal: what is wrong and what to do. Names are looked up in the directory.
#[must_use]
pub fn sentence(refusal: &Refusal, t: Texts, directory: &Directory) -> String {
    match refusal {
        Refusal::MessageEmpty => t.refusals_message_empty().into(),
        Refusal::MessageTooLong { length, longest } => {
            t.refusals_message_too_long(&length.to_string(), *longest as u64)
        }
        Refusal::KeyInUse => t.refusals_key_in_use().into(),
        Refusal::TooFast { retry_after_ms } => t.refusals_too_fast(&wait(retry_after_ms.div_ceil(1_000), t)),
        Refusal::ConversationUnknown => t.refusals_conversation_unknown().into(),
        Refusal::ConversationClosed => t.refusals_conversation_closed().into(),
        Refusal::ConversationTaken { by } => t.refusals_conversation_taken(directory.name_of(*by)),
        Refusal::ConversationQueued => t.refusals_conversation_queued().into(),
        Refusal::AlreadyYours => t.refusals_already_yours().into(),
        Refusal::StatusForbids { status } => t.refusals_status_forbids(work_status(*status, t)),
        Refusal::TransferToOwner => t.refusals_transfer_to_owner().into(),
        Refusal::ReceiverAway { operator, status } => {
            t.refusals_receiver_away(directory.name_of(*operator), work_status(*status, t))
        }
        Refusal::ReceiverLacksSite { operator } => t.refusals_receiver_lacks_site(directory.name_of(*operator)),
        Refusal::ReceiverNotReady { operator, status } => {
            t.refusals_receiver_not_ready(directory.name_of(*operator), work_status(*status, t))
        }
        Refusal::ReceiverOwnsIt { operator } => t.refusals_receiver_owns_it(directory.name_of(*operator)),
        Refusal::OperatorUnknown => t.refusals_operator_unknown().into(),
        Refusal::DepartmentUnknown => t.refusals_department_unknown().into(),
        Refusal::DepartmentOfAnotherSite => t.refusals_department_of_another_site().into(),
        Refusal::NoteTooLong { length, longest } => t.refusals_note_too_long(&length.to_string(), *longest as u64),
        Refusal::ColleagueNotAvailable { operator, status } => {
            t.refusals_colleague_not_available(directory.name_of(*operator), work_status(*status, t))
        }
        Refusal::OwnerStays => t.refusals_owner_stays().into(),
        Refusal::OwnerPassword => t.refusals_owner_password().into(),
        Refusal::LimitInvalid { largest } => t.refusals_limit_invalid(&largest.to_string()),
        Refusal::NotOneself => t.refusals_not_oneself().into(),
        Refusal::NameEmpty => t.refusals_name_empty().into(),
        Refusal::EmailEmpty => t.refusals_email_empty().into(),
        Refusal::PhoneEmpty => t.refusals_phone_empty().into(),
        Refusal::PhoneInvalid => t.refusals_phone_invalid().into(),
        Refusal::RatingInvalid => t.refusals_rating_invalid().into(),
        Refusal::RatingTooEarly => t.refusals_rating_too_early().into(),
        Refusal::RatingTooLate => t.refusals_rating_too_late().into(),
        Refusal::Blocked { .. } => t.refusals_blocked().into(),
        Refusal::AddressInvalid => t.refusals_address_invalid().into(),
        Refusal::NetworkTooBroad => t.refusals_network_too_broad(&BROADEST_V4.to_string(), &BROADEST_V6.to_string()),
        Refusal::AddressOfProxy => t.refusals_address_of_proxy().into(),
        Refusal::TagUnknown => t.refusals_tag_unknown().into(),
        Refusal::TagRetired => t.refusals_tag_retired().into(),
        Refusal::TagNameTaken => t.refusals_tag_name_taken().into(),
        Refusal::DepartmentNameTaken => t.refusals_department_name_taken().into(),
        Refusal::TagInUse => t.refusals_tag_in_use().into(),
        Refusal::TooManyTags { most } => t.refusals_too_many_tags(*most as u64),
        Refusal::ReceiptNotYours => t.refusals_receipt_not_yours().into(),
        Refusal::NotAllowed => t.refusals_not_allowed().into(),
        Refusal::SignInNeeded => t.refusals_sign_in_needed().into(),
        Refusal::SignInFailed => t.refusals_sign_in_failed().into(),
        Refusal::SignInThrottled { retry_after_s } => t.refusals_sign_in_throttled(&wait(*retry_after_s, t)),
        Refusal::PasswordWrong => t.refusals_password_wrong().into(),
        Refusal::CodeWrong => t.refusals_code_wrong().into(),
        Refusal::CodeUsed => t.refusals_code_used().into(),
        Refusal::SignInExpired => t.refusals_sign_in_expired().into(),
        Refusal::SecondFactorOn => t.refusals_second_factor_on().into(),
        Refusal::SecondFactorOff => t.refusals_second_factor_off().into(),
        Refusal::OfferGone => t.refusals_offer_gone().into(),
        Refusal::OwnerSecondFactor => t.refusals_owner_second_factor().into(),
        Refusal::SecondFactorNeeded => t.refusals_second_factor_needed().into(),
        Refusal::SecondFactorDemanded => t.refusals_second_factor_demanded().into(),
        Refusal::OwnSecondFactorFirst => t.refusals_own_second_factor_first().into(),
        Refusal::OwnerAccess => t.refusals_owner_access().into(),
        Refusal::FieldEmpty => t.refusals_field_empty().into(),
        Refusal::FieldTooLong { longest } => t.refusals_field_too_long(*longest as u64),
        Refusal::EmailInvalid => t.refusals_email_invalid().into(),
        Refusal::EmailTaken => t.refusals_email_taken().into(),
        Refusal::EmailOfDisabled => t.refusals_email_of_disabled().into(),
        Refusal::PasswordTooShort { shortest } => t.refusals_password_too_short(*shortest as u64),
        Refusal::PasswordGuessable => t.refusals_password_guessable().into(),
        Refusal::HostInvalid => t.mail_refusal_host().into(),
        Refusal::PortInvalid => t.mail_refusal_port().into(),
        Refusal::MailPasswordAgain => t.mail_refusal_password_again().into(),
        Refusal::MailNotSetUp => t.mail_refusal_not_set_up().into(),
        Refusal::MailSettled => t.mail_refusal_settled().into(),
        Refusal::CopyAddressInvalid { line } => t.mail_refusal_copy_address(line),
        Refusal::CopyAddressesTooMany { most } => t.mail_refusal_copy_addresses(*most as u64),
        Refusal::LinkUnknown => t.mail_refusal_link_unknown().into(),
        Refusal::LinkExpired => t.mail_refusal_link_expired().into(),
        Refusal::LinkUsed => t.mail_refusal_link_used().into(),
        Refusal::LinkWithdrawn => t.mail_refusal_link_withdrawn().into(),
        Refusal::DomainInvalid => t.refusals_domain_invalid().into(),
        Refusal::ColourInvalid => t.refusals_colour_invalid().into(),
        Refusal::DistanceInvalid { farthest } => t.refusals_distance_invalid(&farthest.to_string()),
        Refusal::OriginInvalid { line } => t.refusals_origin_invalid(line),
        Refusal::OriginNotAllowed => t.refusals_origin_not_allowed().into(),
        Refusal::SetupDone => t.refusals_setup_done().into(),
        Refusal::SetupLinkInvalid => t.refusals_setup_link_invalid().into(),
        Refusal::SiteUnknown => t.refusals_site_unknown().into(),
        Refusal::TimeZoneUnknown => t.refusals_time_zone_unknown().into(),
        Refusal::PhraseUnknown => t.refusals_phrase_unknown().into(),
        Refusal::PhraseVariableUnknown { variable } => {
            let known: Vec<String> = VARIABLES.iter().map(|name| format!("{{{name}}}")).collect();
            t.refusals_phrase_variable_unknown(&known.join(", "), &format!("{{{variable}}}"))
        }
        Refusal::PhraseSitesMissing => t.refusals_phrase_sites_missing().into(),
        Refusal::PhrasesFull { most } => t.refusals_phrases_full(*most as u64),
        Refusal::HoursInvalid { piece } => t.refusals_hours_invalid(piece),
        Refusal::HoursOverlap { one, other } => t.refusals_hours_overlap(&one.to_string(), &other.to_string()),
        Refusal::HoursRunInto { one, next } => t.refusals_hours_run_into(&next.to_string(), &one.to_string()),
        Refusal::TooManyHours { most } => t.refusals_too_many_hours(*most as u64),
        Refusal::HoursNone => t.refusals_hours_none().into(),
        Refusal::DayInvalid => t.refusals_day_invalid().into(),
        Refusal::DayPassed => t.refusals_day_passed().into(),
        Refusal::DaysReversed => t.refusals_days_reversed().into(),
        Refusal::DayTwice => t.refusals_day_twice().into(),
        Refusal::TooManyExceptions { most } => t.refusals_too_many_exceptions(*most as u64),
        Refusal::FrameUnknown { detail } => t.refusals_frame_unknown(detail),
        Refusal::VersionUnknown { spoken } => t.refusals_version_unknown(&spoken.to_string()),
        Refusal::Overloaded => t.refusals_overloaded().into(),
    }
}

/// The name of a work status.
#[must_use]
pub const fn work_status(status: WorkStatus, t: Texts) -> &'static str {
    match status {
        WorkStatus::Ready => t.refusals_status_ready(),
        WorkStatus::CanHelp => t.refusals_status_can_help(),
        WorkStatus::Pause => t.refusals_status_pause(),
        WorkStatus::Left => t.refusals_status_left(),
    }
}

fn wait(seconds: u64, t: Texts) -> String {
    if seconds < 60 { t.refusals_wait_seconds(seconds.max(1)) } else { t.refusals_wait_minutes(seconds.div_ceil(60)) }
}

/// The HTTP status for a refusal.
#[must_use]
pub const fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NotAllowed | Refusal::SecondFactorNeeded | Refusal::OriginNotAllowed | Refusal::SetupLinkInvalid => {
            StatusCode::FORBIDDEN
        }
        Refusal::SignInNeeded | Refusal::SignInFailed => StatusCode::UNAUTHORIZED,
        Refusal::ConversationUnknown
        | Refusal::SiteUnknown
        | Refusal::OperatorUnknown
        | Refusal::DepartmentUnknown
        | Refusal::PhraseUnknown
        | Refusal::TagUnknown
        | Refusal::LinkUnknown => StatusCode::NOT_FOUND,
        Refusal::LinkExpired | Refusal::LinkUsed | Refusal::LinkWithdrawn => StatusCode::GONE,
        Refusal::TooFast { .. } | Refusal::SignInThrottled { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Overloaded => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::SetupDone | Refusal::MailSettled | Refusal::ConversationTaken { .. } | Refusal::ConversationClosed => {
            StatusCode::CONFLICT
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// A failure as a `refused` frame has it: code, sentence, and when to try again. What broke is written down by `log`, and
/// the person is told its reference; trying again is worth it.
pub fn refused(
    failure: Failure,
    t: Texts,
    directory: &Directory,
    log: impl FnOnce(&StorageError) -> String,
) -> (String, String, Option<u64>) {
    match failure {
        Failure::Refused(refusal) => {
            (refusal.code().to_owned(), sentence(&refusal, t, directory), refusal.retry_after_ms())
        }
        Failure::Internal(error) => ("internal".to_owned(), t.refusals_internal(&log(&error)), Some(INTERNAL_RETRY_MS)),
    }
}

/// When to try again what broke, in milliseconds.
const INTERNAL_RETRY_MS: u64 = 5_000;
