//! Every word that the log is written in. An entry's hash covers its words, so a word that was ever written stays as it is
//! and is never taken off a list.
//!
//! Each list is closed: what writes an entry can only use a word that stands here, and the page that tells the log
//! (`web/cabinet/audit/`) has to have a sentence for each, or the house does not build.

macro_rules! words {
    ($(#[$about:meta])* $list:ident { $($(#[$meaning:meta])* $one:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $list {
            $($(#[$meaning])* $one,)+
        }

        impl $list {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$one),+];

            /// The word in storage.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$one => $word,)+
                }
            }

            /// What a stored word stands for; `None` for one that this version never writes.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

words! {
    /// What somebody did: the column `act`.
    ActWord {
        /// N01: read a conversation in somebody else's work.
        ConversationRead = "conversation_read",
        /// Took a list of conversations out of the house.
        ConversationsExported = "conversations_exported",
        /// Took the log out of the house.
        AuditExported = "audit_exported",
        /// N02: gave a conversation to somebody.
        ConversationAssigned = "conversation_assigned",
        /// N03: sent a colleague on Pause.
        ColleaguePaused = "colleague_paused",
        /// N03: returned everything of a colleague to its queues.
        AllReturned = "all_returned",
        /// N04: closed a conversation that was not their own.
        ConversationClosed = "conversation_closed",
        /// X20: disabled a colleague.
        OperatorRemoved = "operator_removed",
        /// Enabled a colleague again.
        OperatorRestored = "operator_restored",
        /// Blocked a visitor, an address or a network; the detail is a [`Blocked`](super::Blocked).
        VisitorBlocked = "visitor_blocked",
        /// Lifted a block; the detail says of whom.
        VisitorUnblocked = "visitor_unblocked",
        /// N06: sent a form without the right to it; the detail is its address.
        FormSent = "form_sent",
        /// N06: asked for a page or a table without the right to it; the detail is its address.
        PageAsked = "page_asked",
        /// N06: so many acts of theirs were refused that they are not kept one by one; the detail is how many more there were.
        RefusalsFlooded = "refusals_flooded",
        /// Signed in.
        SignedIn = "signed_in",
        /// Failed to sign in; the detail is an e-mail address that nobody has.
        SignInFailed = "sign_in_failed",
        /// So many failed that they are not kept one by one.
        SignInsFlooded = "sign_ins_flooded",
        /// Asked for another password by e-mail; the detail is an e-mail address that nobody has.
        PasswordAsked = "password_asked",
        /// So many did that they are not kept one by one.
        PasswordsAskedFlooded = "passwords_asked_flooded",
        /// At the machine itself: created an account.
        PersonCreated = "person_created",
        /// At the machine itself: gave somebody a new password.
        PasswordReset = "password_reset",
        /// At the machine itself: turned somebody's second factor off.
        SecondFactorReset = "second_factor_reset",
        /// At the machine itself: demands a second factor of administrators no more.
        SecondFactorDemandLifted = "second_factor_demand_lifted",
        /// Changed the company; the detail is a [`Change`](super::Change) or a [`Measure`].
        CompanyChanged = "company_changed",
        /// Changed their own account; the detail is a [`Change`](super::Change) or an [`OwnMeasure`].
        OwnAccountChanged = "own_account_changed",
    }
}

words! {
    /// What has fields that change.
    Thing {
        /// A site: its pages, its people, its mode, what it offers while nobody is there.
        Site = "site",
        /// How the chat of a site looks and what it says.
        Widget = "widget",
        /// The opening hours of a site.
        Hours = "hours",
        /// A department.
        Department = "department",
        /// An employee.
        Employee = "employee",
        /// A shared phrase.
        Phrase = "phrase",
        /// A tag.
        Tag = "tag",
        /// The list of tags.
        Tags = "tags",
        /// The company as a whole.
        Company = "company",
        /// The mode of sites without one of their own.
        Routing = "routing",
        /// Through which server mail leaves.
        Mail = "mail",
        /// Somebody's own name.
        OwnName = "name",
    }
}

words! {
    /// What an administrator does to the company that has no fields.
    Measure {
        /// Took a colleague's password away, and gave them a link to another.
        Password = "password",
        /// Turned a colleague's second factor off.
        SecondFactor = "second_factor",
        /// Demanded a second factor of administrators and the owner.
        SecondFactorDemanded = "second_factor_demanded",
        /// Demanded it no more.
        SecondFactorLeft = "second_factor_left",
        /// Signed a colleague out everywhere.
        Sessions = "sessions",
        /// Invited a colleague again.
        Invitation = "invitation",
        /// Took a colleague's link back.
        InvitationWithdrawn = "invitation_withdrawn",
        /// Switched mail off.
        MailOff = "mail_off",
        /// Sent a mail to try the settings out.
        MailTest = "mail_test",
        /// Had a mail tried again.
        MailAgain = "mail_again",
        /// Decided that a mail is not to be sent.
        MailDiscarded = "mail_discarded",
    }
}

words! {
    /// What somebody does to their own account that has no fields.
    OwnMeasure {
        /// Changed their password.
        Password = "password",
        /// Set a password by a link for whoever has forgotten theirs.
        PasswordByLink = "password_by_link",
        /// Joined by an invitation.
        Joined = "joined",
        /// Turned their second factor on.
        SecondFactorOn = "second_factor_on",
        /// Turned it off.
        SecondFactorOff = "second_factor_off",
        /// Made another set of recovery codes.
        RecoveryCodes = "recovery_codes",
        /// Ended one of their sessions.
        Session = "session",
        /// Ended all of their sessions but the one they are in.
        Sessions = "sessions",
    }
}

words! {
    /// What is different about a thing. The words of the chat have names of their own: [`FieldName`](super::FieldName).
    Field {
        /// What it is called.
        Name = "name",
        /// The pages that may carry the chat.
        Origins = "origins",
        /// Who answers on a site.
        People = "people",
        /// How conversations find their operator.
        Mode = "mode",
        /// What is offered while nobody is there.
        Offline = "offline",
        /// Whether the form asks for a name.
        FormName = "form_name",
        /// Whether the form asks for an e-mail address.
        FormEmail = "form_email",
        /// Whether the form asks for a telephone number.
        FormPhone = "form_phone",
        /// Who is sent what visitors leave in the form.
        Copies = "copies",
        /// What an employee may do.
        Role = "role",
        /// How many conversations the system may bring to an employee.
        Limit = "limit",
        /// The sites of an employee or a phrase.
        Sites = "sites",
        /// The departments of an employee.
        Departments = "departments",
        /// Who is in a department.
        Members = "members",
        /// Of which site a department is.
        Site = "site",
        /// A language.
        Language = "language",
        /// Whose clock.
        TimeZone = "time_zone",
        /// Whether opening hours are promised.
        Kept = "kept",
        /// The opening hours of each weekday.
        Week = "week",
        /// The opening hours of single days.
        Exceptions = "exceptions",
        /// A colour.
        Colour = "colour",
        /// What is drawn on the launcher.
        Icon = "icon",
        /// In which corner the launcher stands.
        Corner = "corner",
        /// Where, on wide screens.
        Desktop = "desktop",
        /// Where, on phones.
        Phone = "phone",
        /// Whether an answer is heard.
        Sound = "sound",
        /// The words that a phrase is found by.
        Title = "title",
        /// What a phrase says.
        Text = "text",
        /// The group of a phrase.
        Group = "group",
        /// Whether a tag is offered no more.
        Retired = "retired",
        /// In which order.
        Order = "order",
        /// The mail server.
        Host = "host",
        /// Its port.
        Port = "port",
        /// How the way there is protected.
        Security = "security",
        /// The name to sign in with there.
        User = "user",
        /// The password there: whether there is one, and never which.
        Password = "password",
        /// The name that mails come from.
        SenderName = "sender_name",
        /// The address that mails come from.
        Sender = "sender",
        /// What links in mails begin with.
        Links = "links",
    }
}
