//! How long one text takes to be understood: ordinary ones in three languages, and the worst that
//! fits into 1,600 characters.
//!
//! The first lines it prints say what the goal is about, each text by itself: the median of all
//! ordinary texts, the slowest of them, and every hostile text. The rest is for comparing runs.

#![expect(
    clippy::expect_used,
    reason = "what a bench is made of is written here, and right"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::Timestamp;
use salon_domain::{ServiceId, StaffId, Zone};
use salon_language::{Context, Language, Question, Vocabulary, understand};

/// Texts as people write them.
const ENGLISH: &[&str] = &[
    "Hi! Do you have anything this Friday after 4 for a cut and color?",
    "can i get in tmrw morning w sam",
    "yes",
    "2",
    "the second one please",
    "Need to move my appt from Tuesday to next Thursday at 2:30 if possible, sorry for the trouble!",
    "how much is a balayage and how long does it take",
    "running 10 min late, so sorry!!",
    "what time do you close on saturday?",
    "Can I bring my daughter in for a trim too? She's 7. Any day next week except Wednesday works.",
    "cancel my appointment please",
    "👍",
    "thanks so much, see you then",
    "im alergic to the dye you used my head is burning",
    "is there parking",
    "This is Jen Ruiz, I'd like the 3:15",
    "no wait, make that the 28th, between 2 and 4",
    "do u take cards or just cash",
    "My hair has been breaking off ever since the last color you did and nobody is calling me back. I would like to talk to the owner.",
    "asap pls",
];

const SPANISH: &[&str] = &[
    "Hola, ¿tienen algo el viernes después de las 4 para corte y color?",
    "quiero una cita mañana por la mañana con María",
    "sí",
    "la segunda por favor",
    "Necesito cambiar mi cita del martes al próximo jueves a las dos y media, perdón por la molestia",
    "cuánto cuesta un balayage y cuánto dura",
    "llego 10 minutos tarde",
    "¿a qué hora cierran el sábado?",
    "¿Puedo llevar a mi hija también para un corte? Cualquier día de la próxima semana menos el miércoles.",
    "cancelar mi cita por favor",
    "gracias, hasta luego",
    "el 28 de noviembre entre las 2 y las 4",
];

const FRENCH: &[&str] = &[
    "Bonjour, avez-vous quelque chose vendredi après 16h pour une coupe et une couleur ?",
    "je voudrais un rendez-vous demain matin avec Marie",
    "oui",
    "la deuxième s'il vous plaît",
    "Je dois déplacer mon rdv de mardi à jeudi prochain à quatorze heures trente, désolée",
    "combien coûte un balayage et combien de temps ça prend",
    "j'aurai 10 minutes de retard",
    "vous fermez à quelle heure le samedi ?",
    "Est-ce que je peux amener ma fille aussi pour une coupe ? N'importe quel jour la semaine prochaine sauf mercredi.",
    "annuler mon rendez-vous svp",
    "merci, à bientôt",
    "le 28 novembre entre 14h et 16h",
];

/// The longest text that can reach us.
const LONGEST: usize = 1_600;

/// What costs most, each filled up to the longest text.
const HOSTILE: &[(&str, &str)] = &[
    ("numbers", "1 "),
    ("digits", "7"),
    ("at", "at "),
    ("at at 3", "at 3 at "),
    ("brackets", "("),
    ("emoji", "👍😂"),
    ("colons", "1:1:"),
    ("slashes", "1/2/"),
    ("hyphens", "1-2-3 "),
    ("weekdays", "monday or next friday "),
    ("from to", "from 2 to 3 and "),
    ("lengths", "2 weeks and 3 days "),
    ("services", "cut and color and highlights "),
    ("almost services", "cutt colro hilights "),
    ("one long word", "appointmentx"),
    ("unknown words", "sattturdary appoimtnent "),
    ("letters", "a b c d e "),
    ("accents", "é̂ñ "),
    ("apostrophes", "d'l'qu'il'"),
    (
        "mixed languages",
        "hola quiero the book demain matin with una cita ",
    ),
    (
        "numbers read in two languages",
        "hola the quiero book 1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:",
    ),
    ("letters stuck to digits", "a1"),
    ("fillers and numbers", "please please please 1 "),
    ("wishes", "i want to book can i have "),
    ("stop", "stop. "),
    ("names", "Ana Lopez "),
    ("quotes", "\"“"),
];

/// The salon that texts are read with.
struct Bench {
    vocabulary: Vocabulary,
    zone: Zone,
    now: Timestamp,
}

impl Bench {
    fn new() -> Self {
        let services: &[&[&str]] = &[
            &["Haircut", "cut", "women's cut", "trim"],
            &["Haircut and style", "cut and style", "cut and blow dry"],
            &["Men's cut", "mens haircut", "fade"],
            &["Kids' cut", "kids haircut"],
            &["Blowout", "blow dry"],
            &["Root touch-up", "roots", "root color", "gray coverage"],
            &["Full color", "color", "single process"],
            &["Highlights", "foils", "partial highlights"],
            &["Balayage", "ombre"],
            &["Deep conditioning", "hair mask"],
            &["Color consultation", "consultation"],
            &["Manicure", "nails", "gel manicure"],
            &["Pedicure", "gel pedicure"],
            &["Brow wax", "eyebrows"],
        ];
        let mut builder = Vocabulary::builder(Language::English);
        for (id, names) in (1..).zip(services) {
            builder = builder.service(ServiceId::new(id), *names);
        }
        for (id, name) in (1..).zip(["Sam", "Sarah", "Maria", "Jo"]) {
            builder = builder.staff(StaffId::new(id), [name]);
        }
        let parking = "parking".parse().expect("a key");
        Self {
            vocabulary: builder.fact(parking, ["parking", "park"]).build(),
            zone: Zone::named("America/Chicago").expect("a zone"),
            now: "2026-11-18T16:30:00Z".parse().expect("a time"),
        }
    }

    fn read(&self, text: &str, question: Option<&Question>) {
        let context = Context {
            now: self.now,
            zone: &self.zone,
            vocabulary: &self.vocabulary,
            language: Language::English,
            question: question.cloned(),
        };
        black_box(understand(black_box(text), &context));
    }

    /// The median of many readings of one text.
    fn time(&self, text: &str) -> Duration {
        let once = || {
            let start = Instant::now();
            self.read(text, Some(&Question::AskWhen));
            start.elapsed()
        };
        let mut all: Vec<Duration> = (0..101).map(|_| once()).collect();
        all.sort_unstable();
        all.get(50).copied().unwrap_or_default()
    }
}

fn ordinary() -> impl Iterator<Item = &'static str> {
    [ENGLISH, SPANISH, FRENCH].concat().into_iter()
}

/// Fills a text up to the longest there is.
fn filled(piece: &str) -> String {
    piece.chars().cycle().take(LONGEST).collect()
}

#[expect(
    clippy::print_stdout,
    reason = "this is what the bench is for: each text by itself"
)]
fn report(bench: &Bench) {
    let mut times: Vec<(Duration, &str)> =
        ordinary().map(|text| (bench.time(text), text)).collect();
    times.sort_unstable();
    if let (Some((median, _)), Some((slowest, text))) = (times.get(times.len() / 2), times.last()) {
        println!("ordinary texts: median {median:?}, slowest {slowest:?} ({text})");
    }
    for (name, piece) in HOSTILE {
        println!(
            "1,600 characters of {name}: {:?}",
            bench.time(&filled(piece))
        );
    }
}

fn understanding(criterion: &mut Criterion) {
    let bench = Bench::new();
    ordinary().for_each(|text| bench.read(text, None));
    report(&bench);
    let mut group = criterion.benchmark_group("understand");
    let texts: Vec<&str> = ordinary().collect();
    group.throughput(Throughput::Elements(
        texts.len().try_into().expect("not many"),
    ));
    group.bench_function("every ordinary text", |bencher| {
        bencher.iter(|| texts.iter().for_each(|text| bench.read(text, None)));
    });
    group.finish();
}

criterion_group!(benches, understanding);
criterion_main!(benches);
