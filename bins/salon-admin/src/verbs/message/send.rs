//! `message send`: texts that are no answers.

use std::fs::File;

use anyhow::Context as _;
use salon_domain::{DeliveryStatus, OutboxId, Permission, Purpose, Salon, permission};
use salon_postgres::{Author, NewQueuedText, NewText, TextCount};
use salon_responder::{FileText, SheetProblem, TextFile, read_text_file};
use salon_sms::measure;
use serde::Serialize;

use crate::cli::MessageSendArgs;
use crate::confirm::{Decision, decide};
use crate::connect::Store;
use crate::fault::Fault;
use crate::looks::Looks;
use crate::output::{View, count, pairs, say, table};
use crate::progress::Progress;
use crate::verbs::Desk;
use crate::verbs::cost::{self, Cost, CostView, UnpricedView};

/// Texts of a plan that are shown.
const SHOWN: usize = 5;

/// What would leave, or has.
#[derive(Serialize)]
struct SendView {
    /// Texts that would leave.
    texts: usize,
    segments: u64,
    /// By currency, as far as the settings say.
    price: Vec<CostView>,
    /// Segments whose price the settings do not say.
    unpriced: Vec<UnpricedView>,
    /// Texts that went to their numbers for this occasion before.
    sent_before: usize,
    first: Vec<TextView>,
    left_out: Vec<LeftOut>,
    /// How far the texts are; none in a plan.
    states: Vec<StateView>,
}

#[derive(Serialize)]
struct TextView {
    number: String,
    text: String,
}

#[derive(Serialize)]
struct LeftOut {
    line: u64,
    column: String,
    reason: String,
}

#[derive(Serialize)]
struct StateView {
    state: &'static str,
    error_code: Option<i64>,
    texts: u64,
}

impl View for SendView {
    fn text(&self) -> String {
        let mut said = vec![
            ("texts", self.texts.to_string()),
            ("segments", self.segments.to_string()),
            ("price", cost::words(&self.price, &self.unpriced)),
        ];
        if self.sent_before > 0 {
            said.push(("sent before", self.sent_before.to_string()));
        }
        let mut parts = vec![pairs(&said)];
        if !self.first.is_empty() {
            let row = |one: &TextView| [one.number.clone(), one.text.clone()];
            parts.push(table(&["number", "text"], self.first.iter().map(row)));
        }
        if !self.left_out.is_empty() {
            let row =
                |one: &LeftOut| [one.line.to_string(), one.column.clone(), one.reason.clone()];
            let header = ["line", "column", "left out because"];
            parts.push(table(&header, self.left_out.iter().map(row)));
        }
        if !self.states.is_empty() {
            let row = |one: &StateView| {
                let code = one.error_code.map(|code| code.to_string());
                let number = one.texts.to_string();
                [one.state.to_owned(), code.unwrap_or_default(), number]
            };
            parts.push(table(
                &["state", "code", "texts"],
                self.states.iter().map(row),
            ));
        }
        parts.join("\n\n")
    }
}

/// `message send`.
pub(super) async fn send(args: &MessageSendArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let mut file = read(args, &salon)?;
    leave_out_who_left(&mut file, &salon, store).await?;
    let today = salon.zone.date(desk.now);
    let mut view = plan(&file, Cost::new(&desk.settings.sending, today));
    if file.texts.is_empty() {
        desk.output.show(&view)?;
        return Err(Fault::failed("no text can be sent").into());
    }
    desk.output.plan(&view)?;
    let question = format!("Send {}?", count(file.texts.len(), "text", "texts"));
    if decide(args.write, &question)? == Decision::DryRun {
        return desk.output.outcome(&view, "Dry run: nothing was sent.");
    }
    let occasion = args.occasion.clone().unwrap_or_else(|| today.to_string());
    let mut queued = Vec::new();
    for text in &file.texts {
        match store
            .database
            .queue_text(&new(text, &occasion, &salon, desk))
            .await?
        {
            Some(id) => queued.push(id),
            None => view.sent_before += 1,
        }
    }
    if view.sent_before > 0 {
        say(&format!(
            "{} to the same number for this occasion before: --occasion names another one.",
            count(view.sent_before, "text went", "texts went")
        ));
    }
    if args.no_wait || queued.is_empty() {
        let words = "They are in the outbox; a running server sends them.";
        return desk.output.outcome(&view, words);
    }
    let counts = follow(&queued, &salon, store).await?;
    view.states = counts.iter().map(StateView::of).collect();
    view.first.clear();
    desk.output.show(&view)
}

fn read(args: &MessageSendArgs, salon: &Salon) -> anyhow::Result<TextFile> {
    if let Some(path) = &args.file {
        let named = || path.display().to_string();
        let file = File::open(path).with_context(|| format!("could not read {}", named()))?;
        return read_text_file(file, salon.country).with_context(named);
    }
    let (to, text) = (args.to.as_deref(), args.text.as_deref());
    let one = FileText::new(
        1,
        to.unwrap_or_default(),
        text.unwrap_or_default(),
        salon.country,
    );
    let wrong =
        |problem: SheetProblem| Fault::usage(format!("--{}: {}", problem.column, problem.reason));
    Ok(TextFile {
        texts: vec![one.map_err(wrong)?],
        left_out: Vec::new(),
    })
}

/// Moves texts to numbers that took their consent back to what is left out. The server asks again at
/// the moment of sending.
async fn leave_out_who_left(
    file: &mut TextFile,
    salon: &Salon,
    store: &Store,
) -> anyhow::Result<()> {
    let mut texts = Vec::new();
    for text in std::mem::take(&mut file.texts) {
        let ledger = store.database.consent_ledger(salon.id, &text.to).await?;
        if permission(&ledger, Purpose::Service) == Permission::Granted {
            texts.push(text);
            continue;
        }
        file.left_out.push(SheetProblem {
            line: text.line,
            column: "to".to_owned(),
            reason: "this number opted out".to_owned(),
        });
    }
    file.texts = texts;
    file.left_out.sort_by_key(|problem| problem.line);
    Ok(())
}

fn plan(file: &TextFile, mut cost: Cost<'_>) -> SendView {
    let mut segments = 0;
    for text in &file.texts {
        let counted = u64::try_from(measure(&text.body).count).unwrap_or_default();
        segments += counted;
        cost.add(&text.to, counted);
    }
    let (price, unpriced) = cost.view();
    let first = file.texts.iter().take(SHOWN).map(|text| TextView {
        number: text.to.as_str().to_owned(),
        text: text.body.clone(),
    });
    let left_out = file.left_out.iter().map(|problem| LeftOut {
        line: problem.line,
        column: problem.column.clone(),
        reason: problem.reason.clone(),
    });
    SendView {
        texts: file.texts.len(),
        segments,
        price,
        unpriced,
        sent_before: 0,
        first: first.collect(),
        left_out: left_out.collect(),
        states: Vec::new(),
    }
}

fn new(text: &FileText, occasion: &str, salon: &Salon, desk: &Desk) -> NewQueuedText {
    NewQueuedText {
        salon: salon.id,
        to: text.to.clone(),
        from: None,
        author: Author::Staff,
        text: NewText {
            body: text.body.clone(),
            purpose: Purpose::Service,
            purpose_key: text.key(occasion),
        },
        bulk: true,
        media: Vec::new(),
        at: desk.now,
    }
}

/// Shows how far the texts are until none waits, or somebody has seen enough.
async fn follow(
    texts: &[OutboxId],
    salon: &Salon,
    store: &Store,
) -> anyhow::Result<Vec<TextCount>> {
    let bar = Progress::new("sending");
    let mut looks = Looks::new()?;
    loop {
        let seen_enough = !looks.next(store).await;
        let counts = store.database.count_texts(salon.id, texts).await?;
        let waiting = |count: &&TextCount| count.status == DeliveryStatus::Waiting;
        let waiting: u64 = counts.iter().filter(waiting).map(|count| count.texts).sum();
        let all: u64 = counts.iter().map(|count| count.texts).sum();
        let words = if waiting == 0 {
            "done".to_owned()
        } else {
            format!("{waiting} wait for a server, or for the morning (Ctrl-C leaves them to it)")
        };
        bar.show(all - waiting, all, &words);
        if waiting == 0 || seen_enough {
            bar.leave();
            return Ok(counts);
        }
    }
}

impl StateView {
    const fn of(count: &TextCount) -> Self {
        Self {
            state: count.status.as_str(),
            error_code: count.error_code,
            texts: count.texts,
        }
    }
}
