//! What was done, told once by the page that comes next.

use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

use crate::texts::Texts;

/// The cookie that carries it there.
const COOKIE: &str = "besedka_news";

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    NameSaved,
    PasswordChanged,
    TwoFactorOff,
    SessionEnded,
    SessionsEnded,
    StartSaved,
    RoutingSaved,
    CompanySaved,
    SecondFactorDemanded,
    SecondFactorLeft,
    HoursSaved,
    SiteAdded,
    SiteSaved,
    WidgetSaved,
    PeopleSaved,
    DepartmentAdded,
    DepartmentSaved,
    DepartmentClosed,
    EmployeeSaved,
    EmployeeSignedOut,
    EmployeeTwoFactorReset,
    EmployeeDisabled,
    EmployeeEnabled,
    Assigned,
    ConversationClosed,
    ColleaguePaused,
    AllReturned,
    PhraseAdded,
    PhraseSaved,
    PhraseDeleted,
    PhrasesBegun,
    TagAdded,
    TagSaved,
    TagRetired,
    TagRestored,
    TagDeleted,
    TagsOrdered,
    Invited,
    LinkSent,
    LinkWithdrawn,
    MailSaved,
    MailOff,
    MailAgain,
    MailDiscarded,
    Blocked,
    Unblocked,
}

impl News {
    const ALL: &[(Self, &str)] = &[
        (Self::NameSaved, "name"),
        (Self::PasswordChanged, "password"),
        (Self::TwoFactorOff, "two-factor-off"),
        (Self::SessionEnded, "session-ended"),
        (Self::SessionsEnded, "sessions-ended"),
        (Self::StartSaved, "start"),
        (Self::RoutingSaved, "routing"),
        (Self::CompanySaved, "company"),
        (Self::SecondFactorDemanded, "second-factor-demanded"),
        (Self::SecondFactorLeft, "second-factor-left"),
        (Self::HoursSaved, "hours"),
        (Self::SiteAdded, "site-added"),
        (Self::SiteSaved, "site"),
        (Self::WidgetSaved, "widget"),
        (Self::PeopleSaved, "people"),
        (Self::DepartmentAdded, "department-added"),
        (Self::DepartmentSaved, "department"),
        (Self::DepartmentClosed, "department-closed"),
        (Self::EmployeeSaved, "employee"),
        (Self::EmployeeSignedOut, "employee-signed-out"),
        (Self::EmployeeTwoFactorReset, "employee-two-factor"),
        (Self::EmployeeDisabled, "employee-disabled"),
        (Self::EmployeeEnabled, "employee-enabled"),
        (Self::Assigned, "assigned"),
        (Self::ConversationClosed, "conversation-closed"),
        (Self::ColleaguePaused, "colleague-paused"),
        (Self::AllReturned, "all-returned"),
        (Self::PhraseAdded, "phrase-added"),
        (Self::PhraseSaved, "phrase"),
        (Self::PhraseDeleted, "phrase-deleted"),
        (Self::PhrasesBegun, "phrases-begun"),
        (Self::TagAdded, "tag-added"),
        (Self::TagSaved, "tag"),
        (Self::TagRetired, "tag-retired"),
        (Self::TagRestored, "tag-restored"),
        (Self::TagDeleted, "tag-deleted"),
        (Self::TagsOrdered, "tags-ordered"),
        (Self::Invited, "invited"),
        (Self::LinkSent, "link-sent"),
        (Self::LinkWithdrawn, "link-withdrawn"),
        (Self::MailSaved, "mail"),
        (Self::MailOff, "mail-off"),
        (Self::MailAgain, "mail-again"),
        (Self::MailDiscarded, "mail-discarded"),
        (Self::Blocked, "blocked"),
        (Self::Unblocked, "unblocked"),
    ];

    /// As a sentence.
    const fn sentence(self, t: Texts) -> &'static str {
        match self {
            Self::NameSaved => t.security_name_saved(),
            Self::TwoFactorOff => t.security_off_done(),
            Self::SessionEnded => t.security_sessions_ended_one(),
            Self::SessionsEnded => t.security_sessions_ended_others(),
            Self::PasswordChanged => t.cabinet_account_password_saved(),
            Self::StartSaved => t.cabinet_account_start_saved(),
            Self::RoutingSaved => t.cabinet_routing_saved(),
            Self::CompanySaved => t.hours_company_saved(),
            Self::SecondFactorDemanded => t.security_demand_on(),
            Self::SecondFactorLeft => t.security_demand_off(),
            Self::HoursSaved => t.hours_site_saved(),
            Self::SiteAdded => t.cabinet_site_added(),
            Self::SiteSaved => t.cabinet_site_saved(),
            Self::WidgetSaved => t.appearance_saved(),
            Self::PeopleSaved => t.cabinet_people_saved(),
            Self::DepartmentAdded => t.cabinet_department_added(),
            Self::DepartmentSaved => t.cabinet_department_saved(),
            Self::DepartmentClosed => t.cabinet_department_closed(),
            Self::EmployeeSaved => t.cabinet_employee_saved(),
            Self::EmployeeSignedOut => t.security_employee_signed_out(),
            Self::EmployeeTwoFactorReset => t.security_employee_reset_done(),
            Self::EmployeeDisabled => t.cabinet_employee_disabled(),
            Self::EmployeeEnabled => t.cabinet_employee_enabled(),
            Self::Assigned => t.monitoring_assign_done(),
            Self::ConversationClosed => t.monitoring_close_done(),
            Self::ColleaguePaused => t.monitoring_pause_done(),
            Self::AllReturned => t.monitoring_return_done(),
            Self::PhraseAdded => t.phrases_news_added(),
            Self::PhraseSaved => t.phrases_news_saved(),
            Self::PhraseDeleted => t.phrases_news_deleted(),
            Self::PhrasesBegun => t.phrases_news_begun(),
            Self::TagAdded => t.tags_done_added(),
            Self::TagSaved => t.tags_done_saved(),
            Self::TagRetired => t.tags_done_retired(),
            Self::TagRestored => t.tags_done_restored(),
            Self::TagDeleted => t.tags_done_deleted(),
            Self::TagsOrdered => t.tags_done_ordered(),
            Self::Invited => t.mail_saved_invited(),
            Self::LinkSent => t.mail_saved_link_sent(),
            Self::LinkWithdrawn => t.mail_saved_link_withdrawn(),
            Self::MailSaved => t.mail_saved_settings(),
            Self::MailOff => t.mail_saved_off(),
            Self::MailAgain => t.mail_saved_again(),
            Self::MailDiscarded => t.mail_saved_discarded(),
            Self::Blocked => t.blocked_done_blocked(),
            Self::Unblocked => t.blocked_done_lifted(),
        }
    }
}

/// Sends the person on to a page that tells them what was done.
pub fn done(cookies: CookieJar, news: News, to: &str) -> Response {
    let word = News::ALL.iter().find(|(other, _)| *other == news).map_or("", |(_, word)| *word);
    let cookie = Cookie::build((COOKIE, word)).path("/cabinet").http_only(true).same_site(SameSite::Lax);
    (cookies.add(cookie), Redirect::to(to)).into_response()
}

/// The news as a sentence, told once: with it goes the cookie.
pub fn flash(cookies: CookieJar, t: Texts) -> (CookieJar, Option<String>) {
    let word = cookies.get(COOKIE).map(|cookie| cookie.value().to_owned());
    let news = word.and_then(|word| News::ALL.iter().find(|(_, other)| *other == word).map(|(news, _)| *news));
    let cookies = if news.is_some() { cookies.remove(Cookie::build((COOKIE, "")).path("/cabinet")) } else { cookies };
    (cookies, news.map(|news| news.sentence(t).to_owned()))
}
