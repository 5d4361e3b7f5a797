//! The conversation: what a client does, one step after the other.

use serde_json::Value;

use super::{Ground, checks, values};
use crate::evaluation::script::{ModelLine, Sender, Step};
use crate::salon_file::reader::{Node, Table};

const MOST_PHOTOS: u32 = 10;

/// Reads the steps; at least one.
pub(super) fn steps(node: &Node<'_>, ground: &Ground) -> Option<Vec<Step>> {
    let items = node.items()?;
    if items.is_empty() {
        return node.refuse("nobody says anything: write at least one [[say]]");
    }
    let read: Vec<Step> = items.iter().filter_map(|item| step(item, ground)).collect();
    (read.len() == items.len()).then_some(read)
}

fn step(node: &Node<'_>, ground: &Ground) -> Option<Step> {
    let own = [
        "after", "restart", "from", "text", "texts", "photos", "model",
    ];
    let known = [&own[..], &checks::ANSWER, &checks::BOOK].concat();
    let table = node.table(&known)?;
    let after = match table.find("after") {
        Some(node) => values::passing(node).map(Some),
        None => Some(None),
    };
    let restart = table.find("restart").map_or(Some(false), Node::truth);
    let from = match table.find("from") {
        Some(node) => sender(node, ground).map(Some),
        None => Some(None),
    };
    let photos = photos(&table);
    let texts = texts(&table, photos);
    let model = table.find("model").map_or_else(|| Some(Vec::new()), model);
    let answers = checks::answers(&table, ground);
    let book = checks::book(&table, ground);
    Some(Step {
        after: after?,
        restart: restart?,
        from: from?,
        texts: texts?,
        photos: photos?,
        model: model?,
        answers: answers?,
        book: book?,
    })
}

/// Reads whose phone it is: a number, or `salon` for the salon's own.
pub(super) fn sender(node: &Node<'_>, ground: &Ground) -> Option<Sender> {
    node.read(|text| match text {
        "salon" => Ok(Sender::Salon),
        number => ground.number(number).map(Sender::Number),
    })
}

fn photos(table: &Table<'_>) -> Option<usize> {
    let Some(node) = table.find("photos") else {
        return Some(0);
    };
    match node.as_whole_number() {
        Some(number @ 1..=MOST_PHOTOS) => usize::try_from(number).ok(),
        Some(_) | None => node.refuse("must be a whole number of photos from 1 to 10"),
    }
}

/// Reads what is said: `text` for one, `texts` for a burst, neither for photos alone.
fn texts(table: &Table<'_>, photos: Option<usize>) -> Option<Vec<String>> {
    match (table.find("text"), table.find("texts")) {
        (Some(_), Some(texts)) => texts.refuse("write either `text` or `texts`, not both"),
        (Some(node), None) => Some(vec![node.text()?.to_owned()]),
        (None, Some(node)) => {
            let texts = node.texts()?;
            if texts.is_empty() {
                return node.refuse("a burst has at least one text");
            }
            Some(texts)
        }
        (None, None) if photos.is_some_and(|photos| photos > 0) => Some(vec![String::new()]),
        (None, None) => table
            .node()
            .refuse("says nothing: write `text`, `texts` or `photos`"),
    }
}

fn model(node: &Node<'_>) -> Option<Vec<ModelLine>> {
    let items = node.items()?;
    let read: Vec<ModelLine> = items.iter().filter_map(model_line).collect();
    (read.len() == items.len()).then_some(read)
}

/// Reads one answer of the model: `{ say = "…" }`, `{ call = "book", with = { offer_id = 7 } }`,
/// `{ calls = [ … ] }` for several tools at once, or `{ fail = true }`.
fn model_line(node: &Node<'_>) -> Option<ModelLine> {
    let table = node.table(&["say", "call", "with", "calls", "fail"])?;
    if let Some(node) = table.find("say") {
        return Some(ModelLine::Say(node.text()?.to_owned()));
    }
    if table.find("call").is_some() {
        return Some(ModelLine::Call(vec![call(&table)?]));
    }
    if let Some(node) = table.find("calls") {
        let items = node.items()?;
        let one = |item: &Node<'_>| call(&item.table(&["call", "with"])?);
        let calls: Vec<_> = items.iter().filter_map(one).collect();
        return (calls.len() == items.len()).then_some(ModelLine::Call(calls));
    }
    match table.find("fail").map(Node::truth) {
        Some(Some(true)) => Some(ModelLine::Fail),
        Some(Some(false) | None) | None => {
            node.refuse("is no answer of a model: write `say`, `call`, `calls` or `fail = true`")
        }
    }
}

fn call(table: &Table<'_>) -> Option<(String, Value)> {
    let name = table.get("call").and_then(Node::text)?.to_owned();
    let with = match table.find("with") {
        Some(node) if node.is_table() || node.as_text().is_some() => node.to_json(),
        Some(node) => return node.refuse("must be a table, or a text that stands for broken JSON"),
        None => Value::Object(serde_json::Map::new()),
    };
    Some((name, with))
}
