//! A signed-in person shows once more who they are, before something that whoever sits down at their desk must not do.

use serde::Deserialize;

use crate::actions::Failure;
use crate::actions::audited::Administrator;
use crate::actions::change_password;
use crate::actions::change_second_factor::Shown;
use crate::domain::refusal::Refusal;
use crate::storage::operators::Operator;
use crate::web::App;
use crate::web::error::WebError;
use crate::web::sign_in::code::shown;
use crate::web::throttles::too_many;
use crate::web::views::Field;

/// What they typed.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    pub current_password: String,
    #[serde(default)]
    pub code: String,
}

/// The two fields as they are shown again.
#[derive(Default)]
pub struct Fields {
    pub current_password: Field,
    pub code: Field,
}

/// Whether this is their password; attempts are counted, and those that fail are kept in the audit log.
///
/// # Errors
/// Within: [`Refusal::PasswordWrong`], [`Refusal::SignInThrottled`].
pub async fn password(
    app: &App,
    who: &Administrator,
    operator: &Operator,
    typed: String,
) -> Result<Result<(), Refusal>, WebError> {
    if let Err(wait) = app.throttles.password_of.count(operator.id, app.clock.now()) {
        return Ok(Err(too_many(wait)));
    }
    let typed = typed.chars().take(1_000).collect();
    let right = app.passwords.verify(typed, operator.password_hash.clone()).await?;
    if right {
        app.throttles.password_of.forget(&operator.id);
        return Ok(Ok(()));
    }
    let who = who.clone();
    app.actions.perform(move |write| change_password::refused(write, &who)).await?;
    Ok(Err(Refusal::PasswordWrong))
}

/// Whether the password is theirs, and what the code shows. The code is looked at only if the password is right, and used up
/// by the action alone.
///
/// # Errors
/// Within: what is wrong, and with which field.
pub async fn both(
    app: &App,
    who: &Administrator,
    operator: &Operator,
    typed: &Typed,
) -> Result<Result<Shown, Wrong>, WebError> {
    if let Err(refusal) = password(app, who, operator, typed.current_password.clone()).await? {
        return Ok(Err(Wrong::Password(refusal)));
    }
    if let Err(refusal) = app.throttles.count_code(operator.id, app.clock.now()) {
        return Ok(Err(Wrong::Code(refusal)));
    }
    Ok(shown(app, operator.id, &typed.code).await?.ok_or(Wrong::Code(Refusal::CodeWrong)))
}

/// Which of the two was refused, and why.
pub enum Wrong {
    Password(Refusal),
    Code(Refusal),
}

impl Wrong {
    /// The refusal of an action as one of the code, where it is one.
    ///
    /// # Errors
    /// Whatever else went wrong.
    pub fn of_code(failure: Failure) -> Result<Self, WebError> {
        match failure {
            Failure::Refused(refusal @ (Refusal::CodeWrong | Refusal::CodeUsed)) => Ok(Self::Code(refusal)),
            other => Err(other.into()),
        }
    }

    /// Why.
    pub const fn refusal(&self) -> &Refusal {
        match self {
            Self::Password(refusal) | Self::Code(refusal) => refusal,
        }
    }

    /// The fields with this beside the one it is about. A code stays as it was typed, a password never does.
    pub fn fields(&self, typed: &Typed, say: impl Fn(&Refusal) -> String) -> Fields {
        let code = Field::new(typed.code.chars().take(50).collect::<String>());
        match self {
            Self::Password(refusal) => Fields { current_password: Field::default().refused(say(refusal)), code },
            Self::Code(refusal) => Fields { current_password: Field::default(), code: code.refused(say(refusal)) },
        }
    }
}
