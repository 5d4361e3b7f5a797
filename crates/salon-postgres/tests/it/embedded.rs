//! The embedded database, alone and beside another process.
