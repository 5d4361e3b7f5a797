//! Models whose mood a test changes, and what is asked of them.

use std::future::pending;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use salon_llm::{
    BreakerState, ChatAnswer, ChatError, ChatModel, ChatRequest, ResilienceOptions, Resilient,
    ScriptedModel,
};
use tokio::time::{Instant, timeout};

use crate::subjects::{question, refused};

pub(crate) const SECOND: Duration = Duration::from_secs(1);

/// How a model is doing.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mood {
    Answers,
    AnswersAfter(Duration),
    Refuses(u16),
    Hangs,
}

/// A model whose mood a test changes.
#[derive(Debug)]
pub(crate) struct Moody {
    mood: Mutex<Mood>,
    asked: AtomicUsize,
}

impl Moody {
    pub(crate) fn new(mood: Mood) -> Arc<Self> {
        Arc::new(Self {
            mood: Mutex::new(mood),
            asked: AtomicUsize::new(0),
        })
    }

    pub(crate) fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl ChatModel for Moody {
    fn name(&self) -> &'static str {
        "moody"
    }

    async fn complete(&self, _request: &ChatRequest) -> Result<ChatAnswer, ChatError> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mood = *self.mood.lock().unwrap();
        match mood {
            Mood::Answers => Ok(ChatAnswer::text("Yes.")),
            Mood::AnswersAfter(wait) => {
                drop(timeout(wait, pending::<()>()).await);
                Ok(ChatAnswer::text("Yes."))
            }
            Mood::Refuses(status) => Err(refused(status)),
            Mood::Hangs => pending().await,
        }
    }
}

pub(crate) type Lines = Vec<Result<ChatAnswer, ChatError>>;

pub(crate) fn scripted(lines: Lines) -> (Arc<ScriptedModel>, Resilient<Arc<ScriptedModel>>) {
    let model = Arc::new(ScriptedModel::new(lines));
    let resilient = Resilient::new(Arc::clone(&model), ResilienceOptions::new(7));
    (model, resilient)
}

pub(crate) fn moody(mood: Mood) -> (Arc<Moody>, Resilient<Arc<Moody>>) {
    let mut options = ResilienceOptions::new(7);
    // One call is one failure, so that tests can count.
    options.retries = 0;
    let model = Moody::new(mood);
    (Arc::clone(&model), Resilient::new(model, options))
}

pub(crate) fn yes() -> ChatAnswer {
    ChatAnswer::text("Yes.")
}

pub(crate) fn throttled(wait: Duration) -> ChatError {
    ChatError::Refused {
        status: 429,
        reason: None,
        retry_after: Some(wait),
    }
}

/// A question whose turn ends after a while.
pub(crate) fn within(time: Duration) -> ChatRequest {
    question().with_deadline((Instant::now() + time).into_std())
}

pub(crate) async fn open<M: ChatModel + 'static>(model: &Resilient<M>) {
    for _ in 0..10 {
        drop(model.complete(&within(SECOND)).await);
    }
    assert!(matches!(model.state(), BreakerState::Open { .. }));
}
