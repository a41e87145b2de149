//! What it costs to read and to write a frame: every message passes through here at least twice.

use std::hint::black_box;

use besedka::domain::ids::{ConversationId, EventNumber, MessageKey, OperatorId, SiteId, VisitorId};
use besedka::domain::time::Timestamp;
use besedka::protocol::common::{Author, Mark, Marks};
use besedka::protocol::console_out::{Cause, ConsoleOut, LastLine, Summary, SummaryState};
use besedka::protocol::encode;
use besedka::protocol::widget_in::WidgetIn;
use besedka::protocol::widget_out::{VisitorMessage, WidgetOut};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// Of the length that people write, in a language whose letters are two bytes long.
const TEXT: &str =
    "Здравствуйте! Подскажите, пожалуйста, есть ли этот чайник в наличии и можно ли забрать его сегодня?";
const KEY: MessageKey = MessageKey(Uuid::from_u128(0x0199_3b1c_5c00_7abc_8def_0123_4567_89ab));
const NOW: Timestamp = Timestamp(1_790_000_000_000);

fn post() -> WidgetIn {
    WidgetIn::Post { key: KEY, text: TEXT.into() }
}

fn message() -> WidgetOut {
    let author = Author::Operator { id: OperatorId(7), name: "Анна".into() };
    let message = VisitorMessage { conversation: 1, number: 12, key: KEY, author, text: TEXT.into(), at: NOW };
    WidgetOut::Message { message }
}

fn summary() -> ConsoleOut {
    let conversation = Summary {
        id: ConversationId(20_461),
        site: SiteId(3),
        department: None,
        visitor: VisitorId(18_004),
        visitor_name: Some("Ольга".into()),
        opened_at: NOW,
        state: SummaryState::Owned { operator: OperatorId(7), since: NOW, sender: None },
        marks: Marks { visitor: Mark { delivered: 11, read: 11 }, company: Mark { delivered: 12, read: 10 } },
        last: Some(LastLine { from_visitor: true, by: None, text: TEXT.into(), at: NOW }),
        messages: 12,
        last_from_visitor: 12,
        unread: 2,
        tags: Vec::new(),
    };
    ConsoleOut::Conversation {
        event: EventNumber(90_210),
        cause: Cause::Taken,
        by: Some(OperatorId(7)),
        note: None,
        conversation,
    }
}

fn both_ways<T: Serialize + DeserializeOwned>(criterion: &mut Criterion, name: &str, frame: &T) {
    let text = encode(frame);
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("encode", |bencher| bencher.iter(|| encode(black_box(frame))));
    group.bench_function("decode", |bencher| {
        bencher.iter(|| serde_json::from_str::<T>(black_box(&text)).expect("a frame that we encoded"));
    });
    group.finish();
}

fn frames(criterion: &mut Criterion) {
    both_ways(criterion, "post", &post());
    both_ways(criterion, "message", &message());
    both_ways(criterion, "summary", &summary());
}

criterion_group!(benches, frames);
criterion_main!(benches);
