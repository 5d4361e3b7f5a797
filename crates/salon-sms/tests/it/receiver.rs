//! A web server of thirty lines that keeps what a webhook received and answers empty TwiML.

use salon_sms::{TWIML_CONTENT_TYPE, empty_response};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

/// A request as it came over the wire.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) path: String,
    pub(crate) signature: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// Starts a receiver; returns its address and what it receives, one request per connection.
pub(crate) async fn receiver() -> (String, mpsc::UnboundedReceiver<Received>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (sender, received) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if sender.send(receive(stream).await).is_err() {
                return;
            }
        }
    });
    (address, received)
}

async fn receive(mut stream: TcpStream) -> Received {
    let mut bytes = Vec::new();
    let (head, length) = loop {
        assert_ne!(
            stream.read_buf(&mut bytes).await.unwrap(),
            0,
            "a whole request"
        );
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8(bytes.drain(..end + 4).collect()).unwrap();
            let length: usize = header(&head, "content-length").unwrap().parse().unwrap();
            break (head, length);
        }
    };
    while bytes.len() < length {
        assert_ne!(
            stream.read_buf(&mut bytes).await.unwrap(),
            0,
            "a whole body"
        );
    }
    let answer = empty_response();
    let head_of_answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {TWIML_CONTENT_TYPE}\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{answer}",
        answer.len()
    );
    stream.write_all(head_of_answer.as_bytes()).await.unwrap();
    Received {
        path: head.split(' ').nth(1).unwrap().to_owned(),
        signature: header(&head, "x-twilio-signature"),
        content_type: header(&head, "content-type"),
        body: bytes,
    }
}

fn header(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name)
            .then(|| value.trim().to_owned())
    })
}
