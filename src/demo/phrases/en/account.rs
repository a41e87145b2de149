//! "I can't sign in."

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// Accounts, points and the site itself.
pub const TOPIC: Topic = Topic {
    name: "account",
    mood: Mood::Even,
    season: [10, 9, 10, 10, 10, 9, 9, 9, 9, 9, 10, 11],
    in_passing: false,
    pages: &[
        ("/account", "Your account"),
        ("/account/sign-in", "Sign in"),
        ("/account/points", "Your points"),
        ("/basket", "Your basket"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "I can't sign in, [it says wrong password|the code never comes]",
                    "Forgot my password and the email [doesn't come|hasn't come for half an hour]",
                ]),
                O(&[
                    "It sometimes lands in spam. I've sent another, to the address on your last order.",
                    "I've sent you a new one. [The old link no longer works.|It works for an hour.] Has it come?",
                ]),
                V(&["Got it // [I'm in|that's it]", "it was in spam, I'm in", "Yes! Works"]),
                O(&[
                    "Good. [Add us to your contacts so it doesn't happen again.|You can change the password in the settings.]",
                    "Glad to hear it. [Your orders and points are all there.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "my points are gone, [there were over a thousand|there were some yesterday, none today]. [Is it a fault?|Where did they go?]",
                    "I never got the points for {order}. [Two weeks now.|]",
                ]),
                O(&[
                    "Looking at the history. /…/ They were waiting for 14 days after delivery. I've released them, please refresh.",
                    "Let me see. /…/ They were on a second profile with your old number. I've moved them, refresh the page.",
                ]),
                V(&["refreshed, [there they are|I see them]", "Yes, they're back. Do they expire?"]),
                O(&[
                    "Good. They last a year, and you can pay half an order with them.",
                    "They last a year[, and we remind you a month before|].",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "your site doesn't [open|load] on my phone, [white page|the buy button does nothing]",
                    "my basket empties itself when I [go to pay|switch to my phone]. [Third time.|Rather annoying.]",
                ]),
                O(&[
                    "Let's see. Could you try another browser, or a private window?",
                    "It looks like an old cache. Could you clear it for our site and try again?",
                ]),
                V(&["[Works there|Works in the other one]", "after that it worked", "ok that did it"]),
                O(&[
                    "Good. I've told the developers which version it was.",
                    "Thank you, we'll mend it. [The basket stays if you're signed in, by the way.|]",
                ]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    (
        "[Can I change my email?|How do I change my phone number?]",
        "In the settings of your profile. [If it won't let you, tell me.|It works at once.]",
    ),
    (
        "[Can I stop the newsletter?|How do I unsubscribe?]",
        "I've taken you off. [You'll still hear about your orders.|]",
    ),
    ("[Is it safe to save my card?|Do you keep my card?]", "The bank keeps it, [we see four digits|we never do]."),
    ("Where do I see old orders?", "Under 'Your orders', all of them. [I can email a list.|]"),
    (
        "[Is there an app?|Do you have an app?]",
        "Not yet, the site does it all on a phone. [You can put it on the home screen.|]",
    ),
];
