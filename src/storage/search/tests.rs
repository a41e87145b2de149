use super::*;
use crate::storage::archive::{self, Filter};
use crate::storage::scratch::Scratch;

/// A company with one visitor's conversation; messages come by [`says`].
fn company() -> Scratch {
    let scratch = Scratch::open().expect("a file in memory");
    let sql = "INSERT INTO sites (key, name, language, created_at) VALUES ('tea', 'Tea', 'en', 1);
        INSERT INTO visitors (site_id, token_hash, language, user_agent, page_url, page_title, referrer, address, created_at)
            VALUES (1, x'01', 'en', '', '', '', '', '', 1), (1, x'02', 'en', '', '', '', '', '', 1);
        INSERT INTO conversations (visitor_id, ordinal, site_id, opened_at, state, queued_since)
            VALUES (1, 1, 1, 1, 'queued', 1), (2, 1, 1, 2, 'queued', 2);";
    scratch.connection().execute_batch(sql).expect("a company");
    scratch
}

fn says(scratch: &Scratch, conversation: i64, text: &str) {
    let sql = "INSERT INTO messages (conversation_id, number, key, text, at) SELECT ?1,
        (SELECT coalesce(max(number), 0) + 1 FROM messages WHERE conversation_id = ?1), randomblob(16), ?2, 5";
    scratch.connection().execute(sql, (conversation, text)).expect("said");
}

fn catches_up(scratch: &Scratch) -> usize {
    let mut written = 0;
    loop {
        let (batches, more) = pending(&scratch.read()).expect("read");
        for batch in batches {
            written += 1;
            scratch.act(Timestamp(9), |write| put(write, &batch)).expect("written");
        }
        if !more {
            return written;
        }
    }
}

fn found(scratch: &Scratch, asked: &str) -> Vec<i64> {
    let filter = Filter { words: Wanted::parse(asked), ..Filter::default() };
    let found = archive::find(&scratch.read(), &filter, None, 10).expect("read");
    found.rows.iter().map(|row| row.id.0).collect()
}

#[test]
fn what_was_written_is_found_once_it_is_indexed_and_not_twice() {
    let scratch = company();
    says(&scratch, 1, "Где мой заказ?");
    says(&scratch, 2, "Two orders, please");
    assert_eq!(found(&scratch, "заказы"), Vec::<i64>::new());
    assert_eq!(behind_since(&scratch.read()).expect("read"), Some(Timestamp(5)));
    catches_up(&scratch);
    assert_eq!((found(&scratch, "заказы"), found(&scratch, "order")), (vec![1], vec![2]));
    assert_eq!(behind_since(&scratch.read()).expect("read"), None);
    says(&scratch, 1, "Ещё раз про заказ, и про доставку");
    assert_eq!((catches_up(&scratch), catches_up(&scratch)), (1, 0));
    assert_eq!(found(&scratch, "доставка заказа"), [1]);
    assert_eq!(found(&scratch, "«про доставка»"), [1]);
    assert_eq!(found(&scratch, "«доставка заказа»"), Vec::<i64>::new());
}

#[test]
fn a_long_conversation_is_indexed_piece_by_piece_and_found_once() {
    let scratch = company();
    for number in 1..=200 {
        says(&scratch, 1, if number % 50 == 0 { "чай" } else { "вода" });
    }
    catches_up(&scratch);
    assert_eq!(found(&scratch, "чая"), [1]);
    let rows: i64 = scratch.connection().query_row("SELECT count(*) FROM search", [], |row| row.get(0)).expect("rows");
    assert_eq!(rows, 4);
    says(&scratch, 1, "кофе");
    let (batches, _) = pending(&scratch.read()).expect("read");
    assert_eq!(batches.iter().map(|batch| batch.pieces.len()).sum::<usize>(), 1, "the last piece alone");
}

#[test]
fn a_visitor_is_found_by_what_they_are_called_also_from_before_they_said_it() {
    let scratch = company();
    says(&scratch, 1, "one");
    catches_up(&scratch);
    let sql = "UPDATE conversations SET state = 'closed', queued_since = NULL, closed_at = 3, closed_by = 'visitor' WHERE id = 1;
        INSERT INTO conversations (visitor_id, ordinal, site_id, opened_at, state, queued_since) VALUES (1, 2, 1, 4, 'queued', 4);
        UPDATE visitors SET name = 'Анна Петрова', email = 'anna@shop.example' WHERE id = 1";
    scratch.connection().execute_batch(sql).expect("changed");
    says(&scratch, 3, "two");
    catches_up(&scratch);
    assert_eq!((found(&scratch, "Анну"), found(&scratch, "anna@shop.example")), (vec![3, 1], vec![3, 1]));
    let wanted = Wanted::parse("петрова").expect("a word");
    let line = line(&scratch.read(), ConversationId(1), PIECES, &wanted).expect("read").expect("a line");
    assert!(line.text.contains(&("Петрова".to_owned(), true)), "{line:?}");
}

#[test]
fn a_file_with_many_messages_is_indexed_step_by_step() {
    let scratch = company();
    for number in 0..1_000 {
        says(&scratch, 1 + number % 2, &format!("слово{number} {}", "много разных слов ".repeat(20)));
    }
    let (batches, more) = pending(&scratch.read()).expect("read");
    assert!(more && batches.iter().filter(|batch| batch.through.is_some()).count() == 1);
    assert!(batches.last().is_some_and(|batch| batch.through.is_some()), "not before all of it is written");
    catches_up(&scratch);
    assert_eq!(found(&scratch, "слово999"), [2]);
}

#[test]
fn an_index_that_runs_ahead_is_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let opened = crate::storage::open_folder(folder.path()).expect("an empty folder");
    let file = folder.path().join(crate::storage::DATABASE_FILE);
    let broken = || crate::storage::integrity::check(&file).expect("checked").violations;
    assert_eq!(broken(), Vec::<String>::new());
    opened
        .connection
        .execute("INSERT INTO settings (name, value) VALUES ('searched_through', '7')", [])
        .expect("ahead");
    opened.connection.execute("INSERT INTO search (rowid, words) VALUES (65536, 'tea')", []).expect("of nothing");
    let found = broken();
    assert!(found.len() == 2 && found.iter().all(|line| line.contains("the index of words")), "{found:?}");
}
