//! A phone in a real terminal.

use std::fs;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use jiff::civil::Weekday;
use rexpect::process::WaitStatus;
use rexpect::reader::Options;
use rexpect::session::{PtySession, spawn_with_options};
use salon_domain::Zone;
use salon_responder::{Clock as _, SystemClock};
use salon_testkit::{ServerProcess, workspace_binary};
use serde_json::json;

use crate::desk::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_booked_a_photo_sent_and_everything_stopped_at_a_terminal() {
    let desk = Desk::new("terminal");
    let data_dir = desk.data_dir();
    let settings = [("SALON__DATABASE__DATA_DIR", data_dir.to_str().unwrap())];
    let server = ServerProcess::start(workspace_binary("salon-server"), &settings).await;
    fs::write(desk.directory().join("hair.jpg"), b"a picture").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_salon-admin"));
    command
        .args(["chat", "--url", server.url()])
        .env_clear()
        .env("TERM", "xterm")
        .envs(settings)
        .current_dir(desk.directory());
    let talked = tokio::task::spawn_blocking(move || talk(command)).await;
    talked.unwrap().unwrap();
    // The directory is the database's until the server has stopped.
    let desk = desk.set("SALON__DATABASE__DATA_DIR", data_dir.to_str().unwrap());
    let shown = desk
        .run(&["conversation", "show", "+19185550123", "--format", "json"])
        .json();
    let texts = shown["texts"].as_array().unwrap();
    let photo = texts.iter().find(|text| text["media"][0].is_object());
    assert_eq!(photo.unwrap()["media"][0]["content_type"], "image/jpeg");
    let staff = texts.iter().find(|text| text["author"] == "staff");
    assert_eq!(staff.unwrap()["text"], "Maria here: see you then.");
    let (stopped, log) = server.stop().await;
    assert!(stopped, "{log:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn how_far_texts_are_is_seen_as_a_bar_at_a_terminal() {
    let desk = Desk::demo("bars");
    desk.write(
        "numbers.csv",
        "to,text\n+19185550123,Hello.\n+19185550124,Hello.\n",
    );
    for number in ["+19185550123", "+19185550124"] {
        let agreed = desk.run(&[
            "consent",
            "grant",
            number,
            "--purpose",
            "marketing",
            "--wording",
            "signed",
            "--yes",
        ]);
        assert_eq!(agreed.code(), 0, "{}", agreed.whole());
    }
    desk.write("list.txt", "+19185550123\n+19185550124\n");
    let later = "2099-01-01T00:00:00Z";
    let plan = [
        "campaign",
        "plan",
        "winter",
        "--text",
        "Open on Sunday.",
        "--list",
        "list.txt",
        "--send-after",
        later,
    ];
    assert_eq!(desk.run(&plan).code(), 0, "{}", desk.run(&plan).whole());
    assert_snapshot!(
        "follow_planned",
        desk.run(&["campaign", "follow", "winter"]).whole()
    );
    assert_eq!(
        desk.run(&["campaign", "start", "winter", "--yes"]).code(),
        0
    );
    let directory = desk.directory().to_owned();
    let seen = tokio::task::spawn_blocking(move || {
        watch(&directory, &["campaign", "follow", "winter"], |terminal| {
            terminal.exp_string("winter [")?;
            terminal.exp_string("0/2")?;
            terminal.exp_string("running: 0 sent, 0 arrived, 0 failed, 0 refused")?;
            terminal.send_control('c')?;
            terminal.exp_string("The campaign goes on.")
        })?;
        let send = ["message", "send", "--file", "numbers.csv"];
        watch(&directory, &send, |terminal| {
            terminal.exp_string("Send 2 texts? [y/N]")?;
            terminal.send_line("y")?;
            terminal.exp_string("0/2")?;
            terminal.exp_string("2 wait for a server")?;
            terminal.send_control('c')?;
            terminal.exp_string("waiting")
        })?;
        let follow = ["conversation", "follow", "+19185550123"];
        watch(&directory, &follow, |terminal| {
            terminal.exp_string("Hello.")?;
            terminal.send_control('c')?;
            Ok(String::new())
        })
    });
    seen.await.unwrap().unwrap();
    assert_eq!(
        desk.run(&["campaign", "cancel", "winter", "--yes"]).code(),
        0
    );
    let follow = ["campaign", "follow", "winter", "--format", "json"];
    let line = desk.run(&follow).json();
    assert_eq!(
        (&line["state"], &line["refused"]),
        (&json!("cancelled"), &json!(2))
    );
}

/// Runs the program at a terminal until what must be seen was seen and it has ended.
fn watch(
    directory: &Path,
    arguments: &[&str],
    see: impl FnOnce(&mut PtySession) -> Result<String, rexpect::error::Error>,
) -> Result<(), rexpect::error::Error> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_salon-admin"));
    command
        .args(arguments)
        .env_clear()
        .env("TERM", "xterm")
        .current_dir(directory);
    let options = Options::new()
        .timeout_ms(Some(30_000))
        .strip_ansi_escape_codes(true);
    let mut terminal = spawn_with_options(command, options)?;
    see(&mut terminal)?;
    terminal.exp_eof()?;
    let ended = terminal.process().wait()?;
    assert!(matches!(ended, WaitStatus::Exited(_, 0)), "{ended:?}");
    Ok(())
}

/// A day on which Sarah is there at ten, written so that it means nothing else.
fn a_wednesday_in_words() -> String {
    let day: jiff::civil::Date = a_wednesday().parse().unwrap();
    day.strftime("%B %-d").to_string()
}

/// The same, as a date.
pub(crate) fn a_wednesday() -> String {
    let zone = Zone::named("America/Chicago").unwrap();
    let today = zone.date(SystemClock.now());
    let wednesday = today.nth_weekday(2, Weekday::Wednesday).unwrap();
    wednesday.to_string()
}

/// The terminal is read byte by byte.
fn seen(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

/// What a person types and must see, in this order.
fn talk(command: Command) -> Result<(), rexpect::error::Error> {
    let options = Options::new()
        .timeout_ms(Some(30_000))
        .strip_ansi_escape_codes(true);
    let mut terminal: PtySession = spawn_with_options(command, options)?;
    terminal.exp_string("Texting Juniper Lane Salon as +19185550123.")?;
    terminal.exp_string("> ")?;
    terminal.send_line(&format!(
        "haircut with Sarah on {} at 10am",
        a_wednesday_in_words()
    ))?;
    terminal.exp_string("Juniper Lane Salon is writing")?;
    terminal.exp_string(&seen("Shall I book it?  \u{2713}\u{2713}"))?;
    terminal.send_line("yes")?;
    terminal.exp_string("What name")?;
    terminal.send_line("Ana Lopez")?;
    terminal.exp_string("You're booked: Haircut")?;
    terminal.send_line("/as +19185550142")?;
    terminal.exp_string("Texting Juniper Lane Salon as +19185550142.")?;
    terminal.send_line("STOP")?;
    terminal.exp_string("(no answer)")?;
    terminal.send_line("/paint")?;
    terminal.exp_string("there is no such command")?;
    terminal.send_line("/as +19185550123")?;
    // The history of the first phone.
    terminal.exp_string("> Ana Lopez")?;
    terminal.exp_string("You're booked: Haircut")?;
    terminal.send_line("/photo hair.jpg")?;
    terminal.exp_string("Thanks for the photo")?;
    terminal.send_line("/staff Maria here: see you then.")?;
    terminal.exp_string(&seen(
        "< (staff) Maria here: see you then.  \u{2713}\u{2713}",
    ))?;
    terminal.send_line("/quit")?;
    terminal.exp_string("try: salon-admin conversation show +19185550123")?;
    terminal.exp_eof()?;
    Ok(())
}
