//! Conversation scripts: those that ship, played by the rules, and the judge judged.

use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use salon_llm::{ChatModel as _, ChatRequest, ScriptedModel};
use salon_responder::{
    Assistant, AssistantError, Contender, ContenderKind, Decision, Evaluation, EvaluationReport,
    Script, ScriptReport, Situation, Toolbox, load_scripts, parse_script,
};
use salon_testkit::TestDatabase;

/// The languages whose scripts the rules must hold.
const LANGUAGES: [&str; 3] = ["en", "es", "fr"];

fn shipped() -> Vec<Script> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("evaluation");
    load_scripts(&directory).unwrap_or_else(|error| panic!("{error}"))
}

/// Stages on which the scripts are played side by side, each with a database of its own.
const STAGES: usize = 4;

#[tokio::test(flavor = "multi_thread")]
async fn the_rules_hold_every_script_that_ships() {
    hold_all(ContenderKind::Rules, Contender::rules).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_model_assistant_holds_every_script_that_dictates_its_model() {
    hold_all(ContenderKind::Scripted, Contender::dictated).await;
}

/// Plays every script for a kind of assistant, and wants each to hold.
async fn hold_all(kind: ContenderKind, contender: impl Fn() -> Contender) {
    let report = play_all(kind, contender).await;
    let failed: Vec<String> = report.failed().map(ToString::to_string).collect();
    assert!(
        failed.is_empty(),
        "{} of {} scripts did not hold:\n\n{}",
        failed.len(),
        report.scripts.len(),
        failed.join("\n\n")
    );
}

/// Plays every script for a kind of assistant, on several stages side by side.
pub(crate) async fn play_all(
    kind: ContenderKind,
    contender: impl Fn() -> Contender,
) -> EvaluationReport {
    let scripts: Vec<Script> = shipped()
        .into_iter()
        .filter(|script| script.is_for(kind))
        .collect();
    let all = scripts.len();
    assert!(
        scripts
            .iter()
            .all(|one| LANGUAGES.contains(&one.language()))
    );
    let mut shares: [Vec<Script>; STAGES] = Default::default();
    for (at, script) in scripts.into_iter().enumerate() {
        shares[at % STAGES].push(script);
    }
    let mut stages = tokio::task::JoinSet::new();
    for share in shares {
        stages.spawn(play(share, contender()));
    }
    let mut report = EvaluationReport::default();
    while let Some(played) = stages.join_next().await {
        report.scripts.extend(played.unwrap());
    }
    assert_eq!(report.scripts.len(), all);
    report
}

async fn play(scripts: Vec<Script>, contender: Contender) -> Vec<ScriptReport> {
    let home = TestDatabase::start().await;
    let evaluation = Evaluation::new(home.database());
    let mut played = Vec::new();
    for script in &scripts {
        played.push(evaluation.play(script, &contender, None).await);
    }
    played
}

/// The list of failures is covered row by row.
#[test]
fn the_scripts_cover_every_conversational_failure() {
    let scripts = shipped();
    let covered: Vec<&String> = scripts.iter().flat_map(Script::covers).collect();
    let missing: Vec<String> = (1..=28)
        .map(|row| format!("C{row}"))
        .filter(|row| !covered.contains(&row))
        .collect();
    assert!(
        missing.is_empty(),
        "no script covers {}",
        missing.join(", ")
    );
    let spoken = |tag: &str| {
        scripts
            .iter()
            .filter(|script| script.language() == tag)
            .count()
    };
    assert!(spoken("en") >= 60 && spoken("es") >= 8 && spoken("fr") >= 8);
    let mut names: Vec<&str> = scripts.iter().map(Script::id).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), scripts.len(), "two scripts have one name");
}

/// Says what a scripted model says, and does nothing.
#[derive(Debug)]
struct Parrot(Arc<ScriptedModel>);

#[async_trait]
impl Assistant for Parrot {
    fn name(&self) -> &'static str {
        "parrot"
    }

    async fn decide(
        &self,
        _situation: &Situation,
        toolbox: &mut Toolbox<'_>,
    ) -> Result<Decision, AssistantError> {
        // The fact check lets a number pass that may be one of what was read.
        toolbox.my_visits();
        let answer = self.0.complete(&ChatRequest::new(Vec::new())).await;
        let answer = answer.ok();
        let call = answer.as_ref().and_then(|answer| answer.tool_calls.first());
        let call = call.map(|call| format!("{} {}", call.name, call.arguments));
        Ok(Decision {
            by: "parrot".to_owned(),
            reply: answer.and_then(|answer| answer.text).or(call),
            dialogue: serde_json::Value::Null,
            intents: Vec::new(),
        })
    }
}

fn parrot() -> Contender {
    Contender::scripted(|model| Arc::new(Parrot(model)))
}

fn script(body: &str) -> Script {
    let text = format!("name = \"x\"\nassistants = [\"scripted\"]\n{body}");
    parse_script(&text, "x.toml", &|_| Err("none".into())).unwrap_or_else(|error| panic!("{error}"))
}

/// Plays a script whose model answers one text, and returns what was found wrong.
async fn wrong(evaluation: &Evaluation, says: &str, checks: &str) -> Vec<String> {
    let script = script(&format!(
        "[[people]]\nname = \"Ana\"\nvisits = [\"2026-11-27 10:00 sarah haircut\"]\n\
         [[say]]\ntext = \"when?\"\nmodel = [{{ say = \"{says}\" }}]\n{checks}\n"
    ));
    let report = evaluation.play(&script, &parrot(), None).await;
    let failures = &report.runs[0].failures;
    failures
        .iter()
        .map(|failure| failure.what.clone())
        .collect()
}

/// Every check fails where it must: a judge that lets everything pass would fail here.
#[tokio::test(flavor = "multi_thread")]
async fn the_judge_notices_everything_that_is_not_as_the_script_says() {
    let home = TestDatabase::start().await;
    let evaluation = Evaluation::new(home.database());
    let says = "Hello there. It stays. Which day would you like?";
    for (checks, found) in [
        ("says = [\"hello\"]\nasks = true\nclaims = []", vec![]),
        ("answers = 2", vec!["2 answers were due, 1 came"]),
        ("says = [\"bye\"]", vec!["does not say `bye`"]),
        (
            "says_any = [\"a b\", \"c d\"]",
            vec!["says none of `a b`, `c d`"],
        ),
        ("never = [\"HELLO\"]", vec!["says `HELLO`"]),
        (
            "dates = [\"2026-11-27\"]",
            vec!["does not say the date Fri 2026-11-27"],
        ),
        ("times = [\"10:00\"]", vec!["does not say the time 10:00"]),
        ("prices = [\"65\"]", vec!["does not say the price $65"]),
        (
            "lengths = [\"45 min\"]",
            vec!["does not say the length 45 min"],
        ),
        (
            "services = [\"haircut\"]",
            vec!["does not name the service `haircut`"],
        ),
        (
            "staff = [\"sarah\"]",
            vec!["does not name the person `sarah`"],
        ),
        ("claims = [\"booked\"]", vec!["does not claim Booked"]),
        ("asks = false", vec!["asks something"]),
        ("asks_which = true", vec!["does not ask which of several"]),
        ("answers_in = \"fr\"", vec!["is not in `fr`, but en"]),
        ("most_segments = 0", vec!["takes 1 segments"]),
        (
            "visits = []",
            vec!["is in the book: 2026-11-27 10:00 sarah haircut"],
        ),
        (
            "visits = [\"2026-11-27 11:00 sarah haircut\"]",
            vec![
                "is not in the book: 2026-11-27 11:00 sarah haircut",
                "is in the book: 2026-11-27 10:00 sarah haircut",
            ],
        ),
        ("visits = [\"* * * haircut\"]", vec![]),
        (
            "cancelled = [\"2026-11-27 10:00 sarah haircut\"]",
            vec!["is not in the book: 2026-11-27 10:00 sarah haircut (cancelled)"],
        ),
        ("names = []", vec!["the names under the number are: Ana"]),
        (
            "handoff = \"any\"",
            vec!["no person was asked to take over"],
        ),
        ("consent = \"out\"", vec!["the number is opted in"]),
    ] {
        assert_eq!(wrong(&evaluation, says, checks).await, found, "{checks}");
    }
}

/// What the fact check replaced is judged as it left: the client hears of a person.
#[tokio::test(flavor = "multi_thread")]
async fn a_model_that_lies_is_judged_by_what_left() {
    let home = TestDatabase::start().await;
    let evaluation = Evaluation::new(home.database());
    let lie = "You're booked for Sunday at 3 am, only $5.";
    let checks = "claims = []\nonly_prices = []\nonly_times = []\nhandoff = \"fact_check\"";
    assert_eq!(wrong(&evaluation, lie, checks).await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_holds_only_when_it_held_each_time_and_unsaid_lines_count() {
    let home = TestDatabase::start().await;
    let evaluation = Evaluation::new(home.database());
    let talkative =
        script("[[say]]\ntext = \"Hi\"\nmodel = [{ say = \"Hello\" }, { say = \"Hello?\" }]\n");
    let report = evaluation.play(&talkative, &parrot(), Some(3)).await;
    assert_eq!((report.runs.len(), report.times_held()), (3, 0));
    assert!(!report.held_every_time());
    let told = report.to_string();
    assert!(
        told.contains("the model was not asked for 1 of its lines"),
        "{told}"
    );
    assert!(
        told.contains("0 of 3 held") && told.contains("1 client     Hi"),
        "{told}"
    );
}

/// Ids that a script cannot know, and what TOML cannot say.
#[tokio::test(flavor = "multi_thread")]
async fn a_scripted_call_names_offers_and_visits_by_their_place() {
    let home = TestDatabase::start().await;
    let evaluation = Evaluation::new(home.database());
    let calls = script(
        "[[people]]\nvisits = [\"2026-11-27 10:00 sarah haircut\"]\n\
         [[say]]\ntext = \"a\"\nmodel = [{ call = \"cancel\", with = { id = \"{visit 1}\", why = \"null\" } }]\n\
         says = ['cancel {\"id\":', '\"why\":null}']\nnever = [\"{visit\"]\n\
         [[say]]\ntext = \"b\"\nmodel = [{ call = \"book\", with = '{\"id\":' }]\nsays = ['book {\"id\":']\n\
         [[say]]\ntext = \"c\"\nmodel = [{ fail = true }]\nanswers = 0\n",
    );
    let report = evaluation.play(&calls, &parrot(), None).await;
    assert!(report.held_every_time(), "{report}");
}
