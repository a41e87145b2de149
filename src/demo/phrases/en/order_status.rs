//! "Where is my order?"

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// Where an order is and when it arrives.
pub const TOPIC: Topic = Topic {
    name: "order status",
    mood: Mood::Even,
    season: [18, 16, 20, 24, 22, 16, 14, 14, 16, 16, 18, 26],
    in_passing: false,
    pages: &[
        ("/account/orders", "Your orders"),
        ("/account/orders/{order}", "Order {order}"),
        ("/delivery/track", "Track a parcel"),
        ("/", "Garden & Tea: tea, seedlings and everything for the garden"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "[could you tell me where|any idea where|where is] my order {order}[ is|]? [Placed it on {past} and nothing since.|Tracking hasn't moved for {days} days.|It was meant to come yesterday.]",
                    "[I'm waiting for|Still no sign of] the {goods}, order {order} // [any idea when|has it even left|should I be worried]?",
                    "order {order} has said 'with the courier' since {shipped}. [Is that normal?|Should it?]",
                    "what's happening with order {order}? Paid on {past}, [no emails since|not a word since]",
                ]),
                O(&[
                    "[One moment, let me look.|Let me check.|Just opening it.] /…/ [Here it is|Found it]: it left us on {shipped} and is on its way to {city}. It should be with you on {date}.",
                    "Let me ask the courier. /…/ All well: it has cleared the depot and is [booked|due] for {date}, {window}.",
                    "Checking now. /…/ The tracking is [running behind|a bit slow], but the parcel is moving. {city} on {date}.",
                    "It went out on {shipped} and is due in {city} {weekday}.",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "I got an email saying {order} was delivered, but nobody came. [Where is it?|Where did they leave it?]",
                    "order {order} says delivered // it isn't here. Who has it?",
                ]),
                O(&[
                    "[Let's find it.|Looking now.] /…/ It's at the pick-up point, {street}. [They keep it until {later}.|It's held there until {later}.]",
                    "Don't worry, [it's safe|it hasn't gone far]. /…/ It's waiting at {street}; 'delivered' there means ready to collect.",
                ]),
                V(&[
                    "[Oh, right|Ah], I [picked that myself|chose collection, didn't I]. What do I need to bring?",
                    "[Oh I see|That explains it]. What time are they open, and do I need ID?",
                ]),
                O(&[
                    "Just the order number, no ID. Open nine to nine, every day.",
                    "No paperwork, the number is enough. [They open at nine.|Nine till nine, weekends too.]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "why hasn't {order} shipped yet? The {plant} [really should be in the ground|won't wait for ever].",
                    "Paid for {order} on {past} // still says 'packing'. What's the hold-up?",
                ]),
                O(&[
                    "[I've had a look.|Checked.] We send live plants early in the week so they don't sit in a depot over the weekend. Yours goes out on {date}.",
                    "Let me see. /…/ It's packed, we're only waiting for [kinder weather on the road|the temperature-controlled van]. It leaves on {date}.",
                ]),
                V(&[
                    "[Any way to make it sooner?|So another {days} days?|Can't it go today?]",
                    "And [will they survive|will they be all right] until then?",
                ]),
                O(&[
                    "[Better not to rush: they'd suffer for it.|They're in our greenhouse, watered every day.] [You'll get a text when it goes.|]",
                    "They're happier here than in a van over the weekend. [They'll arrive in damp moss.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "I'd like to know where my order is. [I don't have the number.|I've deleted the email.|I checked out as a guest.]",
                    "Can you look up an order without the number? [My wife placed it.|I can't find the email.]",
                ]),
                O(&[
                    "[Of course|No problem]. What are the last four digits of the phone number on it?",
                    "We can. Could you give me the last four digits of the phone you used?",
                ]),
                V(&["{digits}", "{digits} I think", "it ends {digits}", "hold on // {digits}"]),
                O(&[
                    "[Thank you.|Got it.] /…/ Found it: {order}, with the {goods}. Left on {shipped}, due {date}.",
                    "There it is. /…/ {order}, on its way to {city}, arriving {weekday}.",
                ]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    (
        "[Can I have the tracking number?|Could you send me the tracking number, please.|how do I track it?]",
        "[Of course|Here it is]: {track}. [It updates once a day, usually in the evening.|You can follow it on our delivery page.]",
    ),
    (
        "[Will they call before they come?|Do I get a call?]",
        "Yes, [about an hour before|in the morning, and again half an hour before]. [They text if they can't reach you.|]",
    ),
    (
        "[I'm out on {date}.|I'm at work {weekday}.] Could it come a day or two later?",
        "Moved to {later}. [The courier can see it already.|You'll get a text to confirm.]",
    ),
    (
        "[Can somebody else take it in?|Is it all right if my neighbour takes it?]",
        "Yes, [they only need the order number|the order number and your surname will do].",
    ),
    (
        "[Can I check it before paying?|May I open it on the doorstep?]",
        "[Of course|Yes], [please do|open it and have a look]. [If something's wrong, just refuse it.|]",
    ),
    ("[Does the courier take cards?|Card on delivery all right?]", "Yes, every courier has a card reader."),
    (
        "[How long do they keep it?|What if I can't get there this week?]",
        "Seven days. [Tell us if you can't make it and we'll add three.|We can add three more, just write here.]",
    ),
    (
        "The website still shows [the old status|nothing new], is that all right?",
        "That's fine, the site [updates overnight|runs behind a little]. [The parcel is moving, that's what matters.|]",
    ),
    ("Will I get a text?", "Yes, [when it's out for delivery|on the morning]. [And an email.|]"),
];
