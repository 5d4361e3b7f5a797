//! `eval`: conversation scripts, played and judged.

use std::sync::Arc;

use anyhow::Context as _;
use salon_responder::{
    Contender, Evaluation, EvaluationReport, ModelAssistant, Script, ScriptReport, load_scripts,
};
use serde::Serialize;

use super::Desk;
use super::scratch::Scratch;
use crate::cli::{EvalArgs, EvalAssistant};
use crate::fault::Fault;
use crate::output::{View, count, say, table};

/// What came of an evaluation.
#[derive(Serialize)]
struct EvaluationView {
    /// Whether every script held every time.
    held: bool,
    #[serde(flatten)]
    report: EvaluationReport,
    #[serde(skip)]
    transcripts: bool,
}

impl View for EvaluationView {
    fn text(&self) -> String {
        let header = [
            "script",
            "language",
            "assistant",
            "held",
            "turns",
            "slowest",
            "tokens",
            "cost",
        ];
        let mut text = table(&header, self.report.scripts.iter().map(row));
        for script in &self.report.scripts {
            if !script.held_every_time() {
                text.push_str("\n\n");
                text.push_str(&script.to_string());
            } else if self.transcripts {
                text.push_str("\n\n");
                text.push_str(&transcript(script));
            }
        }
        text
    }
}

fn row(script: &ScriptReport) -> [String; 8] {
    let cost = script.cost();
    let turns: usize = script.runs.iter().map(|run| run.turns).sum();
    let tokens = cost.prompt_tokens.saturating_add(cost.completion_tokens);
    [
        script.script.clone(),
        script.language.clone(),
        script.contender.clone(),
        format!("{}/{}", script.times_held(), script.runs.len()),
        turns.to_string(),
        format!("{} ms", script.slowest_ms()),
        unless_none(tokens, tokens.to_string()),
        unless_none(cost.micros, money(cost.micros)),
    ]
}

fn unless_none(number: u64, words: String) -> String {
    if number == 0 { "-".to_owned() } else { words }
}

/// Millionths of the price table's currency, as a decimal.
fn money(micros: u64) -> String {
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

fn transcript(script: &ScriptReport) -> String {
    let ScriptReport {
        script: name,
        contender,
        title,
        runs,
        ..
    } = script;
    let lines = runs.first().into_iter().flat_map(|run| &run.transcript);
    let lines = lines.map(|line| {
        let words = line.text.replace('\n', &format!("\n{:18}", ""));
        format!("\n    {:>2} {:9}  {words}", line.step, line.who)
    });
    format!(
        "{name} ({contender}): held. {title}{}",
        lines.collect::<String>()
    )
}

/// `eval`.
pub(super) async fn run(args: &EvalArgs, desk: &Desk) -> anyhow::Result<()> {
    let scripts = load_scripts(&args.path)?;
    let contenders = args.assistants.iter();
    let contenders: Vec<Contender> = contenders
        .map(|who| contender(*who, desk))
        .collect::<anyhow::Result<_>>()?;
    let chosen: Vec<(&Script, &Contender)> = contenders
        .iter()
        .flat_map(|contender| scripts.iter().map(move |script| (script, contender)))
        .filter(|(script, contender)| script.is_for(contender.kind()) && wanted(script, args))
        .collect();
    if chosen.is_empty() {
        return Err(Fault::usage(
            "no script is left: none is for this assistant, or the words match none",
        )
        .into());
    }
    say(&format!(
        "Playing {}.",
        count(chosen.len(), "script", "scripts")
    ));
    let scratch = Scratch::make()
        .await
        .context("could not make a database to play on")?;
    let evaluation = Evaluation::new(scratch.database());
    let mut report = EvaluationReport::default();
    for (script, contender) in chosen {
        report
            .scripts
            .push(evaluation.play(script, contender, args.repeat).await);
    }
    scratch.remove().await;
    show(report, args.transcripts, desk)
}

fn show(report: EvaluationReport, transcripts: bool, desk: &Desk) -> anyhow::Result<()> {
    let (all, failed) = (report.scripts.len(), report.failed().count());
    desk.output.show(&EvaluationView {
        held: report.held(),
        report,
        transcripts,
    })?;
    if failed == 0 {
        say(&format!("All of {} held.", count(all, "script", "scripts")));
        return Ok(());
    }
    Err(Fault::failed(format!(
        "{failed} of {} did not hold",
        count(all, "script", "scripts")
    ))
    .into())
}

fn contender(who: EvalAssistant, desk: &Desk) -> anyhow::Result<Contender> {
    Ok(match who {
        EvalAssistant::Rules => Contender::rules(),
        EvalAssistant::Scripted => Contender::dictated(),
        EvalAssistant::Endpoint => {
            let wanted = desk.model()?;
            let model = salon_setup::chat_model(wanted)?;
            let limits = salon_setup::model_limits(wanted);
            Contender::endpoint(wanted.name.clone(), move || {
                let model = ModelAssistant::new(Arc::clone(&model), limits.clone());
                salon_setup::model_assistant(model)
            })
        }
    })
}

fn wanted(script: &Script, args: &EvalArgs) -> bool {
    let word = args.only.as_ref().map(|word| word.to_lowercase());
    let named = word.is_none_or(|word| {
        let texts = [script.id(), script.title()];
        let covers = script.covers().iter().map(String::as_str);
        texts
            .into_iter()
            .chain(covers)
            .any(|text| text.to_lowercase().contains(&word))
    });
    let language = args.language.as_deref();
    named && language.is_none_or(|language| script.language() == language)
}
