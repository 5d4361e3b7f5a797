//! A day at the desk: every verb, in the words that people read and in the JSON that programs read.
//! What was shown is kept whole in `snapshots`, a file for each chapter and form, so that whoever
//! changes either sees it.

use std::collections::BTreeMap;

use insta::{Settings, assert_snapshot};
use salon_testkit::{
    FIRST_VERSION_ROWS, FIRST_VERSION_TABLES, FakeService, FakeTwilio, ServerProcess, TestDatabase,
    workspace_binary,
};

use crate::desk::{DEMO, Desk, NOW};
use crate::mind::{HOLDS, answer};
use crate::provider::{ACCOUNT, SERVICE, TOKEN};
use crate::sheets::{CLIENTS, CLIENTS_MAP, MENU, MENU_MAP, VISITS, VISITS_MAP};

const SETTING_UP: &str = "
    db status
    db migrate
    config check
    config show
    config schema PUBLIC_URL
    salon list
    salon apply salon.toml --yes
    salon apply salon.toml
    salon list
    salon show
";

const PARTS: &str = "
    staff list
    staff show sarah
    staff calendar sarah
    staff calendar sarah --revoke
    staff archive sam --yes
    staff restore sam --yes
    service list
    service archive balayage --yes
    service restore balayage --yes
    resource list
    resource archive chair-1 --yes
    resource restore chair-1 --yes
    hours set 2026-12-28 --label Inventory --yes
    hours show
    hours show --staff sarah
    hours clear 2026-12-28 --yes
    time-off add sam --from 2026-12-01 --until 2026-12-03 --yes
    time-off list
    time-off remove sam --from 2026-12-01 --until 2026-12-03 --yes
    knowledge list
    knowledge set gift-cards 'At the desk.' --asks 'gift card' --yes
    knowledge archive gift-cards --yes
    knowledge restore gift-cards --yes
";

const BOOK: &str = "
    openings -s haircut --on 2026-11-24 --limit 3
    appointment book --number +19185550124 --name 'Bo Lind' -s haircut --at 2026-11-24T10:00 --note short --yes
    appointment move 1 --at 2026-11-24T11:00 --yes
    appointment confirm 1 --yes
    appointment list
    appointment show 1
    appointment export
    appointment export --ics
    appointment arrive 1 --yes
    appointment complete 1 --yes
    appointment book --client 1 -s haircut --at 2026-11-25T10:00 --yes
    appointment cancel 2 --by Maria --yes
    appointment book --client 1 -s haircut --at 2026-11-27T10:00 --yes
    appointment no-show 3 --yes
    reminder list --appointment 1
    client list
    client show +19185550124
    client export +19185550124
";

const THREADS: &str = "
    conversation list
    conversation show +19185550123
    conversation follow +19185550123 --last 2 --texts 0
    turn show 1
    turn replay 1
    handoff list
    handoff close 1 --by Maria --yes
    conversation take-over +19185550123 --hours 48
    conversation say +19185550123 'Maria here.' --by Maria --yes
    conversation give-back +19185550123
    message list
    message send --to +19185550124 --text 'We found your hat.' --no-wait --yes
";

const MIND: &str = "
    trust list
    trust set cancel draft --yes
    draft list
    draft approve 2 --yes
    draft discard 1 --yes
    prompt list
    prompt show
    prompt add kinder.md
    prompt diff 0 1
    prompt activate 1 --yes
    prompt edit
    prompt list
    prompt roll-back --yes
    understand --at 2026-11-23T09:00 'can sam do a balayage on saturday?'
    eval greets.toml --transcripts
    queue status
    queue quarantine
    queue retry 2 --yes
";

const CARE: &str = "
    consent grant +19185550124 --purpose marketing --wording signed --yes
    consent show +19185550124
    campaign plan winter --text 'Hi {name|there}, 10% off.'
    campaign list
    campaign preview winter
    campaign start winter --yes
    campaign pause winter
    campaign resume winter
    campaign cancel winter --yes
    campaign show winter
    campaign follow winter
    consent revoke +19185550124 --wording 'told us' --yes
    consent export +19185550124
    client export +19185550123
    client forget +19185550199 --yes
    client forget +19185550123 --yes
";

/// Four days later.
const FRIDAY: &str = "
    appointment no-show 3 --yes
    appointment list
";

const COMING_AND_GOING: &str = "
    import map clients.csv
    import clients clients.csv --map clients.toml --yes
    import services menu.csv --map menu.toml --yes
    import appointments visits.csv --map visits.toml --yes
    import legacy --from $FIRST_VERSION --schema first_version --staff sarah --yes
    export backup
";

/// With an account at the provider, and no salon.
const TOOLS: &str = "
    twilio configure --yes
    doctor --url http://127.0.0.1:1
    man db migrate
    man --out pages
    completions elvish
    demo --fast --width 110
";

/// With a server that runs.
const PHONE: &str = "
    chat
";

#[tokio::test(flavor = "multi_thread")]
async fn a_day_at_the_desk_as_people_read_it() {
    a_day("text").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_at_the_desk_as_programs_read_it() {
    a_day("json").await;
}

#[test]
fn a_day_at_the_desk_has_every_verb() {
    let chapters = [
        SETTING_UP,
        PARTS,
        BOOK,
        THREADS,
        MIND,
        CARE,
        FRIDAY,
        COMING_AND_GOING,
        TOOLS,
        PHONE,
    ];
    let day: Vec<_> = chapters.into_iter().flat_map(lines).collect();
    let missing = |verb: &String| {
        let said = |line: &&str| {
            let rest = line.strip_prefix(verb.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        !day.iter().any(said)
    };
    let missing: Vec<_> = verbs(&Desk::new("day"))
        .into_iter()
        .filter(missing)
        .collect();
    assert!(missing.is_empty(), "no golden file has: {missing:?}");
}

#[test]
fn every_verb_says_how_it_is_used_to_whoever_does_not_know() {
    let desk = Desk::new("day-usage");
    let refused = verbs(&desk).into_iter().map(|verb| {
        let words: Vec<_> = verb.split(' ').chain(["--teapot"]).collect();
        let ran = desk.run(&words);
        assert_eq!((ran.code(), ran.data().as_str()), (2, ""), "{verb}");
        format!("$ salon-admin {verb} --teapot\n{}", ran.talk())
    });
    assert_snapshot!("usage", refused.collect::<Vec<_>>().join("\n"));
}

/// The verbs that docs/cli.md has, such as `db migrate`.
fn verbs(desk: &Desk) -> Vec<String> {
    let docs = desk.run(&["docs"]).data();
    let verbs = docs
        .lines()
        .filter_map(|line| line.strip_prefix("## salon-admin "));
    verbs.map(str::to_owned).collect()
}

fn lines(chapter: &'static str) -> impl Iterator<Item = &'static str> {
    chapter
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
}

async fn a_day(form: &'static str) {
    let home = TestDatabase::start_embedded().await;
    let (first_version, old) = first_version().await;
    let (name, place) = home.environment();
    let desk = Desk::new(&format!("day-{form}"))
        .set(name, &place)
        .set("FIRST_VERSION", &old)
        .set("PATH", "/usr/bin:/bin")
        .set("EDITOR", "sed -i $aSay-less.");
    write_files(&desk);
    let mut day = Day {
        desk,
        form,
        clock: &["--now", NOW],
        hidden: vec![(place, "[data]"), (old, "[first version]")],
    };
    day.chapter("setting_up", SETTING_UP, "");
    day.chapter("parts", PARTS, "");
    day.chapter("book", BOOK, "");
    let database = home.database();
    for text in [
        "haircut with Sarah Friday at 10am",
        "I want to talk to a person",
    ] {
        answer(&database, text).await;
    }
    day.chapter("threads", THREADS, "");
    day.desk.run(&["trust", "set", "price", "draft", "--yes"]);
    for text in ["how much is a haircut?", "how much is a balayage?"] {
        answer(&database, text).await;
    }
    home.execute("UPDATE turns SET outcome = 'quarantined' WHERE id = 2")
        .await;
    day.chapter("mind", MIND, "");
    day.chapter("care", CARE, "");
    day.clock = &["--now", "2026-11-27T18:00:00Z"];
    day.chapter("friday", FRIDAY, "");
    day.clock = &["--now", NOW];
    day.chapter("coming_and_going", COMING_AND_GOING, "");
    drop(first_version);

    let twilio = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    twilio.set_service(FakeService {
        sid: SERVICE.to_owned(),
        name: "Juniper Lane".to_owned(),
        set: BTreeMap::new(),
        campaign: Some("VERIFIED".to_owned()),
    });
    day.hidden.push((twilio.base_url(), "[twilio]"));
    day.desk = Desk::new(&format!("day-tools-{form}"))
        .set("TWILIO_ACCOUNT_SID", ACCOUNT)
        .set("TWILIO_AUTH_TOKEN", TOKEN)
        .set("TWILIO_MESSAGING_SERVICE_SID", SERVICE)
        .set("PUBLIC_URL", "https://salon.example")
        .set("SALON__TWILIO__BASE_URL", &twilio.base_url());
    day.chapter("tools", TOOLS, "");

    let desk = Desk::new(&format!("day-phone-{form}"));
    let data_dir = desk.data_dir();
    let settings = [("SALON__DATABASE__DATA_DIR", data_dir.to_str().unwrap())];
    let server = ServerProcess::start(workspace_binary("salon-server"), &settings).await;
    let (_, port) = server.url().rsplit_once(':').unwrap();
    day.desk = desk.set("SALON__SERVER__PORT", port);
    day.clock = &[];
    day.chapter("phone", PHONE, "Hi\nHow much is a haircut?\n");
    let (stopped, log) = server.stop().await;
    assert!(stopped, "{log:?}");
}

/// The first version's database, and where it is.
async fn first_version() -> (TestDatabase, String) {
    let old = TestDatabase::start_embedded().await;
    old.execute(FIRST_VERSION_TABLES).await;
    old.execute(FIRST_VERSION_ROWS).await;
    let url = old.url();
    (old, url)
}

fn write_files(desk: &Desk) {
    let demo = std::fs::read_to_string(DEMO).unwrap();
    for (file, text) in [
        ("salon.toml", demo.as_str()),
        ("kinder.md", "Be kind at {{salon}}."),
        ("greets.toml", HOLDS),
        ("clients.csv", CLIENTS),
        ("clients.toml", CLIENTS_MAP),
        ("menu.csv", MENU),
        ("menu.toml", MENU_MAP),
        ("visits.csv", VISITS),
        ("visits.toml", VISITS_MAP),
    ] {
        desk.write(file, text);
    }
}

/// A desk, and the form in which everything is read there.
struct Day {
    desk: Desk,
    form: &'static str,
    /// What sets the clock; a running server has its own.
    clock: &'static [&'static str],
    /// What is another in every run, and what stands for it in the files.
    hidden: Vec<(String, &'static str)>,
}

impl Day {
    /// Runs a chapter's commands, gives each the same lines to read, and holds what they show against
    /// the chapter's file.
    fn chapter(&self, name: &str, chapter: &'static str, input: &str) {
        let told = lines(chapter).map(|line| {
            let mut words = shlex::split(line).unwrap();
            for word in &mut words {
                if let Some(variable) = word.strip_prefix('$') {
                    *word = self.desk.variable(variable).to_owned();
                }
            }
            let words = words.iter().map(String::as_str);
            let words: Vec<_> = self.clock.iter().copied().chain(words).collect();
            let ran = self
                .desk
                .feed(&[&words[..], &["--format", self.form]].concat(), input);
            format!("$ salon-admin {line}\n{}", ran.whole())
        });
        let mut told = told.collect::<Vec<_>>().join("\n");
        for (passing, word) in &self.hidden {
            told = told.replace(passing, word);
        }
        let mut settings = Settings::clone_current();
        for (pattern, word) in PASSING {
            settings.add_filter(pattern, word);
        }
        settings.bind(|| assert_snapshot!(format!("day_{name}_{}", self.form), told));
    }
}

/// What is another in every run.
const PASSING: [(&str, &str); 9] = [
    (r"/calendar/[\w-]+\.ics", "/calendar/[secret].ics"),
    // A path makes its column as wide as it is long.
    (r"(VALUE|\[data\]) +(FROM|environment)", "$1   $2"),
    // What the clocks of the database and of a running server say.
    (r"(known since +)\w{3} [\d-]{10} [\d:]{5}", "${1}[now]"),
    (r#"("since": |"at":)"[^"]*""#, "${1}[now]"),
    (r#""[\d-]{10}T[\d:]{8}\.\d+[^"]*""#, "[now]"),
    (r"SM[0-9a-f]{32}", "[text]"),
    (r"\d+ ms *", "[some] ms "),
    (r"oldest for \d+ s", "oldest for [some] s"),
    (r#""([a-z]+_(ms|seconds))": [\d.]+"#, "\"$1\": [some]"),
];
