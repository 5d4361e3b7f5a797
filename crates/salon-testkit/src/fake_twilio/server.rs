//! The HTTP server: what it takes, what it refuses, and how it fails.

use std::any::Any;
use std::io;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::fd::AsFd;
use std::sync::Arc;

use actix_web::dev::{Extensions, Server};
use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use actix_web::web::{self, Bytes, Data, Path};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use salon_sms::Form;

use super::answers::{self, Page};
use super::state::{FakeMessage, Fault, Shared};

/// The socket of a connection, so that a handler can end it without an answer.
struct Connection(TcpStream);

/// Makes the server; it runs when awaited.
pub(super) fn serve(shared: Arc<Shared>, listener: TcpListener) -> io::Result<Server> {
    let shared = Data::from(shared);
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
    shared: Data<Shared>,
) -> HttpResponse {
    let _under_way = shared.enter();
    if let Err(refusal) = authorize(&request, &path, &shared) {
        return refusal;
    }
    let message = match read_message(request.headers(), &body, &shared) {
        Ok(message) => message,
        Err(refusal) => return refusal,
    };
    let fault = shared.state().faults.pop_front();
    let reset = || {
        if let Some(Connection(socket)) = request.conn_data() {
            // The client may have gone already, which is what this is about.
            drop(socket.shutdown(Shutdown::Both));
        }
    };
    match fault {
        Some(Fault::Status {
            http_status,
            code,
            retry_after,
        }) => {
            let mut answer = refuse(http_status, code, "told to fail");
            if let Some(wait) = retry_after {
                answer
                    .headers_mut()
                    .insert(RETRY_AFTER, wait.as_secs().into());
            }
            return answer;
        }
        Some(Fault::ResetBeforeAccept) => {
            reset();
            return HttpResponse::InternalServerError().finish();
        }
        Some(Fault::Slow) => {
            shared.held.send_modify(|held| *held += 1);
            if let Ok(permit) = shared.released.acquire().await {
                permit.forget();
            }
        }
        Some(Fault::AcceptThenHang | Fault::AcceptThenReset | Fault::AcceptThenGarble) | None => {}
    }
    let answer = answers::message(&shared.account_sid, &message);
    shared.keep(message);
    match fault {
        Some(Fault::AcceptThenHang) => std::future::pending().await,
        Some(Fault::AcceptThenReset) => reset(),
        Some(Fault::AcceptThenGarble) => return HttpResponse::Created().body("<html>oops"),
        _ => {}
    }
    HttpResponse::Created().json(answer)
}

/// `GET …/Messages.json`
async fn list(request: HttpRequest, path: Path<String>, shared: Data<Shared>) -> HttpResponse {
    if let Err(refusal) = authorize(&request, &path, &shared) {
        return refusal;
    }
    let query = Form::parse(request.query_string().as_bytes());
    let number = |name| query.get(name).and_then(|text| text.parse::<usize>().ok());
    let matches = |name, value: Option<&str>| {
        let wanted = query.get(name);
        wanted.is_none_or(|wanted| value == Some(wanted))
    };
    let mut messages = shared.state().messages.clone();
    messages.retain(|text| matches("To", Some(&text.to)) && matches("From", text.from.as_deref()));
    messages.reverse();
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
    HttpResponse::Ok().json(answers::listing(&shared.account_sid, &messages, &page))
}

/// `GET …/Messages/{sid}.json`
async fn fetch(
    request: HttpRequest,
    path: Path<(String, String)>,
    shared: Data<Shared>,
) -> HttpResponse {
    let (account, sid) = path.into_inner();
    if let Err(refusal) = authorize(&request, &account, &shared) {
        return refusal;
    }
    let found = shared
        .state()
        .messages
        .iter()
        .find(|text| text.sid == sid)
        .cloned();
    found.map_or_else(not_found, |text| {
        HttpResponse::Ok().json(answers::message(&shared.account_sid, &text))
    })
}

/// `GET …/{account}.json`
async fn account_page(
    request: HttpRequest,
    path: Path<String>,
    shared: Data<Shared>,
) -> HttpResponse {
    if let Err(refusal) = authorize(&request, &path, &shared) {
        return refusal;
    }
    let (now, status) = (shared.now(), shared.state().account_status.clone());
    let token = shared.tokens.first();
    HttpResponse::Ok().json(answers::account(&shared.account_sid, token, &status, now))
}

/// Checks HTTP Basic credentials, and that the path is their account's.
fn authorize(request: &HttpRequest, account: &str, shared: &Shared) -> Result<(), HttpResponse> {
    let header = request.headers().get(AUTHORIZATION);
    let encoded = header.and_then(|value| value.to_str().ok()?.strip_prefix("Basic "));
    let decoded = encoded.and_then(|text| String::from_utf8(STANDARD.decode(text).ok()?).ok());
    let known = decoded
        .as_deref()
        .and_then(|pair| pair.split_once(':'))
        .is_some_and(|given| {
            let credentials = &shared.state().credentials;
            credentials
                .iter()
                .any(|(user, secret)| given == (user.as_str(), secret.as_str()))
        });
    if !known {
        return Err(refuse(401, Some(20003), "Authenticate"));
    }
    if account != shared.account_sid {
        return Err(not_found());
    }
    Ok(())
}

/// Reads a form, with Twilio's checks in Twilio's order.
fn read_message(
    headers: &HeaderMap,
    body: &[u8],
    shared: &Shared,
) -> Result<FakeMessage, HttpResponse> {
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let is_form =
        content_type.is_some_and(|it| it.starts_with("application/x-www-form-urlencoded"));
    // A body of another type is one without parameters.
    let form = if is_form {
        Form::parse(body)
    } else {
        Form::default()
    };
    let given = |name| {
        form.get(name)
            .filter(|value| !value.is_empty())
            .map(str::to_owned)
    };
    let bad = |code, words: &str| refuse(400, Some(code), words);
    let pairs = form.pairs().iter().filter(|(name, _)| name == "MediaUrl");
    let media: Vec<String> = pairs.map(|(_, url)| url.clone()).collect();
    let to = given("To").ok_or_else(|| bad(21604, "A 'To' phone number is required."))?;
    let (from, service) = (given("From"), given("MessagingServiceSid"));
    if from.is_none() && service.is_none() {
        return Err(bad(21603, "A 'From' phone number is required."));
    }
    let body = given("Body").unwrap_or_default();
    if body.is_empty() && media.is_empty() {
        return Err(bad(21602, "Message body is required."));
    }
    if !is_number(&to) {
        let words = format!("The 'To' number {to} is not a valid phone number.");
        return Err(bad(21211, &words));
    }
    if body.chars().count() > 1600 {
        return Err(bad(
            21617,
            "The concatenated message body exceeds the 1600 character limit.",
        ));
    }
    if media.len() > 10 {
        return Err(bad(21623, "Number of media files exceeds allowed limit."));
    }
    let status_callback = given("StatusCallback");
    if status_callback
        .as_ref()
        .is_some_and(|url| !url.starts_with("http"))
    {
        return Err(bad(21609, "The 'StatusCallback' URL is not a valid URL."));
    }
    if let Some(code) = shared.state().refused.get(&to) {
        return Err(bad(*code, &format!("Refused for {to}.")));
    }
    let status = if from.is_some() { "queued" } else { "accepted" };
    Ok(FakeMessage {
        sid: shared.next_sid(if media.is_empty() { "SM" } else { "MM" }),
        to,
        from,
        messaging_service_sid: service,
        body,
        media,
        status_callback,
        created_at: shared.now(),
        status: status.to_owned(),
        error_code: None,
    })
}

fn is_number(to: &str) -> bool {
    let number = to.strip_prefix("whatsapp:").unwrap_or(to);
    let digits = number.strip_prefix('+').unwrap_or_default();
    (8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn refuse(http_status: u16, code: Option<u32>, words: &str) -> HttpResponse {
    let status = StatusCode::from_u16(http_status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match code {
        Some(code) => HttpResponse::build(status).json(answers::error(http_status, code, words)),
        None => HttpResponse::build(status).body("upstream failure"),
    }
}

fn not_found() -> HttpResponse {
    refuse(404, Some(20404), "The requested resource was not found")
}
