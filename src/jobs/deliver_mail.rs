//! Carries the mails of the outbox to the server: the first that is due, then the next, then sleeps until one is. Which
//! waits for when is in the file; this forgets nothing by being restarted, and sends nothing twice (decision 0020).

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::actions::send_mail::{self, Failed, Letter};
use crate::clock::Clock;
use crate::domain::email::EmailAddress;
use crate::domain::mail::{MailSettings, Remedy, Trouble};
use crate::domain::time::Span;
use crate::entropy::Entropy;
use crate::jobs::Parts;
use crate::mail::{Envelope, HandedOver, Postman, Refused, Written, letters};
use crate::storage::outbox::Mail;
use crate::storage::{StorageError, mail_settings, outbox};
use crate::texts::Texts;

/// What carrying mail takes beside what every job has.
#[derive(Clone)]
pub struct Means {
    /// Who carries it.
    pub postman: Postman,
    /// Where links get what they carry.
    pub entropy: Entropy,
    /// The address that browsers use, where one is configured: links begin with it.
    pub public_url: Option<String>,
}

/// How long a mail that is on its way may hold up the stop of the house.
const TAKING_LEAVE: Duration = Duration::from_secs(10);

/// How long nothing is tried after something in the house itself broke.
const AFTER_A_MISHAP: Span = Span::minutes(1);

/// Runs until it is told to stop.
pub async fn run(parts: Parts, means: Means, stop: CancellationToken) {
    match parts.actions.perform(send_mail::doubt_interrupted).await {
        Ok(0) => {}
        Ok(mails) => tracing::warn!(mails, "mails were on their way when the house stopped: see the page of e-mail"),
        Err(error) => tracing::error!(%error, "the outbox could not be looked through"),
    }
    let mut changes = parts.actions.deadline_changes();
    loop {
        changes.mark_unchanged();
        let (settings, first) = match parts.reader.read(next).await {
            Ok(found) => found,
            Err(error) => {
                tracing::error!(%error, "the outbox could not be read");
                (None, None)
            }
        };
        let (Some(settings), Some(mail)) = (settings, first) else {
            tokio::select! {
                () = stop.cancelled() => return,
                _ = changes.changed() => continue,
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            _ = changes.changed() => continue,
            () = reaches(&parts.clock, &mail) => {}
        }
        if let Err(error) = carry(&parts, &means, &settings, &mail, &stop).await {
            tracing::error!(error, mail = mail.id.0, "a mail could not be carried");
            tokio::select! {
                () = stop.cancelled() => return,
                () = parts.clock.reaches(parts.clock.now() + AFTER_A_MISHAP) => {}
            }
        }
        if stop.is_cancelled() {
            return;
        }
    }
}

async fn reaches(clock: &Clock, mail: &Mail) {
    match mail.next_attempt {
        Some(moment) => clock.reaches(moment).await,
        None => std::future::pending().await,
    }
}

fn next(read: &crate::storage::Read<'_>) -> Result<(Option<MailSettings>, Option<Mail>), StorageError> {
    Ok((mail_settings::get(read)?, outbox::first_waiting(read)?))
}

/// One attempt. An error is one of the house; whatever the server does is written down.
async fn carry(
    parts: &Parts,
    means: &Means,
    settings: &MailSettings,
    mail: &Mail,
    stop: &CancellationToken,
) -> Result<(), String> {
    let (id, act, used) = (mail.id, &parts.actions, settings.clone());
    let broken = |error: crate::actions::Failure| error.to_string();
    let Ok(recipient) = EmailAddress::parse(&mail.recipient) else {
        let failed = Failed { trouble: Trouble::RecipientRefused, answer: String::new(), remedy: Remedy::Nothing };
        return act.perform(move |write| send_mail::failed(write, id, &failed, &used)).await.map_err(broken);
    };
    let envelope = Envelope {
        sender_name: settings.sender_name.clone(),
        sender: settings.sender.clone(),
        recipient,
        dedup_key: mail.dedup_key.clone(),
        at: mail.created_at,
    };
    let called = tokio::select! {
        () = stop.cancelled() => return Ok(()),
        called = means.postman.call(&settings.server, &envelope) => called,
    };
    let counter = match called {
        Ok(counter) => counter,
        Err(refused) => {
            let failed = told(mail, refused);
            return act.perform(move |write| send_mail::failed(write, id, &failed, &used)).await.map_err(broken);
        }
    };
    let fresh = means.entropy.secret();
    let letter = act.perform(move |write| send_mail::begin(write, id, &fresh)).await.map_err(broken)?;
    let Some(letter) = letter else { return Ok(()) };
    // From here on the mail is marked as on its way: whatever happens, it is not sent again by itself.
    let written = write(means, settings, mail, letter).map_err(|error| error.to_string())?;
    let handed = tokio::select! {
        handed = counter.hand_over(&envelope, &written) => handed,
        () = out_of_time(stop) => return Ok(()),
    };
    let done = match handed {
        HandedOver::Taken(answer) => {
            tracing::info!(mail = id.0, kind = mail.errand.kind(), "a mail was delivered");
            act.perform(move |write| send_mail::delivered(write, id, &answer)).await
        }
        HandedOver::Refused(refused) => {
            let failed = told(mail, refused);
            act.perform(move |write| send_mail::failed(write, id, &failed, &used)).await
        }
        HandedOver::InDoubt(refused) => {
            let failed = told(mail, refused);
            act.perform(move |write| send_mail::in_doubt(write, id, &failed)).await
        }
    };
    done.map_err(broken)
}

async fn out_of_time(stop: &CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(TAKING_LEAVE).await;
}

/// The log names the mail, not whom it goes to, and what the server said.
fn told(mail: &Mail, Refused { trouble, answer, remedy }: Refused) -> Failed {
    tracing::warn!(
        mail = mail.id.0,
        kind = mail.errand.kind(),
        trouble = trouble.word(),
        answer,
        "a mail did not leave"
    );
    Failed { trouble, answer, remedy }
}

fn write(means: &Means, settings: &MailSettings, mail: &Mail, letter: Letter) -> askama::Result<Written> {
    let t = Texts { language: mail.language };
    let origin = means.public_url.clone().unwrap_or_else(|| settings.origin.clone());
    match letter {
        Letter::Invitation { company, name, invited_by, token } => {
            let (email, link) = (mail.recipient.clone(), format!("{origin}/join/{}", token.reveal()));
            letters::invitation(&letters::Invitation { t, company, name, invited_by, email, link })
        }
        Letter::Password { company, name, made_by, token } => {
            let link = format!("{origin}/join/{}", token.reveal());
            letters::password(&letters::Password { t, company, name, made_by, link })
        }
        Letter::OfflineCopy { site, conversation, contacts, there, text } => {
            letters::offline_copy(&letters::OfflineCopy { t, site, contacts, there, text, origin, conversation })
        }
    }
}
