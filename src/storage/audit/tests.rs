use super::*;
use crate::domain::time::{Span, Timestamp};
use crate::storage::scratch::Scratch;

/// Entries an hour apart: every third is refused, every second is about Boris.
fn entries(many: i64) -> Scratch {
    let scratch = Scratch::open().expect("a file in memory");
    let people = "INSERT INTO operators (email, name, role, status_since, created_at)
                  VALUES ('a@b', 'Anna', 'owner', 1, 1), ('c@d', 'Boris', 'operator', 1, 1)";
    scratch.connection().execute(people, []).expect("people");
    for number in 1..=many {
        let entry = AuditEntry {
            operator: (number % 5 != 0).then_some(OperatorId(1)),
            act: if number % 4 == 0 { ActWord::SignedIn } else { ActWord::CompanyChanged },
            outcome: if number % 3 == 0 { AuditOutcome::Refused } else { AuditOutcome::Done },
            conversation: None,
            colleague: (number % 2 == 0).then_some(OperatorId(2)),
            detail: Some("x"),
            address: "127.0.0.1",
        };
        let at = Timestamp(0) + Span::minutes(60 * number);
        scratch.act(at, |write| append(write, &entry)).expect("written");
    }
    scratch
}

fn broken_after(change: &str) -> Option<i64> {
    let scratch = entries(5);
    scratch.connection().execute_batch(change).expect("the file can be changed");
    first_broken(&scratch.read()).expect("it can be read")
}

#[test]
fn a_chain_that_nobody_touched_is_whole() {
    assert_eq!(broken_after(""), None);
    let empty = Scratch::open().expect("a file in memory");
    assert_eq!(first_broken(&empty.read()).expect("read"), None);
}

#[test]
fn every_column_of_an_entry_is_covered() {
    for column in
        ["detail = 'y'", "act = 'two'", "operator_id = 2", "operator_id = NULL", "address = ''", "at = at + 1"]
    {
        assert_eq!(broken_after(&format!("UPDATE audit_entries SET {column} WHERE id = 2")), Some(2), "{column}");
    }
    for column in ["outcome = 'refused'", "colleague_id = NULL", "detail = NULL", "hash = zeroblob(32)"] {
        assert_eq!(broken_after(&format!("UPDATE audit_entries SET {column} WHERE id = 2")), Some(2), "{column}");
    }
}

#[test]
fn an_entry_that_is_missing_is_noticed_at_the_next_or_at_the_end() {
    assert_eq!(broken_after("DELETE FROM audit_entries WHERE id = 1"), Some(2));
    assert_eq!(broken_after("DELETE FROM audit_entries WHERE id = 3"), Some(4));
    assert_eq!(broken_after("DELETE FROM audit_entries WHERE id = 5"), Some(5));
    assert_eq!(broken_after("DELETE FROM audit_entries WHERE id > 2"), Some(3));
    assert_eq!(broken_after("DELETE FROM audit_entries"), Some(1));
}

#[test]
fn entries_that_changed_places_are_noticed() {
    let swap = "UPDATE audit_entries SET id = 99 WHERE id = 2; UPDATE audit_entries SET id = 2 WHERE id = 3;
                UPDATE audit_entries SET id = 3 WHERE id = 99;";
    assert_eq!(broken_after(swap), Some(2));
    let renumbered = "DELETE FROM audit_entries WHERE id = 2; UPDATE audit_entries SET id = 2 WHERE id = 3;
                      UPDATE audit_entries SET id = 3 WHERE id = 4; UPDATE audit_entries SET id = 4 WHERE id = 5;";
    assert_eq!(broken_after(renumbered), Some(2));
}

#[test]
fn an_entry_that_was_put_in_is_noticed() {
    let forged =
        "INSERT INTO audit_entries SELECT id + 1, at, operator_id, act, outcome, conversation_id, colleague_id,
                  detail, address, hash FROM audit_entries WHERE id = 5";
    assert_eq!(broken_after(forged), Some(6));
}

#[test]
fn a_chain_can_be_followed_in_pieces() {
    let scratch = entries(5);
    let read = scratch.read();
    let Ok(Verified::SoFar(link)) = verify(&read, Link::beginning(), 3) else { panic!("there is more") };
    assert_eq!(link.number, 3);
    let Ok(Verified::ToTheEnd(link)) = verify(&read, link, 3) else { panic!("that is all") };
    assert_eq!(link.number, 5);
    assert_eq!(verify(&read, link.clone(), 3).expect("read"), Verified::ToTheEnd(link));
}

#[test]
fn it_is_read_from_the_latest_back_as_filters_narrow_it_down() {
    let scratch = entries(60);
    let hour = |hours: i64| Some(Timestamp(0) + Span::minutes(60 * hours));
    for person in [None, Some(OperatorId(1)), Some(OperatorId(2))] {
        for outcome in [None, Some(AuditOutcome::Refused)] {
            for (from, before) in [(None, None), (hour(10), hour(31)), (None, hour(3)), (hour(59), None)] {
                let sought = Sought { person, outcome, from, before };
                let fits = |number: &i64| {
                    number % 4 == 0
                        && match person {
                            Some(OperatorId(1)) => number % 5 != 0,
                            Some(_) => number % 2 == 0,
                            None => true,
                        }
                        && outcome.is_none_or(|_| number % 3 == 0)
                        && from.is_none_or(|from| number * Span::minutes(60).0 >= from.0)
                        && before.is_none_or(|before| number * Span::minutes(60).0 < before.0)
                };
                let expected: Vec<i64> = (1..=60).rev().filter(fits).collect();
                let (mut found, mut below) = (Vec::new(), None);
                loop {
                    let page =
                        find(&scratch.read(), &sought, |entry| entry.act == "signed_in", below, 4).expect("read");
                    found.extend(page.entries.iter().map(|entry| entry.number));
                    match page.next {
                        Some((next, _)) => below = Some(next),
                        None => break,
                    }
                }
                assert_eq!(found, expected, "{sought:?}");
            }
        }
    }
}
