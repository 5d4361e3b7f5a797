//! One type per kind of row, so that a staff member's number is never taken for a client's.

use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
        pub struct $name(i64);

        impl $name {
            /// Wraps the number that the database gave the row.
            #[must_use]
            pub const fn new(number: i64) -> Self {
                Self(number)
            }

            /// Returns the row's number.
            #[must_use]
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A salon.
    SalonId;
    /// A person who comes to the salon.
    ClientId;
    /// A person who works at the salon.
    StaffId;
    /// A service that the salon sells.
    ServiceId;
    /// A chair, room or device.
    ResourceId;
    /// A visit: the row that the first version of the system called an appointment.
    VisitId;
    /// A range in which a staff member or a resource is taken.
    BlockId;
    /// The thread between one number and one salon.
    ConversationId;
    /// A text, in or out.
    MessageId;
    /// One decision of ours.
    TurnId;
    /// An opening that was shown to a client.
    OfferId;
    /// A request that a person take over.
    HandoffId;
    /// An answer that waits for a person.
    DraftId;
    /// A text that waits to leave.
    OutboxId;
}
