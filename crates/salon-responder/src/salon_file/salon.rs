//! The salon as a whole: what the file says at its top, and its parts put together.

use salon_domain::{
    Address, AddressKind, BookingPolicy, Country, Currency, SalonDescription, Zone,
};

use super::reader::{Node, Table};
use super::{hours, menu, people, policy};

const PARTS: [&str; 14] = [
    "key",
    "name",
    "zone",
    "country",
    "currency",
    "language",
    "numbers",
    "policy",
    "hours",
    "holidays",
    "resources",
    "services",
    "staff",
    "facts",
];

/// Reads a whole file. Every part is read before the first missing one ends it, so that all
/// problems are reported together.
pub(super) fn read(root: &Node<'_>) -> Option<SalonDescription> {
    let table = root.table(&PARTS)?;
    let key = table.get("key").and_then(Node::parse);
    let name = table.get("name").and_then(Node::text);
    let zone = table.get("zone").and_then(zone);
    let country = table.get("country").and_then(Node::parse);
    let currency: Option<Currency> = table.get("currency").and_then(Node::parse);
    let language = table.get("language").and_then(language);
    let numbers = numbers(&table, country);
    let policy = table.find("policy").map_or_else(
        || Some(BookingPolicy::default()),
        |node| policy::policy(node, currency),
    );
    let weekly = table.get("hours").and_then(open_week);
    let dated = optional(&table, "holidays", hours::holidays);
    let resources = optional(&table, "resources", menu::resources);
    let kinds = resources
        .iter()
        .flatten()
        .map(|one| one.kind.clone())
        .collect();
    let menu = table
        .get("services")
        .and_then(|node| menu::services(node, currency, &kinds));
    let keys = menu.as_ref().map(|menu| &menu.keys);
    let staff = table
        .get("staff")
        .and_then(|node| people::staff(node, currency, keys));
    let facts = optional(&table, "facts", policy::facts);
    Some(SalonDescription {
        key: key?,
        name: name?.to_owned(),
        zone: zone?,
        country: country?,
        currency: currency?,
        language: language?,
        numbers: numbers?,
        policy: policy?,
        weekly: weekly?,
        dated: dated?,
        resources: resources?,
        services: menu?.services,
        staff: staff?,
        facts: facts?,
    })
}

fn optional<'a, T>(
    table: &Table<'a>,
    name: &str,
    read: impl FnOnce(&Node<'a>) -> Option<Vec<T>>,
) -> Option<Vec<T>> {
    table.find(name).map_or_else(|| Some(Vec::new()), read)
}

fn zone(node: &Node<'_>) -> Option<Zone> {
    node.read(|name| Zone::named(name).map_err(|error| error.to_string()))
}

/// Reads a language tag: two or three letters, and a country if it matters.
fn language(node: &Node<'_>) -> Option<String> {
    node.read(|tag| {
        let (language, region) = match tag.split_once('-') {
            Some((language, region)) => (language, Some(region)),
            None => (tag, None),
        };
        let lower = (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_lowercase());
        let upper = |region: &str| {
            region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        if lower && region.is_none_or(upper) {
            Ok(tag.to_owned())
        } else {
            Err(format!(
                "`{tag}` is not a language, such as `en` or `en-US`"
            ))
        }
    })
}

fn numbers(table: &Table<'_>, country: Option<Country>) -> Option<Vec<Address>> {
    let Some(node) = table.find("numbers") else {
        return Some(Vec::new());
    };
    let country = country?;
    let mut numbers = Vec::new();
    for item in node.items()? {
        let Some(number) = item.read(|text| number(text, country)) else {
            continue;
        };
        if numbers.contains(&number) {
            item.refuse::<()>("this number is listed twice");
        }
        numbers.push(number);
    }
    Some(numbers)
}

/// Reads a number that the salon texts from. The number is not repeated in what is reported.
fn number(text: &str, country: Country) -> Result<Address, String> {
    let address = Address::parse(text, country).map_err(|error| error.to_string())?;
    // No short code begins with a zero; the beginning of a number does.
    let cut_short = address.kind() == AddressKind::ShortCode && address.as_str().starts_with('0');
    match address.kind() {
        _ if cut_short => Err("is no whole number: write it like `+1 918 555 0100`".to_owned()),
        AddressKind::Phone | AddressKind::WhatsApp | AddressKind::ShortCode => Ok(address),
        AddressKind::Alphanumeric | AddressKind::Undialable => {
            Err("is no number that clients can text: write it like `+1 918 555 0100`".to_owned())
        }
    }
}

fn open_week(node: &Node<'_>) -> Option<Vec<(jiff::civil::Weekday, salon_domain::CivilSpan)>> {
    let week = hours::week(node)?;
    if week.is_empty() {
        return node.refuse("the salon is never open: write at least one day's hours");
    }
    Some(week)
}
