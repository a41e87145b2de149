//! Nothing in the house is missing in the tables: what there is, is read out of the sources.

use std::fs;

use super::{TABLE, console, monitoring, widget};

/// An address of the house, as `src/web/routes.rs` writes it, and a method.
pub type Route = (String, String);

/// Every route of the house, in the order of the source.
pub fn routes() -> Vec<Route> {
    let source = fs::read_to_string("src/web/routes.rs").unwrap();
    for other in [".nest(", ".nest_service(", ".route_service(", "any(", "put(", "patch(", "delete(", "on("] {
        assert!(!source.contains(other), "{other}: the tables know of .route, get and post only");
    }
    let mut routes = Vec::new();
    for call in source.split(".route(").skip(1) {
        let call = &call[..end_of_call(call)];
        let path = call.split('"').nth(1).expect("an address").to_owned();
        let methods = [("get(", "GET"), ("post(", "POST")].into_iter().filter(|(word, _)| call.contains(word));
        let methods: Vec<_> = methods.map(|(_, method)| (method.to_owned(), path.clone())).collect();
        assert!(!methods.is_empty(), "{path} answers to nothing that the tables know of");
        routes.extend(methods);
    }
    routes
}

/// Where the bracket closes that was opened before.
fn end_of_call(text: &str) -> usize {
    let mut depth = 1;
    let closes = text.char_indices().find(|(_, character)| {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    closes.expect("a bracket").0
}

/// The route that answers at an address: the one that names the most of it.
pub fn route_of(routes: &[Route], method: &str, address: &str) -> Option<Route> {
    let parts: Vec<&str> = address.split('?').next().unwrap_or_default().split('/').collect();
    let fits = |pattern: &str| {
        let pattern: Vec<&str> = pattern.split('/').collect();
        let rest = pattern.last().is_some_and(|last| last.starts_with("{*"));
        (pattern.len() == parts.len() || rest && pattern.len() <= parts.len())
            && pattern.iter().zip(&parts).all(|(part, given)| part.starts_with('{') || part == given)
    };
    let named = |pattern: &str| pattern.split('/').filter(|part| !part.starts_with('{')).count();
    let fitting = routes.iter().filter(|(of, pattern)| of == method && fits(pattern));
    fitting.max_by_key(|(_, pattern)| named(pattern)).cloned()
}

/// The frames that a side of the protocol may say, as they are named on the wire.
pub fn frames(source: &str, name: &str) -> Vec<String> {
    let source = fs::read_to_string(source).unwrap();
    let body = source.split(&format!("pub enum {name} {{\n")).nth(1).and_then(|rest| rest.split("\n}\n").next());
    let variants = body.expect(name).lines().filter_map(|line| line.strip_prefix("    "));
    let named = variants.filter(|line| line.starts_with(char::is_uppercase));
    named.map(|line| snake(line.split([' ', ',', '{', '(']).next().unwrap_or_default())).collect()
}

fn snake(name: &str) -> String {
    name.char_indices().fold(String::new(), |mut snake, (place, letter)| {
        if letter.is_uppercase() && place > 0 {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        snake
    })
}

/// The name of a frame on the wire.
pub fn name_of(frame: &str) -> String {
    let after = frame.split("\"type\":\"").nth(1).expect("a type");
    after.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn every_route_is_in_the_table() {
    let routes = routes();
    assert!(routes.len() > 60, "only {} routes were found in the source", routes.len());
    let walked: Vec<Option<Route>> = TABLE.iter().map(|(method, path, ..)| route_of(&routes, method, path)).collect();
    let sockets = ["/ws/console", "/ws/monitoring", "/ws/widget/{key}"];
    let missing: Vec<&Route> = routes
        .iter()
        .filter(|route| !sockets.contains(&route.1.as_str()) && !walked.contains(&Some((*route).clone())))
        .collect();
    assert!(missing.is_empty(), "add a line each to the table in tests/suite/web/access.rs: {missing:#?}");
}

#[test]
fn every_frame_is_in_a_table() {
    let sides = [
        (
            "src/protocol/console_in.rs",
            "ConsoleIn",
            console::TABLE.iter().map(|(frame, ..)| *frame).collect::<Vec<_>>(),
        ),
        ("src/protocol/widget_in.rs", "WidgetIn", widget::TABLE.iter().map(|(frame, ..)| *frame).collect()),
        ("src/protocol/monitoring.rs", "MonitoringIn", monitoring::TABLE.to_vec()),
    ];
    for (source, name, table) in sides {
        let said: Vec<String> = table.into_iter().map(name_of).collect();
        let all = frames(source, name);
        assert!(all.contains(&"ping".to_owned()), "{source}: {all:?}");
        let missing: Vec<&String> = all.iter().filter(|frame| !said.contains(frame)).collect();
        assert!(missing.is_empty(), "{name}: add a line each to its table in tests/suite/web/access/: {missing:?}");
    }
}

#[test]
fn an_address_belongs_to_the_route_that_names_the_most_of_it() {
    let routes = routes();
    let of = |address| route_of(&routes, "GET", address).map(|(_, pattern)| pattern);
    assert_eq!(of("/cabinet/sites/new").as_deref(), Some("/cabinet/sites/new"));
    assert_eq!(of("/cabinet/sites/1?x=/").as_deref(), Some("/cabinet/sites/{site}"));
    assert_eq!(of("/a/0/css/tokens.css").as_deref(), Some("/a/{hash}/{*path}"));
    assert_eq!(of("/nowhere"), None);
}
