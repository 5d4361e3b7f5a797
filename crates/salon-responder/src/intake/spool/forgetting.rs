//! Forgetting whoever has texts in a spool.

use std::fs;
use std::io;
use std::path::Path;

use salon_domain::{Address, Country};

use super::entry::Entry;
use super::files::ASIDE;

/// Deletes a number's texts from a spool, those that were put aside too, and returns how many. A
/// running server that shares the directory takes them for stored.
///
/// Numbers without a country's code are read in `country`. A directory that is not there holds nothing.
///
/// # Errors
/// When the directory cannot be listed or a file cannot be deleted; other files may be gone by then.
pub fn forget_spooled(directory: &Path, number: &Address, country: Country) -> io::Result<u64> {
    let mut forgotten = 0;
    for place in [directory.to_owned(), directory.join(ASIDE)] {
        let entries = match fs::read_dir(&place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            if path.is_file() && is_of(&path, number, country) {
                fs::remove_file(&path)?;
                forgotten += 1;
            }
        }
    }
    Ok(forgotten)
}

/// Whether a file holds a text of this number. One that cannot be read is nobody's.
fn is_of(path: &Path, number: &Address, country: Country) -> bool {
    let entry = fs::read(path).ok().and_then(|bytes| Entry::decode(&bytes));
    let from = entry.and_then(|entry| Address::parse(&entry.text.from, country).ok());
    from.as_ref() == Some(number)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use salon_sms::Form;

    use super::super::entry::Proof;
    use super::*;

    #[test]
    fn forgets_one_numbers_texts_wherever_they_are_and_no_others() {
        let directory = std::env::temp_dir().join(format!("salon-forget-{}", std::process::id()));
        fs::create_dir_all(directory.join(ASIDE)).unwrap();
        let write = |name: &str, from: &str| {
            let form = format!("MessageSid=SM1&From={from}&To=%2B19185550100&Body=hi");
            let form = Form::parse(form.as_bytes());
            let bytes = Entry::encode(Timestamp::UNIX_EPOCH, &form, Proof::Signed);
            fs::write(directory.join(name), bytes).unwrap();
        };
        write("1.text", "%2B19185550123");
        write("2.text", "%2B19185550124");
        write("set-aside/3.text.refused", "9185550123");
        fs::write(directory.join("4.text"), "damaged").unwrap();
        let country = "US".parse().unwrap();
        let number = Address::parse("+19185550123", country).unwrap();
        assert_eq!(forget_spooled(&directory, &number, country).unwrap(), 2);
        assert!(directory.join("2.text").exists() && directory.join("4.text").exists());
        fs::remove_dir_all(&directory).unwrap();
        assert_eq!(forget_spooled(&directory, &number, country).unwrap(), 0);
    }
}
