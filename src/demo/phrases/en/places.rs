//! Towns, pick-up points, names and dates.

use crate::demo::phrases::{City, Names, Ways};

const fn city(name: &'static str) -> City {
    City { nominative: name, inside: name, towards: name }
}

/// Where parcels go.
pub const CITIES: &[City] = &[
    city("Leeds"),
    city("Bristol"),
    city("Bath"),
    city("York"),
    city("Exeter"),
    city("Norwich"),
    city("Cardiff"),
    city("Edinburgh"),
    city("Glasgow"),
    city("Inverness"),
    city("Belfast"),
    city("Dublin"),
    city("Cork"),
    city("Manchester"),
    city("Sheffield"),
    city("Oxford"),
    city("Cambridge"),
    city("Brighton"),
    city("Swansea"),
    city("Durham"),
    city("Utrecht"),
    city("Helsinki"),
    city("Tartu"),
];

/// Where pick-up points are.
pub const STREETS: Ways = &[
    "14 Orchard Street",
    "52 Mill Lane",
    "3 Weaver's Yard",
    "101 High Street",
    "27 Station Road",
    "6 Green Close",
    "19 Church Walk",
    "33 Riverside",
    "8a Market Place",
    "70 Queen's Parade",
];

/// Months after a day.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Weekdays with their preposition.
pub const WEEKDAYS: [&str; 7] =
    ["on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday", "on Sunday"];

/// A courier's intervals.
pub const WINDOWS: Ways = &["between 9 and 12", "between 12 and 3", "between 3 and 6", "between 6 and 9"];

/// Codes for a discount.
pub const PROMOTIONS: Ways = &["SPRING10", "TEA15", "SPROUT", "FRIENDS", "GARDEN5", "LEAF12"];

/// What visitors are called.
pub const NAMES: Names = Names {
    male: &[
        "Oliver", "James", "Tom", "Callum", "Rhys", "Owen", "Ben", "Marcus", "Aidan", "George", "Hugh", "Sanjay",
        "Pieter", "Mika", "Ewan", "Patrick", "Nathan", "Leon", "Imran", "Colin",
    ],
    female: &[
        "Emma", "Sophie", "Hannah", "Megan", "Niamh", "Claire", "Ruth", "Priya", "Isla", "Beth", "Eleanor", "Fiona",
        "Grace", "Joanna", "Annika", "Sarah", "Lucy", "Margaret", "Tess", "Amara", "Helen",
    ],
    surnames: &[
        "Whitfield",
        "Hargreaves",
        "Doyle",
        "Pritchard",
        "Fraser",
        "Nair",
        "Okafor",
        "Thorne",
        "Bell",
        "Ashworth",
        "Kerr",
        "Lindqvist",
        "Marsh",
        "Penrose",
        "Quinn",
        "B.",
        "H.",
        "T.",
    ],
};

/// A sum in pounds.
pub fn money(pence: i64) -> String {
    match (pence / 100, pence % 100) {
        (pounds, 0) => format!("£{pounds}"),
        (pounds, rest) => format!("£{pounds}.{rest:02}"),
    }
}

/// "One day", "two days".
pub const fn number_form(number: i64) -> usize {
    if number == 1 { 0 } else { 1 }
}
