//! Praise, wrong doors, and those who found the answer themselves.

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic, Ways};

/// "Just wanted to say thanks."
pub const PRAISE: Topic = Topic {
    name: "praise",
    mood: Mood::Settled,
    season: [8, 8, 10, 10, 12, 10, 8, 8, 8, 8, 8, 12],
    in_passing: false,
    pages: &[
        ("/", "Garden & Tea: tea, seedlings and everything for the garden"),
        ("/reviews", "Reviews"),
        ("/account/orders", "Your orders"),
    ],
    stories: &[Story {
        turns: &[
            V(&[
                "Just wanted to say thank you. The {plant} arrived [in perfect shape|beautifully packed] [and already settling in|, not a leaf bent].",
                "Order {order} came today. [The tea is wonderful|The {ware} {ware~is|is|is|are} even nicer than the photo]. Thank you!",
                "Please thank [whoever packed my order|the courier who came on {past}]. [So careful.|A pleasure.]",
            ]),
            O(&[
                "[Thank you for writing|How lovely to hear]! I'll pass it on, we needed that today.",
                "That made our morning, thank you. [It goes on the wall.|I'll tell the packers.]",
                "Thank you! If you have a minute, a review helps us a lot.",
            ]),
            V(&["I'll be back, you've earned it", "You'll see me again", "Keep it up", "I'm telling all my friends"]),
            O(&[
                "Thank you! [See you soon.|Have a lovely day.]",
                "We'd love that{,name}.",
                "That means a lot, thank you. [Enjoy!|]",
            ]),
        ],
        further: &[
            (
                "[Would you like a photo?|Can I send a picture of it?]",
                "We'd love one, by email. [The best go on the site, if you let us.|]",
            ),
            (
                "[Is there something for regulars?|Do you have a loyalty thing?]",
                "From the third order on, 5 % off. [Yours is on already.|]",
            ),
            (
                "[What should I try next?|Any tip for my next order?]",
                "The {tea}. [I'll put in a sample.|I'm drinking it right now.]",
            ),
        ],
    }],
};

/// "Oh, wrong window."
pub const WRONG_DOOR: Topic = Topic {
    name: "wrong chat",
    mood: Mood::Settled,
    season: [6; 12],
    in_passing: false,
    pages: &[("/", "Garden & Tea: tea, seedlings and everything for the garden"), ("/contacts", "Contact us")],
    stories: &[Story {
        turns: &[
            V(&[
                "my cab was due twenty minutes ago, where is it?",
                "I'd like a dentist's appointment {weekday}",
                "the internet's been down for two days, [when will it be back|what should I do]?",
                "How much to change the oil on a small hatchback?",
                "I need a double room for {date}, with breakfast",
            ]),
            O(&[
                "I think you have the wrong chat: we sell tea and plants. [I'd help if I could.|]",
                "That's not us, I'm afraid. This is Garden & Tea, [leaves of both kinds|tea and seedlings].",
            ]),
            V(&["oh // sorry, wrong tab", "Sorry! Too many windows", "Ah, apologies, wrong place"]),
            O(&[
                "No harm done, [good luck|it happens to everybody]!",
                "Not a problem. [If you ever want tea, you know where we are.|Good luck!]",
            ]),
        ],
        further: &[(
            "What do you do then? [Since I'm here.|]",
            "Tea, teaware, seedlings, everything for the garden. [Two samples free with a first order.|Have a look round.]",
        )],
    }],
};

/// Those who found out themselves while they waited.
pub const WITHDRAWN: Ways = &[
    "wanted to check on order {order} // [never mind|oh wait], found it in my email // thanks anyway // you can close this",
    "wondering if there is any {tea} left // ah, I see it now // sorry to bother you // bye",
    "code {promotion} won't work // it does now, there was a space at the end // all good // thanks",
    "question about delivery to {city} // found it on the delivery page // sorry for the noise // no need to answer",
    "looking for your opening hours // bottom of the page, got it // until eight, good // thanks",
];
