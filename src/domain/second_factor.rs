//! The second factor: codes of six digits that a phone and the house work out from a secret they share and from the time
//! (RFC 6238 with SHA-1, six digits and steps of 30 seconds, which is what every authenticator speaks), and recovery codes
//! for whoever has no phone at hand.

use ring::hmac;

use crate::domain::operator::Role;
use crate::domain::time::Timestamp;

/// How long a code lasts, in milliseconds.
const STEP_MS: i64 = 30_000;
/// Clocks may be so many steps apart, in either direction.
const TOLERATED: i64 = 1;
/// How long a shared secret is, in bytes: as long as a SHA-1 hash, as RFC 4226 recommends.
pub const SECRET_BYTES: usize = 20;
/// How many recovery codes make a set.
pub const RECOVERY_CODES: usize = 10;
/// How long a recovery code is, in characters: 50 bits.
pub const RECOVERY_LENGTH: usize = 10;
/// The letters and digits of RFC 4648.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Whether somebody in this role has to have a second factor: administrators and the owner, where the company demands it.
pub const fn is_demanded(role: Role, by_the_company: bool) -> bool {
    by_the_company && role.administers()
}

/// The number of a time step since 1970.
pub type Step = i64;

/// What the phone and the house share.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SharedSecret([u8; SECRET_BYTES]);

/// What somebody typed to show that they have their phone, or their recovery codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Six digits.
    Code(u32),
    /// A recovery code, in the form that it is hashed in.
    Recovery(String),
}

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// It is right, and its step is used from now on.
    Right(Step),
    /// It was right, and has been used.
    Used,
    /// It is no code of this time.
    Wrong,
}

impl SharedSecret {
    /// A secret of these bytes.
    pub const fn new(bytes: [u8; SECRET_BYTES]) -> Self {
        Self(bytes)
    }

    /// The bytes, as the file keeps them.
    pub const fn bytes(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    /// The secret as authenticators take it: 32 letters and digits.
    pub fn base32(&self) -> String {
        let bits = |place: usize| (0..5).fold(0, |value, bit| value << 1 | self.bit(place * 5 + bit));
        (0..SECRET_BYTES * 8 / 5).map(|place| char::from(BASE32[bits(place)])).collect()
    }

    fn bit(&self, place: usize) -> usize {
        usize::from(self.0[place / 8] >> (7 - place % 8) & 1)
    }

    /// The same for typing, in groups of four.
    pub fn groups(&self) -> Vec<String> {
        self.base32().as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect()
    }

    /// The code of a step.
    fn code(&self, step: Step) -> u32 {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.0);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let tag = tag.as_ref();
        let offset = usize::from(tag[tag.len() - 1] & 15);
        let cut = tag[offset..offset + 4].iter().fold(0_u32, |value, byte| value << 8 | u32::from(*byte));
        (cut & 0x7fff_ffff) % 1_000_000
    }

    /// Judges a code. Each step is accepted once, and none before one that was accepted.
    pub fn judge(&self, code: u32, now: Timestamp, used: Option<Step>) -> Judgement {
        let step = now.0.div_euclid(STEP_MS);
        let mut steps = (step - TOLERATED..=step + TOLERATED).filter(|step| self.code(*step) == code).peekable();
        if steps.peek().is_none() {
            return Judgement::Wrong;
        }
        steps.find(|step| used.is_none_or(|used| *step > used)).map_or(Judgement::Used, Judgement::Right)
    }

    /// The address behind the picture that a phone takes: for whom the codes are, and by whom they are asked for.
    pub fn address(&self, account: &str, issuer: &str) -> String {
        format!("otpauth://totp/{}?secret={}&issuer={}", percent(account), self.base32(), percent(issuer))
    }
}

/// A secret never shows up in a log.
impl std::fmt::Debug for SharedSecret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SharedSecret(…)")
    }
}

impl Typed {
    /// What was typed, with whatever stands between the groups left out; `None` for what can be neither.
    pub fn parse(typed: &str) -> Option<Self> {
        let kept = typed.chars().filter(|character| !character.is_whitespace() && *character != '-');
        let text: String = kept.take(RECOVERY_LENGTH + 1).flat_map(char::to_lowercase).collect();
        if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return text.parse().ok().map(Self::Code);
        }
        let recovery = text.len() == RECOVERY_LENGTH && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        recovery.then_some(Self::Recovery(text))
    }
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut address, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => address.push(char::from(byte)),
            other => address.push_str(&format!("%{other:02X}")),
        }
        address
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of the test vectors of RFC 6238 (appendix B).
    const RFC: SharedSecret = SharedSecret(*b"12345678901234567890");

    fn at(seconds: i64) -> Timestamp {
        Timestamp(seconds * 1_000)
    }

    #[test]
    fn the_codes_are_those_of_the_rfc() {
        let vectors = [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ];
        for (seconds, eight_digits) in vectors {
            assert_eq!(RFC.code(seconds / 30), eight_digits % 1_000_000, "{seconds}");
            let right = Judgement::Right(seconds / 30);
            assert_eq!(RFC.judge(eight_digits % 1_000_000, at(seconds), None), right, "{seconds}");
        }
    }

    #[test]
    fn a_clock_may_be_a_step_away_and_no_more() {
        let code = RFC.code(100);
        for (seconds, right) in [(2_969, false), (2_970, true), (3_000, true), (3_059, true), (3_060, false)] {
            let judged = RFC.judge(code, at(seconds), None);
            assert_eq!(judged == Judgement::Right(100), right, "{seconds}");
            assert_eq!(judged == Judgement::Wrong, !right, "{seconds}");
        }
    }

    #[test]
    fn a_code_is_good_once_and_none_before_it_any_more() {
        assert_eq!(RFC.judge(RFC.code(100), at(3_000), Some(99)), Judgement::Right(100));
        assert_eq!(RFC.judge(RFC.code(100), at(3_000), Some(100)), Judgement::Used);
        assert_eq!(RFC.judge(RFC.code(99), at(3_000), Some(100)), Judgement::Used);
        assert_eq!(RFC.judge(RFC.code(101), at(3_000), Some(100)), Judgement::Right(101));
        assert_eq!(RFC.judge(1, at(3_000), Some(100)), Judgement::Wrong);
    }

    #[test]
    fn the_secret_is_written_as_authenticators_read_it() {
        assert_eq!(RFC.base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(RFC.groups().join(" "), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            RFC.address("anna@shop.example", "Чай & Ко"),
            "otpauth://totp/anna%40shop.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=%D0%A7%D0%B0%D0%B9%20%26%20%D0%9A%D0%BE"
        );
        assert_eq!(format!("{RFC:?}"), "SharedSecret(…)");
    }

    #[test]
    fn what_is_typed_is_a_code_a_recovery_code_or_neither() {
        assert_eq!(Typed::parse(" 287 082 "), Some(Typed::Code(287_082)));
        assert_eq!(Typed::parse("000-042"), Some(Typed::Code(42)));
        assert_eq!(Typed::parse("K7M2P-x9r4t"), Some(Typed::Recovery("k7m2px9r4t".into())));
        for neither in ["", "28708", "2870820", "abc", "k7m2p-x9r4t-9", "ключ-ключ-кл", "k7m2p_x9r4"] {
            assert_eq!(Typed::parse(neither), None, "{neither}");
        }
    }
}
