//! What every [`ChatModel`] must do.
//!
//! ```text
//! mod scripted {
//!     salon_testkit::chat_model_conformance!(std::future::ready(super::scripted()));
//! }
//! ```
//! makes one named test of each function here; the argument is an expression that is awaited for a
//! fresh [`Subject`] in every test.

use std::any::Any;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use salon_llm::{
    ChatAnswer, ChatError, ChatModel, ChatRequest, FinishReason, Message, Tool, ToolCall,
    ToolChoice,
};
use serde_json::json;

use super::{Breach, hold};

/// A model under test, and how to tell it what to say.
pub struct Subject {
    /// The model.
    pub model: Arc<dyn ChatModel>,
    /// Makes the model say this next.
    pub teach: Box<dyn Fn(Cue) + Send + Sync>,
    /// Whatever must live as long as the model, such as the server that it talks to.
    pub keep: Box<dyn Any + Send + Sync>,
}

/// What a model under test says next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Words.
    Words(String),
    /// Calls of tools: names, and arguments as the model writes them.
    Calls(Vec<(String, String)>),
    /// Words that end because they became too long.
    CutOff(String),
    /// A refusal with this HTTP status and `Retry-After`.
    Refusal(u16, Option<Duration>),
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subject")
            .field("model", &self.model)
            .finish_non_exhaustive()
    }
}

impl Subject {
    fn teach(&self, cue: Cue) {
        (self.teach)(cue);
    }

    async fn ask(&self, request: &ChatRequest) -> Result<ChatAnswer, Breach> {
        let answer = self.model.complete(request).await;
        answer.map_err(|error| Breach::new(format!("expected an answer, not: {error}")))
    }

    async fn fail(&self) -> Result<ChatError, Breach> {
        match self.model.complete(&question()).await {
            Err(error) => Ok(error),
            Ok(answer) => Err(Breach::new(format!("expected a failure, not {answer:?}"))),
        }
    }
}

fn question() -> ChatRequest {
    ChatRequest::new(vec![
        Message::System("You answer texts for a salon.".to_owned()),
        Message::User("Any openings on Friday?".to_owned()),
    ])
}

fn tools() -> Vec<Tool> {
    let tool = |name: &str| Tool {
        name: name.to_owned(),
        description: "Finds openings.".to_owned(),
        parameters: json!({
            "type": "object",
            "properties": {
                "date": { "type": "string", "description": "YYYY-MM-DD" },
                "part": { "type": "string", "enum": ["morning", "afternoon"] },
            },
            "required": ["date"],
        }),
    };
    vec![tool("find_openings"), tool("my_visits")]
}

fn calls(calls: &[(&str, &str)]) -> Cue {
    let owned = |(name, arguments): &(&str, &str)| ((*name).to_owned(), (*arguments).to_owned());
    Cue::Calls(calls.iter().map(owned).collect())
}

/// Words arrive as they were said, as the whole answer.
///
/// # Errors
/// [`Breach`] when not.
pub async fn answers_in_words(subject: Subject) -> Result<(), Breach> {
    let words = "Friday at 10:00 \u{2014} d'accord? \u{1F484}\n\"Yes\" books it.";
    subject.teach(Cue::Words(words.to_owned()));
    let answer = subject.ask(&question()).await?;
    hold(answer.text.as_deref() == Some(words), "the very words")?;
    hold(answer.tool_calls.is_empty(), "no calls")?;
    hold(
        answer.finish == FinishReason::Stop,
        "the model to be done, in its own words",
    )
}

/// Calls arrive in their order, with different ids and the arguments as they were written.
///
/// # Errors
/// [`Breach`] when not.
pub async fn asks_for_tools_in_order(subject: Subject) -> Result<(), Breach> {
    let (first, second) = (r#"{"date":"2026-11-27"}"#, "{}");
    subject.teach(calls(&[("find_openings", first), ("my_visits", second)]));
    let request = question().with_tools(tools(), ToolChoice::Auto);
    let answer = subject.ask(&request).await?;
    let asked: Vec<_> = answer
        .tool_calls
        .iter()
        .map(|call| (call.name.as_str(), call.arguments.as_str()))
        .collect();
    hold(
        asked == [("find_openings", first), ("my_visits", second)],
        "both calls as they were written",
    )?;
    let ids: Vec<_> = answer.tool_calls.iter().map(|call| &call.id).collect();
    hold(ids.first() != ids.last(), "two ids")?;
    hold(ids.iter().all(|id| !id.is_empty()), "ids")?;
    hold(answer.text.is_none(), "no words")?;
    hold(
        answer.finish == FinishReason::ToolCalls,
        "the model to wait for its tools",
    )
}

/// Whatever a program may say about tools is taken: all of them, none, or a certain one.
///
/// # Errors
/// [`Breach`] when not.
pub async fn takes_every_choice_of_tools(subject: Subject) -> Result<(), Breach> {
    for choice in [
        ToolChoice::Auto,
        ToolChoice::Never,
        ToolChoice::Required,
        ToolChoice::Named("my_visits".to_owned()),
    ] {
        subject.teach(Cue::Words("Yes.".to_owned()));
        subject.ask(&question().with_tools(tools(), choice)).await?;
    }
    Ok(())
}

/// A thread goes on after tools have answered, an answer without words included.
///
/// # Errors
/// [`Breach`] when not.
pub async fn goes_on_after_tools_have_answered(subject: Subject) -> Result<(), Breach> {
    let mut request = question().with_tools(tools(), ToolChoice::Auto);
    for round in 0..2 {
        subject.teach(calls(&[("find_openings", "{}"), ("my_visits", "{}")]));
        let answer = subject.ask(&request).await?;
        let answers = answer.tool_calls.iter().map(|call| Message::Tool {
            call_id: call.id.clone(),
            text: if round == 0 {
                String::new()
            } else {
                r#"{"offers":[]}"#.to_owned()
            },
        });
        let answers: Vec<Message> = answers.collect();
        request.messages.push(Message::Assistant {
            text: answer.text,
            tool_calls: answer.tool_calls,
        });
        request.messages.extend(answers);
    }
    subject.teach(Cue::Words("Nothing on Friday.".to_owned()));
    let answer = subject.ask(&request).await?;
    hold(answer.text.is_some(), "words after the tools")
}

/// A call that cannot be read is the caller's to refuse: it fails neither this call nor the next,
/// which carries it.
///
/// # Errors
/// [`Breach`] when not.
pub async fn hands_on_a_call_that_cannot_be_read(subject: Subject) -> Result<(), Breach> {
    let broken = r#"{"date":"2026-"#;
    subject.teach(calls(&[("find_openings", broken)]));
    let mut request = question().with_tools(tools(), ToolChoice::Auto);
    let answer = subject.ask(&request).await?;
    let [call] = answer.tool_calls.as_slice() else {
        return Err(Breach::new("expected one call"));
    };
    let Err(problem) = call.parse_arguments() else {
        return Err(Breach::new("expected arguments that cannot be read"));
    };
    let reply = Message::Tool {
        call_id: call.id.clone(),
        text: problem.to_string(),
    };
    request.messages.push(Message::Assistant {
        text: None,
        tool_calls: vec![call.clone()],
    });
    request.messages.push(reply);
    subject.teach(Cue::Words("Sorry.".to_owned()));
    subject.ask(&request).await.map(drop)
}

/// A model that was cut off is not taken for one that was done.
///
/// # Errors
/// [`Breach`] when not.
pub async fn says_when_it_was_cut_off(subject: Subject) -> Result<(), Breach> {
    subject.teach(Cue::CutOff("We have Friday at".to_owned()));
    let answer = subject.ask(&question()).await?;
    hold(
        answer.finish == FinishReason::Length,
        "an answer that was cut off",
    )
}

/// An answer can be bound to a schema.
///
/// # Errors
/// [`Breach`] when not.
pub async fn takes_a_schema_for_its_answer(subject: Subject) -> Result<(), Breach> {
    let schema = json!({
        "type": "object",
        "properties": { "intent": { "type": "string", "enum": ["book", "other"] } },
        "required": ["intent"],
    });
    subject.teach(Cue::Words(r#"{"intent":"book"}"#.to_owned()));
    let answer = subject
        .ask(&question().with_schema("intent", schema))
        .await?;
    hold(
        answer.text.as_deref() == Some(r#"{"intent":"book"}"#),
        "the very JSON",
    )
}

/// A refusal keeps its status and how long to wait, and says whether asking again can help.
///
/// # Errors
/// [`Breach`] when not.
pub async fn keeps_status_and_wait_of_a_refusal(subject: Subject) -> Result<(), Breach> {
    let wait = Some(Duration::from_secs(7));
    // The one that asks for a pause comes last: who asks with care would ask nothing in it.
    for (status, wait, code, transient) in [
        (503, None, "chat_failed", true),
        (401, None, "chat_unauthorized", false),
        (404, None, "chat_model_unknown", false),
        (400, None, "chat_refused", false),
        (429, wait, "chat_rate_limited", true),
    ] {
        subject.teach(Cue::Refusal(status, wait));
        let error = subject.fail().await?;
        let kept = matches!(error, ChatError::Refused { status: kept, .. } if kept == status);
        hold(
            kept,
            format!("a refusal with status {status}, not: {error}"),
        )?;
        hold(error.retry_after() == wait, format!("to wait for {wait:?}"))?;
        hold(
            error.code() == code,
            format!("{code}, not {}", error.code()),
        )?;
        hold(
            error.is_transient() == transient,
            format!("transient: {transient}"),
        )?;
    }
    Ok(())
}

/// A failure is over when it is over.
///
/// # Errors
/// [`Breach`] when not.
pub async fn answers_again_after_a_failure(subject: Subject) -> Result<(), Breach> {
    subject.teach(Cue::Refusal(500, None));
    subject.fail().await?;
    subject.teach(Cue::Words("Yes.".to_owned()));
    subject.ask(&question()).await.map(drop)
}

/// Several may ask at once.
///
/// # Errors
/// [`Breach`] when not.
pub async fn answers_several_at_once(subject: Subject) -> Result<(), Breach> {
    for _ in 0..3 {
        subject.teach(Cue::Words("Yes.".to_owned()));
    }
    let request = question();
    let ask = || subject.ask(&request);
    let (first, second, third) = tokio::join!(ask(), ask(), ask());
    for answer in [first?, second?, third?] {
        hold(answer.text.as_deref() == Some("Yes."), "an answer to each")?;
    }
    Ok(())
}

/// The model has a name and says who answered; neither it nor its answer shows what was said.
///
/// # Errors
/// [`Breach`] when not.
pub async fn shows_its_name_and_never_the_words(subject: Subject) -> Result<(), Breach> {
    hold(!subject.model.name().is_empty(), "a name")?;
    let call = ToolCall::new("call_0", "find_openings", r#"{"note":"sentinel"}"#);
    subject.teach(Cue::Calls(vec![(call.name.clone(), call.arguments)]));
    let asked = subject
        .ask(&question().with_tools(tools(), ToolChoice::Auto))
        .await?;
    subject.teach(Cue::Words("sentinel".to_owned()));
    let said = subject.ask(&question()).await?;
    hold(said.model.is_some(), "the name of who answered")?;
    subject.teach(Cue::Refusal(400, None));
    let refused = subject.fail().await?;
    let shown = format!(
        "{:?} {asked:?} {said:?} {refused:?} {refused}",
        subject.model
    );
    hold(!shown.contains("sentinel"), "no words to be shown")
}

/// Makes a test of every promise of `ChatModel`, for the model that the expression makes: a future
/// of a `Subject`.
#[macro_export]
macro_rules! chat_model_conformance {
    ($subject:expr) => {
        $crate::chat_model_conformance!($subject =>
            answers_in_words,
            asks_for_tools_in_order,
            takes_every_choice_of_tools,
            goes_on_after_tools_have_answered,
            hands_on_a_call_that_cannot_be_read,
            says_when_it_was_cut_off,
            takes_a_schema_for_its_answer,
            keeps_status_and_wait_of_a_refusal,
            answers_again_after_a_failure,
            answers_several_at_once,
            shows_its_name_and_never_the_words,
        );
    };
    ($subject:expr => $($promise:ident,)+) => {$(
        #[tokio::test]
        async fn $promise() -> Result<(), $crate::conformance::Breach> {
            $crate::conformance::chat_model::$promise($subject.await).await
        }
    )+};
}
