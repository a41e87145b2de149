//! What routing and every audience start from: the directory of a large company, and who sees which queue.
//!
//! `cargo bench --bench directory`: 100 operators, 50 sites, 3 departments each.

use std::hint::black_box;

use besedka::domain::conversation::Queue;
use besedka::domain::directory::{DepartmentEntry, Directory, OperatorEntry, SiteEntry};
use besedka::domain::ids::{DepartmentId, OperatorId, SiteId};
use besedka::domain::language::Language;
use besedka::domain::offline::OfflineForm;
use besedka::domain::operator::Role;
use besedka::domain::site::RoutingMode;
use besedka::domain::time::Timestamp;
use besedka::domain::widget::Widget;
use besedka::domain::work_status::{Standing, WorkStatus};
use criterion::{Criterion, criterion_group, criterion_main};

fn large_company() -> Directory {
    let mut directory = Directory::default();
    for site in 1..=50 {
        let id = SiteId(site);
        let entry = SiteEntry {
            id,
            key: format!("site{site}"),
            name: format!("Site {site}"),
            language: Language::En,
            mode: RoutingMode::Common,
            origins: Vec::new(),
            offline: OfflineForm::default(),
            hours: None,
            widget: Widget::default(),
        };
        directory.sites.insert(id, entry);
        for department in 0..3 {
            let id = DepartmentId(site * 10 + department);
            directory.departments.insert(id, DepartmentEntry { id, site: SiteId(site), name: String::new() });
        }
    }
    for operator in 1..=100 {
        let id = OperatorId(operator);
        let sites: Vec<SiteId> = (1..=50).filter(|site| (site + operator) % 3 != 0).map(SiteId).collect();
        let departments = sites.iter().map(|site| DepartmentId(site.0 * 10 + operator % 3)).collect();
        let status = if operator % 4 == 0 { WorkStatus::Pause } else { WorkStatus::Ready };
        let standing = Standing { status, since: Timestamp(0) };
        let entry = OperatorEntry {
            id,
            name: format!("Operator {operator}"),
            role: Role::Operator,
            standing,
            limit: None,
            sites,
            departments,
        };
        directory.operators.insert(id, entry);
    }
    directory
}

fn questions(criterion: &mut Criterion) {
    let directory = large_company();
    let queue = Queue { site: SiteId(25), department: Some(DepartmentId(251)) };
    criterion.bench_function("everybody who sees a queue", |bencher| {
        bencher.iter(|| directory.operators.values().filter(|operator| operator.sees_queue(black_box(queue))).count());
    });
    criterion.bench_function("the queues that one operator sees", |bencher| {
        let operator = &directory.operators[&OperatorId(50)];
        bencher.iter(|| directory.queues_of(black_box(operator)));
    });
    criterion.bench_function("whether a widget is online", |bencher| {
        bencher.iter(|| directory.is_online(black_box(SiteId(25))));
    });
}

criterion_group!(benches, questions);
criterion_main!(benches);
