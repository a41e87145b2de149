//! Real conversations, read from a file.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use besedka::domain::message::MessageText;
use flate2::read::MultiGzDecoder;
use serde::Deserialize;

use crate::failure::Failure;

/// A conversation: who said what, in order.
#[derive(Debug, Deserialize)]
pub struct Script {
    /// What was said.
    pub turns: Vec<Turn>,
}

/// One thing that was said.
#[derive(Debug, Deserialize)]
pub struct Turn(pub Side, pub String);

/// Who said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The visitor.
    Visitor,
    /// The operator.
    Operator,
}

impl Turn {
    /// Whether this is what comes out where this turn went in: line ends and the space at the end are the server's to mend.
    pub fn reads(&self, side: Side, text: &str) -> bool {
        self.0 == side && MessageText::parse(&self.1).is_ok_and(|kept| kept.as_str() == text)
    }
}

impl Script {
    /// A turn, if it is this side's.
    pub fn turn_of(&self, side: Side, index: usize) -> Option<&Turn> {
        self.turns.get(index).filter(|turn| turn.0 == side)
    }
}

/// Reads a file of conversations, one JSON object a line, gzipped if it is called `.gz`; at most `limit` of them.
pub fn read(file: &Path, limit: Option<usize>) -> Result<Vec<Script>, Failure> {
    let raw = File::open(file).map_err(|error| Failure::told(format!("{}: {error}", file.display())))?;
    let packed = file.extension().is_some_and(|extension| extension == "gz");
    let plain: Box<dyn Read> = if packed { Box::new(MultiGzDecoder::new(raw)) } else { Box::new(raw) };
    let mut scripts = Vec::new();
    for line in BufReader::new(plain).lines().take(limit.unwrap_or(usize::MAX)) {
        let script: Script = serde_json::from_str(&line?)?;
        check(&script).map_err(|what| Failure::told(format!("conversation {}: {what}", scripts.len() + 1)))?;
        scripts.push(script);
    }
    if scripts.is_empty() {
        return Err(Failure::told(format!("{} has no conversations", file.display())));
    }
    Ok(scripts)
}

fn check(script: &Script) -> Result<(), &'static str> {
    if script.turn_of(Side::Visitor, 0).is_none() {
        return Err("a visitor has to speak first");
    }
    let all_fit = script.turns.iter().all(|turn| MessageText::parse(&turn.1).is_ok());
    if all_fit { Ok(()) } else { Err("a turn is empty or longer than a message may be") }
}
