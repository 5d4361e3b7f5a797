//! A stylist's visits for their calendar program. Whoever has the link may read it: its secret is the
//! key, and no answer says whether another one was near.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use actix_web::web::{Data, Path};

use crate::server::WebParts;

/// `GET /calendar/{secret}.ics`: RFC 5545.
pub(crate) async fn show(secret: Path<String>, parts: Data<WebParts>) -> HttpResponse {
    match parts.calendars.show(&secret).await {
        Ok(Some(calendar)) => HttpResponse::Ok()
            .content_type("text/calendar; charset=utf-8")
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .insert_header((REFERRER_POLICY, "no-referrer"))
            .body(calendar),
        Ok(None) => HttpResponse::NotFound()
            .content_type("text/plain; charset=utf-8")
            .body("There is no such calendar, or no more: ask the salon for a new link.\n"),
        Err(error) => {
            tracing::warn!(error.code = error.code(), "a calendar could not be read");
            HttpResponse::ServiceUnavailable()
                .content_type("text/plain; charset=utf-8")
                .body("The calendar cannot be read now; try again in a few minutes.\n")
        }
    }
}
