//! What our own Spanish texts say.

use jiff::civil::Weekday::{Friday, Monday, Sunday, Tuesday};
use jiff::civil::{date, time};
use salon_language::{Claim, Language, MentionContext, MentionKind, mentions};

use crate::salon::MONDAY;

#[test]
fn only_what_is_done_is_claimed() {
    let claims = |text: &str| -> Vec<Claim> {
        let context = MentionContext {
            today: MONDAY,
            language: Language::Spanish,
            currency: "EUR".parse().unwrap(),
        };
        let kinds = mentions(text, context).into_iter();
        kinds
            .filter_map(|mention| match mention.kind {
                MentionKind::Claim(claim) => Some(claim),
                _ => None,
            })
            .collect()
    };
    for (text, claim) in [
        (
            "¡Listo! Cita reservada: Corte, vie 27 nov, 14:30.",
            Claim::Booked,
        ),
        ("Cita cambiada: Corte, vie 27 nov, 14:30.", Claim::Moved),
        ("La cita de Corte queda cancelada.", Claim::Cancelled),
        (
            "¡Gracias! La cita de Corte queda confirmada.",
            Claim::Confirmed,
        ),
        ("Ya está agendada.", Claim::Booked),
    ] {
        assert_eq!(claims(text), [claim], "{text}");
    }
    for text in [
        "¿Reservo la cita?",
        "¿Cambio la cita a esa hora?",
        "¿Cancelo la cita de Corte? Responder S (sí) o N (no), o decir otra hora para cambiarla.",
        "No queda nada libre en las fechas abiertas para reservar.",
        "Esas horas ya no se pueden reservar.",
        "Solo puedo hablar de las citas hechas con este mismo número.",
        "De acuerdo, la cita de Corte se mantiene.",
        "¿A nombre de quién reservo la cita?",
        "La cita no está cancelada.",
        "Puedo reservar, cambiar o cancelar citas, dar precios y horarios, o pasar la consulta al equipo.",
        "Horario: lun-vie de 9:00 a 18:30; dom cerrado.",
    ] {
        assert_eq!(claims(text), [], "{text}");
    }
}

#[test]
fn reads_prices_and_hours_of_our_own_texts() {
    let kinds = |text: &str| -> Vec<MentionKind> {
        let context = MentionContext {
            today: MONDAY,
            language: Language::Spanish,
            currency: "EUR".parse().unwrap(),
        };
        let kinds = mentions(text, context).into_iter();
        kinds.map(|mention| mention.kind).collect()
    };
    let price = |minor| MentionKind::Price(salon_domain::Money::new(minor, "EUR".parse().unwrap()));
    assert_eq!(
        kinds("Precio de Corte: de 20 € a 1285,50 € o más, según quién atienda."),
        [price(2_000), price(128_550)]
    );
    assert_eq!(kinds("desde 65 €"), [price(6_500)]);
    assert_eq!(kinds("-65 €"), [price(-6_500)]);
    assert_eq!(
        kinds("Duración de Corte: cerca de 3 h 45 min."),
        [MentionKind::Duration(salon_domain::Minutes::new(225))]
    );
    let times = |start, end| MentionKind::Times { start, end };
    let day = MentionKind::Weekday;
    assert_eq!(
        kinds(
            "Horario: lun-vie de 9:00 a 18:30, mar de 10:30 a 13:30 y de 15:30 a medianoche; dom cerrado."
        ),
        [
            day(Monday),
            day(Friday),
            times(time(9, 0, 0, 0), time(18, 30, 0, 0)),
            day(Tuesday),
            times(time(10, 30, 0, 0), time(13, 30, 0, 0)),
            times(time(15, 30, 0, 0), time(0, 0, 0, 0)),
            day(Sunday),
        ]
    );
    assert_eq!(
        kinds("Es demasiado pronto: se puede reservar desde el mar 2 mar, 12:30."),
        [
            MentionKind::Date {
                date: date(2027, 3, 2),
                weekday: Some(Tuesday)
            },
            MentionKind::Time(time(12, 30, 0, 0)),
        ]
    );
}
