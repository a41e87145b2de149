//! The naive model against the whole house: random commands through real sockets, and the file after each of them.
//!
//! What the house answers and what stands in the file have to be what the model of `tests/model` says; the many sequences are
//! played against the actions alone, in `src/actions/properties`. See `docs/properties.md`.

mod acts;
mod cabinet;
mod consoles;
mod founding;
mod looking;
mod world;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use crate::model::company::Company;
use crate::model::founding::NUMBERS;
use crate::model::kinds::Flavour;
use crate::model::rolls::Dice;
use world::World;

/// How many commands are played in one company.
const COMMANDS: usize = 200;

/// Plays the sequence of a number. `PROPTEST_CASES=2560` plays ten, and so on.
async fn obeys_the_rules(flavour: Flavour) {
    let rounds = u8::try_from((ProptestConfig::default().cases / 256).max(1)).unwrap_or(u8::MAX);
    for round in 0..rounds {
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[round; 32]);
        let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), rng);
        let numbers = (vec(any::<u8>(), NUMBERS), vec(any::<Dice>(), COMMANDS));
        let (company, commands) = numbers.new_tree(&mut runner).expect("numbers").current();
        let mut world = World::founded(Company::founded(flavour, &company)).await;
        for dice in &commands {
            world.plays(flavour, dice).await;
        }
        world.ends().await;
    }
}

#[tokio::test]
async fn f01_to_f08_conversations_go_from_hand_to_hand_over_sockets() {
    obeys_the_rules(Flavour::Transfers).await;
}

#[tokio::test]
async fn x10_to_x13_the_queue_drains_over_sockets() {
    obeys_the_rules(Flavour::Queues).await;
}

#[tokio::test]
async fn x12_x18_x20_the_company_changes_while_people_are_connected() {
    obeys_the_rules(Flavour::Changes).await;
}

#[tokio::test]
async fn x05_x06_x07_consoles_come_and_go_over_sockets() {
    obeys_the_rules(Flavour::Consoles).await;
}
