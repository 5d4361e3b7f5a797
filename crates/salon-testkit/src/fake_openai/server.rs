//! The HTTP server: what it takes, what it refuses, and how it fails.

#![expect(
    clippy::future_not_send,
    reason = "actix handlers stay on the thread of their connection"
)]

use std::any::Any;
use std::future::pending;
use std::io;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::fd::AsFd;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::{Extensions, Server};
use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::web::{self, Bytes, Data, PayloadConfig};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use serde_json::{Value, json};

use super::answers::{self, ChatFault, FakeChat, What, When};
use super::checks::{self, Dialect, Refused};
use super::state::Shared;

/// The socket of a connection, so that a handler can end it without an answer.
struct Connection(TcpStream);

/// More than any request of ours has.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Makes the server; it runs when awaited.
pub(super) fn serve(shared: Arc<Shared>, listener: TcpListener) -> io::Result<Server> {
    let counter = Arc::clone(&shared);
    let shared = Data::from(shared);
    let app = move || {
        App::new()
            .app_data(Data::clone(&shared))
            .app_data(PayloadConfig::new(MOST_BYTES))
            .route("/v1/chat/completions", web::post().to(openai))
            .route(
                "/openai/deployments/{deployment}/chat/completions",
                web::post().to(azure),
            )
            .route("/v1/models", web::get().to(models))
            .default_service(web::to(async || {
                Err::<HttpResponse, _>(Refused::not_found())
            }))
    };
    let server = HttpServer::new(app)
        .workers(1)
        .disable_signals()
        .on_connect(move |connection, data| {
            counter.state().connections += 1;
            keep_socket(connection, data);
        })
        .listen(listener)?;
    Ok(server.run())
}

fn keep_socket(connection: &dyn Any, data: &mut Extensions) {
    let stream = connection.downcast_ref::<actix_web::rt::net::TcpStream>();
    if let Some(Ok(socket)) = stream.map(|stream| stream.as_fd().try_clone_to_owned()) {
        data.insert(Connection(TcpStream::from(socket)));
    }
}

/// `POST /v1/chat/completions`
async fn openai(
    request: HttpRequest,
    body: Bytes,
    shared: Data<Shared>,
) -> Result<HttpResponse, Refused> {
    complete(&request, &body, &shared, Dialect::OpenAi).await
}

/// `GET /v1/models`: the one model, or one that answers to every name.
async fn models(request: HttpRequest, shared: Data<Shared>) -> Result<HttpResponse, Refused> {
    checks::authorize(request.headers(), Dialect::OpenAi, &shared)?;
    let only = shared.state().only_model.clone();
    let name = only.unwrap_or_else(|| "fake".to_owned());
    let model = json!({"id": name, "object": "model", "owned_by": "tests"});
    Ok(HttpResponse::Ok().json(json!({"object": "list", "data": [model]})))
}

/// `POST /openai/deployments/{deployment}/chat/completions?api-version=…`
async fn azure(
    request: HttpRequest,
    body: Bytes,
    shared: Data<Shared>,
) -> Result<HttpResponse, Refused> {
    if !request.query_string().starts_with("api-version=") {
        return Err(Refused::not_found());
    }
    complete(&request, &body, &shared, Dialect::Azure).await
}

async fn complete(
    request: &HttpRequest,
    body: &[u8],
    shared: &Shared,
    dialect: Dialect,
) -> Result<HttpResponse, Refused> {
    let _under_way = shared.enter();
    checks::authorize(request.headers(), dialect, shared)?;
    let body = checks::read(request.headers(), body, shared).inspect_err(|refused| {
        if let Some(problem) = refused.problem() {
            shared.state().problems.push(problem.to_owned());
        }
    })?;
    let (FakeChat { what, when }, number) = shared.next_answer(&body);
    match when {
        When::AtOnce => {}
        When::Released => hold(shared).await,
        When::After(wait) => actix_web::rt::time::sleep(wait).await,
    }
    match what {
        What::Body {
            body: answer,
            quirks,
        } => {
            let answer = answers::finish(answer, &quirks, &body, number);
            Ok(HttpResponse::Ok().json(answer))
        }
        What::Fault(fault) => Ok(fail(fault, request, &body, number).await),
    }
}

/// Waits until the test lets a request go on.
async fn hold(shared: &Shared) {
    shared.held.send_modify(|held| *held += 1);
    if let Ok(permit) = shared.released.acquire().await {
        permit.forget();
    }
}

async fn fail(
    fault: ChatFault,
    request: &HttpRequest,
    body: &Value,
    number: usize,
) -> HttpResponse {
    let FakeChat { what, .. } = FakeChat::words("This answer does not arrive as it was sent.");
    let whole = match what {
        What::Body { body: whole, .. } => answers::finish(whole, &[], body, number).to_string(),
        What::Fault(_) => String::new(),
    };
    let json = |body: String| {
        HttpResponse::Ok()
            .content_type("application/json")
            .body(body)
    };
    match fault {
        ChatFault::Status {
            http_status,
            code,
            retry_after,
        } => told_to_fail(http_status, code.as_deref(), retry_after),
        ChatFault::Hang => pending().await,
        ChatFault::Stall => half(&whole, End::Never),
        ChatFault::Reset => {
            reset(request);
            HttpResponse::InternalServerError().finish()
        }
        ChatFault::Truncate => half(&whole, End::HangUp),
        ChatFault::HalfJson => json(whole.chars().take(whole.len() / 2).collect()),
        ChatFault::Html => HttpResponse::Ok()
            .content_type("text/html")
            .body("<html><body>Bad gateway</body></html>"),
        ChatFault::Huge(bytes) => HttpResponse::Ok().json(long(bytes, body, number)),
    }
}

fn long(bytes: usize, request: &Value, number: usize) -> Value {
    match FakeChat::words(&"long ".repeat(bytes / 5)).what {
        What::Body { body, .. } => answers::finish(body, &[], request, number),
        What::Fault(_) => Value::Null,
    }
}

fn told_to_fail(http_status: u16, code: Option<&str>, retry_after: Option<String>) -> HttpResponse {
    let status = StatusCode::from_u16(http_status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = HttpResponse::build(status);
    if let Some(wait) = retry_after {
        answer.insert_header((RETRY_AFTER, wait));
    }
    match code {
        Some(code) => answer.json(checks::error("told to fail", Some(code))),
        None => answer.body("upstream failure"),
    }
}

/// Ends the connection; the answer goes nowhere.
fn reset(request: &HttpRequest) {
    if let Some(Connection(socket)) = request.conn_data() {
        // The client may have gone already, which is what this is about.
        drop(socket.shutdown(Shutdown::Both));
    }
}

/// The first half of a body whose whole length is announced.
struct Half {
    bytes: Option<Bytes>,
    length: u64,
    end: End,
}

/// What comes after the first half.
#[derive(Clone, Copy)]
enum End {
    Never,
    /// The end, once what was written before is on its way.
    HangUp,
    Now,
}

fn half(whole: &str, end: End) -> HttpResponse {
    let middle = whole.len() / 2;
    let half = Bytes::copy_from_slice(whole.as_bytes().get(..middle).unwrap_or_default());
    HttpResponse::Ok()
        .content_type("application/json")
        .body(Half {
            bytes: Some(half),
            length: u64::try_from(whole.len()).unwrap_or(u64::MAX),
            end,
        })
}

impl MessageBody for Half {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.length)
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, io::Error>>> {
        match (self.bytes.take(), self.end) {
            (Some(half), _) => Poll::Ready(Some(Ok(half))),
            // The connection is looked after from both ends: it ends when the client goes.
            (None, End::Never) => Poll::Pending,
            // A body that fails takes along what actix has not written out; it writes when it waits.
            (None, End::HangUp) => {
                self.end = End::Now;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            (None, End::Now) => Poll::Ready(Some(Err(io::ErrorKind::BrokenPipe.into()))),
        }
    }
}
