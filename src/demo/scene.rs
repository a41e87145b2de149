//! What is true in one conversation: who talks, and the order, goods, places and dates that they talk about. Fills the
//! places of templates, so that question and answer speak of the same thing.

use crate::demo::calendar::{self, Day};
use crate::demo::phrases::{City, Noun, Tongue};
use crate::demo::random::Random;
use crate::demo::template::{Gender, Places, expand, with_capitals};
use crate::demo::visitors::Acquaintance;
use crate::domain::time::Timestamp;

/// Who talks about what.
pub struct Scene {
    /// The language they talk in.
    pub tongue: &'static Tongue,
    /// The visitor's gender.
    pub visitor: Gender,
    /// What the visitor is called.
    pub first_name: &'static str,
    /// Whether the operator knows it from the start.
    pub name_is_known: bool,
    /// The operator's gender.
    pub operator: Gender,
    /// What the operator is called in this language.
    pub operator_name: &'static str,
    /// When it is said.
    pub at: Timestamp,
    matter: Matter,
    order: i64,
    track: i64,
    digits: i64,
    city: &'static City,
    street: &'static str,
}

/// What changes from one matter to the next.
struct Matter {
    teas: [&'static Noun; 2],
    plants: [&'static Noun; 2],
    wares: [&'static Noun; 2],
    tools: [&'static Noun; 2],
    goods_are_ware: bool,
    price: i64,
    sum: i64,
    fee: i64,
    days: i64,
    quantity: i64,
    many: i64,
    window: &'static str,
    promotion: &'static str,
}

impl Scene {
    /// Makes up what a conversation is about.
    pub fn new(visitor: &Acquaintance, at: Timestamp, random: &mut Random) -> Self {
        let tongue = visitor.tongue;
        Self {
            tongue,
            visitor: visitor.gender,
            first_name: visitor.first_name,
            name_is_known: visitor.tells_name,
            operator: Gender::Female,
            operator_name: "",
            at,
            matter: Matter::new(tongue, random),
            order: random.between(20_400, 98_999),
            track: random.between(80_080_100_000_000, 80_099_900_000_000),
            digits: random.between(1_000, 9_999),
            city: random.pick(tongue.cities),
            street: random.one_of(tongue.streets),
        }
    }

    /// Goes on to another matter: other goods, sums and dates.
    pub fn turn_to_another_matter(&mut self, random: &mut Random) {
        self.matter = Matter::new(self.tongue, random);
    }

    /// What the visitor says.
    pub fn visitor_says(&self, template: &str, random: &mut Random) -> String {
        with_capitals(&expand(template, self.visitor, self, random))
    }

    /// What the operator says.
    pub fn operator_says(&self, template: &str, random: &mut Random) -> String {
        with_capitals(&expand(template, self.operator, self, random))
    }

    fn noun(&self, place: &str) -> Option<&'static Noun> {
        let Matter { teas, plants, wares, tools, goods_are_ware, .. } = &self.matter;
        let goods = if *goods_are_ware { wares } else { tools };
        let other = usize::from(place.ends_with('2'));
        Some(match place.trim_end_matches('2') {
            "tea" => teas[other],
            "plant" => plants[other],
            "ware" => wares[other],
            "tool" => tools[other],
            "goods" => goods[other],
            _ => return None,
        })
    }

    fn number(&self, place: &str) -> Option<i64> {
        Some(match place {
            "days" => self.matter.days,
            "quantity" => self.matter.quantity,
            "many" => self.matter.many,
            "order" => self.order,
            "track" => self.track,
            "digits" => self.digits,
            _ => return None,
        })
    }

    fn money(&self, place: &str) -> Option<String> {
        let Matter { price, sum, fee, many, .. } = self.matter;
        let amount = match place {
            "price" => price,
            "sum" => sum,
            "fee" => fee,
            "lower_fee" => fee * 6 / 10,
            "total" => price * many,
            _ => return None,
        };
        Some((self.tongue.money)(amount))
    }

    /// The day of the conversation, or one that it speaks of.
    fn day(&self, place: &str) -> Option<Day> {
        let (today, days) = (Day::of(self.at), self.matter.days);
        Some(match place {
            "today" => today,
            "date" | "weekday" => today.later(days),
            "later" => today.later(days + 2),
            "past" => today.later(-days - 3),
            "shipped" => today.later(-days - 1),
            _ => return None,
        })
    }

    fn word(&self, place: &str) -> Option<&'static str> {
        Some(match place {
            "city" => self.city.nominative,
            "city.in" => self.city.inside,
            "city.to" => self.city.towards,
            "street" => self.street,
            "window" => self.matter.window,
            "promotion" => self.matter.promotion,
            "visitor" => self.first_name,
            "me" => self.operator_name,
            "hello" => self.hello(),
            _ => return None,
        })
    }

    /// A greeting for the time of the day. A conversation keeps to one manner of greeting.
    fn hello(&self) -> &'static str {
        let [night, morning, day, evening] = self.tongue.courtesy.time_of_day;
        let ways = match calendar::hour(self.at) {
            5..=10 => morning,
            11..=16 => day,
            17..=22 => evening,
            _ => night,
        };
        ways[usize::try_from(self.order).unwrap_or_default() % ways.len()]
    }

    fn date(&self, place: &str) -> Option<String> {
        let day = self.day(place)?;
        let (month, date) = day.month();
        Some(match place {
            "weekday" => self.tongue.weekdays[day.weekday()].to_owned(),
            _ => format!("{date} {}", self.tongue.months[month]),
        })
    }
}

impl Places for Scene {
    fn write(&self, place: &str, text: &mut String) {
        let (thing, case) = place.split_once('.').unwrap_or((place, ""));
        if let Some(before) = place.strip_suffix("name") {
            if self.name_is_known {
                text.push_str(if before == "," { ", " } else { before });
                text.push_str(self.first_name);
            }
        } else if let Some(noun) = self.noun(thing) {
            text.push_str(match case {
                "gen" => noun.genitive,
                "acc" => noun.accusative,
                "slug" => noun.slug,
                _ => noun.nominative,
            });
        } else if let Some(word) = self.word(place) {
            text.push_str(word);
        } else if let Some(number) = self.number(place) {
            text.push_str(&number.to_string());
        } else if let Some(other) = self.money(place).or_else(|| self.date(place)) {
            text.push_str(&other);
        } else {
            text.push_str(&format!("{{{place}}}"));
        }
    }

    fn number_form(&self, place: &str) -> usize {
        (self.tongue.number_form)(self.number(place).unwrap_or_default())
    }

    fn gender_form(&self, place: &str) -> usize {
        self.noun(place).map_or(0, |noun| noun.form)
    }
}

impl Matter {
    fn new(tongue: &'static Tongue, random: &mut Random) -> Self {
        let goods = &tongue.goods;
        Self {
            teas: two(goods.teas, random),
            plants: two(goods.plants, random),
            wares: two(goods.ware, random),
            tools: two(goods.tools, random),
            goods_are_ware: random.chance(50),
            price: random.between(29, 149) * 10,
            sum: random.between(120, 780) * 10,
            fee: random.between(6, 12) * 50,
            days: random.between(2, 6),
            quantity: random.between(2, 9),
            many: random.between(3, 16) * 5,
            window: random.one_of(tongue.windows),
            promotion: random.one_of(tongue.promotions),
        }
    }
}

/// Two different ones that are alike: neighbours in their list.
fn two(nouns: &'static [Noun], random: &mut Random) -> [&'static Noun; 2] {
    let first = random.below(nouns.len());
    let second = (first + random.one_of(&[1, 2, nouns.len() - 1])) % nouns.len();
    [&nouns[first], &nouns[second]]
}
