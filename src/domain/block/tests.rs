use proptest::prelude::*;

use super::*;

const NOW: Timestamp = Timestamp(1_000_000);

fn network(typed: &str) -> Network {
    Network::accept(typed).expect(typed)
}

fn address(text: &str) -> IpAddr {
    text.parse().expect(text)
}

fn block(id: i64, target: Target, until: Option<Timestamp>) -> Block {
    Block { id: BlockId(id), target, until }
}

#[test]
fn an_address_and_a_network_are_read_as_people_write_them() {
    for (typed, shown) in [
        (" 203.0.113.7 ", "203.0.113.7/32"),
        ("203.0.113.7/24", "203.0.113.0/24"),
        ("203.0.113.7 / 24", "203.0.113.0/24"),
        ("10.0.0.0/8", "10.0.0.0/8"),
        ("::ffff:203.0.113.7", "203.0.113.7/32"),
        ("::ffff:203.0.113.7/120", "203.0.113.0/24"),
        ("2001:DB8::1", "2001:db8::/64"),
        ("2001:db8::1/128", "2001:db8::/64"),
        ("2001:db8:1::/48", "2001:db8:1::/48"),
    ] {
        assert_eq!(network(typed).to_string(), shown, "{typed}");
        assert_eq!(Network::parse(&network(typed).to_string()), Some(network(typed)), "{typed}");
    }
    assert!(network("203.0.113.7").is_single() && !network("203.0.113.0/24").is_single());
}

#[test]
fn nonsense_and_half_the_world_are_refused() {
    for wrong in [
        "shop.example",
        "203.0.113",
        "203.0.113.7/33",
        "203.0.113.7/",
        "203.0.113.7/-1",
        "203.0.113.7/+8",
        "2001:db8::/129",
        "1.2.3.4/8/8",
    ] {
        assert_eq!(Network::accept(wrong), Err(Refusal::AddressInvalid), "{wrong}");
    }
    for broad in ["0.0.0.0/0", "203.0.113.7/0", "10.0.0.0/7", "::/0", "2000::/3", "2001::/15", "::ffff:0.0.0.0/96"] {
        assert_eq!(Network::accept(broad), Err(Refusal::NetworkTooBroad), "{broad}");
    }
    assert_eq!(Network::accept(" "), Err(Refusal::FieldEmpty));
}

#[test]
fn a_person_is_blocked_wherever_they_come_from_and_nobody_else() {
    let blocks = Blocks::of([block(1, Target::Visitor(VisitorId(7)), None)]);
    assert_eq!(blocks.blocks(Some(VisitorId(7)), address("203.0.113.7"), NOW), Some(BlockId(1)));
    assert_eq!(blocks.blocks(Some(VisitorId(8)), address("203.0.113.7"), NOW), None);
    assert_eq!(blocks.blocks(None, address("203.0.113.7"), NOW), None);
}

#[test]
fn a_network_blocks_whoever_comes_from_it_also_who_has_not_written_yet() {
    let of = |id, typed| block(id, Target::Network(network(typed)), None);
    let blocks = Blocks::of([of(1, "203.0.113.0/24"), of(2, "198.51.100.9"), of(3, "2001:db8:1::5")]);
    let asked = |text| blocks.blocks(None, address(text), NOW);
    assert_eq!(asked("203.0.113.200"), Some(BlockId(1)));
    assert_eq!(asked("::ffff:198.51.100.9"), Some(BlockId(2)), "the same address, as a socket of IPv6 names it");
    assert_eq!(asked("198.51.100.10"), None);
    assert_eq!(asked("2001:db8:1:0:ffff::1"), Some(BlockId(3)), "the same connection");
    assert_eq!(asked("2001:db8:1:1::5"), None, "the neighbour's");
    assert_eq!(blocks.blocks(Some(VisitorId(1)), address("203.0.113.1"), NOW), Some(BlockId(1)));
}

#[test]
fn a_block_ends_by_itself_at_its_term() {
    for (term, days) in [(Term::Day, 1), (Term::Week, 7), (Term::Month, 30)] {
        assert_eq!(term.until(NOW), Some(NOW + Span::days(days)));
    }
    assert_eq!((Term::Hour.until(NOW), Term::ForGood.until(NOW)), (Some(NOW + Span::minutes(60)), None));
    let until = Term::Hour.until(NOW).expect("an hour");
    for target in [Target::Visitor(VisitorId(7)), Target::Network(network("203.0.113.0/24"))] {
        let blocks = Blocks::of([block(1, target, Some(until))]);
        let asked = |at| blocks.blocks(Some(VisitorId(7)), address("203.0.113.7"), at);
        assert_eq!(asked(until - Span(1)), Some(BlockId(1)));
        assert_eq!(asked(until), None);
    }
}

#[test]
fn one_that_has_run_out_does_not_hide_another_that_holds() {
    let narrow = block(1, Target::Network(network("203.0.113.7")), Some(NOW));
    let broad = block(2, Target::Network(network("203.0.113.0/24")), None);
    let person = block(3, Target::Visitor(VisitorId(7)), Some(NOW));
    let blocks = Blocks::of([narrow, broad, person]);
    assert_eq!(blocks.blocks(Some(VisitorId(7)), address("203.0.113.7"), NOW), Some(BlockId(2)));
    let (narrow, broad) = (Block { until: None, ..narrow }, Block { until: Some(NOW), ..broad });
    let blocks = Blocks::of([narrow, broad]);
    assert_eq!(blocks.blocks(None, address("203.0.113.7"), NOW), Some(BlockId(1)), "whichever of them is the broader");
}

#[test]
fn no_network_has_addresses_of_the_other_kind() {
    assert!(!network("2001:db8::/48").contains(address("203.0.113.7")));
    assert!(!network("203.0.113.0/24").contains(address("2001:db8::1")));
}

#[test]
fn a_reason_may_be_empty_and_is_bounded() {
    assert_eq!(accept_reason(" \n"), Ok(String::new()));
    assert_eq!(accept_reason(" the third  time\n"), Ok("the third time".into()));
    assert_eq!(accept_reason(&"я".repeat(301)), Err(Refusal::FieldTooLong { longest: 300 }));
}

#[test]
fn every_term_is_read_as_it_is_written() {
    for term in Term::ALL {
        assert_eq!(Term::parse(term.word()), Some(term));
    }
    assert_eq!(Term::parse("until Friday"), None);
}

/// The bits of an address, one by one, as a person would compare them.
fn bits(address: IpAddr) -> Vec<bool> {
    let octets = match address {
        IpAddr::V4(v4) => v4.octets().to_vec(),
        IpAddr::V6(v6) => v6.octets().to_vec(),
    };
    octets.iter().flat_map(|octet| (0..8).rev().map(move |bit| octet >> bit & 1 == 1)).collect()
}

proptest! {
    #[test]
    fn an_address_is_in_a_network_exactly_if_it_begins_alike(base: u32, prefix in 8_u8..=32, other: u32, near: u32) {
        let network = Network::accept(&format!("{}/{prefix}", Ipv4Addr::from_bits(base))).expect("a network");
        // One anywhere, and one that begins alike or nearly so.
        for other in [other, base ^ (near & (u32::MAX >> (prefix - 1).min(31)))] {
            let (base, other) = (IpAddr::V4(Ipv4Addr::from_bits(base)), IpAddr::V4(Ipv4Addr::from_bits(other)));
            let alike = bits(base)[..usize::from(prefix)] == bits(other)[..usize::from(prefix)];
            prop_assert_eq!(network.contains(other), alike);
            let blocks = Blocks::of([block(1, Target::Network(network), None)]);
            prop_assert_eq!(blocks.blocks(None, other, NOW).is_some(), alike);
        }
    }

    #[test]
    fn the_same_holds_for_ipv6(base: u128, prefix in 16_u8..=64, other: u128, near: u128) {
        // Addresses of IPv4 in the clothes of IPv6 are those.
        prop_assume!(base >> 32 != 0xffff);
        let network = Network::accept(&format!("{}/{prefix}", Ipv6Addr::from_bits(base))).expect("a network");
        for other in [other, base ^ (near & (u128::MAX >> (prefix - 1)))] {
            prop_assume!(other >> 32 != 0xffff);
            let (base, other) = (IpAddr::V6(Ipv6Addr::from_bits(base)), IpAddr::V6(Ipv6Addr::from_bits(other)));
            let alike = bits(base)[..usize::from(prefix)] == bits(other)[..usize::from(prefix)];
            prop_assert_eq!(network.contains(other), alike);
        }
    }

    #[test]
    fn whatever_is_typed_is_a_network_that_reads_the_same_again_or_refused(typed in "[0-9a-f:./ ]{0,24}") {
        if let Ok(network) = Network::accept(&typed) {
            prop_assert_eq!(Network::accept(&network.to_string()), Ok(network));
        }
    }
}
