//! "My payment won't go through."

use crate::demo::phrases::Turn::{O, V};
use crate::demo::phrases::{Mood, Story, Topic};

/// Cards, invoices and codes.
pub const TOPIC: Topic = Topic {
    name: "payment",
    mood: Mood::Even,
    season: [10, 10, 12, 14, 13, 10, 9, 9, 10, 10, 14, 16],
    in_passing: false,
    pages: &[
        ("/basket", "Your basket"),
        ("/checkout", "Checkout"),
        ("/checkout/pay", "Payment"),
        ("/help/payment", "Ways to pay"),
    ],
    stories: &[
        Story {
            turns: &[
                V(&[
                    "I can't pay for {order}, [it says declined|it spins and sends me back|no text from the bank]",
                    "payment keeps failing, [third time now|since this morning]. [The card is fine.|It works elsewhere.] What should I do?",
                ]),
                O(&[
                    "Let me see what the bank says. /…/ They wanted a confirmation that never reached you. Could you try a bank transfer, with the link on the order page?",
                    "I can see the attempts; it's the bank's side[, ours is fine|]. Could you try another card, or in ten minutes?",
                ]),
                V(&[
                    "[Tried again, it worked|That worked]",
                    "hold on // [it went through|yes, done]",
                    "It's gone through now",
                ]),
                O(&[
                    "I can see it, {sum}. [It's being packed.|Off to the packers.] [The receipt is in your email.|]",
                    "It's in, and {order} has gone to the packers. [It leaves tomorrow.|]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "I've been charged twice for {order}! [Two lots of {sum}.|Both for {sum}.]",
                    "There are two payments for {order} on my card, {sum} each. [Can I have one back?|What happened?]",
                ]),
                O(&[
                    "Let me look. /…/ We have one; the other is only a hold by the bank. It falls off within a day[, nothing has left you|].",
                    "You're right, it came twice. I've sent {sum} back, it'll be there in one to three days.",
                ]),
                V(&["Is that certain?", "And if it isn't back by {date}?"]),
                O(&[
                    "Write here if it isn't there by {date} and we take it up with the bank. [I'll keep this open until I see it.|]",
                    "It will be. If not, write here, the chat stays on record.",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "code {promotion} [doesn't work|won't apply]. [It says 'invalid'.|It came in your newsletter.]",
                    "why does {promotion} not work? [Worked yesterday.|It isn't out of date.]",
                ]),
                O(&[
                    "Let me check. /…/ The code is fine, but it needs £30 in the basket and capital letters. Could you try once more?",
                    "It's a working code; a space at the end [often breaks it|is the usual trouble]. Any luck without it?",
                ]),
                V(&[
                    "tried again, the same. It's the {tea} and the {goods}, well over £30",
                    "no, [still not having it|nothing]. Could you put it in for me?",
                ]),
                O(&[
                    "I've put it on by hand, [just refresh the basket|refresh and you'll see it]. 10 % off.",
                    "Done from here, refresh the page. [The code still works next month.|You can check out now.]",
                ]),
            ],
            further: FURTHER,
        },
        Story {
            turns: &[
                V(&[
                    "we need an invoice, [it's for the office|we're a company|tea for the team], about {sum}",
                    "Can we pay by invoice? [The {tea} and the {ware}.|It's for a small company.]",
                ]),
                O(&[
                    "Of course. Send us the company details and what you'd like[, prices hold for a week|].",
                    "We do invoices. I need the company name, the address and the list.",
                ]),
                V(&["Emailed it. Will there be a delivery note?", "sending now // do you include a delivery note?"]),
                O(&[
                    "Yes, in the box. [The invoice will be with you within the hour.|The invoice is on its way.]",
                    "It travels with the order. The invoice follows today.",
                ]),
            ],
            further: FURTHER,
        },
    ],
};

const FURTHER: &[(&str, &str)] = &[
    (
        "[Will I get a receipt?|Do you email a receipt?]",
        "Yes, [right after payment|to your email]. [Do look in spam.|]",
    ),
    ("[If it isn't right, do I get my money back?|How do refunds work?]", "14 days, back to the same card."),
    ("Can I pay in instalments?", "Not yet, [but half on delivery is fine|sorry]."),
    (
        "[Do you take gift vouchers?|Can I use a voucher?]",
        "Yes, enter the number where the code goes. [What's left stays on it.|]",
    ),
    ("[Is it safe to type my card in?|Is the payment page safe?]", "Only the bank sees it[, we never store it|]."),
    (
        "The basket and the payment page show different sums. [Delivery?|Why?]",
        "That's delivery, {fee}. [To a pick-up point it's {lower_fee}.|]",
    ),
];
