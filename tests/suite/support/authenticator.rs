//! The app on somebody's phone: it works codes out by RFC 6238, from what the page shows.

use besedka::clock::Clock;
use besedka::domain::time::Span;

use super::{Desk, http};
use crate::support::desk::PASSWORD;

/// An app that has taken one secret.
#[derive(Clone)]
pub struct Authenticator {
    secret: Vec<u8>,
}

impl Authenticator {
    /// Takes the secret that a page shows.
    pub fn takes(page: &str) -> Self {
        let key = page.split("secret=").nth(1).and_then(|rest| rest.split('&').next()).expect("a secret on the page");
        let bits: String = key.bytes().map(|letter| format!("{:05b}", of_base32(letter))).collect();
        let byte = |bits: &[u8]| u8::from_str_radix(std::str::from_utf8(bits).unwrap(), 2).unwrap();
        Self { secret: bits.as_bytes().chunks_exact(8).map(byte).collect() }
    }

    /// The digits that it shows now.
    pub fn shows(&self, clock: &Clock) -> String {
        self.shows_at(clock.now().0 / 30_000)
    }

    /// The digits that it shows at the next turn.
    pub fn shows_next(&self, clock: &Clock) -> String {
        self.shows_at(clock.now().0 / 30_000 + 1)
    }

    /// Six digits that it shows neither now nor around now.
    pub fn never_shows(&self, clock: &Clock) -> String {
        let now = clock.now().0 / 30_000;
        let shown: Vec<String> = (now - 2..=now + 2).map(|step| self.shows_at(step)).collect();
        (0..).map(|number| format!("{number:06}")).find(|digits| !shown.contains(digits)).unwrap()
    }

    fn shows_at(&self, step: i64) -> String {
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.secret);
        let tag = ring::hmac::sign(&key, &step.to_be_bytes());
        let from = usize::from(tag.as_ref()[19] & 15);
        let four: [u8; 4] = tag.as_ref()[from..from + 4].try_into().unwrap();
        format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000)
    }
}

fn of_base32(letter: u8) -> u8 {
    match letter {
        b'A'..=b'Z' => letter - b'A',
        b'2'..=b'7' => letter - b'2' + 26,
        other => panic!("{} is not of base 32", char::from(other)),
    }
}

/// Somebody turns the second factor on, in the browser of this cookie; their app, and their recovery codes. The code that it
/// was turned on by is too old by the end.
pub async fn turns_on_two_factor(desk: &Desk, cookie: &str) -> (Authenticator, Vec<String>) {
    let page = "/cabinet/account/two-factor";
    let begun = http::post(desk.address(), page, &[]).header("cookie", cookie).send().await;
    let confirm = begun.header("location").expect("a page").to_owned();
    let shown = http::get(desk.address(), &confirm).header("cookie", cookie).send().await;
    let app = Authenticator::takes(&shown.body);
    let fields = [("current_password", PASSWORD), ("code", &app.shows(&desk.clock))];
    let turned = http::post(desk.address(), &confirm, &fields).header("cookie", cookie).send().await;
    assert_eq!(turned.status, 200, "{}", turned.body);
    desk.passes(Span::seconds(60));
    (app, recovery_codes(&turned.body))
}

/// The recovery codes on a page.
pub fn recovery_codes(page: &str) -> Vec<String> {
    let code = |line: &&str| line.len() == 11 && line.as_bytes()[5] == b'-' && !line.contains(['<', ' ']);
    page.lines().map(str::trim).filter(code).map(str::to_owned).collect()
}
