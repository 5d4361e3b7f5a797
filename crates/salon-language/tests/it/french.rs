//! Days, times, wishes and answers in French.

use jiff::civil::{Date, Time, date, time};
use salon_language::{
    Ambiguity, Answer, Claim, DateReading, DayPart, IntentKind, Language, MentionContext,
    MentionKind, Question, TimeReading, Understanding, mentions,
};

use crate::salon::{
    BALAYAGE, BLOWOUT, CUT, MANICURE, MENS_CUT, MONDAY, PEDICURE, ROOT, SAM, read_in, read_with,
    vocabulary,
};

fn read(text: &str) -> Understanding {
    read_in(Language::French, text)
}

fn answers(text: &str, question: Question) -> Option<Answer> {
    read_with(
        Language::French,
        text,
        MONDAY,
        Some(question),
        &vocabulary(),
    )
    .answer
}

fn date_of(text: &str) -> Option<DateReading> {
    read(text).when.and_then(|when| when.date)
}

fn time_of(text: &str) -> Option<TimeReading> {
    read(text).when.and_then(|when| when.time)
}

const fn at(hour: i8, minute: i8) -> Time {
    time(hour, minute, 0, 0)
}

fn within(first: Date, last: Date) -> DateReading {
    DateReading::Within { first, last }
}

#[test]
fn reads_days() {
    for (text, day) in [
        ("aujourd'hui", date(2026, 11, 23)),
        ("dem1", date(2026, 11, 24)),
        ("après-demain", date(2026, 11, 25)),
        ("ce ven", date(2026, 11, 27)),
        ("jeudi qui vient", date(2026, 11, 26)),
        ("mercredi de la semaine prochaine", date(2026, 12, 2)),
        ("samedi en huit", date(2026, 12, 5)),
        ("sam 28 nov", date(2026, 11, 28)),
        ("le 5 décembre", date(2026, 12, 5)),
        ("5/12", date(2026, 12, 5)),
        ("le 1er déc", date(2026, 12, 1)),
        ("dans quinze jours", date(2026, 12, 7)),
        ("le lendemain de noël", date(2026, 12, 26)),
        ("la fête du Canada", date(2027, 7, 1)),
        ("le premier mardi de décembre", date(2026, 12, 1)),
    ] {
        assert_eq!(date_of(text), Some(DateReading::On(day)), "{text}");
    }
}

#[test]
fn reads_ranges_of_days() {
    let (monday, sunday) = (date(2026, 11, 30), date(2026, 12, 6));
    for (text, range) in [
        ("semaine pro", within(monday, sunday)),
        (
            "rdv ce we svp",
            within(date(2026, 11, 28), date(2026, 11, 29)),
        ),
        (
            "la fin de semaine prochaine",
            within(date(2026, 12, 5), sunday),
        ),
        (
            "du 7 au 9 décembre",
            within(date(2026, 12, 7), date(2026, 12, 9)),
        ),
        (
            "entre le 27 et le 29",
            within(date(2026, 11, 27), date(2026, 11, 29)),
        ),
        (
            "première quinzaine de janvier",
            within(date(2027, 1, 1), date(2027, 1, 15)),
        ),
        (
            "à partir du 4 décembre",
            DateReading::From(date(2026, 12, 4)),
        ),
        ("avant le 4 décembre", DateReading::Until(date(2026, 12, 3))),
        ("jusqu'à vendredi", DateReading::Until(date(2026, 11, 27))),
    ] {
        assert_eq!(date_of(text), Some(range), "{text}");
    }
}

#[test]
fn reads_times() {
    for (text, hour, minute) in [
        ("à 14h30", 14, 30),
        ("18h", 18, 0),
        ("demain 9 h 15", 9, 15),
        ("demain à dix heures et quart", 10, 15),
        ("mardi 5h moins vingt", 16, 40),
        ("midi et demi", 12, 30),
        ("à 3h de l'après-midi", 15, 0),
        ("jeudi onze heures trois quarts", 11, 45),
        ("à midi", 12, 0),
    ] {
        let read = time_of(text);
        assert_eq!(read, Some(TimeReading::At(at(hour, minute))), "{text}");
    }
}

#[test]
fn reads_ranges_and_parts_of_a_day() {
    for (text, reading) in [
        ("vendredi vers 17h", TimeReading::Around(at(17, 0))),
        (
            "demain entre 10h et 12h30",
            TimeReading::Between(at(10, 0), at(12, 30)),
        ),
        (
            "demain de 2 à 4h",
            TimeReading::Between(at(14, 0), at(16, 0)),
        ),
        ("jeudi dès 15h", TimeReading::From(at(15, 0))),
        ("jeudi avant midi", TimeReading::Until(at(12, 0))),
        (
            "demain 9h ou 11h",
            TimeReading::OneOf(vec![at(9, 0), at(11, 0)]),
        ),
        ("demain aprem", TimeReading::Part(DayPart::Afternoon)),
        (
            "lundi en fin de matinée",
            TimeReading::Part(DayPart::LateMorning),
        ),
        ("mardi en avant-midi", TimeReading::Part(DayPart::Morning)),
        (
            "mardi sur l'heure du midi",
            TimeReading::Part(DayPart::Noon),
        ),
        ("jeudi après le boulot", TimeReading::Part(DayPart::Evening)),
    ] {
        assert_eq!(time_of(text), Some(reading), "{text}");
    }
}

#[test]
fn takes_back_excludes_and_asks() {
    let when = read("mardi, euh non plutôt jeudi").when.unwrap();
    assert_eq!(when.date, Some(DateReading::On(date(2026, 11, 26))));
    let when = read("la semaine prochaine mais pas le mercredi")
        .when
        .unwrap();
    assert_eq!(when.not.weekdays, [jiff::civil::Weekday::Wednesday]);
    let when = read("mercredi prochain").when.unwrap();
    assert!(matches!(when.ask, Some(Ambiguity::Dates { .. })));
    assert!(read("au plus vite svp").when.unwrap().earliest);
}

#[test]
fn a_length_a_price_and_a_greeting_are_no_time() {
    for text in [
        "bonne soirée",
        "on est 2 personnes",
        "65 €",
        "ça dure 2 h ?",
        "c'est plus tard",
    ] {
        assert_eq!(read(text).when, None, "{text}");
    }
    // The stylist, not Saturday.
    let read = read("avec Sam mardi");
    assert_eq!(read.staff.chosen, [SAM]);
    assert_eq!(
        read.when.unwrap().date,
        Some(DateReading::On(date(2026, 11, 24)))
    );
}

#[test]
fn reads_what_texts_are_about() {
    use IntentKind::{
        Abort, Address, Alternatives, AreYouHuman, Availability, Book, Cancel, ChangeLanguage,
        Complaint, Confirm, Duration, Emergency, Goodbye, Greeting, Hours, Menu, Move, MyVisits,
        OptOut, Person, Policy, Price, Repeat, RunningLate, Thanks, Unsure, Waitlist, WrongNumber,
    };
    for (text, kind) in [
        ("bjr", Greeting),
        ("merci bcp", Thanks),
        ("à la prochaine !", Goodbye),
        ("jaimerais prendre rdv", Book),
        ("tu peux me caser jeudi ?", Book),
        ("on peut décaler à samedi ?", Move),
        ("je pourrai pas venir finalement", Cancel),
        ("annulez mon rdv de jeudi svp", Cancel),
        ("je confirme pour demain", Confirm),
        ("je serai en retard de 5 min", RunningLate),
        ("pris dans les bouchons", RunningLate),
        ("mon rdv c'est à quelle heure", MyVisits),
        ("il vous reste une dispo jeudi ?", Availability),
        ("vous auriez un autre horaire ?", Alternatives),
        ("ça coûte cb une coupe", Price),
        ("ça prend combien de temps", Duration),
        ("vous fermez à quelle heure", Hours),
        ("vous êtes situés où", Address),
        ("c'est quoi les frais d'annulation", Policy),
        ("c'est quoi vos services", Menu),
        ("prévenez-moi si une place se libère", Waitlist),
        ("j'aimerais parler à la gérante", Person),
        ("ma couleur est complètement ratée", Complaint),
        ("j'ai le cuir chevelu qui brûle", Emergency),
        ("ne m'envoyez plus de textos", OptOut),
        ("vous avez fait un mauvais numéro", WrongNumber),
        ("c'est un robot qui répond ?", AreYouHuman),
        ("vous pouvez répéter ?", Repeat),
        ("parlez-vous anglais", ChangeLanguage),
        ("laisse tomber", Abort),
        ("jsais pas trop encore", Unsure),
    ] {
        assert_eq!(read(text).best(), Some(&kind), "{text}");
    }
}

#[test]
fn asking_about_a_rule_is_not_wanting_it() {
    assert!(!read("si j'annule la veille je paie des frais ?").has(&IntentKind::Cancel));
    assert!(!read("surtout n'annulez pas").has(&IntentKind::Cancel));
    assert!(!read("arrêtez la couleur, juste la coupe").has(&IntentKind::OptOut));
}

#[test]
fn finds_services_as_french_names_them() {
    for (text, service) in [
        ("une coupe homme", MENS_CUT),
        ("juste égaliser les pointes", CUT),
        ("retouche racines", ROOT),
        ("une mise en plis", BLOWOUT),
        ("beauté des pieds", PEDICURE),
        ("une pose de vernis", MANICURE),
        ("ballayage", BALAYAGE),
    ] {
        assert_eq!(read(text).services.chosen.first(), Some(&service), "{text}");
    }
}

#[test]
fn finds_facts_across_languages() {
    for text in ["on peut se garer où ?", "y a du stationnement ?"] {
        let parking = IntentKind::Fact("parking".parse().unwrap());
        assert!(read(text).has(&parking), "{text}");
    }
    assert!(read("il faut des arrhes ?").has(&IntentKind::Fact("deposit".parse().unwrap())));
}

#[test]
fn reads_people_and_names() {
    let two = read("un rdv pour moi et mon chéri, euh mon frère et moi");
    assert_eq!(
        (two.people.count, two.people.companions),
        (2, vec!["frère".to_owned()])
    );
    let other = read("c'est pour ma grande fille");
    assert!(!other.people.myself);
    assert_eq!(read("nous serons 4").people.count, 4);
    assert_eq!(
        read("au nom de Léa Tremblay").name.as_deref(),
        Some("Léa Tremblay")
    );
    assert_eq!(
        read("bonjour, ici Jean-Marc").name.as_deref(),
        Some("Jean-Marc")
    );
    assert!(read("peu importe la coiffeuse").staff.anyone);
}

#[test]
fn reads_a_yes_in_its_many_shapes() {
    for text in [
        "oui",
        "Oui!",
        "ouiii",
        "ouais",
        "ok",
        "dac",
        "d'accord",
        "d'acc ça marche",
        "parfait",
        "nickel",
        "impec",
        "top",
        "super",
        "volontiers",
        "avec plaisir",
        "bien sûr",
        "absolument",
        "tout à fait",
        "exact",
        "c'est bon",
        "c'est bon pour moi",
        "c'est parfait",
        "ça me va",
        "ça me convient",
        "ça marche",
        "ça roule",
        "je prends",
        "je valide",
        "allez-y",
        "o",
        "👍",
        "oui svp",
        "pas de souci",
        "entendu",
    ] {
        assert_eq!(
            answers(text, Question::AcceptOffer),
            Some(Answer::Yes),
            "{text}"
        );
    }
    for text in [
        "non",
        "nan",
        "non merci",
        "n",
        "pas du tout",
        "ça m'arrange pas",
        "je peux pas",
        "laissez tomber",
    ] {
        assert_eq!(
            answers(text, Question::AcceptOffer),
            Some(Answer::No),
            "{text}"
        );
    }
}

#[test]
fn reads_which_of_three_was_picked() {
    let friday = date(2026, 11, 27);
    let starts = vec![
        friday.at(13, 0, 0, 0),
        friday.at(14, 0, 0, 0),
        friday.at(16, 30, 0, 0),
    ];
    let offers = Question::PickOffer { count: 3, starts };
    for (text, answer) in [
        ("la deuxième", Answer::Choice(2)),
        ("le 3 svp", Answer::Choice(3)),
        ("je prends la première", Answer::Choice(1)),
        ("la dernière stp", Answer::Choice(3)),
        ("option 2", Answer::Choice(2)),
        ("14h", Answer::ChoiceAt(at(14, 0))),
        ("n'importe", Answer::Any),
        ("comme vous voulez", Answer::Any),
        ("aucun", Answer::NoneOfThose),
    ] {
        assert_eq!(answers(text, offers.clone()), Some(answer), "{text}");
    }
}

#[test]
fn judges_what_we_say_in_french() {
    let kinds = |text: &str| -> Vec<MentionKind> {
        let context = MentionContext {
            today: date(2026, 11, 22),
            language: Language::French,
            currency: "EUR".parse().unwrap(),
        };
        mentions(text, context)
            .into_iter()
            .map(|mention| mention.kind)
            .collect()
    };
    assert_eq!(
        kinds("mar 1 déc, 7:30 (2 h, 65,50 €). Je réserve ?").len(),
        4,
        "{:?}",
        kinds("mar 1 déc, 7:30 (2 h, 65,50 €). Je réserve ?")
    );
    assert!(kinds("mar 1 déc, 7:30").contains(&MentionKind::Time(at(7, 30))));
    assert_eq!(
        kinds("J'ai bien réservé votre coupe."),
        [MentionKind::Claim(Claim::Booked)]
    );
    assert_eq!(kinds("Votre RDV n'est pas annulé."), []);
    assert_eq!(kinds("Voulez-vous annuler ou déplacer ?"), []);
}
