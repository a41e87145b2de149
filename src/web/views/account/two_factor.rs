//! A person's second factor.

use askama::Template;

use crate::texts::Texts;
use crate::web::views::{Field, Person};

/// Whether it is on, and what can be done about it.
#[derive(Template)]
#[template(path = "cabinet/account/two_factor.html")]
pub struct TwoFactor {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Why what they wanted was not done.
    pub refusal: Option<String>,
    /// Whether the company demands it of them.
    pub demanded: bool,
    /// Where the form is sent that begins to set it up.
    pub begin: String,
    /// Since when it is on, and how many recovery codes are left.
    pub on: Option<(String, u64)>,
}

/// A picture of squares, dark on light, for the camera of a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How many squares it is wide and high.
    pub size: usize,
    /// The dark ones, as the path of an SVG in which each is one unit wide.
    pub path: String,
}

impl Picture {
    /// The part of the drawing that is seen: with a light margin of four squares, which cameras need.
    fn view(&self) -> String {
        format!("-4 -4 {0} {0}", self.size + 8)
    }
}

/// The secret for the phone, and the form that turns the second factor on.
#[derive(Template)]
#[template(path = "cabinet/account/two_factor_confirm.html")]
pub struct ConfirmTwoFactor {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// The address of the step before.
    pub before: String,
    /// The secret as a picture.
    pub picture: Option<Picture>,
    /// The secret for typing, in groups.
    pub groups: Vec<String>,
    /// The secret as an address that an app on this device opens.
    pub address: String,
    /// The current password; only its error is shown.
    pub current_password: Field,
    /// The first code.
    pub code: Field,
}

/// Asks for password and code before the second factor is turned off, or new recovery codes are made.
#[derive(Template)]
#[template(path = "cabinet/account/two_factor_proof.html")]
pub struct TwoFactorProof {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address of this page.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Which of the two.
    pub turns_off: bool,
    /// The current password; only its error is shown.
    pub current_password: Field,
    /// The code.
    pub code: Field,
}

impl TwoFactorProof {
    /// What is about to be done, as a question.
    const fn name(&self) -> &'static str {
        if self.turns_off { self.t.security_prove_off_heading() } else { self.t.security_prove_codes_heading() }
    }
}

/// Recovery codes, shown this once.
#[derive(Template)]
#[template(path = "cabinet/account/recovery_codes.html")]
pub struct RecoveryCodes {
    /// The texts.
    pub t: Texts,
    /// Where assets lie, with a slash at the end.
    pub assets: &'static str,
    /// The address to come back to after a change of language: the codes are not there any more.
    pub path: String,
    /// Who looks.
    pub person: Person,
    /// What came of the last thing they did, as a sentence.
    pub flash: Option<String>,
    /// Where they wanted to go.
    pub next: String,
    /// Where they are good.
    pub sign_in: String,
    /// For whom.
    pub email: String,
    /// The codes.
    pub codes: Vec<String>,
}
