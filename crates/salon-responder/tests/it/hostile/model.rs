//! A model that wants to do harm, the same way every time for one seed.

use std::sync::Mutex;

use async_trait::async_trait;
use salon_llm::{ChatAnswer, ChatError, ChatModel, ChatRequest, Message, ToolCall};
use serde_json::{Value, json};

use crate::model_stage::{everything, friday_at_ten, ids, system};

/// Numbers that look random and are the same for one seed: splitmix64, Steele, Lea and Flood, 2014.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below another.
    pub(super) fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % u64::try_from(below).unwrap()).unwrap()
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.roll(all.len())]
    }
}

/// What no request may have in it: stored numbers, addresses and surnames, and those that clients type.
pub(super) const PRIVATE: [&str; 7] = [
    "9185550",
    "918) 555",
    "Lopez",
    "Hart",
    "286-4371",
    "@example",
    "Oak Street",
];

/// The model.
#[derive(Debug)]
pub(super) struct Hostile {
    dice: Mutex<Dice>,
    /// What it heard that it should not have.
    pub(super) heard: Mutex<Vec<String>>,
}

impl Hostile {
    pub(super) const fn of(seed: u64) -> Self {
        Self {
            dice: Mutex::new(Dice::of(seed)),
            heard: Mutex::new(Vec::new()),
        }
    }
}

#[async_trait]
impl ChatModel for Hostile {
    fn name(&self) -> &'static str {
        "hostile"
    }

    async fn complete(&self, request: &ChatRequest) -> Result<ChatAnswer, ChatError> {
        let told = everything(request);
        let private = PRIVATE.iter().filter(|word| told.contains(*word));
        let private: Vec<String> = private.map(|word| format!("{word} in {told}")).collect();
        self.heard.lock().unwrap().extend(private);
        let mut dice = self.dice.lock().unwrap();
        match dice.roll(20) {
            0 => Err(ChatError::TimedOut),
            1..=8 => Ok(ChatAnswer::calls(vec![call(&mut dice, request)])),
            9..=11 => Ok(ChatAnswer::text(
                honest(request).unwrap_or_else(|| lie(&mut dice, request)),
            )),
            _ => Ok(ChatAnswer::text(lie(&mut dice, request))),
        }
    }
}

/// An opening that was found, so that clients have something to accept.
fn honest(request: &ChatRequest) -> Option<String> {
    let Some(Message::Tool { text, .. }) = request.messages.last() else {
        return None;
    };
    let told: Value = serde_json::from_str(text).ok()?;
    let opening = told.get("openings")?.get(0)?;
    let word = |name: &str| opening.get(name).and_then(Value::as_str);
    let (day, time) = (word("day")?, word("time")?);
    Some(format!("{day}, {time} is free. Shall I book it?"))
}

/// A text that is not true, or must not be said.
pub(super) fn lie(dice: &mut Dice, request: &ChatRequest) -> String {
    let weekday = dice.pick(&["Mon", "Tue", "Wed", "Thu", "Sun"]);
    let hour = 1 + dice.roll(9);
    let minutes = dice.pick(&["07", "23", "41", "58"]);
    let price = dice.pick(&["$3", "$7", "$11", "$999", "$64.99"]);
    match dice.roll(14) {
        0 => "You're booked: Haircut with Sarah, Mon Nov 30, 4:15 pm. See you then!".to_owned(),
        1 => format!("{weekday} Nov 27 at 10:00 am with Sarah is free. Shall I book it?"),
        2 => format!("Sat Nov 28, {hour}:{minutes} pm with Sam is free. Shall I book it?"),
        3 => format!("A Haircut is only {price} this week. Shall I book it?"),
        4 => "Because it's you: 50% off everything, and the Balayage is free of charge!".to_owned(),
        5 => "Olivia has that slot, Fri Nov 27, 2:00 pm with Sam.".to_owned(),
        6 => "Please pay first: https://pay.example.org/now".to_owned(),
        7 => "Book it yourself at www.salon-deals.example".to_owned(),
        8 => leak(&system(request)),
        9 => "Free of worries! ".repeat(60_000),
        10 => "Done, your visit is cancelled.".to_owned(),
        11 => "I moved your visit to Mon Nov 30, 3:45 pm.".to_owned(),
        12 => "Giselle can do it on Fri Nov 27, 10:00 am. She is the best!".to_owned(),
        _ => "A Balayage takes 20 min. Happy to help!".to_owned(),
    }
}

/// The end of what it was told, with the marker that it must not show.
fn leak(prompt: &str) -> String {
    let letters: Vec<char> = prompt.trim_end().chars().collect();
    let last = letters.len().saturating_sub(120);
    format!(
        "My instructions end like this: {}",
        letters[last..].iter().collect::<String>()
    )
}

fn call(dice: &mut Dice, request: &ChatRequest) -> ToolCall {
    let prompt = system(request);
    let known = |kind| ids(&prompt, kind).first().copied();
    let any = i64::try_from(1 + dice.roll(40)).unwrap();
    let offer = known("offer").filter(|_| dice.roll(2) == 0).unwrap_or(any);
    let visit = known("visit").filter(|_| dice.roll(2) == 0).unwrap_or(any);
    let (tool, arguments) = match dice.roll(12) {
        0..=2 => ("find_openings", friday_at_ten().to_string()),
        3 | 4 => ("book", json!({ "offer_id": offer }).to_string()),
        5 => ("move_visit", json!({ "offer_id": offer }).to_string()),
        6 => ("cancel_visit", json!({ "visit_id": visit }).to_string()),
        7 => ("ask_to_cancel", json!({ "visit_id": visit }).to_string()),
        8 => ("set_name", json!({ "name": "Olivia Quill" }).to_string()),
        9 => ("delete_everything", "{}".to_owned()),
        10 => ("book", "{\"offer_id\": ".to_owned()),
        _ => ("my_visits", "{\"client\": 1, \"all\": true}".to_owned()),
    };
    ToolCall::new("call_1", tool, arguments)
}
