//! A picture from this machine's disk.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use reqwest::Url;

use crate::fault::Fault;

/// A picture, as the webhook tells of one. Its address is the file's: nothing is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Photo {
    pub(super) url: String,
    pub(super) content_type: &'static str,
}

/// What carriers take, and this many bytes of it (Twilio's limit for a message).
const KINDS: [(&str, &str); 7] = [
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("heic", "image/heic"),
    ("heif", "image/heif"),
];
const MOST_BYTES: u64 = 5 * 1024 * 1024;

/// Finds the picture that a path names.
pub(super) fn find(path: &str) -> anyhow::Result<Photo> {
    let path = path.trim();
    if path.is_empty() {
        return Err(Fault::usage("/photo needs a path, such as /photo hair.jpg").into());
    }
    let path = Path::new(path);
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.unwrap_or_default().to_ascii_lowercase();
    let known = KINDS.iter().find(|(known, _)| *known == ending);
    let Some((_, content_type)) = known else {
        let kinds = KINDS.map(|(kind, _)| kind).join(", ");
        let refusal = format!("{} is no picture: one ends in {kinds}", path.display());
        return Err(Fault::usage(refusal).into());
    };
    let named = || format!("could not look at {}", path.display());
    let whole = fs::canonicalize(path).with_context(named)?;
    let found = fs::metadata(&whole).with_context(named)?;
    if !found.is_file() || found.len() > MOST_BYTES {
        let refusal = format!("{} is no file of at most 5 MiB", path.display());
        return Err(Fault::usage(refusal).into());
    }
    let url = Url::from_file_path(&whole).ok().with_context(named)?;
    Ok(Photo {
        url: url.into(),
        content_type,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_picture_that_is_there_can_be_sent() {
        for wrong in ["", "hair.txt", "nowhere/hair.jpg"] {
            assert!(find(wrong).is_err(), "{wrong}");
        }
        let directory = std::env::temp_dir();
        let path = directory.join(format!("salon chat {}.PNG", std::process::id()));
        fs::write(&path, b"picture").unwrap();
        let found = find(path.to_str().unwrap()).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(found.content_type, "image/png");
        assert!(found.url.starts_with("file:///") && found.url.contains("salon%20chat"));
    }
}
