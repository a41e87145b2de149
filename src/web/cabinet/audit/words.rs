//! Entries of the audit log as sentences. The words of the log are closed lists, so the compiler asks here for a sentence for
//! each; what this version never writes is shown as it stands in the file.

use crate::domain::block::{Target, Term};
use crate::storage::audit::{ActWord, AuditOutcome, Blocked, Change, Detail, How, Kept, Measure, OwnMeasure, Thing};
use crate::texts::Texts;

/// What an entry tells, beside who and whom.
pub enum Told {
    /// An act that says everything itself.
    Act(ActWord),
    /// A change of a thing.
    Change(Thing, Change),
    /// What an administrator did to the company.
    Measure(Measure),
    /// What somebody did to their own account.
    Own(OwnMeasure),
}

impl Told {
    /// What an entry tells; `None` for an act that this version never writes.
    pub fn of(entry: &Kept) -> Option<Self> {
        let act = ActWord::parse(&entry.act)?;
        let detail = entry.detail.as_deref().map(Detail::read);
        let told = match (act, detail) {
            (ActWord::CompanyChanged | ActWord::OwnAccountChanged, Some(Detail::Change(change))) => {
                Thing::parse(&change.what).map(|thing| Self::Change(thing, change))
            }
            (ActWord::CompanyChanged, Some(Detail::Word(word))) => {
                // Earlier versions kept of some things only that they were changed.
                let thing = || Thing::parse(&word).map(|thing| Self::Change(thing, Change::of_company(thing)));
                Measure::parse(&word).map(Self::Measure).or_else(thing)
            }
            (ActWord::OwnAccountChanged, Some(Detail::Word(word))) => OwnMeasure::parse(&word).map(Self::Own),
            _ => None,
        };
        Some(told.unwrap_or(Self::Act(act)))
    }
}

/// What was done.
pub fn sentence(entry: &Kept, t: Texts) -> String {
    match Told::of(entry) {
        None => t.audit_act_unknown(&entry.act),
        Some(Told::Act(act)) => self::act(act, entry, t),
        Some(Told::Change(thing, change)) => changed(thing, &change, t),
        Some(Told::Measure(measure)) => measured(measure, t).to_owned(),
        Some(Told::Own(measure)) => own(measure, entry.outcome, t).to_owned(),
    }
}

/// What an entry says beyond its sentence: an address, an e-mail address, a number that nothing has.
pub fn more(entry: &Kept, t: Texts) -> Option<String> {
    let detail = entry.detail.as_deref()?;
    match Told::of(entry) {
        Some(Told::Act(ActWord::VisitorBlocked | ActWord::VisitorUnblocked)) if Blocked::parse(detail).is_some() => {
            None
        }
        Some(Told::Act(ActWord::RefusalsFlooded)) if count(entry).is_some() => None,
        Some(Told::Act(_)) => Some(unknown_numbers(detail, t).unwrap_or_else(|| detail.to_owned())),
        Some(Told::Change(..) | Told::Measure(_) | Told::Own(_)) => None,
        None => Some(detail.to_owned()),
    }
}

/// `conversation 9, operator 4`: what nothing had the numbers of (N06).
fn unknown_numbers(detail: &str, t: Texts) -> Option<String> {
    let told = detail.split(", ").map(|piece| match piece.split_once(' ')? {
        ("conversation", number) => Some(t.audit_row_no_conversation(number)),
        ("operator", number) => Some(t.audit_row_no_employee(number)),
        _ => None,
    });
    told.collect::<Option<Vec<_>>>().map(|told| told.join(", "))
}

fn act(act: ActWord, entry: &Kept, t: Texts) -> String {
    let told = match act {
        ActWord::ConversationRead => t.audit_act_conversation_read(),
        ActWord::ConversationsExported => t.audit_act_conversations_exported(),
        ActWord::AuditExported => t.audit_act_audit_exported(),
        ActWord::ConversationAssigned => t.audit_act_conversation_assigned(),
        ActWord::ColleaguePaused => t.audit_act_colleague_paused(),
        ActWord::AllReturned => t.audit_act_all_returned(),
        ActWord::ConversationClosed => t.audit_act_conversation_closed(),
        ActWord::OperatorRemoved => t.audit_act_operator_removed(),
        ActWord::OperatorRestored => t.audit_act_operator_restored(),
        ActWord::VisitorBlocked | ActWord::VisitorUnblocked => return blocked(act, entry, t),
        ActWord::FormSent => t.audit_act_form_sent(),
        ActWord::PageAsked => t.audit_act_page_asked(),
        ActWord::RefusalsFlooded => return t.audit_act_refusals_flooded(count(entry).unwrap_or(0)),
        ActWord::SignedIn => t.audit_act_signed_in(),
        ActWord::SignInFailed => t.audit_act_sign_in_failed(),
        ActWord::SignInsFlooded => t.audit_act_sign_ins_flooded(),
        ActWord::PasswordAsked => t.audit_act_password_asked(),
        ActWord::PasswordsAskedFlooded => t.audit_act_passwords_asked_flooded(),
        ActWord::PersonCreated => t.audit_act_person_created(),
        ActWord::PasswordReset => t.audit_act_password_reset(),
        ActWord::SecondFactorReset => t.audit_act_second_factor_reset(),
        ActWord::SecondFactorDemandLifted => t.audit_act_second_factor_demand_lifted(),
        ActWord::CompanyChanged => t.audit_act_company_changed(),
        ActWord::OwnAccountChanged => t.audit_act_own_account_changed(),
    };
    told.to_owned()
}

/// How many there were that are not kept one by one.
fn count(entry: &Kept) -> Option<u64> {
    entry.detail.as_deref()?.parse().ok()
}

fn blocked(act: ActWord, entry: &Kept, t: Texts) -> String {
    let Some(blocked) = entry.detail.as_deref().and_then(Blocked::parse) else {
        return if act == ActWord::VisitorBlocked {
            t.audit_block_somebody()
        } else {
            t.audit_block_lifted_of_somebody()
        }
        .to_owned();
    };
    let whom = match blocked.target {
        Target::Visitor(visitor) => t.audit_block_visitor(&visitor.to_string()),
        Target::Network(network) if network.is_single() => {
            t.audit_block_address(network.to_string().trim_end_matches("/32"))
        }
        Target::Network(network) => t.audit_block_network(&network.to_string()),
    };
    match blocked.term {
        Some(term) => t.audit_block_until(term_name(term, t), &whom),
        None => t.audit_block_lifted(&whom),
    }
}

const fn term_name(term: Term, t: Texts) -> &'static str {
    match term {
        Term::Hour => t.audit_block_hour(),
        Term::Day => t.audit_block_day(),
        Term::Week => t.audit_block_week(),
        Term::Month => t.audit_block_month(),
        Term::ForGood => t.audit_block_for_good(),
    }
}

fn changed(thing: Thing, change: &Change, t: Texts) -> String {
    let name = if change.name.is_empty() { String::new() } else { quoted(&change.name, t) };
    let told = match (thing, change.how) {
        (Thing::Site, How::Added) => t.audit_did_site_added(&name),
        (Thing::Site, How::Changed) => t.audit_did_site_changed(&name),
        (Thing::Site, How::Removed) => t.audit_did_site_removed(&name),
        (Thing::Widget, _) => t.audit_did_widget(&name),
        (Thing::Hours, _) => t.audit_did_hours(&name),
        (Thing::Department, How::Added) => t.audit_did_department_added(&name),
        (Thing::Department, How::Changed) => t.audit_did_department_changed(&name),
        (Thing::Department, How::Removed) => t.audit_did_department_removed(&name),
        (Thing::Employee, How::Added) => t.audit_did_employee_added(&name),
        (Thing::Employee, How::Changed) => t.audit_did_employee_changed(&name),
        (Thing::Employee, How::Removed) => t.audit_did_employee_removed(&name),
        (Thing::Phrase, How::Added) => t.audit_did_phrase_added(&name),
        (Thing::Phrase, How::Changed) => t.audit_did_phrase_changed(&name),
        (Thing::Phrase, How::Removed) => t.audit_did_phrase_removed(&name),
        (Thing::Tag, How::Added) => t.audit_did_tag_added(&name),
        (Thing::Tag, How::Changed) => t.audit_did_tag_changed(&name),
        (Thing::Tag, How::Removed) => t.audit_did_tag_removed(&name),
        (Thing::Tags, _) => t.audit_did_tags().to_owned(),
        (Thing::Company, _) => t.audit_did_company().to_owned(),
        (Thing::Routing, _) => t.audit_did_routing().to_owned(),
        (Thing::Mail, _) => t.audit_did_mail().to_owned(),
        (Thing::OwnName, _) => t.audit_own_name().to_owned(),
    };
    told.trim_end().to_owned()
}

fn quoted(name: &str, t: Texts) -> String {
    t.audit_row_quoted(name)
}

const fn measured(measure: Measure, t: Texts) -> &'static str {
    match measure {
        Measure::Password => t.audit_measure_password(),
        Measure::SecondFactor => t.audit_measure_second_factor(),
        Measure::SecondFactorDemanded => t.audit_measure_second_factor_demanded(),
        Measure::SecondFactorLeft => t.audit_measure_second_factor_left(),
        Measure::Sessions => t.audit_measure_sessions(),
        Measure::Invitation => t.audit_measure_invitation(),
        Measure::InvitationWithdrawn => t.audit_measure_invitation_withdrawn(),
        Measure::MailOff => t.audit_measure_mail_off(),
        Measure::MailTest => t.audit_measure_mail_test(),
        Measure::MailAgain => t.audit_measure_mail_again(),
        Measure::MailDiscarded => t.audit_measure_mail_discarded(),
    }
}

const fn own(measure: OwnMeasure, outcome: AuditOutcome, t: Texts) -> &'static str {
    match (measure, outcome) {
        // Nothing else of one's own is ever refused: whoever sits there did not know the password.
        (OwnMeasure::Password, AuditOutcome::Refused) => t.audit_own_password_unknown(),
        (OwnMeasure::Password, AuditOutcome::Done) => t.audit_own_password(),
        (OwnMeasure::PasswordByLink, _) => t.audit_own_password_by_link(),
        (OwnMeasure::Joined, _) => t.audit_own_joined(),
        (OwnMeasure::SecondFactorOn, _) => t.audit_own_second_factor_on(),
        (OwnMeasure::SecondFactorOff, _) => t.audit_own_second_factor_off(),
        (OwnMeasure::RecoveryCodes, _) => t.audit_own_recovery_codes(),
        (OwnMeasure::Session, _) => t.audit_own_session(),
        (OwnMeasure::Sessions, _) => t.audit_own_sessions(),
    }
}
