//! Where chat completions are, from whatever a person wrote as the base URL.

use reqwest::Url;

use super::options::{KeyHeader, OpenAiSetupError};

const COMPLETIONS: [&str; 2] = ["chat", "completions"];

/// Returns the address of the chat completions under a base URL; its query is kept. A base URL that
/// names an API version and nothing else is a whole Azure resource: the deployment is the model's.
pub(super) fn completions(base_url: &str, model: &str) -> Result<Url, OpenAiSetupError> {
    let invalid = OpenAiSetupError::InvalidBaseUrl;
    let Ok(mut url) = Url::parse(base_url.trim()) else {
        return Err(invalid);
    };
    let parts = url.path_segments().into_iter().flatten();
    let mut path: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    if path.ends_with(&COMPLETIONS.map(str::to_owned)) {
        path.truncate(path.len() - COMPLETIONS.len());
    }
    let resource = path.is_empty() || path == ["openai"];
    if resource && names_a_version(&url) {
        path = ["openai", "deployments", model].map(str::to_owned).to_vec();
    }
    url.set_fragment(None);
    let web = matches!(url.scheme(), "http" | "https") && url.has_host();
    let Ok(mut segments) = url.path_segments_mut() else {
        return Err(invalid);
    };
    segments.clear().extend(&path).extend(COMPLETIONS);
    drop(segments);
    if web { Ok(url) } else { Err(invalid) }
}

/// Whether a key goes into `api-key` there.
pub(super) fn wants_api_key(header: KeyHeader, url: &Url) -> bool {
    match header {
        KeyHeader::ByAddress => names_a_version(url),
        KeyHeader::Authorization => false,
        KeyHeader::ApiKey => true,
    }
}

fn names_a_version(url: &Url) -> bool {
    url.query_pairs().any(|(name, _)| name == "api-version")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(base: &str) -> String {
        completions(base, "mini").unwrap().to_string()
    }

    #[test]
    fn adds_the_path_to_any_base_url() {
        for (base, wanted) in [
            (
                "https://api.openai.com/v1",
                "https://api.openai.com/v1/chat/completions",
            ),
            (
                "https://api.openai.com/v1/",
                "https://api.openai.com/v1/chat/completions",
            ),
            (
                "http://localhost:11434/v1",
                "http://localhost:11434/v1/chat/completions",
            ),
            (
                "http://127.0.0.1:8080",
                "http://127.0.0.1:8080/chat/completions",
            ),
            (
                "https://openrouter.ai/api/v1/chat/completions",
                "https://openrouter.ai/api/v1/chat/completions",
            ),
        ] {
            assert_eq!(url(base), wanted);
        }
    }

    #[test]
    fn keeps_the_api_version_of_azure_and_finds_its_deployment() {
        let whole = "https://salon.openai.azure.com/openai/deployments/mini/chat/completions\
                     ?api-version=2024-10-21";
        for base in [
            "https://salon.openai.azure.com/openai/deployments/mini?api-version=2024-10-21",
            "https://salon.openai.azure.com/?api-version=2024-10-21",
            "https://salon.openai.azure.com/openai?api-version=2024-10-21",
            whole,
        ] {
            assert_eq!(url(base), whole);
        }
        let newer = url("https://salon.openai.azure.com/openai/v1");
        assert_eq!(
            newer,
            "https://salon.openai.azure.com/openai/v1/chat/completions"
        );
    }

    #[test]
    fn sends_the_key_where_the_server_looks_for_it() {
        let azure = Url::parse("https://a.example/?api-version=1").unwrap();
        let other = Url::parse("https://a.example/v1").unwrap();
        assert!(wants_api_key(KeyHeader::ByAddress, &azure));
        assert!(!wants_api_key(KeyHeader::ByAddress, &other));
        assert!(!wants_api_key(KeyHeader::Authorization, &azure));
        assert!(wants_api_key(KeyHeader::ApiKey, &other));
    }

    #[test]
    fn refuses_what_is_no_web_address() {
        for wrong in [
            "",
            "api.openai.com/v1",
            "ftp://a.example",
            "mailto:a@b.example",
            "http://",
        ] {
            let refused = completions(wrong, "mini").unwrap_err();
            assert_eq!(refused.code(), "openai_base_url_invalid", "{wrong}");
        }
    }
}
