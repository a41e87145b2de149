//! A demonstration in a real file: sound, refused twice, and the same as everything else that reads the file expects.

use super::*;
use crate::demo::Timeline;
use crate::domain::time::Span;
use crate::storage::{directory, integrity, summaries};

const NOW: Timestamp = Timestamp(1_772_325_000_000);

fn filled(folder: &Path, conversations: usize) -> Totals {
    let founded = Timestamp(NOW.0 - Span::days(400).0);
    fill(folder, founded, "hash", Timeline::new(7, NOW, conversations), |_| {}).expect("an empty folder is filled")
}

#[test]
fn what_is_written_down_is_sound() {
    let folder = tempfile::tempdir().expect("a folder");
    let totals = filled(folder.path(), 240);
    assert_eq!(totals.conversations, 240);
    assert!(totals.messages > 240 * 5 && totals.visitors < 240);
    let findings = integrity::check(&folder.path().join(DATABASE_FILE)).expect("a file");
    assert_eq!(findings.violations, Vec::<String>::new());
}

#[test]
fn a_folder_holds_a_company_from_then_on() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(!holds_a_company(folder.path()).expect("an empty folder"));
    drop(open_folder(folder.path()).expect("a folder without a company"));
    assert!(!holds_a_company(folder.path()).expect("a migrated folder"));
    filled(folder.path(), 3);
    assert!(holds_a_company(folder.path()).expect("a filled folder"));
}

#[test]
fn the_console_finds_its_queue_its_work_and_its_past() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path(), 300);
    let connection = open_reader(&folder.path().join(DATABASE_FILE)).expect("a file");
    let read = Read { connection: &connection };
    let company = directory::load(&read).expect("a directory");
    let anna = company.operators.values().find(|person| person.name.starts_with("Анна")).expect("Anna");
    assert_eq!(summaries::queued(&read, &company.queues_of(anna), 50).expect("rows").len(), 7);
    assert!(summaries::in_work(&read, anna.id).expect("rows").len() >= 2);
    assert_eq!(summaries::closed(&read, None, None, 50).expect("rows").len(), 50);
    assert_eq!(company.site_by_key("demo").map(|site| site.origins.len()), Some(4));
    assert_eq!(company.departments.len(), 4);
}
