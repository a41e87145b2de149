//! From when to when, on the clock of one day.

use std::fmt;

use crate::domain::refusal::Refusal;

const DAY: u16 = 24 * 60;

/// The most intervals that one day can have.
const MOST: usize = 12;

/// From one time of the day to another, or to one of the next day: minutes after the midnight with which the day begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    opens: u16,
    closes: u16,
}

impl Interval {
    /// `opens` lies within the day; `closes` comes after it, by 24 hours at the most.
    pub fn new(opens: u16, closes: u16) -> Option<Self> {
        (opens < DAY && opens < closes && closes <= opens + DAY).then_some(Self { opens, closes })
    }

    /// When it begins, in minutes: 0 to 1439.
    pub const fn opens(self) -> u16 {
        self.opens
    }

    /// When it is over, in minutes. More than 1440: on the next day.
    pub const fn closes(self) -> u16 {
        self.closes
    }

    /// The intervals of a day as people write them: `9-13, 14:00–18:30`. One that ends before it begins goes on into the next
    /// day. Nothing, or a dash: none.
    ///
    /// # Errors
    /// [`Refusal::HoursInvalid`], [`Refusal::HoursOverlap`], [`Refusal::FieldTooLong`].
    pub fn parse_all(typed: &str) -> Result<Vec<Self>, Refusal> {
        let pieces = typed.split([',', ';', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
        let pieces: Vec<&str> = pieces.filter(|piece| !piece.chars().all(is_dash)).collect();
        if pieces.len() > MOST {
            return Err(Refusal::TooManyHours { most: MOST });
        }
        let invalid = |piece: &&str| Refusal::HoursInvalid { piece: piece.chars().take(40).collect() };
        let parsed = pieces.iter().map(|piece| Self::parse(piece).ok_or_else(|| invalid(piece)));
        let mut intervals = parsed.collect::<Result<Vec<_>, _>>()?;
        intervals.sort();
        match intervals.iter().zip(intervals.iter().skip(1)).find(|(one, next)| one.closes > next.opens) {
            Some((one, other)) => Err(Refusal::HoursOverlap { one: *one, other: *other }),
            None => Ok(intervals),
        }
    }

    fn parse(piece: &str) -> Option<Self> {
        let (from, to) = piece.split_once(is_dash)?;
        let (opens, closes) = (clock(from)?, clock(to)?);
        match closes {
            closes if closes > opens => Self::new(opens, closes),
            0 => Self::new(opens, DAY),
            closes if closes < opens => Self::new(opens, closes + DAY),
            _ => None,
        }
    }
}

/// `9`, `09:00`, `9.30`, `24`, in minutes.
fn clock(typed: &str) -> Option<u16> {
    let (hours, minutes) = typed.trim().split_once([':', '.']).unwrap_or((typed.trim(), "0"));
    let number = |digits: &str| {
        let sound = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        sound.then(|| digits.parse::<u16>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (minutes < 60 && hours * 60 + minutes <= DAY).then_some(hours * 60 + minutes)
}

const fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// `09:00–18:00`; midnight at the end of the day is `24:00`.
impl fmt::Display for Interval {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let closes = if self.closes > DAY { self.closes - DAY } else { self.closes };
        write!(out, "{:02}:{:02}–{:02}:{:02}", self.opens / 60, self.opens % 60, closes / 60, closes % 60)
    }
}

/// The intervals of a day as they stand in a form: the way they are read back.
pub fn readable(intervals: &[Interval]) -> String {
    intervals.iter().map(Interval::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_taken_as_people_write_them() {
        for (typed, read) in [
            ("9-13, 14-18", "09:00–13:00, 14:00–18:00"),
            ("14.30 – 18:05;9:00—13", "09:00–13:00, 14:30–18:05"),
            ("22-2", "22:00–02:00"),
            ("0-24", "00:00–24:00"),
            ("18:00-00:00", "18:00–24:00"),
            ("0:00-0:00", "00:00–24:00"),
            ("9-9:01", "09:00–09:01"),
            (" , -", ""),
            ("—", ""),
            ("", ""),
        ] {
            let intervals = Interval::parse_all(typed).unwrap_or_else(|refusal| panic!("{typed}: {refusal:?}"));
            assert_eq!(readable(&intervals), read, "{typed}");
            assert_eq!(Interval::parse_all(read), Ok(intervals), "what is shown is read back");
        }
    }

    #[test]
    fn what_is_no_time_is_named() {
        for wrong in
            ["9", "9-25", "nine-six", "9:60-10", "24-25", "9-9", "9-13-18", "123-5", "9:-10", "+9-10", "24:00-2"]
        {
            let refused = Interval::parse_all(&format!("1-2, {wrong}"));
            assert_eq!(refused, Err(Refusal::HoursInvalid { piece: wrong.into() }), "{wrong}");
        }
        let many = vec!["1-2"; 13].join(",");
        assert_eq!(Interval::parse_all(&many), Err(Refusal::TooManyHours { most: 12 }));
    }

    #[test]
    fn hours_that_overlap_are_refused_and_those_that_touch_are_not() {
        let interval = |typed: &str| Interval::parse(typed).expect("an interval");
        let overlap = |one, other| Err(Refusal::HoursOverlap { one: interval(one), other: interval(other) });
        assert_eq!(Interval::parse_all("13-18, 9-14"), overlap("9-14", "13-18"));
        assert_eq!(Interval::parse_all("22-2, 23-24"), overlap("22-2", "23-24"));
        assert!(Interval::parse_all("9-13, 13-18, 22-9").is_ok());
    }
}
