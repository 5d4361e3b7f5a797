//! Failures: those that llmock makes when it is told to, and those of a bad line.

use std::error::Error;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use reqwest::Url;
use salon_llm::{ChatModel, OpenAiModel, OpenAiOptions, ResilienceOptions, Resilient, ToolChoice};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::questions::{plain, tools};
use crate::{ask, say};

/// Longer than a good answer takes, shorter than anybody wants to wait here.
const PATIENCE: Duration = Duration::from_secs(2);

type Failed = Box<dyn Error>;

/// Tells llmock to fail in each way that it knows, and asks.
pub(crate) async fn of_llmock(options: &OpenAiOptions) -> Result<(), Failed> {
    let mut options = options.clone();
    options.timeout = PATIENCE;
    let model = OpenAiModel::new(options.clone())?;
    let admin = Url::parse(&options.base_url)?;
    let ways = [
        (
            "429 with Retry-After",
            json!({ "type": "fail", "status": 429, "retry_after": 2 }),
        ),
        ("500", json!({ "type": "fail", "status": 500 })),
        ("503", json!({ "type": "fail", "status": 503 })),
        ("401", json!({ "type": "fail", "status": 401 })),
        ("404", json!({ "type": "fail", "status": 404 })),
        (
            "an answer after 10 s",
            json!({ "type": "delay", "seconds": 10 }),
        ),
        (
            "an answer that was cut off",
            json!({ "type": "reply", "text": "We have Friday at", "finish_reason": "length" }),
        ),
    ];
    for (name, behaviour) in ways {
        tell(&admin, behaviour).await?;
        drop(ask(&model, name, &plain("Hello")).await);
    }
    for kind in ["malformed_arguments", "unknown_tool"] {
        tell(&admin, json!({ "type": "tool_fault", "kind": kind })).await?;
        let request = plain("Any openings?").with_tools(tools(), ToolChoice::Auto);
        drop(ask(&model, kind, &request).await);
    }
    under_care(options, &admin).await
}

/// The same with repetitions: what the server says is waited for.
async fn under_care(options: OpenAiOptions, admin: &Url) -> Result<(), Failed> {
    tell(admin, json!({ "type": "forget" })).await?;
    let seed = u64::from(std::process::id());
    let careful = Resilient::new(OpenAiModel::new(options)?, ResilienceOptions::new(seed));
    let soon = || plain("Hello").with_deadline(Instant::now() + Duration::from_secs(12));
    let throttled = json!({ "type": "fail", "status": 429, "retry_after": 2 });
    tell(admin, throttled).await?;
    drop(ask(&careful, "under care, 429 and then an answer", &soon()).await);
    let broken = json!({ "type": "fail", "status": 500, "times": 2 });
    tell(admin, broken).await?;
    drop(
        ask(
            &careful,
            "under care, 500 twice and then an answer",
            &soon(),
        )
        .await,
    );
    say(&format!("  {:?}", careful.health()));
    let down = json!({ "type": "fail", "status": 503, "times": null });
    tell(admin, down).await?;
    for _ in 0..4 {
        drop(careful.complete(&soon()).await);
    }
    drop(ask(&careful, "under care, down for good", &soon()).await);
    say(&format!("  {:?}", careful.health()));
    let verdict = admin.join("/_llmock/verdict?format=text")?;
    tell(admin, json!({ "type": "calm" })).await?;
    say("== what llmock says about this client");
    say(reqwest::get(verdict).await?.text().await?.trim_end());
    Ok(())
}

/// Queues a behaviour of llmock; `forget` forgets what was seen so far, `calm` what is queued.
async fn tell(admin: &Url, behaviour: Value) -> Result<(), Failed> {
    let http = reqwest::Client::new();
    let kind = behaviour
        .get("type")
        .and_then(Value::as_str)
        .map(str::to_owned);
    let request = match kind.as_deref() {
        Some("forget") => http.post(admin.join("/_llmock/reset")?),
        Some("calm") => http.delete(admin.join("/_llmock/scenario")?),
        _ => {
            let scenario = http.post(admin.join("/_llmock/scenario")?);
            scenario.json(&json!({ "behaviors": [behaviour] }))
        }
    };
    request.send().await?.error_for_status()?;
    Ok(())
}

/// How a bad line ends an answer.
#[derive(Clone, Copy)]
enum End {
    HangUp,
    Never,
}

/// Asks the real server over a line that loses the second half of its answer, and over none.
pub(crate) async fn on_the_way(options: &OpenAiOptions) -> Result<(), Failed> {
    let mut url = Url::parse(&options.base_url)?;
    let server = format!(
        "{}:{}",
        url.host_str().ok_or("no host")?,
        url.port_or_known_default().ok_or("no port")?
    );
    for (name, end) in [
        ("an answer that is truncated", End::HangUp),
        ("an answer that stalls", End::Never),
    ] {
        let line = bad_line(server.clone(), end).await?;
        url.set_ip_host(line.ip()).map_err(|()| "no address")?;
        url.set_port(Some(line.port())).map_err(|()| "no port")?;
        let mut options = options.clone();
        options.base_url = url.to_string();
        if matches!(end, End::Never) {
            options.timeout = options.timeout.min(10 * PATIENCE);
        }
        drop(ask(&OpenAiModel::new(options)?, name, &plain("Hello")).await);
    }
    let nowhere = OpenAiOptions {
        base_url: "http://127.0.0.1:9/v1".to_owned(),
        ..options.clone()
    };
    drop(ask(&OpenAiModel::new(nowhere)?, "nobody there", &plain("Hello")).await);
    Ok(())
}

/// Passes one request on, and of its answer the head and the first bytes of the body.
async fn bad_line(server: String, end: End) -> Result<SocketAddr, Failed> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        let (client, _) = listener.accept().await?;
        let upstream = TcpStream::connect(server).await?;
        let (mut from_client, mut to_client) = client.into_split();
        let (mut from_server, mut to_server) = upstream.into_split();
        let asking = tokio::io::copy(&mut from_client, &mut to_server);
        let answering = async {
            let mut answer = Vec::new();
            while half(&answer).is_none() {
                if from_server.read_buf(&mut answer).await? == 0 {
                    break;
                }
            }
            let shown = half(&answer).unwrap_or(answer.as_slice());
            to_client.write_all(shown).await?;
            match end {
                End::HangUp => Ok::<_, std::io::Error>(()),
                End::Never => std::future::pending().await,
            }
        };
        tokio::select! {
            asked = asking => asked.map(drop),
            answered = answering => answered,
        }
    });
    Ok(address)
}

/// Returns the head of an answer and a little of its body, once that much is there.
fn half(answer: &[u8]) -> Option<&[u8]> {
    let head = answer.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    answer.get(..head + 30)
}
