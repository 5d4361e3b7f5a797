//! An operator who has only `salon-admin --help`: each next command is found in what the last one
//! said.

use std::fs;

use salon_testkit::{ServerProcess, workspace_binary};

use crate::desk::{DEMO, Desk, Ran};

#[tokio::test(flavor = "multi_thread")]
async fn help_alone_leads_from_nothing_to_a_corrected_answer() {
    let desk = Desk::new("path");
    let data_dir = desk.data_dir();
    let settings = [("SALON__DATABASE__DATA_DIR", data_dir.to_str().unwrap())];
    let desk = desk.set(settings[0].0, settings[0].1);
    let demo = fs::read_to_string(DEMO).unwrap();
    fs::create_dir_all(desk.directory().join("config")).unwrap();
    desk.write("config/demo-salon.toml", &demo);

    // The help describes a salon in one file; the answer asks for a yes.
    let help = desk.run(&["--help"]).data();
    let apply = example(&help, "salon apply");
    let asked = follow(&desk, &apply);
    assert_eq!(asked.code(), 3, "{}", asked.whole());
    assert!(asked.talk().contains("the same command with --yes"));
    let applied = follow(&desk, &[apply.as_slice(), &["--yes".to_owned()]].concat());
    assert_eq!(applied.code(), 0, "{}", applied.whole());

    // Applying leads to the doctor, and the doctor to the server.
    let checked = follow(&desk, &hint(&applied));
    assert!(
        checked
            .data()
            .contains("fix: start it: cargo run, or salon-server"),
        "{}",
        checked.whole()
    );
    let server = ServerProcess::start(workspace_binary("salon-server"), &settings).await;
    let url = ["--url".to_owned(), server.url().to_owned()];

    // The help texts the salon from the terminal.
    let chat = [example(&help, "chat").as_slice(), &url].concat();
    let parking = "is there parking?\n";
    let chatted = desk.feed(&words(&chat), parking);
    assert!(
        chatted.data().contains("in the lot behind the salon"),
        "{}",
        chatted.whole()
    );

    // The chat leads to the conversation, the conversation to the turn, the turn to the file.
    let shown = follow(&desk, &hint(&chatted));
    assert!(
        shown.data().contains("is there parking?"),
        "{}",
        shown.whole()
    );
    let why = follow(&desk, &hint(&shown));
    assert!(why.data().contains("taken for"), "{}", why.whole());
    let correct = hint(&why);
    assert_eq!(correct, ["salon", "apply", "FILE"], "{}", why.whole());
    let wrong = "Parking is free in the lot behind the salon.";
    assert!(demo.contains(wrong));
    desk.write(
        "config/demo-salon.toml",
        &demo.replace(wrong, "Parking is on Cedar Street."),
    );
    let file = "config/demo-salon.toml";
    let corrected = desk.run(&["salon", "apply", file, "--yes"]);
    assert_eq!(corrected.code(), 0, "{}", corrected.whole());

    let again = desk.feed(&words(&chat), parking);
    assert!(
        again.data().contains("Parking is on Cedar Street."),
        "{}",
        again.whole()
    );
    let (stopped, log) = server.stop().await;
    assert!(stopped, "{log:?}");
}

/// Returns the arguments of the example of a help page that has these words.
fn example(help: &str, wanted: &str) -> Vec<String> {
    let wanted = format!("salon-admin {wanted}");
    let line = help.lines().find(|line| line.trim().starts_with(&wanted));
    let line = line.ok_or_else(|| format!("no example of {wanted}:\n{help}"));
    let line = line.unwrap();
    // What it is for stands behind some spaces.
    let command = line.trim().split("  ").next().unwrap();
    arguments(command)
}

/// Returns the arguments of the command that a run said to try.
fn hint(ran: &Ran) -> Vec<String> {
    let talk = ran.talk();
    let tried = talk.lines().find_map(|line| line.split_once("try: "));
    let (_, command) = tried.ok_or_else(|| ran.whole()).unwrap();
    arguments(command)
}

fn arguments(command: &str) -> Vec<String> {
    let mut words = command.split_whitespace().map(str::to_owned);
    assert_eq!(words.next().as_deref(), Some("salon-admin"), "{command}");
    words.collect()
}

fn words(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}

fn follow(desk: &Desk, arguments: &[String]) -> Ran {
    desk.feed(&words(arguments), "")
}
