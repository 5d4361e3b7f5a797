//! Where the clock of a phone number hangs, as far as the number itself tells.
//!
//! A number of North America names its area, any other its country. That is where the number was
//! given out, not where the phone is: it is what can be known. An area or country over several zones
//! gives each of them, and whoever asks goes by the strictest. A number that tells nothing (toll
//! free, unknown, no phone number at all) gives none.
//!
//! The tables were written down by hand in 2026 and are not complete for the world: what is missing is
//! treated as unknown, and a new area code is added here.

use crate::address::{Address, AddressKind};
use crate::local_time::Zone;

/// Area codes of the North American Numbering Plan, by the zones that they lie in.
const AREAS: &[(&[&str], &str)] = &[
    (
        &["America/New_York"],
        "201 202 203 207 212 215 216 220 223 227 229 234 239 240 248 252 267 272 276 283 301 302 304 \
         305 313 315 317 321 324 326 329 330 332 336 339 347 351 352 363 380 386 401 404 407 410 412 \
         413 419 423 434 436 440 443 445 463 470 472 475 478 484 502 508 513 516 517 518 540 551 561 \
         567 570 571 582 585 586 603 606 607 609 610 614 616 617 624 631 640 645 646 656 667 678 679 \
         680 681 686 689 703 704 706 716 717 718 724 727 728 732 734 740 743 754 757 762 765 770 771 \
         772 774 781 786 802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 854 856 857 859 \
         860 862 863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 947 948 954 959 973 \
         978 980 984 989 231 269 260 574",
    ),
    (
        &["America/Chicago"],
        "205 210 214 217 218 224 225 228 251 254 256 262 274 281 309 312 314 316 318 319 320 325 331 \
         334 337 346 353 361 402 405 409 414 417 430 447 457 464 469 471 479 501 504 507 512 515 531 \
         534 539 557 563 572 573 580 601 608 612 615 618 629 630 636 641 651 659 660 662 682 708 712 \
         713 715 726 730 731 737 763 769 773 779 815 816 817 830 832 847 861 870 872 901 903 913 918 \
         920 924 936 938 940 945 952 956 972 975 979 985",
    ),
    (
        &["America/Denver"],
        "303 307 385 406 435 505 575 719 720 801 915 970 983",
    ),
    (&["America/Phoenix"], "480 520 602 623"),
    (&["America/Phoenix", "America/Denver"], "928"),
    (
        &["America/Los_Angeles"],
        "206 209 213 253 279 310 323 341 350 357 360 369 408 415 424 425 442 503 509 510 530 559 562 \
         564 619 626 628 650 657 661 669 702 707 714 725 738 747 760 805 818 820 831 837 840 858 909 \
         916 925 949 951 971",
    ),
    (
        &["America/New_York", "America/Chicago"],
        "219 270 364 448 812 850 906 930 931",
    ),
    (
        &["America/Chicago", "America/Denver"],
        "308 432 605 620 701 785",
    ),
    (
        &["America/Denver", "America/Los_Angeles"],
        "208 458 541 775 986",
    ),
    (&["America/Anchorage", "America/Adak"], "907"),
    (&["Pacific/Honolulu"], "808"),
    (&["America/Puerto_Rico"], "340 787 939"),
    (&["Pacific/Guam"], "670 671"),
    (&["Pacific/Pago_Pago"], "684"),
    (&["America/Halifax"], "428 506 782 902"),
    (&["America/St_Johns", "America/Goose_Bay"], "709 879"),
    (
        &["America/Toronto"],
        "226 249 263 289 343 354 365 367 382 416 437 438 450 468 514 519 548 579 613 647 683 705 742 \
         753 873 905 942",
    ),
    (&["America/Toronto", "America/Halifax"], "418 581 819"),
    (&["America/Toronto", "America/Winnipeg"], "807"),
    (&["America/Winnipeg"], "204 431 584"),
    (&["America/Regina", "America/Edmonton"], "306 474 639"),
    (&["America/Edmonton"], "368 403 587 780 825"),
    (&["America/Vancouver"], "236 257 604"),
    (&["America/Vancouver", "America/Edmonton"], "250 672 778"),
    (
        &[
            "America/Whitehorse",
            "America/Edmonton",
            "America/Winnipeg",
            "America/Iqaluit",
        ],
        "867",
    ),
];

/// Calling codes of countries, by the zones that their numbers can be in.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("30", &["Europe/Athens"]),
    ("31", &["Europe/Amsterdam"]),
    ("32", &["Europe/Brussels"]),
    ("33", &["Europe/Paris"]),
    ("34", &["Europe/Madrid", "Atlantic/Canary"]),
    ("351", &["Europe/Lisbon", "Atlantic/Azores"]),
    ("352", &["Europe/Luxembourg"]),
    ("353", &["Europe/Dublin"]),
    ("358", &["Europe/Helsinki"]),
    ("36", &["Europe/Budapest"]),
    ("377", &["Europe/Monaco"]),
    ("39", &["Europe/Rome"]),
    ("40", &["Europe/Bucharest"]),
    ("41", &["Europe/Zurich"]),
    ("420", &["Europe/Prague"]),
    ("43", &["Europe/Vienna"]),
    ("44", &["Europe/London"]),
    ("45", &["Europe/Copenhagen"]),
    ("46", &["Europe/Stockholm"]),
    ("47", &["Europe/Oslo"]),
    ("48", &["Europe/Warsaw"]),
    ("49", &["Europe/Berlin"]),
    ("51", &["America/Lima"]),
    (
        "52",
        &[
            "America/Mexico_City",
            "America/Cancun",
            "America/Hermosillo",
            "America/Tijuana",
        ],
    ),
    ("54", &["America/Argentina/Buenos_Aires"]),
    (
        "55",
        &[
            "America/Sao_Paulo",
            "America/Manaus",
            "America/Rio_Branco",
            "America/Noronha",
        ],
    ),
    ("56", &["America/Santiago", "America/Punta_Arenas"]),
    ("57", &["America/Bogota"]),
    ("593", &["America/Guayaquil", "Pacific/Galapagos"]),
    ("598", &["America/Montevideo"]),
    (
        "61",
        &[
            "Australia/Sydney",
            "Australia/Brisbane",
            "Australia/Adelaide",
            "Australia/Darwin",
            "Australia/Perth",
        ],
    ),
    ("64", &["Pacific/Auckland"]),
    ("65", &["Asia/Singapore"]),
    ("81", &["Asia/Tokyo"]),
    ("82", &["Asia/Seoul"]),
    ("852", &["Asia/Hong_Kong"]),
    ("91", &["Asia/Kolkata"]),
    ("971", &["Asia/Dubai"]),
    ("972", &["Asia/Jerusalem"]),
];

/// Returns the zones that a number can be in; none when it does not tell.
#[must_use]
pub fn zones_of(address: &Address) -> Vec<Zone> {
    let names = match address.kind() {
        AddressKind::Phone | AddressKind::WhatsApp => names(address.as_str()),
        AddressKind::ShortCode | AddressKind::Alphanumeric | AddressKind::Undialable => None,
    };
    let names = names.unwrap_or_default().iter();
    names.filter_map(|name| Zone::named(name).ok()).collect()
}

/// Returns the area code of a number of North America.
pub(crate) fn area_code(address: &Address) -> Option<&str> {
    let (_, digits) = address.as_str().split_once('+')?;
    digits.strip_prefix('1')?.get(..3)
}

fn names(number: &str) -> Option<&'static [&'static str]> {
    let (_, digits) = number.split_once('+')?;
    if let Some(national) = digits.strip_prefix('1') {
        let area = national.get(..3)?;
        let inside = AREAS
            .iter()
            .find(|(_, areas)| areas.split_ascii_whitespace().any(|known| known == area));
        return inside.map(|(zones, _)| *zones);
    }
    let country = COUNTRIES.iter().find(|(code, _)| digits.starts_with(code));
    country.map(|(_, zones)| *zones)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn zones(number: &str) -> Vec<String> {
        let address = Address::parse(number, "US".parse().unwrap()).unwrap();
        let zones = zones_of(&address);
        zones.iter().map(|zone| zone.name().to_owned()).collect()
    }

    #[test]
    fn a_number_of_north_america_tells_its_area_and_any_other_its_country() {
        assert_eq!(zones("+19185550123"), ["America/Chicago"]);
        assert_eq!(zones("+12125550123"), ["America/New_York"]);
        assert_eq!(zones("whatsapp:+14165550123"), ["America/Toronto"]);
        assert_eq!(zones("+33612345678"), ["Europe/Paris"]);
        assert_eq!(zones("+34612345678"), ["Europe/Madrid", "Atlantic/Canary"]);
    }

    #[test]
    fn a_number_that_tells_nothing_has_no_zone() {
        for number in [
            "+18005550123",
            "12345",
            "SALON",
            "+1234567890",
            "+8613812345678",
        ] {
            assert_eq!(zones(number), Vec::<String>::new(), "{number}");
        }
    }

    #[test]
    fn every_zone_of_the_tables_exists_and_no_area_stands_in_two_lines() {
        let countries = COUNTRIES.iter().map(|(_, zones)| *zones);
        for zone in AREAS
            .iter()
            .map(|(zones, _)| *zones)
            .chain(countries)
            .flatten()
        {
            assert!(Zone::named(zone).is_ok(), "{zone}");
        }
        let mut seen = BTreeSet::new();
        for (zones, areas) in AREAS {
            let own: BTreeSet<&str> = areas.split_ascii_whitespace().collect();
            for area in own {
                assert!(area.len() == 3 && seen.insert(area), "{area} in {zones:?}");
            }
        }
        assert!(seen.len() > 350, "{}", seen.len());
    }
}
