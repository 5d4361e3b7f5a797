//! Texts as clients write them, read with a whole salon's names.

mod conversation;
mod dates;
mod names;
mod robust;
mod salon;
