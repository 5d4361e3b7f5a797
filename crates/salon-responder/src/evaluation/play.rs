//! Playing a script.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use salon_domain::{Address, ConversationId, DeliveryStatus, OfferId, TurnId, VisitId};
use salon_llm::{ChatAnswer, ChatError, ScriptedModel, ToolCall};
use salon_postgres::{Author, Database, DatabaseError, Holds, ThreadText};
use salon_sms::{InboundText, Media, ProviderId, Simulator};
use serde_json::Value;

use super::contender::Contender;
use super::error::PlayError;
use super::judge;
use super::report::{Cost, Failure, Run, ScriptReport, TranscriptLine};
use super::script::{ModelLine, Script, Sender, Step};
use super::stage::{LEASE, Stage};
use crate::assistant::Assistant;
use crate::clock::Clock;
use crate::front_desk::Parts;
use crate::intake::CoalescerOptions;
use crate::rehearsal::Rehearsal;
use crate::sending::SendingOptions;
use crate::turn::TurnOptions;

/// More texts than any script has in one thread.
const WHOLE_THREAD: usize = 1_000;

/// Plays scripts on a scratch database.
#[derive(Debug)]
pub struct Evaluation {
    database: Database,
    plays: AtomicU32,
}

impl Evaluation {
    /// Takes a database that is migrated, has no salon in it and is used by nobody else: whatever
    /// waits in it would be answered by whoever is evaluated. What scripts leave behind stays.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self {
            database,
            plays: AtomicU32::new(0),
        }
    }

    /// Plays a script with a contender, as often as `repeat` says, or the script itself.
    ///
    /// A play that could not go on has failed; there is no other error.
    pub async fn play(
        &self,
        script: &Script,
        contender: &Contender,
        repeat: Option<u16>,
    ) -> ScriptReport {
        let mut runs = Vec::new();
        for _ in 0..repeat.unwrap_or(script.repeat).max(1) {
            runs.push(self.play_once(script, contender).await);
        }
        ScriptReport {
            script: script.id.clone(),
            title: script.title.clone(),
            covers: script.covers.clone(),
            language: script.language.clone(),
            contender: contender.name().to_owned(),
            runs,
        }
    }

    async fn play_once(&self, script: &Script, contender: &Contender) -> Run {
        let number = self.plays.fetch_add(1, Ordering::Relaxed) + 1;
        let mut run = Run::default();
        let stage = match Stage::set(&self.database, script, number).await {
            Ok(stage) => stage,
            Err(error) => {
                run.failures.push(broke_off(None, &error));
                return run;
            }
        };
        let mut play = Play::begin(script, contender, stage, number);
        for (at, step) in script.steps.iter().enumerate() {
            if let Err(error) = play.step(at + 1, step, &mut run).await {
                run.failures.push(broke_off(Some(at + 1), &error));
                return run;
            }
        }
        if let Err(error) = play.end(&mut run).await {
            run.failures.push(broke_off(None, &error));
        }
        run
    }
}

fn broke_off(step: Option<usize>, error: &PlayError) -> Failure {
    Failure {
        step,
        what: format!("the play broke off: {}", crate::report(error)),
    }
}

/// One play under way.
struct Play<'a> {
    script: &'a Script,
    stage: Stage,
    assistant: Arc<dyn Assistant>,
    model: Arc<ScriptedModel>,
    rehearsal: Rehearsal,
    /// Tells the message ids of this play, and of each server in it, from all others.
    seed: u64,
    texts: usize,
}

impl<'a> Play<'a> {
    fn begin(script: &'a Script, contender: &Contender, stage: Stage, number: u32) -> Self {
        let model = Arc::new(ScriptedModel::new([]));
        let assistant = contender.make(Arc::clone(&model));
        let seed = u64::from(number) * 1_000;
        let rehearsal = Rehearsal::new(&parts(&stage, &assistant, seed));
        Self {
            script,
            stage,
            assistant,
            model,
            rehearsal,
            seed,
            texts: 0,
        }
    }

    async fn step(&mut self, at: usize, step: &Step, run: &mut Run) -> Result<(), PlayError> {
        self.prepare(step).await?;
        let sender = step.from.as_ref().unwrap_or(&self.script.from);
        let phone = match sender {
            Sender::Number(number) => number.clone(),
            Sender::Salon => self.stage.number.clone(),
        };
        let before = self.answers(&phone).await?.len();
        let turn_before = self
            .turns(&phone, None)
            .await?
            .last()
            .map(|(turn, _)| *turn);
        self.dictate(step, &phone).await?;
        for text in &step.texts {
            run.transcript.push(line(at, "client", text));
        }
        let started = Instant::now();
        self.send(step, &phone).await?;
        run.turns += self.rehearsal.settle().await?;
        run.took(started.elapsed());
        for (_, cost) in self.turns(&phone, turn_before).await? {
            run.cost = run.cost.plus(cost);
        }
        let answers = self.answers(&phone).await?.split_off(before);
        let who = self.assistant.name().to_owned();
        run.transcript
            .extend(answers.iter().map(|answer| line(at, &who, answer)));
        let words = judge::Words::new(self.script, &self.stage);
        let mut wrong = words.judge(&step.answers, &answers);
        wrong.extend(words.judge_always(&self.script.always, &answers));
        if let Some(check) = &step.book {
            wrong.extend(judge::judge_book(&self.stage, check, &phone).await?);
        }
        let failure = |what| Failure {
            step: Some(at),
            what,
        };
        run.failures.extend(wrong.into_iter().map(failure));
        Ok(())
    }

    async fn end(&self, run: &mut Run) -> Result<(), PlayError> {
        for check in &self.script.finally {
            let phone = match (&check.number, &self.script.from) {
                (Some(number), _) | (None, Sender::Number(number)) => number,
                (None, Sender::Salon) => &self.stage.number,
            };
            let wrong = judge::judge_book(&self.stage, check, phone).await?;
            let failure = |what| Failure { step: None, what };
            run.failures.extend(wrong.into_iter().map(failure));
        }
        let unsaid = self.model.remaining();
        if unsaid > 0 {
            run.failures.push(Failure {
                step: None,
                what: format!("the model was not asked for {unsaid} of its lines"),
            });
        }
        Ok(())
    }

    /// Lets time pass, with what runs out meanwhile, and replaces the server.
    async fn prepare(&mut self, step: &Step) -> Result<(), PlayError> {
        if let Some(time) = step.after {
            self.stage.clock.pass(time);
            let now = self.stage.clock.now();
            let holds = Holds::ExpiredBefore(now);
            self.stage.database.release_holds(&holds, now).await?;
        }
        if step.restart {
            self.seed += 1;
            self.rehearsal = Rehearsal::new(&parts(&self.stage, &self.assistant, self.seed));
        }
        Ok(())
    }

    /// Tells the scripted model what to say in this step.
    async fn dictate(&self, step: &Step, phone: &Address) -> Result<(), PlayError> {
        if step.model.is_empty() {
            return Ok(());
        }
        let known = Known {
            offers: self.offers(phone).await?,
            visits: judge::coming(&self.stage, phone)
                .await?
                .iter()
                .map(|visit| visit.id)
                .collect(),
        };
        for (at, spoken) in step.model.iter().enumerate() {
            self.model.push(match spoken {
                ModelLine::Say(words) => Ok(ChatAnswer::text(words.clone())),
                ModelLine::Call(calls) => Ok(ChatAnswer::calls(known.calls(at, calls))),
                ModelLine::Fail => Err(ChatError::Unavailable { retry_after: None }),
            });
        }
        Ok(())
    }

    async fn send(&mut self, step: &Step, phone: &Address) -> Result<(), PlayError> {
        for (at, body) in step.texts.iter().enumerate() {
            self.texts += 1;
            let photos = if at == 0 { step.photos } else { 0 };
            let id = format!("SM{:016}{:016}", self.seed / 1_000, self.texts);
            let photo = |number| Media {
                url: format!("https://media.invalid/{id}/{number}"),
                content_type: "image/jpeg".to_owned(),
            };
            let text = InboundText {
                media: (1..=photos).map(photo).collect(),
                provider_id: ProviderId::new(id.clone()),
                account_sid: None,
                from: phone.as_str().to_owned(),
                to: self.stage.number.as_str().to_owned(),
                body: body.clone(),
                num_segments: None,
                opt_out_type: None,
                messaging_service_sid: None,
            };
            self.rehearsal.receive(text).await?;
        }
        Ok(())
    }

    async fn conversation(&self, phone: &Address) -> Result<Option<ConversationId>, DatabaseError> {
        self.stage
            .database
            .find_conversation(self.stage.salon, phone)
            .await
    }

    /// What has left for a phone, oldest first.
    async fn answers(&self, phone: &Address) -> Result<Vec<String>, DatabaseError> {
        let Some(conversation) = self.conversation(phone).await? else {
            return Ok(Vec::new());
        };
        let thread = self
            .stage
            .database
            .thread(conversation, WHOLE_THREAD)
            .await?;
        let left = |text: &ThreadText| {
            let stopped = matches!(
                text.status,
                Some(DeliveryStatus::Waiting | DeliveryStatus::Failed | DeliveryStatus::Canceled)
            );
            text.author != Author::Client && !stopped
        };
        Ok(thread
            .into_iter()
            .filter(left)
            .map(|text| text.body)
            .collect())
    }

    /// The turns of a phone after one, and what each cost.
    async fn turns(
        &self,
        phone: &Address,
        after: Option<TurnId>,
    ) -> Result<Vec<(TurnId, Cost)>, DatabaseError> {
        let Some(conversation) = self.conversation(phone).await? else {
            return Ok(Vec::new());
        };
        let (database, salon) = (&self.stage.database, self.stage.salon);
        let turns = database.list_turns(salon, conversation, after).await?;
        Ok(turns
            .iter()
            .map(|turn| (turn.id, Cost::of_turn(&turn.record)))
            .collect())
    }

    async fn offers(&self, phone: &Address) -> Result<Vec<OfferId>, DatabaseError> {
        let Some(conversation) = self.conversation(phone).await? else {
            return Ok(Vec::new());
        };
        let now = self.stage.clock.now();
        let offers = self.stage.database.open_offers(conversation, now).await?;
        Ok(offers.iter().map(|offer| offer.id).collect())
    }
}

fn line(step: usize, who: &str, text: &str) -> TranscriptLine {
    TranscriptLine {
        step,
        who: who.to_owned(),
        text: text.to_owned(),
    }
}

fn parts(stage: &Stage, assistant: &Arc<dyn Assistant>, seed: u64) -> Parts {
    Parts {
        database: stage.database.clone(),
        gateway: Arc::new(Simulator::new(seed)),
        assistant: Arc::clone(assistant),
        clock: Arc::<super::clock::ScriptClock>::clone(&stage.clock),
        instance: "evaluation".to_owned(),
        main_number: None,
        intake: CoalescerOptions::default(),
        spool: None,
        turns: TurnOptions {
            lease: LEASE,
            ..TurnOptions::default()
        },
        sending: SendingOptions::default(),
    }
}

/// Ids that a script cannot know: `{offer 1}` and `{visit 1}` in a tool call stand for the first
/// open offer and the first coming visit of the phone.
struct Known {
    offers: Vec<OfferId>,
    visits: Vec<VisitId>,
}

impl Known {
    fn calls(&self, line: usize, calls: &[(String, Value)]) -> Vec<ToolCall> {
        let call = |(at, (name, with)): (usize, &(String, Value))| {
            let arguments = match with {
                // A text in place of a table is what a model wrote that is no JSON.
                Value::String(broken) => broken.clone(),
                whole @ (Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::Array(_)
                | Value::Object(_)) => self.fill(whole).to_string(),
            };
            ToolCall::new(format!("call_{line}_{at}"), name.clone(), arguments)
        };
        calls.iter().enumerate().map(call).collect()
    }

    fn fill(&self, value: &Value) -> Value {
        match value {
            // TOML has no word for nothing.
            Value::String(text) if text == "null" => Value::Null,
            Value::String(text) => self.find(text).map_or_else(|| value.clone(), Value::from),
            Value::Array(items) => items.iter().map(|item| self.fill(item)).collect(),
            Value::Object(fields) => fields
                .iter()
                .map(|(name, value)| (name.clone(), self.fill(value)))
                .collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        }
    }

    fn find(&self, text: &str) -> Option<i64> {
        let (what, number) = text.strip_prefix('{')?.strip_suffix('}')?.split_once(' ')?;
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        match what {
            "offer" => self.offers.get(at).map(|id| id.get()),
            "visit" => self.visits.get(at).map(|id| id.get()),
            _ => None,
        }
    }
}
