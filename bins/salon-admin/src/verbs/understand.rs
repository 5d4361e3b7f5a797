//! `understand`: what a text would be taken for.

mod asked;
mod findings;
mod intent;
mod jsonl;
mod names;
mod view;

use jiff::civil::DateTime;
use salon_language::{Context, Language, Question, Understanding, explain, understand};

use super::Desk;
use crate::cli::UnderstandArgs;
use crate::fault::Fault;
use findings::ExplanationView;
use names::Names;
use view::UnderstandingView;

/// Does `understand`.
pub(super) async fn run(args: &UnderstandArgs, desk: &Desk) -> anyhow::Result<()> {
    if let (Some(reader), Some(text)) = (args.intent, &args.text) {
        return intent::run(text, reader, args.at, desk).await;
    }
    let mut names = Names::find(desk).await?;
    if let Some(tag) = &args.language {
        names.language = spoken(tag)?;
    }
    let Some(text) = &args.text else {
        return jsonl::run(&names);
    };
    let at = args
        .at
        .unwrap_or_else(|| names.zone.local(desk.now).datetime());
    let question = args.asked.as_deref().and_then(asked::question);
    if args.explain {
        let read = explain(text, &names.context(at, question)?);
        let view = ExplanationView::of(text, &read, &names);
        return desk.output.show(&view);
    }
    let read = names.read(text, at, question)?;
    desk.output
        .show(&UnderstandingView::of(text, &read, &names))
}

/// Reads the tag of a language that is spoken here.
fn spoken(tag: &str) -> Result<Language, Fault> {
    let language = Language::from_tag(tag);
    if tag.starts_with(language.tag()) {
        return Ok(language);
    }
    let tags = Language::ALL.map(Language::tag).join(", ");
    Err(Fault::usage(format!("--language {tag}: there is {tags}")))
}

impl Names {
    /// Reads a text at a moment of the salon's wall clock.
    fn read(
        &self,
        text: &str,
        at: DateTime,
        question: Option<Question>,
    ) -> Result<Understanding, Fault> {
        Ok(understand(text, &self.context(at, question)?))
    }

    /// What is known besides a text that comes at a moment of the salon's wall clock.
    fn context(&self, at: DateTime, question: Option<Question>) -> Result<Context<'_>, Fault> {
        let now = self.zone.starting(at).ok_or_else(|| {
            Fault::usage(format!(
                "the clocks of {} never show {at}",
                self.zone.name()
            ))
        })?;
        Ok(Context {
            now,
            zone: &self.zone,
            vocabulary: &self.vocabulary,
            language: self.language,
            question,
        })
    }
}
