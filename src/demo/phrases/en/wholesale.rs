//! "It's for the office."

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// Trade and company presents.
pub const TOPIC: Topic = Topic {
    name: "wholesale",
    mood: Mood::Even,
    season: [5, 8, 6, 4, 4, 3, 3, 4, 5, 7, 12, 14],
    in_passing: false,
    pages: &[("/trade", "Trade customers"), ("/corporate", "Company presents"), ("/tea/gifts", "Tea as a present")],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "we need {many} presents [for the team|for clients|for the end of the year], about {price} each",
                    "Interested in company gifts, {many} of them. [What do you offer?|What could you do?]",
                ]),
                O(&[
                    "Gladly. There's a boxed set, or we put tea, a mug and a card together. When do you need them, and should your logo be on it?",
                    "We do those often. Which date, and would you like your logo on the card?",
                ]),
                V(&[
                    "By {date}. Logo yes, on the card",
                    "{date} at the latest. [No logo, just pretty.|Logo would be lovely.]",
                ]),
                O(&[
                    "That works. {many} come to {total}, delivery included. Shall I email you a proposal?",
                    "We can make {date} if you settle on it tomorrow. Around {total} for {many}. Shall I send it in writing?",
                ]),
                V(&["Yes, please, [I have to show somebody|for our accounts]", "by email, please"]),
                O(&[
                    "Sent. Three versions, from plain to festive. [We can post you one to look at.|The prices hold for two weeks.]",
                    "It's in your inbox, just answer that email. [Anything in it can be changed.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "we run a [café|guesthouse|small hotel] and would like tea regularly. [What are the terms?|Do you have trade prices?]",
                    "What's your minimum for trade? [Loose black and herbal.|]",
                ]),
                O(&[
                    "From 5 kg a month, 18 % off; from 15 kg, 27 %. [Mix as you like.|Samples are free.]",
                    "5 kg, in any mixture. The discount goes up to 27 %.",
                ]),
                V(&["Do you give credit? And what sizes do you pack?", "sounds fair. Sizes? And payment terms?"]),
                O(&[
                    "First three orders up front, 14 days after that. 500 g and 1 kg bags.",
                    "14 days from the fourth order on. Bags of 500 g and a kilo.",
                ]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    ("[Can we return what we don't use?|What if some is left over?]", "Sealed packs within a month, yes."),
    ("What paperwork comes with it?", "Invoice and delivery note. [The originals travel with the order.|]"),
    ("Is delivery included?", "Over 10 kg, yes. Under that, {fee}."),
    (
        "[Could we try it first?|Could we have samples?]",
        "Of course, six samples, [on {date}|by courier tomorrow]. [Free.|]",
    ),
    (
        "[Is the tea certified?|Do you have certificates?]",
        "For every batch. [Copies go in the first box.|I'll email them.]",
    ),
];
