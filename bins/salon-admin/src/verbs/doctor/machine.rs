//! The machine that the server runs on: its clock, its knowledge of time zones, its disk.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use rustix::fs::Access;
use salon_config::Settings;
use salon_domain::Zone;

use super::check::Check;
use crate::output::count;

/// Changes of the clocks that were decided lately: which release of the zone data knows each first,
/// a moment after it, and the offset there.
const LATELY: [(&str, &str, i64, &str); 4] = [
    // 2025-07-01: the province left the zone of Santiago.
    ("2025b", "America/Coyhaique", 1_751_371_200, "-03:00"),
    // 2025-07-01: Paraguay keeps its summer time.
    ("2025a", "America/Asuncion", 1_751_371_200, "-03:00"),
    // 2024-07-01: Kazakhstan has one zone.
    ("2024a", "Asia/Almaty", 1_719_835_200, "+05:00"),
    // 2023-07-01: Mexico has no summer time.
    ("2022f", "America/Mexico_City", 1_688_212_800, "-06:00"),
];

/// Looks at what is known of time zones: old data books visits at the wrong hour.
pub(super) fn zones() -> Check {
    const NAME: &str = "time zones";
    let newest = LATELY.iter().find(|(_, zone, second, offset)| {
        let zone = Zone::named(zone).ok();
        let at = Timestamp::from_second(*second).ok();
        let known = zone.zip(at).map(|(zone, at)| offset_at(&zone, at));
        known.as_deref() == Some(*offset)
    });
    match (newest, LATELY.first()) {
        (Some((release, ..)), Some((latest, ..))) if release == latest => {
            Check::ok(NAME, format!("zone data of {release} or later"))
        }
        (Some((release, ..)), _) => Check::warning(
            NAME,
            format!("the machine's zone data is of {release}, or little later"),
        )
        .fix("update the package tzdata"),
        (None, _) => Check::warning(NAME, "the machine's zone data is older than 2022f")
            .fix("update the package tzdata"),
    }
}

fn offset_at(zone: &Zone, at: Timestamp) -> String {
    zone.local(at).strftime("%:z").to_string()
}

/// Clocks further apart than this make leases and reminders come early or late.
const APART: SignedDuration = SignedDuration::from_secs(5);

/// Compares the machine's clock with the database's.
pub(super) fn clocks(here: Timestamp, there: Timestamp) -> Check {
    const NAME: &str = "clocks";
    let apart = there.duration_since(here).abs();
    if apart <= APART {
        return Check::ok(NAME, "this machine's and the database's agree");
    }
    let finding = format!(
        "this machine's and the database's are {} s apart",
        apart.as_secs()
    );
    Check::warning(NAME, finding).fix("let both machines follow a time server (NTP)")
}

/// Looks at where texts wait while the database is away.
pub(super) fn spool(settings: &Settings) -> Check {
    const NAME: &str = "spool";
    const ENDING: &str = ".text";
    let directory = &settings.spool.dir;
    let shown = directory.display();
    let found = match std::fs::metadata(directory) {
        Ok(found) => found,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return room_for_a_new_one(settings);
        }
        Err(error) => {
            return Check::broken(NAME, format!("{shown} cannot be looked at: {error}"))
                .fix("name a directory of the server's own in SALON__SPOOL__DIR");
        }
    };
    if !found.is_dir() {
        return Check::broken(NAME, format!("{shown} is not a directory"))
            .fix("name a directory of the server's own in SALON__SPOOL__DIR");
    }
    let files = |directory: &Path, wanted: fn(&str) -> bool| {
        let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        names.filter(|name| wanted(name)).count()
    };
    let waiting = files(directory, |name| name.ends_with(ENDING));
    let aside = files(&directory.join("set-aside"), |_| true);
    let finding = format!(
        "{shown}: {} waiting, {aside} put aside",
        count(waiting, "text", "texts")
    );
    if found.permissions().mode() & 0o077 != 0 {
        return Check::warning(NAME, format!("{finding}; others may read it")).fix(format!(
            "chmod 700 {shown}; the server does so when it starts"
        ));
    }
    if rustix::fs::access(directory, Access::WRITE_OK | Access::EXEC_OK).is_err() {
        return Check::warning(NAME, format!("{finding}; this user may not write there"))
            .fix("let the user that the server runs as own it");
    }
    if let Some(short) = shortage(directory, settings) {
        return Check::warning(NAME, format!("{finding}; {short}")).fix(MORE_ROOM);
    }
    if aside > 0 {
        return Check::warning(NAME, finding)
            .fix("docs/operations.md says what to do with texts that were put aside");
    }
    Check::ok(NAME, finding)
}

const MORE_ROOM: &str =
    "make room, name another disk in SALON__SPOOL__DIR, or lower SALON__SPOOL__MOST_BYTES";

/// Looks at the place where the server will make the directory.
fn room_for_a_new_one(settings: &Settings) -> Check {
    const NAME: &str = "spool";
    let directory = &settings.spool.dir;
    let finding = format!(
        "{} is not there: the server makes it when it starts",
        directory.display()
    );
    let exists = |path: &&Path| path.is_dir() || path.as_os_str().is_empty();
    let parent = directory.ancestors().skip(1).find(exists);
    let parent = parent
        .filter(|path| !path.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if rustix::fs::access(parent, Access::WRITE_OK | Access::EXEC_OK).is_err() {
        let denied = format!("{finding}; this user may not write in {}", parent.display());
        return Check::warning(NAME, denied)
            .fix("name a directory of the server's own in SALON__SPOOL__DIR");
    }
    match shortage(parent, settings) {
        Some(short) => Check::warning(NAME, format!("{finding}; {short}")).fix(MORE_ROOM),
        None => Check::note(NAME, finding),
    }
}

/// Says how much room is missing for all that may wait; none when there is enough, or nobody knows.
fn shortage(directory: &Path, settings: &Settings) -> Option<String> {
    let disk = rustix::fs::statvfs(directory).ok()?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let wanted = u64::try_from(settings.spool.most_bytes).unwrap_or(u64::MAX);
    (free < wanted).then(|| {
        format!(
            "the disk has {} MiB free, and {} MiB of texts may wait",
            free / MEBIBYTE,
            wanted / MEBIBYTE
        )
    })
}

const MEBIBYTE: u64 = 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::View as _;
    use crate::verbs::doctor::check::Report;

    #[test]
    fn clocks_that_are_apart_are_told() {
        let now = Timestamp::from_second(1_700_000_000).unwrap();
        let told = |check| Report::new(vec![check]).text();
        assert!(told(clocks(now, now)).starts_with("ok"));
        let fast = now + SignedDuration::from_secs(90);
        assert!(told(clocks(now, fast)).contains("90 s apart"));
        assert!(told(clocks(fast, now)).starts_with("WARNING"));
    }

    #[test]
    fn each_release_that_is_asked_about_is_told_from_the_one_before() {
        let releases: Vec<&str> = LATELY.iter().map(|(release, ..)| *release).collect();
        assert!(releases.is_sorted_by(|newer, older| newer > older));
    }
}
