//! What only a server can show.
