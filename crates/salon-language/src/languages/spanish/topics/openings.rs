//! What is booked, what is free, and what else there is.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // My visits.
    topic(
        "(cuándo|a qué hora|qué día|qué hora|para cuándo|a qué horas|qué fecha|cuál) (es|era|tengo|tenía|tenemos|estoy|quedó|quedamos|queda|me toca|nos toca|sería|fue|seria|está) .. (&visit|agendada|apuntada|agendado|apuntado|anotada|<service>)",
        IntentKind::MyVisits,
        90,
    ),
    topic(
        "&visit .. (a qué hora|cuándo|qué día|qué hora) (es|era|tengo|la tengo|tenía|quedó|me toca)",
        IntentKind::MyVisits,
        88,
    ),
    topic(
        "(a qué hora|cuándo|qué día|qué hora) (me toca|nos toca|tengo que ir|tenía que ir|tengo que estar|quedamos|habíamos quedado|me apuntaste|me agendaste|me anotaron|me agendaron)",
        IntentKind::MyVisits,
        84,
    ),
    topic(
        "(tengo|tenía|tenemos|tendré|hay) (yo|alguna|una|ya|algo)? (alguna|una|la)? (&visit|agendado|agendada|reservado|apuntado) .. (hoy|mañana|<day>|<days>|con ustedes|a mi nombre|?)",
        IntentKind::MyVisits,
        84,
    ),
    topic(
        "(cuál|cuáles) (es|son) (mi|mis) (próxima|próximas)? &visit",
        IntentKind::MyVisits,
        80,
    ),
    topic("mi (próxima|siguiente) &visit", IntentKind::MyVisits, 82),
    topic(
        "(recordar|recordarme|recuérdame|recuérdenme|recuerdas|recuerda|recuerdan|verificar|checar|comprobar|revisar|consultar|saber|ver|chequear) .. (mi|mis|la) (&visit|hora de mi)",
        IntentKind::MyVisits,
        84,
    ),
    topic(
        "(no me acuerdo|no recuerdo|se me olvidó|olvidé|no sé) (de|a|qué|cuándo)? .. (&visit|hora|día|tengo)",
        IntentKind::MyVisits,
        80,
    ),
    topic(
        "(qué|cuántas|cuáles) (&visit|reservas) (tengo|tenía|tenemos)",
        IntentKind::MyVisits,
        80,
    ),
    topic(
        "(estoy|sigo|quedé|estamos) (agendada|agendado|apuntada|apuntado|anotada|anotado|en la agenda)",
        IntentKind::MyVisits,
        80,
    ),
    topic(
        "si (tengo|tenía|tenemos|hay) (una|alguna|la)? &visit",
        IntentKind::MyVisits,
        82,
    ),
    // Somebody else's.
    topic(
        "mi &relative tiene .. &visit .. .. (a qué hora|cuándo|qué día|qué hora)",
        IntentKind::SomebodyElsesVisit,
        93,
    ),
    topic(
        "(a qué hora|cuándo|qué día|qué hora|dime|decirme|saber) .. .. &visit (de|del) (mi &relative|<person>|la señora|mi jefa|mi jefe)",
        IntentKind::SomebodyElsesVisit,
        93,
    ),
    topic(
        "(a qué hora|cuándo|qué día|qué hora) (tiene|va|viene|le toca|tenía|es la de) (la|su)? (<person>|mi &relative|&visit mi &relative|&visit <person>) ..",
        IntentKind::SomebodyElsesVisit,
        91,
    ),
    topic(
        "(tiene|tienen) &visit (<person>|mi &relative) ..",
        IntentKind::SomebodyElsesVisit,
        90,
    ),
    // Availability.
    topic("&have .. &free", IntentKind::Availability, 80),
    topic(
        "(&have|quedó|dispones|disponen|disponéis) (de)? (algún|alguna|algo|un|una|más|unos|otro)? (de)? &free",
        IntentKind::Availability,
        80,
    ),
    topic(
        "(les|te|os|le) (queda|quedan) .. (algo|&free)",
        IntentKind::Availability,
        78,
    ),
    topic(
        "(estás|están|estáis|está|estarás|estarán|estará) (libre|libres|disponible|disponibles) ..",
        IntentKind::Availability,
        78,
    ),
    topic(
        "(cuándo|qué día|qué días|a qué hora|a qué horas|qué horas|para cuándo) (tienen|tienes|tiene|tenéis|hay|puedo|podría|me puedes|me pueden|puedes|pueden|podrían|podéis|podríais|te viene|os viene|estás|están) ..",
        IntentKind::Availability,
        76,
    ),
    topic(
        "(cuándo|para cuándo) (sería|es|hay) (la|lo)? (próxima|próximo|más cercano|más pronto|primera) ..",
        IntentKind::Availability,
        74,
    ),
    topic(
        "(qué|cuáles) (horas|horarios|días|huecos|espacios|turnos) .. (tienen|tienes|tiene|tenéis|hay|libres|disponibles|quedan|manejan)",
        IntentKind::Availability,
        78,
    ),
    topic(
        "(trabaja|está|atiende|estará|viene) <staff> ..",
        IntentKind::Availability,
        76,
    ),
    topic(
        "<staff> (trabaja|está|atiende|tiene|estará|puede|viene) ..",
        IntentKind::Availability,
        76,
    ),
    topic(
        "(alguna|hay|ver|saber|consultar|checar) .. disponibilidad",
        IntentKind::Availability,
        76,
    ),
    topic("disponibilidad", IntentKind::Availability, 66),
    topic(
        "(se|me|os|les|te|le) (puede|podría|podrá|va bien|vendría bien|viene bien|cuadra) .. (<day>|<clock>|<part>|<days>) ..",
        IntentKind::Availability,
        66,
    ),
    topic(
        "(se podrá|se puede|podría ser|puede ser|sería posible|será posible|es posible) .. (<day>|<clock>|<part>|<days>)",
        IntentKind::Availability,
        68,
    ),
    topic(
        "(algo|hueco|espacio|lugar|hora|turno) (para|pa|libre|disponible) (<day>|<days>|hoy|mañana|el|este|esta|en|por)",
        IntentKind::Availability,
        70,
    ),
    topic("<earliest>", IntentKind::Availability, 45),
    // Alternatives.
    topic(
        "(otra|otro|otras|otros|diferente|distinta|diferentes) (hora|horas|día|días|opción|opciones|horario|horarios|fecha|fechas|turno|hueco|huecos|alternativa|alternativas|estilista|momento|persona)",
        IntentKind::Alternatives,
        80,
    ),
    topic(
        "(hay|tienes|tienen|tiene|tenéis|alguna|algún|dame|deme|ver|no hay|no tienes|no tienen|habrá|muéstrame|dime) (otra|otro|otras|otros|más opciones|más horarios|más horas|algo más|alguna otra|algún otro|otra cosa)",
        IntentKind::Alternatives,
        76,
    ),
    topic(
        "(algo|nada|un poco|una|hora) (más tarde|más temprano|más pronto|antes|después|más tardecito|más tempranito|diferente)",
        IntentKind::Alternatives,
        74,
    ),
    topic(
        "(ninguna|ninguno) (de)? (esas|esos|estas|estos|las|los|me)",
        IntentKind::Alternatives,
        75,
    ),
    topic(
        "(ninguna|ninguno) me (cuadra|va|viene|sirve|queda|conviene)",
        IntentKind::Alternatives,
        72,
    ),
    topic(
        "(esa|ese|esas|esos|a esa) (hora|horas|horario|día|opción)? no (me|puedo|podría|nos) ..",
        IntentKind::Alternatives,
        60,
    ),
    // Waitlist.
    topic(
        "(lista|listado) de (espera|cancelación|cancelaciones)",
        IntentKind::Waitlist,
        92,
    ),
    topic(
        "si (se|hay|alguien|sale|queda|tienen|tienes|surge|aparece|a alguien) .. .. (avisa|avisas|avisan|avísame|avísenme|avisen|avisar|avisarme|avisáis|avisadme|me dices|me dicen|dime|díganme|escríbeme|escríbanme|me escribes|llámame|llámenme|me llamas|me apuntas|me apuntan)",
        IntentKind::Waitlist,
        91,
    ),
    topic(
        "(avísame|avísenme|avisas|avisan|avisar|avisarme|avisen|avísanme|avisáis|avisadme|dime|díganme) .. (si|cuando) (se|hay|alguien|queda|sale|tienen|tienes|surge|haya|tengan|tengas) ..",
        IntentKind::Waitlist,
        90,
    ),
    topic(
        "si (se libera|se desocupa|se abre|se cae|alguien cancela|hay cancelaciones|hay alguna cancelación|te cancelan|les cancelan|cancela alguien|cancelan|queda libre|se cancela) ..",
        IntentKind::Waitlist,
        90,
    ),
];
