//! People who write, and where they write from. Some come back.

use crate::demo::company::SHOPS;
use crate::demo::fact::Newcomer;
use crate::demo::manner::Manner;
use crate::demo::phrases::Tongue;
use crate::demo::random::Random;
use crate::demo::template::{Gender, Places, expand};
use crate::domain::ids::{SiteId, VisitorId};
use crate::domain::time::Timestamp;

/// How many people are remembered, for some of them to come back.
const REMEMBERED: usize = 4_096;
/// How many of a hundred conversations are with somebody who has written before.
const RETURNING: usize = 27;

/// Browsers as they name themselves, with how often.
const BROWSERS: &[(usize, &str)] = &[
    (
        30,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1[38|39|40|41|42].0.0.0 Safari/537.36",
    ),
    (
        26,
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1[37|39|40|41|42].0.0.0 Mobile Safari/537.36",
    ),
    (
        10,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    ),
    (
        10,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
    ),
    (
        9,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 YaBrowser/25.[4|6|8].0.0 Safari/537.36",
    ),
    (
        6,
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.[3|4|5|6] Safari/605.1.15",
    ),
    (4, "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0"),
    (3, "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0"),
    (
        5,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
    ),
    (
        4,
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/2[7|8].0 Chrome/125.0.0.0 Mobile Safari/537.36",
    ),
    (
        2,
        "Mozilla/5.0 (iPad; CPU OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1",
    ),
];

/// Somebody who writes.
pub struct Acquaintance {
    /// Their number.
    pub id: VisitorId,
    /// The site that they write on.
    pub site: SiteId,
    /// What they speak.
    pub tongue: &'static Tongue,
    /// Their gender.
    pub gender: Gender,
    /// Their first name.
    pub first_name: &'static str,
    /// Whether they told it.
    pub tells_name: bool,
    /// How they type.
    pub manner: Manner,
    /// What their browser speaks.
    pub browser_language: &'static str,
    /// How their browser names itself.
    pub user_agent: String,
    /// From when on they may write again.
    pub free_from: Timestamp,
}

/// Everybody who has written, as far as they are remembered.
#[derive(Default)]
pub struct Visitors {
    count: i64,
    remembered: Vec<Acquaintance>,
}

impl Visitors {
    /// Somebody who writes on a site at a moment: a newcomer, or somebody who comes back (A12). They are forgotten until
    /// they are remembered anew.
    pub fn somebody(&mut self, site: SiteId, at: Timestamp, random: &mut Random) -> (Acquaintance, Option<Newcomer>) {
        if random.chance(RETURNING) {
            for _ in 0..6 {
                let place = random.below(self.remembered.len());
                if self.remembered.get(place).is_some_and(|known| known.site == site && known.free_from < at) {
                    return (self.remembered.swap_remove(place), None);
                }
            }
        }
        self.count += 1;
        let (somebody, newcomer) = make_up(VisitorId(self.count), site, random);
        (somebody, Some(newcomer))
    }

    /// Remembers somebody, who may write again from a moment on.
    pub fn remember(&mut self, somebody: Acquaintance, free_from: Timestamp, random: &mut Random) {
        let somebody = Acquaintance { free_from, ..somebody };
        if self.remembered.len() < REMEMBERED {
            self.remembered.push(somebody);
        } else {
            self.remembered[random.below(REMEMBERED)] = somebody;
        }
    }
}

fn make_up(id: VisitorId, site: SiteId, random: &mut Random) -> (Acquaintance, Newcomer) {
    let tongue = SHOPS.iter().find(|shop| shop.id == site).map_or(SHOPS[0].tongue, |shop| shop.tongue);
    let gender = if random.chance(64) { Gender::Female } else { Gender::Male };
    let names = if gender == Gender::Female { tongue.names.female } else { tongue.names.male };
    let first_name = random.one_of(names);
    let tells_name = random.chance(46);
    let name = tells_name.then(|| full_name(first_name, tongue, gender, random));
    let somebody = Acquaintance {
        id,
        site,
        tongue,
        gender,
        first_name,
        tells_name,
        manner: Manner::of_somebody(random),
        browser_language: often(tongue.browser_languages, random),
        user_agent: expand(often(BROWSERS, random), gender, &NoPlaces, random),
        free_from: Timestamp(0),
    };
    (somebody, Newcomer { name, token_hash: random.bytes(), address: address(random) })
}

fn full_name(first_name: &str, tongue: &Tongue, gender: Gender, random: &mut Random) -> String {
    let surname = expand(random.one_of(tongue.names.surnames), gender, &NoPlaces, random);
    match random.below(10) {
        0 => first_name.to_lowercase(),
        1..=5 => first_name.to_owned(),
        _ => format!("{first_name} {surname}"),
    }
}

/// One of these, as often as it says.
pub fn often<T: Copy>(these: &[(usize, T)], random: &mut Random) -> T {
    these[random.weighted(these.iter().map(|(weight, _)| *weight))].1
}

/// An address out of those that documents may use (RFC 5737, RFC 3849).
fn address(random: &mut Random) -> String {
    let last = random.between(1, 254);
    match random.below(4) {
        0 => format!("192.0.2.{last}"),
        1 => format!("198.51.100.{last}"),
        2 => format!("203.0.113.{last}"),
        _ => format!("2001:db8:{:x}::{last:x}", random.between(1, 0xffff)),
    }
}

struct NoPlaces;

impl Places for NoPlaces {
    fn write(&self, _: &str, _: &mut String) {}
    fn number_form(&self, _: &str) -> usize {
        0
    }
    fn gender_form(&self, _: &str) -> usize {
        0
    }
}
