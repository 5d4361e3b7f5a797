//! Which salon a text is for.

use std::collections::HashMap;
use std::sync::RwLock;
use std::time::Duration;

use salon_domain::{Address, Country, SalonId};
use salon_postgres::{Database, DatabaseError};
use salon_sms::Transport;
use tokio::time::Instant;

use super::IntakeError;

/// The salon that a text is for, and how numbers without a country code are read there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recipient {
    pub(super) salon: SalonId,
    pub(super) country: Country,
}

/// Finds salons by their numbers, and remembers what it found.
///
/// A number belongs to the salon that lists it. The number in the settings, and on the simulator any
/// number, belongs to the only salon there is. A text to a number that nobody lists is stored with
/// the first salon on a real transport, where the turn hands it to a person.
#[derive(Debug)]
pub(super) struct Recipients {
    database: Database,
    transport: Transport,
    main_number: Option<Address>,
    known: RwLock<HashMap<String, (Instant, Recipient)>>,
}

/// More numbers than this are not remembered: somebody is guessing.
const REMEMBERED: usize = 10_000;

/// A number that moved to another salon is found there after this long.
const FRESH: Duration = Duration::from_secs(30);

impl Recipients {
    pub(super) fn new(
        database: Database,
        transport: Transport,
        main_number: Option<Address>,
    ) -> Self {
        Self {
            database,
            transport,
            main_number,
            known: RwLock::default(),
        }
    }

    pub(super) async fn find(&self, to: &str) -> Result<Recipient, IntakeError> {
        let kept = self
            .known
            .read()
            .ok()
            .and_then(|known| known.get(to).copied());
        if let Some((since, recipient)) = kept
            && since.elapsed() < FRESH
        {
            return Ok(recipient);
        }
        let (recipient, listed) = self.look_up(to).await.map_err(|error| {
            tracing::error!(error.code = error.code(), error = %crate::report(&error), "no salon could be looked up");
            IntakeError::Unavailable
        })?.ok_or(IntakeError::NoSalon)?;
        // Only what a salon lists is remembered: an unlisted number may be listed any moment.
        if listed
            && let Ok(mut known) = self.known.write()
            && known.len() < REMEMBERED
        {
            known.insert(to.to_owned(), (Instant::now(), recipient));
        }
        Ok(recipient)
    }

    async fn look_up(&self, to: &str) -> Result<Option<(Recipient, bool)>, DatabaseError> {
        let salons = self.database.list_salons().await?;
        for salon in &salons {
            let Ok(address) = Address::parse(to, salon.country) else {
                continue;
            };
            if self.database.find_salon_by_number(&address).await? == Some(salon.id) {
                return Ok(Some((
                    Recipient {
                        salon: salon.id,
                        country: salon.country,
                    },
                    true,
                )));
            }
            if salons.len() == 1 && self.main_number.as_ref() == Some(&address) {
                return Ok(Some((
                    Recipient {
                        salon: salon.id,
                        country: salon.country,
                    },
                    true,
                )));
            }
        }
        let first = match (self.transport, salons.as_slice()) {
            (Transport::Simulator, [only]) => Some(only),
            (Transport::Simulator, _) => None,
            (Transport::Twilio, all) => all.first(),
        };
        Ok(first.map(|salon| {
            (
                Recipient {
                    salon: salon.id,
                    country: salon.country,
                },
                false,
            )
        }))
    }
}
