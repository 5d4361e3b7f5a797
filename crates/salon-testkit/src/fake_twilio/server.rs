//! The HTTP server: what it takes, what it refuses, and how it fails.

#![expect(
    clippy::future_not_send,
    reason = "actix handlers stay on the thread of their connection"
)]

use std::any::Any;
use std::io;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::{Extensions, Server};
use actix_web::http::header::RETRY_AFTER;
use actix_web::web::{self, Bytes, Data, Path};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, ResponseError};
use salon_sms::Form;

use super::account;
use super::answers::{self, Page};
use super::checks::{self, Refused};
use super::state::{FakeMessage, Fault, Shared};

/// The socket of a connection, so that a handler can end it without an answer.
struct Connection(TcpStream);

/// Makes the server; it runs when awaited.
pub(super) fn serve(shared: Arc<Shared>, listener: TcpListener) -> io::Result<Server> {
    let shared = Data::new(shared);
    let app = move || {
        let account = "/2010-04-01/Accounts/{account}";
        App::new()
            .app_data(Data::clone(&shared))
            .route(&format!("{account}/Messages.json"), web::post().to(create))
            .route(&format!("{account}/Messages.json"), web::get().to(list))
            .route(
                &format!("{account}/Messages/{{sid}}.json"),
                web::get().to(fetch),
            )
            .route(&format!("{account}.json"), web::get().to(account_page))
            .configure(account::routes)
            .default_service(web::to(async || not_found()))
    };
    let server = HttpServer::new(app)
        .workers(1)
        .disable_signals()
        .on_connect(keep_socket)
        .listen(listener)?;
    Ok(server.run())
}

fn keep_socket(connection: &dyn Any, data: &mut Extensions) {
    let stream = connection.downcast_ref::<actix_web::rt::net::TcpStream>();
    if let Some(Ok(socket)) = stream.map(|stream| stream.as_fd().try_clone_to_owned()) {
        data.insert(Connection(TcpStream::from(socket)));
    }
}

/// `POST …/Messages.json`
async fn create(
    request: HttpRequest,
    body: Bytes,
    path: Path<String>,
    shared: Data<Arc<Shared>>,
) -> Result<HttpResponse, Refused> {
    let under_way = shared.enter();
    checks::authorize(request.headers(), &path, &shared)?;
    let message = checks::read_message(request.headers(), &body, &shared)?;
    match shared.next_fault() {
        Some(Fault::Status {
            http_status,
            code,
            retry_after,
        }) => Ok(told_to_fail(http_status, code, retry_after)),
        Some(Fault::ResetBeforeAccept) => Ok(reset(&request)),
        Some(Fault::AcceptThenReset) => {
            shared.keep(message);
            Ok(reset(&request))
        }
        Some(Fault::AcceptThenHang) => {
            shared.keep(message);
            drop(under_way);
            std::future::pending().await
        }
        Some(Fault::AcceptThenGarble) => {
            shared.keep(message);
            Ok(HttpResponse::Created().body("<html>oops"))
        }
        Some(Fault::Slow) => {
            hold(&shared).await;
            Ok(created(&shared, message))
        }
        Some(Fault::SentByClock(by)) => {
            shared.keep_later(message, by);
            drop(under_way);
            std::future::pending().await
        }
        Some(Fault::Late(time)) => {
            let shared = Arc::clone(&shared);
            // The request is under way until it is done, whether or not the client waits.
            let late = actix_web::rt::spawn(async move {
                tokio::time::sleep(time).await;
                let answer = created(&shared, message);
                drop(under_way);
                answer
            });
            late.await.map_err(|_panicked| Refused::NOT_FOUND)
        }
        None => Ok(created(&shared, message)),
    }
}

fn created(shared: &Shared, message: FakeMessage) -> HttpResponse {
    let answer = answers::message(&shared.account_sid, &message);
    shared.keep(message);
    HttpResponse::Created().json(answer)
}

fn told_to_fail(
    http_status: u16,
    code: Option<u32>,
    retry_after: Option<Duration>,
) -> HttpResponse {
    let refused = Refused {
        http_status,
        code,
        words: "told to fail".into(),
    };
    let mut answer = refused.error_response();
    if let Some(wait) = retry_after {
        answer
            .headers_mut()
            .insert(RETRY_AFTER, wait.as_secs().into());
    }
    answer
}

/// Ends the connection; the answer goes nowhere.
fn reset(request: &HttpRequest) -> HttpResponse {
    if let Some(Connection(socket)) = request.conn_data() {
        // The client may have gone already, which is what this is about.
        drop(socket.shutdown(Shutdown::Both));
    }
    HttpResponse::InternalServerError().finish()
}

/// Waits until the test lets a request go on.
async fn hold(shared: &Shared) {
    shared.held.send_modify(|held| *held += 1);
    if let Ok(permit) = shared.released.acquire().await {
        permit.forget();
    }
}

/// `GET …/Messages.json`
async fn list(
    request: HttpRequest,
    path: Path<String>,
    shared: Data<Arc<Shared>>,
) -> Result<HttpResponse, Refused> {
    checks::authorize(request.headers(), &path, &shared)?;
    let query = Form::parse(request.query_string().as_bytes());
    let number = |name| query.get(name).and_then(|text| text.parse::<usize>().ok());
    let matches = |name, value: Option<&str>| {
        let wanted = query.get(name);
        wanted.is_none_or(|wanted| value == Some(wanted))
    };
    // Only what is asked for is copied: runs of many thousand texts ask thousands of times.
    let found = |text: &&FakeMessage| {
        matches("To", Some(&text.to)) && matches("From", text.from.as_deref())
    };
    let state = shared.state();
    let messages: Vec<FakeMessage> = state.messages.iter().rev().filter(found).cloned().collect();
    drop(state);
    let size = number("PageSize").unwrap_or(50).clamp(1, 1000);
    let kept = ["To", "From"].into_iter().filter_map(|name| {
        let value = query.get(name)?;
        Some((name.to_owned(), value.to_owned()))
    });
    let kept: Form = kept
        .chain([("PageSize".to_owned(), size.to_string())])
        .collect();
    let page = Page {
        number: number("Page").unwrap_or(0),
        size,
        uri: format!("{}?{}", request.path(), kept.encode()),
    };
    Ok(HttpResponse::Ok().json(answers::listing(&shared.account_sid, &messages, &page)))
}

/// `GET …/Messages/{sid}.json`
async fn fetch(
    request: HttpRequest,
    path: Path<(String, String)>,
    shared: Data<Arc<Shared>>,
) -> Result<HttpResponse, Refused> {
    let (account, sid) = path.into_inner();
    checks::authorize(request.headers(), &account, &shared)?;
    let found = shared
        .state()
        .messages
        .iter()
        .find(|text| text.sid == sid)
        .cloned();
    let text = found.ok_or(Refused::NOT_FOUND)?;
    Ok(HttpResponse::Ok().json(answers::message(&shared.account_sid, &text)))
}

/// `GET …/{account}.json`
async fn account_page(
    request: HttpRequest,
    path: Path<String>,
    shared: Data<Arc<Shared>>,
) -> Result<HttpResponse, Refused> {
    checks::authorize(request.headers(), &path, &shared)?;
    let (now, status) = (shared.now(), shared.state().account_status.clone());
    let token = shared.tokens.first();
    Ok(HttpResponse::Ok().json(answers::account(&shared.account_sid, token, &status, now)))
}

fn not_found() -> HttpResponse {
    Refused::NOT_FOUND.error_response()
}
