//! Reading the first version's two tables.

use std::fmt;
use std::time::Duration;

use tokio::task::AbortHandle;
use tokio::time::timeout;
use tokio_postgres::{Client, Config, NoTls, Row};

use crate::error::Cause;

/// A connection to the first version's database, which it only reads, as it was at one instant.
#[derive(Debug)]
pub struct LegacySource {
    client: Client,
    wire: AbortHandle,
}

/// A client as the first version stored them, read as text. `Debug` shows the id alone.
#[derive(Clone, PartialEq, Eq)]
pub struct LegacyClient {
    /// Their id there.
    pub id: i64,
    /// As it was typed.
    pub name: Option<String>,
    /// As it was typed.
    pub phone: Option<String>,
    /// As it was typed.
    pub email: Option<String>,
    /// JSON.
    pub preferences: Option<String>,
    /// A naive time, in UTC as the first version wrote it.
    pub created_at: Option<String>,
}

/// An appointment as the first version stored it, read as text. `Debug` shows the ids alone.
#[derive(Clone, PartialEq, Eq)]
pub struct LegacyAppointment {
    /// Its id there.
    pub id: i64,
    /// The client's id there.
    pub client_id: Option<i64>,
    /// A naive time, by the salon's clock.
    pub date: Option<String>,
    /// As it was typed.
    pub service: Option<String>,
    /// In minutes.
    pub duration: Option<i64>,
    /// As it was typed.
    pub status: Option<String>,
    /// As they were typed.
    pub notes: Option<String>,
    /// A naive time, in UTC as the first version wrote it.
    pub created_at: Option<String>,
}

impl fmt::Debug for LegacyClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LegacyClient")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for LegacyAppointment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LegacyAppointment")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// The first version's database cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LegacySourceError {
    /// The URL makes no sense.
    #[error("the URL of the first version's database cannot be read")]
    BadUrl(#[source] Cause),
    /// Nobody answers there, or the connection broke.
    #[error("the first version's database cannot be reached")]
    Unavailable(#[source] Cause),
    /// It has no such tables, or they have other columns.
    #[error(
        "this is not the first version's database: it has no tables `clients` and `appointments` with its columns"
    )]
    NotThat(#[source] Cause),
}

impl LegacySourceError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BadUrl(_) => "legacy_bad_url",
            Self::Unavailable(_) => "legacy_unavailable",
            Self::NotThat(_) => "legacy_not_that",
        }
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }
}

/// A server that takes longer to answer is away.
const PATIENCE: Duration = Duration::from_secs(10);

const CLIENTS: &str = "
SELECT id::bigint, name::text, phone::text, email::text, preferences::text,
       created_at::timestamp::text
FROM clients WHERE id > $1::bigint ORDER BY id LIMIT $2::bigint";

const APPOINTMENTS: &str = "
SELECT id::bigint, client_id::bigint, date::timestamp::text, service::text, duration::bigint,
       status::text, notes::text, created_at::timestamp::text
FROM appointments WHERE id > $1::bigint ORDER BY id LIMIT $2::bigint";

const HIGHEST: &str = "
SELECT coalesce((SELECT max(id) FROM clients), 0)::bigint,
       coalesce((SELECT max(id) FROM appointments), 0)::bigint";

impl LegacySource {
    /// Connects, and sees the tables as they are now until it is dropped. `schema` is where the tables
    /// are, `public` unless somebody moved them.
    ///
    /// # Errors
    /// [`LegacySourceError`].
    pub async fn open(url: &str, schema: Option<&str>) -> Result<Self, LegacySourceError> {
        let config: Config = url
            .parse()
            .map_err(|error| LegacySourceError::BadUrl(Cause::new(error)))?;
        let connecting = timeout(PATIENCE, config.connect(NoTls)).await;
        let late = |_late| LegacySourceError::Unavailable(Cause::new("no answer in time"));
        let (client, wire) = connecting.map_err(late)?.map_err(|error| away(&error))?;
        let wire = tokio::spawn(wire).abort_handle();
        let source = Self { client, wire };
        if let Some(schema) = schema {
            let set = "SELECT set_config('search_path', $1, false)";
            let quoted = format!("\"{}\"", schema.replace('"', "\"\""));
            let set = source.client.query(set, &[&quoted]).await;
            set.map_err(|error| away(&error))?;
        }
        let snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        let seen = source.client.batch_execute(snapshot).await;
        seen.map_err(|error| away(&error))?;
        Ok(source)
    }

    /// Returns the highest ids of clients and appointments.
    ///
    /// # Errors
    /// [`LegacySourceError`].
    pub async fn highest_ids(&self) -> Result<(i64, i64), LegacySourceError> {
        let row = self.client.query_one(HIGHEST, &[]).await;
        let row = row.map_err(|error| unreadable(&error))?;
        Ok((column(&row, 0)?, column(&row, 1)?))
    }

    /// Reads a page of clients by their ids; `after` is the last id of the page before.
    ///
    /// # Errors
    /// [`LegacySourceError`].
    pub async fn clients_after(
        &self,
        after: i64,
        limit: i64,
    ) -> Result<Vec<LegacyClient>, LegacySourceError> {
        let rows = self.client.query(CLIENTS, &[&after, &limit]).await;
        let rows = rows.map_err(|error| unreadable(&error))?;
        let client = |row: &Row| {
            Ok(LegacyClient {
                id: column(row, 0)?,
                name: column(row, 1)?,
                phone: column(row, 2)?,
                email: column(row, 3)?,
                preferences: column(row, 4)?,
                created_at: column(row, 5)?,
            })
        };
        rows.iter().map(client).collect()
    }

    /// Reads a page of appointments by their ids; `after` is the last id of the page before.
    ///
    /// # Errors
    /// [`LegacySourceError`].
    pub async fn appointments_after(
        &self,
        after: i64,
        limit: i64,
    ) -> Result<Vec<LegacyAppointment>, LegacySourceError> {
        let rows = self.client.query(APPOINTMENTS, &[&after, &limit]).await;
        let rows = rows.map_err(|error| unreadable(&error))?;
        let appointment = |row: &Row| {
            Ok(LegacyAppointment {
                id: column(row, 0)?,
                client_id: column(row, 1)?,
                date: column(row, 2)?,
                service: column(row, 3)?,
                duration: column(row, 4)?,
                status: column(row, 5)?,
                notes: column(row, 6)?,
                created_at: column(row, 7)?,
            })
        };
        rows.iter().map(appointment).collect()
    }
}

impl Drop for LegacySource {
    fn drop(&mut self) {
        self.wire.abort();
    }
}

fn column<'a, T>(row: &'a Row, at: usize) -> Result<T, LegacySourceError>
where
    T: tokio_postgres::types::FromSql<'a>,
{
    row.try_get(at).map_err(|error| unreadable(&error))
}

fn away(error: &tokio_postgres::Error) -> LegacySourceError {
    LegacySourceError::Unavailable(said(error))
}

/// A server that answers with a refusal has other tables; one that does not answer is away.
fn unreadable(error: &tokio_postgres::Error) -> LegacySourceError {
    if error.as_db_error().is_some() {
        return LegacySourceError::NotThat(said(error));
    }
    LegacySourceError::Unavailable(said(error))
}

/// What the server said, without the values of any row.
fn said(error: &tokio_postgres::Error) -> Cause {
    error
        .as_db_error()
        .map_or_else(|| Cause::new(error), |said| Cause::new(said.message()))
}
