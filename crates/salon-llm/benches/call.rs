//! How much time a call takes beyond the wire.
//!
//! A server on the loopback interface answers at once, always the same, over connections that stay
//! open. Three ways of asking it take turns, so that whatever else the machine does disturbs all of
//! them alike:
//!
//! 1. the wire: the same bytes posted with the bare HTTP client, the answer read and thrown away;
//! 2. a call: [`OpenAiModel`], from a thread with tools to an answer that was read;
//! 3. a call under care: the same through [`Resilient`].
//!
//! What the second and third take more than the first is our own. The thread is one of a front desk:
//! a prompt of 6,000 characters, twelve messages, ten tools. A figure for the documentation, not a
//! gate; the aim is 1 ms at the median.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench shows its figures, and ends where it cannot go on"
)]

use std::time::{Duration, Instant};

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use salon_llm::{
    ChatModel, ChatRequest, Message, OpenAiModel, OpenAiOptions, ResilienceOptions, Resilient,
    Tool, ToolCall, ToolChoice,
};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const KEY: &str = "sk-bench";
const ROUNDS: usize = 4_000;
const WARM_UP: usize = 200;

#[tokio::main]
async fn main() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (seen, mut bodies) = tokio::sync::mpsc::channel(1);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, seen.clone()));
        }
    });

    let base_url = format!("http://127.0.0.1:{port}/v1");
    let mut options = OpenAiOptions::new(&base_url, "mini");
    options.key = Some(KEY.parse().expect("a key"));
    let model = OpenAiModel::new(options.clone()).expect("a model");
    let careful = Resilient::new(
        OpenAiModel::new(options).expect("a model"),
        ResilienceOptions::new(7),
    );
    let request = thread();
    model.complete(&request).await.expect("an answer");
    let body = bodies.recv().await.expect("a body");
    drop(bodies);

    let wire = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    let url = format!("{base_url}/chat/completions");
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for round in 0..WARM_UP + ROUNDS {
        let taken = [
            timed(post(&wire, &url, body.clone())).await,
            timed(async { drop(model.complete(&request).await.expect("an answer")) }).await,
            timed(async { drop(careful.complete(&request).await.expect("an answer")) }).await,
        ];
        if round >= WARM_UP {
            for (times, taken) in times.iter_mut().zip(taken) {
                times.push(taken);
            }
        }
    }
    report(body.len(), times);
}

fn report(bytes: usize, times: [Vec<Duration>; 3]) {
    let [wire, call, careful] = times.map(|mut times| {
        times.sort_unstable();
        [times.len() / 2, times.len() * 99 / 100]
            .map(|at| times.get(at).copied().unwrap_or_default())
    });
    println!("{ROUNDS} calls each, a request of {bytes} bytes; median and 99th percentile");
    for (name, [median, worst]) in [("wire", wire), ("call", call), ("under care", careful)] {
        println!("{name:>12}: {median:>10.1?} {worst:>10.1?}");
    }
    for (name, [median, _]) in [("call", call), ("under care", careful)] {
        let [on_the_wire, _] = wire;
        let ours = median.saturating_sub(on_the_wire);
        println!("ours, {name:>10}: {ours:.1?} at the median (aim: 1 ms)");
    }
}

async fn timed(call: impl Future<Output = ()>) -> Duration {
    let started = Instant::now();
    call.await;
    started.elapsed()
}

async fn post(wire: &reqwest::Client, url: &str, body: Vec<u8>) {
    let request = wire
        .post(url)
        .header(CONTENT_TYPE, "application/json")
        .header(AUTHORIZATION, "Bearer sk-bench")
        .body(body);
    let answer = request.send().await.expect("an answer");
    drop(answer.bytes().await.expect("its body"));
}

/// Answers every request on a connection at once, and hands the first body out.
async fn serve(mut stream: TcpStream, seen: tokio::sync::mpsc::Sender<Vec<u8>>) {
    let answer = answer();
    let mut buffer = Vec::new();
    loop {
        let Some((head, length)) = head(&buffer) else {
            match stream.read_buf(&mut buffer).await {
                Ok(read) if read > 0 => continue,
                _ => return,
            }
        };
        let whole = head + length;
        while buffer.len() < whole {
            match stream.read_buf(&mut buffer).await {
                Ok(read) if read > 0 => {}
                _ => return,
            }
        }
        let request: Vec<u8> = buffer.drain(..whole).collect();
        // Only the first body is wanted; nobody listens for the others.
        drop(seen.try_send(request.get(head..).unwrap_or_default().to_vec()));
        if stream.write_all(&answer).await.is_err() {
            return;
        }
    }
}

/// Returns how long the head of a request is, and how long its body.
fn head(buffer: &[u8]) -> Option<(usize, usize)> {
    let end = buffer.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(buffer.get(..end)?).to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"))
        .and_then(|length| length.trim().parse().ok());
    Some((end, length.unwrap_or_default()))
}

fn answer() -> Vec<u8> {
    let body = json!({
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1_700_000_000,
        "model": "mini-2026-01-01",
        "choices": [{ "index": 0, "logprobs": null, "finish_reason": "tool_calls", "message": {
            "role": "assistant", "content": null, "refusal": null,
            "tool_calls": [{ "id": "call_1", "type": "function", "function": {
                "name": "find_openings",
                "arguments": "{\"service\":\"balayage\",\"date\":\"2026-11-27\",\"part\":\"morning\"}",
            } }],
        } }],
        "usage": { "prompt_tokens": 2_900, "completion_tokens": 31, "total_tokens": 2_931,
                   "prompt_tokens_details": { "cached_tokens": 2_560 } },
    })
    .to_string();
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ";
    format!("{head}{}\r\n\r\n{body}", body.len()).into_bytes()
}

fn thread() -> ChatRequest {
    let call = ToolCall::new("call_0", "find_openings", r#"{"date":"2026-11-26"}"#);
    let mut messages = vec![Message::System(
        "You answer texts for a salon. ".repeat(200),
    )];
    for _ in 0..4 {
        messages.push(Message::User(
            "Any openings for a balayage on Friday?".to_owned(),
        ));
        messages.push(Message::Assistant {
            text: Some("We have Friday, Nov 27 at 10:00 with Sarah.".to_owned()),
            tool_calls: Vec::new(),
        });
    }
    messages.push(Message::User("And in the morning?".to_owned()));
    messages.push(Message::Assistant {
        text: None,
        tool_calls: vec![call],
    });
    messages.push(Message::Tool {
        call_id: "call_0".to_owned(),
        text: json!({ "offers": [{ "id": 7, "starts": "2026-11-27T10:00" }] }).to_string(),
    });
    ChatRequest::new(messages).with_tools((0..10).map(tool).collect(), ToolChoice::Auto)
}

fn tool(number: usize) -> Tool {
    Tool {
        name: format!("tool_{number}"),
        description: "Finds openings for one or more services within some days.".to_owned(),
        parameters: json!({
            "type": "object",
            "properties": {
                "services": { "type": "array", "items": { "type": "string" } },
                "date": { "type": "string", "description": "YYYY-MM-DD" },
                "part": { "type": "string", "enum": ["morning", "afternoon", "evening"] },
                "staff": { "type": "string" },
            },
            "required": ["services"],
        }),
    }
}
