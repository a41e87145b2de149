use super::*;
use crate::storage::scratch::Scratch;

const DAY: i64 = 24 * 60 * 60 * 1_000;

/// Two sites, one department, two people, and a conversation a day for a hundred days: those of every tenth day on the
/// second site and in the department, the last five open, and every seventh taken by Boris, the others by Anna. Every third
/// is tagged, in turn as a complaint and as about tea.
fn company() -> Scratch {
    let scratch = Scratch::open().expect("a file in memory");
    let sql = "INSERT INTO operators (email, name, role, status_since, created_at) VALUES ('a', 'Anna', 'owner', 1, 1), ('b', 'Boris', 'operator', 1, 1);
        INSERT INTO sites (key, name, language, created_at) VALUES ('one', 'One', 'en', 1), ('two', 'Two', 'en', 1);
        INSERT INTO departments (site_id, name, created_at) VALUES (2, 'Delivery', 1);
        WITH RECURSIVE days (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM days WHERE n < 100)
        INSERT INTO visitors (site_id, token_hash, language, user_agent, page_url, page_title, referrer, address, created_at)
            SELECT 1 + (n % 10 = 0), n, 'en', '', '', '', '', '', 1 FROM days;
        INSERT INTO conversations (visitor_id, ordinal, site_id, department_id, opened_at, state, queued_since, operator_id, owned_since, closed_at, closed_by)
            SELECT id, 1, site_id, iif(site_id = 2, 1, NULL), id * 86400000, iif(id <= 95, 'closed', iif(id <= 98, 'owned', 'queued')),
                   iif(id > 95, 1, NULL), iif(id <= 98, 1 + (id % 7 = 0), NULL), iif(id BETWEEN 96 AND 98, 1, NULL),
                   iif(id <= 95, id * 86400000 + 1, NULL), iif(id <= 95, 'visitor', NULL) FROM visitors ORDER BY id;
        INSERT INTO participants SELECT operator_id, id FROM conversations WHERE operator_id IS NOT NULL;
        INSERT INTO tags (name, folded, colour, position, created_at) VALUES ('Complaint', 'complaint', 'red', 1, 1), ('Tea', 'tea', 'green', 2, 1);
        INSERT INTO conversation_tags SELECT 1 + (id % 6 = 0), id, 1, 1 FROM conversations WHERE id % 3 = 0;";
    scratch.connection().execute_batch(&sql.replace("n, 'en'", "CAST(n AS BLOB), 'en'")).expect("a hundred days");
    scratch
}

/// The numbers of everything that a filter finds, page by page.
fn found(scratch: &Scratch, filter: &Filter, many: usize) -> Vec<i64> {
    let (mut numbers, mut below) = (Vec::new(), None);
    loop {
        let Found { rows, next, .. } = find(&scratch.read(), filter, below, many).expect("it can be read");
        numbers.extend(rows.iter().map(|row| row.id.0));
        match next {
            Some((id, _)) => below = Some(id),
            None => return numbers,
        }
    }
}

fn expected(fits: impl Fn(i64) -> bool) -> Vec<i64> {
    (1..=100).rev().filter(|number| fits(*number)).collect()
}

#[test]
fn every_combination_of_filters_finds_exactly_what_fits_page_by_page() {
    let scratch = company();
    let standings = [None, Some(Standing::Queued), Some(Standing::Owned), Some(Standing::Closed)];
    let standing_of = |number: i64| match number {
        99.. => Standing::Queued,
        96.. => Standing::Owned,
        _ => Standing::Closed,
    };
    for standing in standings {
        for site in [None, Some(1), Some(2)] {
            for department in [None, Some(1)] {
                for operator in [None, Some(1), Some(2)] {
                    for tag in [None, Some(1), Some(2)] {
                        for (from, before) in [(None, None), (Some(20), Some(40)), (None, Some(5)), (Some(97), None)] {
                            let filter = Filter {
                                words: None,
                                standing,
                                site: site.map(SiteId),
                                department: department.map(DepartmentId),
                                operator: operator.map(OperatorId),
                                tag: tag.map(TagId),
                                from: from.map(|day| Timestamp(day * DAY)),
                                before: before.map(|day| Timestamp(day * DAY)),
                            };
                            let fits = |number: i64| {
                                standing.is_none_or(|standing| standing == standing_of(number))
                                    && site.is_none_or(|site| site == 1 + i64::from(number % 10 == 0))
                                    && department.is_none_or(|_| number % 10 == 0)
                                    && operator.is_none_or(|id| number <= 98 && id == 1 + i64::from(number % 7 == 0))
                                    && tag.is_none_or(|id| number % 3 == 0 && id == 1 + i64::from(number % 6 == 0))
                                    && from.is_none_or(|day| number >= day)
                                    && before.is_none_or(|day| number < day)
                            };
                            assert_eq!(found(&scratch, &filter, 7), expected(fits), "{filter:?}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_clock_that_was_set_back_by_hours_hides_nothing() {
    let scratch = company();
    let sql = "UPDATE conversations SET opened_at = 30 * 86400000 - 3600000 WHERE id = 31";
    scratch.connection().execute(sql, []).expect("changed");
    let filter = Filter { before: Some(Timestamp(30 * DAY)), from: Some(Timestamp(29 * DAY)), ..Filter::default() };
    let Found { rows, next, .. } = find(&scratch.read(), &filter, None, 10).expect("it can be read");
    assert_eq!(rows.iter().map(|row| row.id.0).collect::<Vec<_>>(), [31, 29]);
    assert_eq!(next, None);
}

/// Every way goes along its index, in the order of numbers: nothing that is closed is sorted, and no table is walked whole
/// but where nothing narrows the list down.
#[test]
fn every_way_goes_along_an_index() {
    let scratch = company();
    let all = Filter::default();
    let (tag, operator) = (Some(TagId(1)), Some(OperatorId(1)));
    let ways = [
        (Filter { tag, ..all.clone() }, "USING PRIMARY KEY (tag_id=? AND conversation_id>? AND conversation_id<?)"),
        (
            Filter { tag, operator, ..all.clone() },
            "USING PRIMARY KEY (tag_id=? AND conversation_id>? AND conversation_id<?)",
        ),
        (
            Filter { operator, ..all.clone() },
            "USING PRIMARY KEY (operator_id=? AND conversation_id>? AND conversation_id<?)",
        ),
        (Filter { site: Some(SiteId(1)), ..all.clone() }, "USING INDEX conversations_of_site"),
        (Filter { department: Some(DepartmentId(1)), ..all.clone() }, "USING INDEX conversations_of_department"),
    ];
    for (filter, wanted) in ways {
        let sql = format!("EXPLAIN QUERY PLAN {}", walk(&filter).sql);
        let mut query = scratch.connection().prepare(&sql).expect("a statement");
        let plan = query.query_map((1, 1, 1, 1, 1), |row| row.get::<_, String>(3)).expect("a plan");
        let plan = plan.collect::<Result<Vec<_>, _>>().expect("lines").join("\n");
        assert!(
            plan.contains(wanted) && !plan.contains("TEMP B-TREE") && !plan.contains("SCAN c"),
            "{filter:?}\n{plan}"
        );
    }
}
