//! How the words of the trade are kept in columns.

use diesel::sql_types as st;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use salon_domain::{
    Address, BlockId, ClientId, ClientName, ConsentAct, ConsentSource, ConversationId, Country,
    Currency, DeliveryStatus, DraftId, HandoffId, Key, MessageId, OfferId, OutboxId, Purpose,
    ResourceId, SalonId, ServiceId, StaffId, TrustLevel, TurnId, VisitId, VisitStatus, Zone,
};
use serde_json::Value;

use crate::campaigns::CampaignState;

type Refusal = Box<dyn std::error::Error + Send + Sync>;

/// A value that has a column type.
pub(crate) trait Stored {
    /// The column's type.
    type Sql;
    /// What the driver reads and writes.
    type Raw;

    /// Turns a value of ours into the driver's.
    fn to_raw(&self) -> Self::Raw;

    /// Turns the driver's value into ours.
    fn from_raw(raw: Self::Raw) -> Result<Self, Refusal>
    where
        Self: Sized;
}

macro_rules! plain {
    ($($kind:ty => $sql:ty;)*) => {$(
        impl Stored for $kind {
            type Sql = $sql;
            type Raw = Self;

            fn to_raw(&self) -> Self::Raw {
                self.clone()
            }

            fn from_raw(raw: Self::Raw) -> Result<Self, Refusal> {
                Ok(raw)
            }
        }
    )*};
}

plain! {
    i16 => st::SmallInt;
    i32 => st::Integer;
    i64 => st::BigInt;
    bool => st::Bool;
    String => st::Text;
    Value => st::Jsonb;
}

macro_rules! ids {
    ($($kind:ty),* $(,)?) => {$(
        impl Stored for $kind {
            type Sql = st::BigInt;
            type Raw = i64;

            fn to_raw(&self) -> i64 {
                self.get()
            }

            fn from_raw(raw: i64) -> Result<Self, Refusal> {
                Ok(Self::new(raw))
            }
        }
    )*};
}

ids!(
    BlockId,
    ClientId,
    ConversationId,
    DraftId,
    HandoffId,
    MessageId,
    OfferId,
    OutboxId,
    ResourceId,
    SalonId,
    ServiceId,
    StaffId,
    TurnId,
    VisitId,
);

macro_rules! texts {
    ($($kind:ty: $write:expr, $read:expr;)*) => {$(
        impl Stored for $kind {
            type Sql = st::Text;
            type Raw = String;

            fn to_raw(&self) -> String {
                let write: fn(&$kind) -> String = $write;
                write(self)
            }

            fn from_raw(raw: String) -> Result<Self, Refusal> {
                let read: fn(&str) -> Result<$kind, Refusal> = $read;
                read(&raw)
            }
        }
    )*};
}

texts! {
    Address: |it| it.as_str().to_owned(), |text| Ok(Address::from_stored(text)?);
    CampaignState: |it| it.as_str().to_owned(), |text| Ok(text.parse()?);
    ClientName: |it| it.as_str().to_owned(), |text| Ok(ClientName::parse(text)?);
    ConsentAct: |it| act(*it).to_owned(), |text| read_act(text).ok_or_else(|| unknown("consent act"));
    ConsentSource: |it| it.as_str().to_owned(), |text| ConsentSource::from_stored(text).ok_or_else(|| unknown("consent source"));
    Country: |it| it.code(), |text| Ok(text.parse()?);
    Currency: |it| it.code().to_owned(), |text| Ok(text.parse()?);
    DeliveryStatus: |it| it.as_str().to_owned(), |text| Ok(text.parse()?);
    Key: |it| it.as_str().to_owned(), |text| Ok(text.parse()?);
    Purpose: |it| it.as_str().to_owned(), |text| Purpose::from_stored(text).ok_or_else(|| unknown("purpose"));
    TrustLevel: |it| it.as_str().to_owned(), |text| Ok(text.parse()?);
    VisitStatus: |it| it.as_str().to_owned(), |text| Ok(text.parse()?);
    Zone: |it| it.name().to_owned(), |text| Ok(Zone::named(text)?);
}

impl Stored for &str {
    type Sql = st::Text;
    type Raw = String;

    fn to_raw(&self) -> String {
        (*self).to_owned()
    }

    fn from_raw(_raw: String) -> Result<Self, Refusal> {
        Err(unknown("text"))
    }
}

impl Stored for Timestamp {
    type Sql = st::Timestamptz;
    type Raw = jiff_diesel::Timestamp;

    fn to_raw(&self) -> Self::Raw {
        self.to_diesel()
    }

    fn from_raw(raw: Self::Raw) -> Result<Self, Refusal> {
        Ok(raw.to_jiff())
    }
}

impl Stored for Date {
    type Sql = st::Date;
    type Raw = jiff_diesel::Date;

    fn to_raw(&self) -> Self::Raw {
        self.to_diesel()
    }

    fn from_raw(raw: Self::Raw) -> Result<Self, Refusal> {
        Ok(raw.to_jiff())
    }
}

impl<T> Stored for Option<T>
where
    T: Stored,
    T::Sql: st::SqlType<IsNull = st::is_nullable::NotNull>,
{
    type Sql = st::Nullable<T::Sql>;
    type Raw = Option<T::Raw>;

    fn to_raw(&self) -> Self::Raw {
        self.as_ref().map(T::to_raw)
    }

    fn from_raw(raw: Self::Raw) -> Result<Self, Refusal> {
        raw.map(T::from_raw).transpose()
    }
}

impl<T> Stored for Vec<T>
where
    T: Stored,
    T::Sql: 'static,
{
    type Sql = st::Array<T::Sql>;
    type Raw = Vec<T::Raw>;

    fn to_raw(&self) -> Self::Raw {
        self.iter().map(T::to_raw).collect()
    }

    fn from_raw(raw: Self::Raw) -> Result<Self, Refusal> {
        raw.into_iter().map(T::from_raw).collect()
    }
}

/// Writes what a line of the consent ledger does.
pub(crate) const fn act(act: ConsentAct) -> &'static str {
    match act {
        ConsentAct::Granted => "granted",
        ConsentAct::Revoked => "revoked",
    }
}

fn read_act(text: &str) -> Option<ConsentAct> {
    [ConsentAct::Granted, ConsentAct::Revoked]
        .into_iter()
        .find(|known| act(*known) == text)
}

/// A stored word that this version does not know; the word itself is not repeated.
pub(crate) fn unknown(what: &'static str) -> Refusal {
    Box::new(UnknownWord(what))
}

#[derive(Debug, thiserror::Error)]
#[error("a stored {0} is none that this version knows")]
struct UnknownWord(&'static str);
