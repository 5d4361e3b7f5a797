//! Reminders: planned for a version of a visit, put into the outbox once, or skipped with a reason.
//!
//! What is due is found by query, never kept in memory. Planning locks the visit and writes down for
//! which version it was done; queueing locks the reminder and checks the visit's version in the same
//! transaction: two processes that do either at once, or one that dies in between, do it once.

mod due;
mod list;
mod plan;

pub use due::DueReminder;
pub use list::ReminderRow;
pub use plan::UnplannedVisit;
