//! A salon with a model at the desk that says what a test tells it to.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use salon_llm::{ChatAnswer, ChatError, ChatModel, ChatRequest, Message, ToolCall, Usage};
use salon_responder::{Composed, ModelAssistant, ModelLimits, RuleAssistant};
use serde_json::{Value, json};

use crate::stage::{MONDAY, Stage};

pub(crate) const ANA: &str = "+19185550123";

type Line = Box<dyn Fn(&ChatRequest) -> Option<Result<ChatAnswer, ChatError>> + Send + Sync>;

/// A model that follows a script and remembers what it was told.
#[derive(Default)]
pub(crate) struct Puppet {
    lines: Mutex<VecDeque<Line>>,
    told: Mutex<Vec<ChatRequest>>,
}

impl fmt::Debug for Puppet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Puppet")
    }
}

#[async_trait]
impl ChatModel for Puppet {
    fn name(&self) -> &'static str {
        "puppet"
    }

    async fn complete(&self, request: &ChatRequest) -> Result<ChatAnswer, ChatError> {
        self.told.lock().unwrap().push(request.clone());
        let line = self.lines.lock().unwrap().pop_front();
        let line = line.ok_or(ChatError::Unavailable { retry_after: None })?;
        match line(request) {
            Some(answer) => answer,
            None => std::future::pending().await,
        }
    }
}

impl Puppet {
    fn push(
        &self,
        line: impl Fn(&ChatRequest) -> Option<Result<ChatAnswer, ChatError>> + Send + Sync + 'static,
    ) -> &Self {
        self.lines.lock().unwrap().push_back(Box::new(line));
        self
    }

    pub(crate) fn says(&self, text: &str) -> &Self {
        let text = text.to_owned();
        self.push(move |_| Some(Ok(counted(ChatAnswer::text(text.clone())))))
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "arguments are written where they are passed"
    )]
    pub(crate) fn calls(&self, tool: &str, arguments: Value) -> &Self {
        self.calls_raw(tool, &arguments.to_string())
    }

    pub(crate) fn calls_raw(&self, tool: &str, arguments: &str) -> &Self {
        let call = ToolCall::new("call_1", tool, arguments);
        self.push(move |_| Some(Ok(counted(ChatAnswer::calls(vec![call.clone()])))))
    }

    /// Calls a tool with the id that the prompt gives the nth thing of a kind: an offer, a visit.
    pub(crate) fn calls_with(&self, tool: &str, kind: &'static str, nth: usize) -> &Self {
        let tool = tool.to_owned();
        self.push(move |request| {
            let id = ids(&system(request), kind)[nth];
            let arguments = json!({ format!("{kind}_id"): id }).to_string();
            let call = ToolCall::new("call_1", tool.clone(), arguments);
            Some(Ok(counted(ChatAnswer::calls(vec![call]))))
        })
    }

    /// Answers with what a function makes of the request.
    pub(crate) fn answers(
        &self,
        line: impl Fn(&ChatRequest) -> ChatAnswer + Send + Sync + 'static,
    ) -> &Self {
        self.push(move |request| Some(Ok(line(request))))
    }

    pub(crate) fn fails(&self) -> &Self {
        self.push(|_| Some(Err(ChatError::TimedOut)))
    }

    pub(crate) fn hangs(&self) -> &Self {
        self.push(|_| None)
    }

    pub(crate) fn told(&self) -> Vec<ChatRequest> {
        self.told.lock().unwrap().clone()
    }

    /// Everything it was ever told, as one text.
    pub(crate) fn heard(&self) -> String {
        self.told().iter().map(everything).collect()
    }

    /// The result of the tool that was called last.
    pub(crate) fn last_result(&self) -> Value {
        let told = self.told();
        let message = told.last().unwrap().messages.last().unwrap().clone();
        let Message::Tool { text, .. } = message else {
            panic!("not a tool's result: {message:?}");
        };
        serde_json::from_str(&text).unwrap()
    }
}

fn counted(answer: ChatAnswer) -> ChatAnswer {
    ChatAnswer {
        usage: Some(Usage {
            prompt_tokens: 1_000,
            completion_tokens: 100,
            ..Usage::default()
        }),
        ..answer
    }
}

pub(crate) fn system(request: &ChatRequest) -> String {
    match request.messages.first() {
        Some(Message::System(text)) => text.clone(),
        _ => String::new(),
    }
}

pub(crate) fn everything(request: &ChatRequest) -> String {
    let words = request.messages.iter().map(|message| match message {
        Message::System(text)
        | Message::Developer(text)
        | Message::User(text)
        | Message::Tool { text, .. } => text.clone(),
        Message::Assistant { text, tool_calls } => {
            let calls: String = tool_calls.iter().map(|it| it.arguments.clone()).collect();
            format!("{}{calls}", text.clone().unwrap_or_default())
        }
    });
    words.collect::<Vec<_>>().join("\n")
}

/// The ids of a kind of thing in the prompt: `offer 7: …`.
pub(crate) fn ids(prompt: &str, kind: &str) -> Vec<i64> {
    let head = format!("- {kind} ");
    prompt
        .lines()
        .filter_map(|line| line.strip_prefix(head.as_str()))
        .filter_map(|rest| rest.split(':').next()?.parse().ok())
        .collect()
}

/// The demo salon with a puppet at the desk and rules behind it.
pub(crate) async fn with_puppet(limits: ModelLimits) -> (Stage, Arc<Puppet>) {
    let puppet = Arc::new(Puppet::default());
    let model = ModelAssistant::new(Arc::<Puppet>::clone(&puppet), limits);
    let both = Composed::new(Arc::new(model), Arc::new(RuleAssistant));
    (Stage::open_with(MONDAY, Arc::new(both)).await, puppet)
}

pub(crate) fn impatient() -> ModelLimits {
    ModelLimits {
        turn_time: Duration::from_millis(300),
        ..ModelLimits::default()
    }
}

/// A search for a haircut with Sarah on Friday at ten, which is free in an empty book.
pub(crate) fn friday_at_ten() -> Value {
    json!({
        "services": ["haircut"], "staff": "sarah", "dates": ["2026-11-27"], "at": "10:00",
        "not_before": null, "not_after": null, "moving_visit": null, "for_person": null,
    })
}

impl Stage {
    /// The first column of the newest turn, or several with `||`.
    pub(crate) async fn newest_turn(&self, columns: &str) -> String {
        let query = format!("SELECT ({columns})::text FROM turns ORDER BY id DESC LIMIT 1");
        self.home.query(&query).await[0][0].clone()
    }

    /// Lets a client be shown the one opening of [`friday_at_ten`].
    pub(crate) async fn shows_friday_at_ten(&self, puppet: &Puppet) -> String {
        puppet
            .calls("find_openings", friday_at_ten())
            .says("Fri Nov 27, 10:00 am with Sarah is free. Shall I book it?");
        self.client(ANA)
            .says("haircut with Sarah on Friday at 10 please")
            .await
    }

    /// Books a visit of Ana Lopez by rules' flow, with a puppet that is silent.
    pub(crate) async fn ana_has_a_visit(&self) {
        self.client(ANA)
            .has_booked("men's cut with Sam Friday at 2pm", "Ana Lopez")
            .await;
    }
}
