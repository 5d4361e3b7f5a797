//! Understands a text, finds openings for it, and checks a webhook's signature: no server, no
//! database.

use std::error::Error;

use salon_domain::{
    BookingPolicy, Catalog, Hours, HoursOwner, Key, Minutes, Money, Price, Salon, SalonId, Service,
    ServiceId, Skill, StaffId, StaffMember, Step, StepKind, TimeRange, WeeklyHours, Wish, Zone,
    find_openings,
};
use salon_language::{Context, Language, Vocabulary, render_day_time, understand};
use salon_sms::{AuthTokens, Form, InboundText, SignedParams, measure};

fn main() -> Result<(), Box<dyn Error>> {
    // What a webhook received, signed as Twilio signs it.
    let url = "https://salon.example/webhook/sms";
    let body = b"From=%2B19185550123&To=%2B19185550100&MessageSid=SM1&AccountSid=AC1\
                 &Body=Can+I+get+a+haircut+with+Sam+on+Saturday+afternoon%3F";
    let form = Form::parse(body);
    let tokens: AuthTokens = "the account's auth token".parse()?;
    let signature = tokens.sign(url, SignedParams::Form(&form));
    tokens.verify(url, SignedParams::Form(&form), Some(&signature))?;
    let text = InboundText::from_form(&form)?;

    // What it says.
    let catalog = salon()?;
    let vocabulary = Vocabulary::of(&catalog);
    let now = "2026-11-23T15:00:00Z".parse()?;
    let zone = &catalog.salon.zone;
    let language = Language::English;
    let context = Context { now, zone, vocabulary: &vocabulary, language, question: None };
    let read = understand(&text.body, &context);
    println!("about {:?}, when {:?}", read.best(), read.when);

    // What is free that day.
    let saturday = zone.day("2026-11-28".parse()?).ok_or("no such day")?;
    let window = TimeRange::new(saturday.start(), saturday.end())?;
    let wish = Wish {
        services: read.services.chosen,
        staff: read.staff.chosen.first().copied(),
        window,
        near: None,
    };
    let openings = find_openings(&catalog, &[], now, &wish, 3)?;
    for opening in &openings.found {
        let line = render_day_time(zone.local(opening.start()).datetime(), language);
        println!("{line} ({} segment)", measure(&line).count);
    }
    assert!(!openings.found.is_empty(), "Sam works on Saturdays");
    Ok(())
}

/// A salon with one stylist who cuts hair.
fn salon() -> Result<Catalog, Box<dyn Error>> {
    let (haircut, sam) = (ServiceId::new(1), StaffId::new(1));
    let price = Price::Fixed(Money::new(6_500, "USD".parse()?));
    let key = |name: &str| Key::from_name(name);
    Ok(Catalog {
        salon: Salon {
            id: SalonId::new(1),
            key: key("Corner Salon")?,
            name: "Corner Salon".to_owned(),
            zone: Zone::named("America/Chicago")?,
            country: "US".parse()?,
            currency: "USD".parse()?,
            language: "en-US".to_owned(),
            policy: BookingPolicy::default(),
        },
        numbers: Vec::new(),
        services: vec![Service {
            id: haircut,
            key: key("Haircut")?,
            name: "Haircut".to_owned(),
            aliases: Vec::new(),
            steps: vec![Step { kind: StepKind::Working, minutes: Minutes::new(45) }],
            buffer_before: Minutes::ZERO,
            buffer_after: Minutes::ZERO,
            price,
            resource_kind: None,
        }],
        staff: vec![StaffMember {
            id: sam,
            key: key("Sam")?,
            name: "Sam".to_owned(),
            nicknames: Vec::new(),
            skills: vec![Skill { service: haircut, steps: None, price: None }],
        }],
        resources: Vec::new(),
        hours: Hours {
            weekly: vec![WeeklyHours {
                owner: HoursOwner::Salon,
                weekday: jiff::civil::Weekday::Saturday,
                span: "09:00-17:00".parse()?,
            }],
            ..Hours::default()
        },
        facts: Vec::new(),
    })
}
