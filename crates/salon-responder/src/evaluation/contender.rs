//! Who is evaluated.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use salon_llm::ScriptedModel;

use crate::assistant::Assistant;
use crate::composed::Composed;
use crate::model::{ModelAssistant, ModelLimits};
use crate::rules::RuleAssistant;

/// What kind of assistant a script is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContenderKind {
    /// Rules alone.
    Rules,
    /// The model assistant with a model that the script dictates: what it does with a model's words,
    /// good or bad.
    Scripted,
    /// The model assistant with a real model.
    Endpoint,
}

impl ContenderKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Rules, Self::Scripted, Self::Endpoint];

    /// Returns the word that scripts use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Scripted => "scripted",
            Self::Endpoint => "endpoint",
        }
    }
}

impl fmt::Display for ContenderKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ContenderKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        found.ok_or_else(|| "must be `rules`, `scripted` or `endpoint`".to_owned())
    }
}

/// Makes an assistant for one play of a script. The model is the one that the script dictates; an
/// assistant that does not read it leaves it alone.
type Make = Box<dyn Fn(Arc<ScriptedModel>) -> Arc<dyn Assistant> + Send + Sync>;

/// An assistant under evaluation: a fresh one for every play.
pub struct Contender {
    kind: ContenderKind,
    name: String,
    make: Make,
}

impl Contender {
    /// The rules.
    #[must_use]
    pub fn rules() -> Self {
        Self {
            kind: ContenderKind::Rules,
            name: "rules".to_owned(),
            make: Box::new(|_model| Arc::new(RuleAssistant)),
        }
    }

    /// The product's own model assistant, with rules behind it, around the model that each script
    /// dictates.
    #[must_use]
    pub fn dictated() -> Self {
        Self::scripted(|model| {
            let first = ModelAssistant::new(model, ModelLimits::default());
            Arc::new(Composed::new(Arc::new(first), Arc::new(RuleAssistant)))
        })
    }

    /// An assistant made anew around the model that each script dictates.
    #[must_use]
    pub fn scripted(
        make: impl Fn(Arc<ScriptedModel>) -> Arc<dyn Assistant> + Send + Sync + 'static,
    ) -> Self {
        Self {
            kind: ContenderKind::Scripted,
            name: "scripted".to_owned(),
            make: Box::new(make),
        }
    }

    /// An assistant with a real model; `name` is what reports call it.
    #[must_use]
    pub fn endpoint(
        name: impl Into<String>,
        make: impl Fn() -> Arc<dyn Assistant> + Send + Sync + 'static,
    ) -> Self {
        Self {
            kind: ContenderKind::Endpoint,
            name: name.into(),
            make: Box::new(move |_model| make()),
        }
    }

    /// Returns its kind.
    #[must_use]
    pub const fn kind(&self) -> ContenderKind {
        self.kind
    }

    /// Returns what reports call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn make(&self, model: Arc<ScriptedModel>) -> Arc<dyn Assistant> {
        (self.make)(model)
    }
}

impl fmt::Debug for Contender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contender")
            .field("kind", &self.kind)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
