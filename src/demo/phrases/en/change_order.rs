//! "Could you change my order?"

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// Changes and cancellations.
pub const TOPIC: Topic = Topic {
    name: "change of order",
    mood: Mood::Even,
    season: [9, 9, 12, 13, 13, 10, 8, 9, 9, 9, 11, 14],
    in_passing: false,
    pages: &[
        ("/account/orders/{order}", "Order {order}"),
        ("/basket", "Your basket"),
        ("/checkout/done", "Thank you for your order"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "can I change the address on {order}? [It's the old one.|We moved last week.]",
                    "The address on {order} is wrong, could you fix it",
                ]),
                O(&["Of course, it hasn't left. What should it be?", "Just in time. What's the right one?"]),
                V(&[
                    "{street}, [second floor|round the back]",
                    "same town, {street}",
                    "{street} // name stays the same",
                ]),
                O(&[
                    "Changed to {street}. [The date stays.|Everything else stays.]",
                    "Done, {street} it is. [A new confirmation is on its way.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "could you add the {tea} to {order}[, a hundred grams|]",
                    "I forgot the {goods}. [Can it go with {order}?|Any chance of adding to {order}, one delivery?]",
                ]),
                O(&[
                    "Let me see if it's still here. /…/ It is. Added, the link for the difference is in your email.",
                    "Added. The extra {price} can be paid on delivery.",
                ]),
                V(&["Paid", "[done|paid it], could you check", "ok, I'll pay the courier"]),
                O(&[
                    "Thank you, it all goes in one box on {date}.",
                    "Got it, one parcel then. [It leaves on {date}.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "please cancel {order}. [Changed my mind.|Found one round the corner.|We're away for a month.]",
                    "can I cancel {order}? I don't think it's paid yet",
                ]),
                O(&[
                    "Cancelled. [If you paid, it comes back in one to three days.|Any money goes back by itself.]",
                    "Done, it's cancelled. [The hold on your card will drop off.|]",
                ]),
                V(&["That was quick. Do I get an email?", "and if I change my mind back?"]),
                O(&[
                    "The email is with you, and I can bring the order back for a week.",
                    "You've an email to confirm it. [I can restore it within a week.|]",
                ]),
            ],
            further: CANCELLED,
        },
        Story {
            turns: &[
                V(&[
                    "could you swap the {ware} for the {ware2} in {order}",
                    "{order} has the {tea}, I meant the {tea2}. [Is there time?|Has it gone?]",
                ]),
                O(&[
                    "One moment. /…/ Swapped. [{lower_fee} comes back to you.|The price is the same.]",
                    "Still here, so yes. Swapped[, nothing extra to pay|].",
                ]),
                V(&["[wonderful|great], and the delivery day?", "Does it still come on the same day?"]),
                O(&["The same. You'll have it on {date}.", "No change there, {date}."]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    (
        "[And the name on it?|Can somebody else be the recipient?]",
        "Yes, change it in your account, [there's still time|before it leaves].",
    ),
    ("Could it come [on another day|a bit later]?", "[Moved to {later}.|Yes, {later}, {window}.]"),
    ("Will the discount stay?", "It will, [it belongs to the order|I've checked]."),
    ("[Could you put in a card?|Can a card go with it?]", "Yes, free. Send me the words here."),
    ("[Do I have to do anything else?|Anything for me to do?]", "No, that's everything."),
];

const CANCELLED: &[(&str, &str)] = &[
    ("[Do I get my points back?|And the points I used?]", "Yes, today."),
    ("Is the code gone now?", "No, [you can use it again|it works again][, until the end of the month|]."),
];
