//! One turn of a model: what it is told, what it asks for, what it says.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::Duration;

use salon_language::Understanding;
use salon_llm::{ChatAnswer, ChatRequest, Message, ToolCall, ToolChoice, Usage};
use salon_postgres::{Direction, ModelUse};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::flaws::{Words, flaws};
use super::known::Known;
use super::mask::Mask;
use super::settling::Candidate;
use super::show::Show;
use super::template::PromptTemplate;
use super::tools::tools;
use super::{ModelAssistant, away, call_failed};
use crate::assistant::{AssistantError, Decision, GaveUp};
use crate::dialogue::Dialogue;
use crate::situation::Situation;
use crate::toolbox::Toolbox;

/// Earlier texts that a model reads.
const HISTORY: usize = 12;

/// Tools that a model may ask for at once; what comes after is answered with an error.
const MOST_CALLS: usize = 6;

/// Longer texts than this are refused, however they go on.
const LONGEST_TEXT: usize = 4_000;

/// Longer arguments than this are not read.
const LONGEST_ARGUMENTS: usize = 4_096;

/// One turn of a model.
#[derive(Debug)]
pub(super) struct Talk<'a, 'b> {
    assistant: &'a ModelAssistant,
    pub(super) situation: &'a Situation,
    pub(super) toolbox: &'a mut Toolbox<'b>,
    pub(super) read: Understanding,
    /// Where the dialogue stood when the text came.
    pub(super) before: Dialogue,
    /// Where it will stand.
    pub(super) dialogue: Dialogue,
    pub(super) mask: Mask,
    pub(super) found: Vec<Candidate>,
    pub(super) asked_to_cancel: Option<salon_domain::VisitId>,
    messages: Vec<Message>,
    canary: String,
    prompt: String,
    started: Instant,
    pub(super) used: ModelUse,
}

impl<'a, 'b> Talk<'a, 'b> {
    /// How rows are shown to the model.
    pub(super) const fn show(&self) -> Show {
        Show(self.situation.language)
    }

    /// Gathers what the model is told. All of it becomes evidence, because it may be repeated.
    pub(super) async fn begin(
        assistant: &'a ModelAssistant,
        situation: &'a Situation,
        toolbox: &'a mut Toolbox<'b>,
        read: Understanding,
    ) -> Result<Self, AssistantError> {
        let before = Dialogue::load(situation);
        let template = match &assistant.told {
            Some(told) => told.clone(),
            None => PromptTemplate::of(toolbox.prompt().await.map_err(away)?),
        };
        let notes = toolbox.notes_on_people().await.map_err(away)?;
        let past = toolbox.past_visits(3).await.map_err(away)?;
        let history = toolbox.recent_texts(HISTORY).await.map_err(away)?;
        know_what_is_told(situation, toolbox);
        let people = situation.people.iter().filter_map(|one| one.name.as_ref());
        let mut mask = Mask::knowing(people.map(salon_domain::ClientName::as_str));
        let canary = canary(situation, template.version());
        let prompt = template.fill(&situation.salon().name);
        let known = Known {
            situation,
            dialogue: &before,
            notes: &notes,
            past: &past,
            canary: &canary,
        };
        let mut messages = vec![Message::System(format!(
            "{prompt}{}",
            known.tell(&mut mask)
        ))];
        let book = &situation.book;
        messages.extend(history.iter().map(|text| {
            let body = mask.hide(&text.body, book);
            match text.direction {
                Direction::In => Message::User(body),
                Direction::Out => Message::Assistant {
                    text: Some(body),
                    tool_calls: Vec::new(),
                },
            }
        }));
        messages.push(Message::User(mask.hide(&situation.words(), book)));
        Ok(Self {
            assistant,
            situation,
            toolbox,
            read,
            dialogue: before.clone(),
            before,
            mask,
            found: Vec::new(),
            asked_to_cancel: None,
            messages,
            canary,
            prompt,
            started: Instant::now(),
            used: ModelUse {
                model: assistant.model.name().to_owned(),
                prompt_version: template.version(),
                ..ModelUse::default()
            },
        })
    }

    /// Lets the model ask for tools until it says something that holds.
    pub(super) async fn decide(&mut self) -> Result<Decision, AssistantError> {
        let mut corrected = false;
        for _step in 0..self.assistant.limits.steps {
            let answer = self.ask().await?;
            if !answer.tool_calls.is_empty() {
                self.carry_out(answer).await?;
                continue;
            }
            let text = answer.text.as_deref().unwrap_or_default().trim();
            // What is too long by far is not read to its end.
            let text: String = text.chars().take(LONGEST_TEXT).collect();
            if text.is_empty() {
                return Err(GaveUp::Silence.into());
            }
            let flaws = self.flaws(&text, &answer);
            self.toolbox.model_notes(|notes| {
                notes.verdicts.push(if flaws.is_empty() {
                    "holds".to_owned()
                } else {
                    flaws.join("; ")
                });
            });
            if flaws.is_empty() {
                return self.settle(text).await;
            }
            metrics::counter!("salon_model_flaws_total").increment(1);
            if corrected {
                return Err(GaveUp::Untrue.into());
            }
            corrected = true;
            self.send_back(&text, &flaws);
        }
        Err(GaveUp::Steps.into())
    }

    /// Returns how much of the model was used.
    pub(super) fn finish(self) -> ModelUse {
        let took = self.started.elapsed();
        metrics::histogram!("salon_model_turn_seconds").record(took.as_secs_f64());
        let cost = u64::try_from(self.used.cost_micros).unwrap_or_default();
        metrics::counter!("salon_model_cost_micros_total").increment(cost);
        ModelUse {
            latency_ms: i64::try_from(took.as_millis()).unwrap_or(i64::MAX),
            ..self.used
        }
    }

    /// Asks the model once, within what is left of the turn's time.
    async fn ask(&mut self) -> Result<ChatAnswer, AssistantError> {
        let limits = &self.assistant.limits;
        let left = limits.turn_time.saturating_sub(self.started.elapsed());
        if left == Duration::ZERO {
            return Err(GaveUp::Time.into());
        }
        let mut request = ChatRequest::new(self.messages.clone())
            .with_tools(tools(self.situation.catalog()), ToolChoice::Auto);
        request.max_tokens = limits.max_tokens;
        request.temperature = limits.temperature;
        request.deadline = Some((self.started + limits.turn_time).into_std());
        self.used.calls += 1;
        let asked = tokio::time::timeout(left, self.assistant.model.complete(&request)).await;
        match asked {
            Err(_elapsed) => {
                self.assistant.pulse.failed("chat_timed_out");
                self.count(&request, None);
                Err(GaveUp::Time.into())
            }
            Ok(Err(error)) => {
                call_failed(&self.assistant.pulse, &error);
                Err(GaveUp::Model(error).into())
            }
            Ok(Ok(answer)) => {
                self.assistant.pulse.answered();
                self.count(&request, Some(&answer));
                Ok(answer)
            }
        }
    }

    /// Adds up tokens and cost. A server that does not say is taken to need a token for four letters.
    fn count(&mut self, request: &ChatRequest, answer: Option<&ChatAnswer>) {
        let usage = answer
            .and_then(|answer| answer.usage)
            .unwrap_or_else(|| estimate(request, answer));
        self.used.prompt_tokens += i64::from(usage.prompt_tokens);
        self.used.completion_tokens += i64::from(usage.completion_tokens);
        self.used.cost_micros += self.assistant.limits.price.cost(usage).to_i64();
        let tokens = [
            ("read", usage.prompt_tokens),
            ("written", usage.completion_tokens),
        ];
        for (kind, count) in tokens {
            metrics::counter!("salon_model_tokens_total", "kind" => kind)
                .increment(u64::from(count));
        }
    }

    /// Carries out what the model asks for, and tells it what came of each.
    async fn carry_out(&mut self, answer: ChatAnswer) -> Result<(), AssistantError> {
        let calls: Vec<ToolCall> = answer.tool_calls.into_iter().take(MOST_CALLS).collect();
        self.messages.push(Message::Assistant {
            text: None,
            tool_calls: calls.iter().map(tame).collect(),
        });
        for call in calls {
            let arguments = if call.arguments.len() > LONGEST_ARGUMENTS {
                Err("the arguments are too long")
            } else {
                call.parse_arguments()
                    .map_err(|_broken| "the arguments are not a JSON object")
            };
            let result = match arguments.clone() {
                Ok(arguments) => self.act(&call.name, arguments).await.map_err(away)?,
                Err(error) => json!({ "error": error }),
            };
            let name: String = call.name.chars().take(64).collect();
            let noted = json!({
                "tool": name,
                "arguments": arguments.map_or(Value::Null, Value::Object),
                "result": result,
            });
            self.toolbox.model_notes(|notes| notes.calls.push(noted));
            self.messages.push(Message::Tool {
                call_id: call.id,
                text: self.mask.hide(&result.to_string(), &self.situation.book),
            });
        }
        Ok(())
    }

    fn flaws(&self, text: &str, answer: &ChatAnswer) -> Vec<String> {
        let words = Words {
            text,
            finish: &answer.finish,
            canary: &self.canary,
            prompt: &self.prompt,
            mask: &self.mask,
        };
        let mut flaws = flaws(&words, self.toolbox);
        flaws.extend(self.toolbox.untold(text));
        let (_, asks_name) = self.toolbox.tell_deeds();
        if asks_name.is_some() && (!text.contains('?') || !self.shown(text).is_empty()) {
            flaws.push("it does not ask for the client's name, or asks for more".to_owned());
        }
        flaws
    }

    /// Returns a text to the model, once, with what is wrong with it.
    fn send_back(&mut self, text: &str, flaws: &[String]) {
        self.messages.push(Message::Assistant {
            text: Some(text.chars().take(600).collect()),
            tool_calls: Vec::new(),
        });
        let reasons: String = flaws.join("; ").chars().take(600).collect();
        self.messages.push(Message::System(format!(
            "That text was not sent: {reasons}. Write it again with nothing in it that no tool and no \
             data of this turn says."
        )));
    }
}

/// Everything that stands in the prompt may be repeated: it is made evidence.
fn know_what_is_told(situation: &Situation, toolbox: &mut Toolbox<'_>) {
    toolbox.my_visits();
    let (zone, context) = (&situation.salon().zone, situation.mention_context());
    let today = situation.today();
    let evidence = toolbox.evidence();
    evidence.date(today);
    for offer in &situation.offers {
        evidence.opening(zone, &offer.opening);
    }
    let facts = situation.catalog().facts.iter();
    for fact in facts.filter(|fact| fact.holds_on(today)) {
        evidence.words(&fact.text, context);
    }
}

/// A word that occurs nowhere else: where it turns up, the prompt has leaked.
fn canary(situation: &Situation, version: i32) -> String {
    let mut hasher = DefaultHasher::new();
    (situation.turn, situation.conversation, version).hash(&mut hasher);
    format!("mk{:016x}", hasher.finish())
}

/// A call as it may stand in the thread that is sent back: some servers refuse broken arguments.
fn tame(call: &ToolCall) -> ToolCall {
    let sound = call.arguments.len() <= LONGEST_ARGUMENTS && call.parse_arguments().is_ok();
    let arguments = if sound { call.arguments.as_str() } else { "{}" };
    let name: String = call.name.chars().take(64).collect();
    ToolCall::new(call.id.clone(), name, arguments)
}

fn estimate(request: &ChatRequest, answer: Option<&ChatAnswer>) -> Usage {
    const LETTERS: usize = 4;
    let read: usize = request
        .messages
        .iter()
        .map(|message| match message {
            Message::System(text)
            | Message::Developer(text)
            | Message::User(text)
            | Message::Tool { text, .. } => text.len(),
            Message::Assistant { text, tool_calls } => {
                let calls: usize = tool_calls.iter().map(|call| call.arguments.len()).sum();
                text.as_ref().map_or(0, String::len) + calls
            }
        })
        .sum();
    let written = answer.map_or(0, |answer| {
        let calls = answer.tool_calls.iter().map(|call| call.arguments.len());
        answer.text.as_ref().map_or(0, String::len) + calls.sum::<usize>()
    });
    let tokens = |letters: usize| u32::try_from(letters / LETTERS + 1).unwrap_or(u32::MAX);
    Usage {
        prompt_tokens: tokens(read),
        completion_tokens: tokens(written),
        ..Usage::default()
    }
}
