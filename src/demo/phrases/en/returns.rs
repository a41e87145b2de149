//! "I'd like to return this."

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// Returns and exchanges.
pub const TOPIC: Topic = Topic {
    name: "returns",
    mood: Mood::Even,
    season: [14, 9, 9, 10, 12, 10, 9, 8, 8, 8, 8, 9],
    in_passing: false,
    pages: &[
        ("/returns", "Returns and exchanges"),
        ("/account/orders/{order}", "Order {order}"),
        ("/teaware/{ware.slug}", "{ware} | Garden & Tea"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "I'd like to return the {goods} from order {order}. [Wrong size for me.|{goods~It looks|It looks|It looks|They look} different in real life.|{goods~It's|It's|It's|They're} not what I pictured.]",
                    "How do I send something back? [Order {order}, the {goods}.|It's the {goods}, order {order}.]",
                ]),
                O(&[
                    "You have 14 days, so that's fine. Is the packaging still there?",
                    "Of course. What state is it in, [is the box whole|still boxed]?",
                ]),
                V(&[
                    "[Yes, unopened.|Opened, but not used.|All there, tags too.]",
                    "Just took it out to look and put it back",
                ]),
                O(&[
                    "Then it's simple: [fill in the form in your account|I've emailed you a form], put it in the parcel and drop it at any pick-up point. [Nothing to pay.|]",
                    "Perfect. I've opened a return, drop the parcel off within a week and quote the order number.",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "could I swap the {ware} for the {ware2}? Order {order}[, my mistake|]",
                    "I was given the {ware}, [and we have one already|not really me]. Could I change {ware~it|it|it|them} for the {ware2}?",
                ]),
                O(&[
                    "You can. The {ware2} {ware2~is|is|is|are} in stock, the difference is {lower_fee}. [Payable on delivery.|]",
                    "Certainly. [I've checked:|We have] the {ware2}[ in stock|], and {lower_fee} comes back to you.",
                ]),
                V(&["That's fine. [What do I do?|How does it work?]", "ok good, and how do we do it?"]),
                O(&[
                    "The courier brings the new one and takes the old one. Would {date} suit?",
                    "One visit does both. {weekday} all right for you?",
                ]),
                V(&["Yes, that works", "ok, but [afternoon|not too early] if you can", "yes please"]),
                O(&[
                    "Booked. [The courier will ring an hour before.|You'll have a text shortly.]",
                    "Done, {date} it is. [I've passed your wish on.|They'll ring in the morning.]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "I bought the {tea} and [it isn't for me|I just don't like it]. Opened already. [No chance of returning it?|Would you take it back?]",
                    "The {tea} tastes [nothing like I remembered|of hay to me]. Can I send it back? Had two cups.",
                ]),
                O(&[
                    "Opened tea can't go back, I'm afraid, but I can put three samples in your next order so you find your thing.",
                    "Once it's open, no, sorry. Let me choose three samples for you instead, free.",
                ]),
                V(&[
                    "[Oh, that's kind.|Deal.] [I usually drink black.|Something gentle would be nice.]",
                    "Fair enough. Nothing smoky, please",
                ]),
                O(&[
                    "Noted. [They'll be something you'd reach for.|I've put it on your profile.]",
                    "I'll choose them myself. [One of them will be it.|]",
                ]),
            ],
            further: TEA_FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "I sent the {goods} back on {past} and the money [isn't here|still hasn't come]. Order {order}.",
                    "when do I get the refund for {order}? [You've had it since {past}.|You accepted it on {past}.]",
                ]),
                O(&[
                    "Let me look. /…/ {sum} went to your bank on {shipped}. [They take three to five working days.|Banks take three to five days.]",
                    "Sent on {shipped}, {sum}. [Some banks take ten days, sadly.|It's with your bank now.]",
                ]),
                V(&["So I wait?", "And if it never turns up?", "do you have proof of it?"]),
                O(&[
                    "If it isn't there by {date}, write here and we send the payment slip.",
                    "I've emailed you the refund receipt; with that the bank finds it in two minutes.",
                ]),
            ],
            further: &[FURTHER[3], FURTHER[4]],
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    (
        "[When does the money come back?|How long does a refund take?]",
        "Within ten days of it reaching us. [Usually three or four.|]",
    ),
    ("Do I need the receipt? [I threw it out.|]", "No, [we find it by the order number|it's all on our side]."),
    (
        "[Does it go back to my card?|Card or vouchers?]",
        "Back to where it came from. [Points come back separately, the same day.|]",
    ),
    (
        "[Do you refund the delivery too?|And the delivery charge?]",
        "If the whole order comes back, yes. [For a part, only the goods.|]",
    ),
    ("Will I get a message when it's done?", "Yes, a text and an email."),
    (
        "[Could I bring it to the shop?|Can I return it in the shop?]",
        "Yes, 7 Linden Walk, nine to eight[, it takes five minutes|].",
    ),
];

const TEA_FURTHER: &[(&str, &str)] = &[
    (
        "What do I do with the open tin, [throw it out|it seems a waste]?",
        "Try it cold: a spoonful in a glass of water, in the fridge overnight. [It's a different drink.|Many people change their minds.]",
    ),
    ("Maybe I just brewed it badly?", "Possibly! Try 85 degrees and two minutes. [Boiling water makes it bitter.|]"),
];
