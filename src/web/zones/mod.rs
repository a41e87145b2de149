//! The time zones that a form offers.

mod russian;

use crate::domain::language::Language;
use crate::domain::time::Timestamp;
use crate::domain::time_zone::TimeZone;
use crate::texts::Texts;
use crate::web::views::zones::{Zone, ZoneRegion};

/// A zone as people call it: its city.
pub fn city(name: &str, t: Texts) -> String {
    let place = name.split_once('/').map_or(name, |(_, place)| place);
    let own = match t.language {
        Language::Ru => russian::city(name),
        Language::En => None,
    };
    own.map_or_else(|| place.replace('_', " ").replace('/', ", "), str::to_owned)
}

/// Every zone, by region; each with how far its clocks are from UTC at this moment.
pub fn regions(now: Timestamp, t: Texts) -> Vec<ZoneRegion> {
    let mut regions: Vec<ZoneRegion> = Vec::new();
    for name in TimeZone::names() {
        let region = name.split_once('/').map_or("", |(region, _)| region);
        let ahead = TimeZone::parse(&name).map_or(0, |zone| zone.ahead(now));
        let is_foreign = t.language == Language::Ru && russian::city(&name).is_none() && !region.is_empty();
        let place = city(&name, t);
        let label = if region.is_empty() { place } else { format!("{place}, UTC{}", offset(ahead)) };
        let zone = Zone { label, name: name.clone(), is_foreign };
        let label = self::label(region, t);
        match regions.last_mut().filter(|last| last.label == label) {
            Some(last) => last.zones.push(zone),
            None => regions.push(ZoneRegion { label, zones: vec![zone] }),
        }
    }
    // By the alphabet, those with a name in the person's own letters first.
    let order = |zone: &Zone| (zone.is_foreign, zone.label.clone());
    regions.iter_mut().for_each(|region| region.zones.sort_by_cached_key(order));
    regions
}

/// The label of a zone; its name where it is not in the list.
pub fn label_of(regions: &[ZoneRegion], name: &str) -> String {
    let zone = regions.iter().flat_map(|region| &region.zones).find(|zone| zone.name == name);
    zone.map_or(name, |zone| &zone.label).to_owned()
}

/// What somebody's company most likely lives by.
pub const fn likely(language: Language) -> &'static str {
    match language {
        Language::En => "UTC",
        Language::Ru => "Europe/Moscow",
    }
}

const fn label(region: &str, t: Texts) -> &'static str {
    match region.as_bytes() {
        b"Africa" => t.hours_zone_africa(),
        b"America" => t.hours_zone_america(),
        b"Antarctica" => t.hours_zone_antarctica(),
        b"Arctic" => t.hours_zone_arctic(),
        b"Asia" => t.hours_zone_asia(),
        b"Atlantic" => t.hours_zone_atlantic(),
        b"Australia" => t.hours_zone_australia(),
        b"Europe" => t.hours_zone_europe(),
        b"Indian" => t.hours_zone_indian(),
        b"Pacific" => t.hours_zone_pacific(),
        _ => t.hours_zone_none(),
    }
}

/// `+3`, `−4:30`, and nothing for UTC itself.
fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { "\u{2212}" } else { "+" };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => String::new(),
        (hours, 0) => format!("{sign}{hours}"),
        (hours, minutes) => format!("{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_stand_in_their_regions_with_their_distance_from_utc() {
        let regions = regions(Timestamp(1_790_000_000_000), Texts { language: Language::En });
        let labels: Vec<&str> = regions.iter().map(|region| region.label).collect();
        assert_eq!(labels.len(), 11, "{labels:?}");
        let all = |name: &str| regions.iter().flat_map(|region| &region.zones).find(|zone| zone.name == name).cloned();
        for (name, label) in [
            ("UTC", "UTC"),
            ("Europe/Moscow", "Moscow, UTC+3"),
            ("Asia/Kolkata", "Kolkata, UTC+5:30"),
            ("America/St_Johns", "St Johns, UTC\u{2212}2:30"),
        ] {
            assert_eq!(all(name).map(|zone| zone.label).as_deref(), Some(label));
        }
        let russian = super::regions(Timestamp(1_790_000_000_000), Texts { language: Language::Ru });
        let europe = &russian.iter().find(|region| region.label == "Европа").expect("a region").zones;
        assert_eq!(europe.first().map(|zone| zone.label.as_str()), Some("Амстердам, UTC+2"));
        assert!(europe.iter().any(|zone| zone.label == "Москва, UTC+3"));
        for language in Language::ALL {
            assert!(all(likely(language)).is_some());
        }
    }
}
