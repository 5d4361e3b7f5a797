//! Talk about the talk itself.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Help.
    topic(
        "^ (ayuda|ayúdame|info|instrucciones|opciones|necesito ayuda|me ayudas|me puedes ayudar|puedes ayudarme|ayúdenme|menú principal) (por favor)? $",
        IntentKind::Help,
        88,
    ),
    topic(
        "cómo (funciona|funcionan|va|se usa|uso|es) (esto|este|todo|eso|el sistema|el chat)",
        IntentKind::Help,
        82,
    ),
    topic(
        "(qué|cómo) (le|te|les)? (tengo que|debo|puedo|hay que|se puede) (escribir|decir|poner|hacer aquí|mandar|preguntar|preguntarte|pedirte|escribirte|pedir)",
        IntentKind::Help,
        76,
    ),
    topic(
        "(qué|en qué) (puedes|sabes|puede|me puedes|me puede|pueden) (hacer|ayudar|ayudarme|responder|contestar) ..",
        IntentKind::Help,
        76,
    ),
    topic(
        "(para qué sirves|para qué sirve esto|qué opciones hay|qué opciones tengo)",
        IntentKind::Help,
        70,
    ),
    // Repeat.
    topic(
        "(repite|repites|repetir|repita|repítelo|repíteme|repitan|repetirme|repetirlo|repítemelo|repetís|me lo repites)",
        IntentKind::Repeat,
        86,
    ),
    topic(
        "no (te|le|les|lo|os|me)? (entendí|entiendo|entendi|pillé|capto|capté|quedó claro|comprendo|comprendí|he entendido|enteré) ..",
        IntentKind::Repeat,
        84,
    ),
    topic(
        "^ (cómo|qué|mande|perdón|eh|ein|cómo dices|cómo dice|qué dices|qué dijiste|cómo así|lo qué|cómo que)",
        IntentKind::Repeat,
        76,
    ),
    topic(
        "(qué|cómo) (dijiste|dijo|has dicho|dices|me dijiste|dijeron)",
        IntentKind::Repeat,
        80,
    ),
    topic(
        "(otra vez|de nuevo) (por favor|lo|la|me|$)",
        IntentKind::Repeat,
        74,
    ),
    // Change language.
    topic(
        "(habla|hablan|hablas|habláis|hablar|escribir|escribirme|escríbeme|escríbanme|responder|responde|respóndeme|contestar|contéstame|cambiar|cambia|seguir|atiendes|atienden|escribes|mensajes) (usted|ustedes|a|el idioma a)? (en)? &language",
        IntentKind::ChangeLanguage,
        88,
    ),
    topic(
        "en &language (por favor|$|mejor|porfa)",
        IntentKind::ChangeLanguage,
        80,
    ),
    topic("^ &language (por favor)? $", IntentKind::ChangeLanguage, 80),
    topic(
        "(cambiar|cambia|cambio) (de|el|al)? idioma ..",
        IntentKind::ChangeLanguage,
        78,
    ),
    topic(
        "no (hablo|entiendo|sé) (mucho|bien|nada de)? &language",
        IntentKind::ChangeLanguage,
        80,
    ),
    // Abort.
    topic(
        "(olvídalo|olvídelo|olvidalo|olvídate|déjalo|dejalo|déjelo|dejémoslo|no importa|da igual ya|deja|ya déjalo|déjalo así|no te preocupes ya)",
        IntentKind::Abort,
        82,
    ),
    topic(
        "^ (no|nada|bueno|ay)? ,? (mejor no|mejor nada|ya no|nada|ya nada|ninguna) (gracias)? $",
        IntentKind::Abort,
        80,
    ),
    topic(
        "(cambié de opinión|he cambiado de idea|ya no me interesa|ya no quiero nada|me arrepentí|ya no gracias|no sigas|no sigamos|en otro momento|otro día será|para otra ocasión)",
        IntentKind::Abort,
        74,
    ),
    topic(
        "(cancela|para|detén) (eso|todo esto|el proceso|la solicitud)",
        IntentKind::Abort,
        74,
    ),
    // Unsure.
    topic(
        "(déjame|déjeme|dejadme|deja|deje|dame|tengo que|tendría que|necesito|voy a|quiero|debo) (un rato|tiempo|que)? (ver|verlo|pensar|pensarlo|consultar|consultarlo|preguntar|preguntarle|checar|checarlo|revisar|mirar|mirarlo|hablarlo|comentarlo|organizarme) (con|a|si|mi|y|la|bien|el|lo|$)",
        IntentKind::Unsure,
        80,
    ),
    topic(
        "(te|les|le|os) (digo|aviso|confirmo|escribo|cuento) (luego|después|más tarde|mañana|al rato|en un rato|cuando|ahorita|pronto|en cuanto)",
        IntentKind::Unsure,
        78,
    ),
    topic(
        "^ (no|mmm|uy|pues|ay|todavía|aún)? ,? (todavía|aún)? (no sé|no lo sé|no estoy segura|no estoy seguro|no me decido|quizás|quizá|tal vez|a lo mejor|depende|ni idea|puede que) ..",
        IntentKind::Unsure,
        78,
    ),
    topic(
        "(no sé|no estoy segura|no estoy seguro|no lo tengo claro|lo pienso|lo voy a pensar|lo pensaré)",
        IntentKind::Unsure,
        66,
    ),
    // Courtesy.
    topic(
        "(gracias|muchas gracias|mil gracias|agradezco|agradecida|agradecido|te lo agradezco|muy amable|mil gracias)",
        IntentKind::Thanks,
        60,
    ),
    topic(
        "(adiós|hasta luego|chau|chao|nos vemos|hasta pronto|bye|hasta la vista|cuídate|cuídense|saludos|un saludo|hasta entonces|hasta mañana)",
        IntentKind::Goodbye,
        58,
    ),
    topic(
        "(que)? (tengas|tengan|tenga|tengáis|pases|pasen|pase) (un|una|buen|buena|lindo|linda|bonito|bonita|muy|feliz|excelente) ..",
        IntentKind::Goodbye,
        60,
    ),
    topic(
        "(feliz|buen|lindo|bonito) (día|finde|tarde|noche) $",
        IntentKind::Goodbye,
        60,
    ),
    topic(
        "(adiós|chau|chao|bye|hasta luego|nos vemos) $",
        IntentKind::Goodbye,
        66,
    ),
    topic(
        "(eso es todo|es todo|sería todo|nada más|con eso es todo) (gracias|por ahora|$)",
        IntentKind::Goodbye,
        64,
    ),
    topic(
        "^ (hola|buenos días|buen día|buenas tardes|buenas noches|buenas|qué tal|saludos|hey|hello) ..",
        IntentKind::Greeting,
        40,
    ),
    topic(
        "^ (hola|buenos días|buen día|buenas tardes|buenas noches|buenas|qué tal|hey|qué onda|qué hubo|quiubo|qué más) (a todos|a todas|chicas|chicos|guapa|guapas|amiga|reina|linda|qué tal|buenas|buenos días|buenas tardes|buenas noches|cómo están|cómo estás)? $",
        IntentKind::Greeting,
        66,
    ),
    topic(
        "(cómo|qué) (estás|están|está|estáis|te va|les va|andas|andan|va todo|tal todo|tal estás|tal están|tal va) ..",
        IntentKind::Greeting,
        62,
    ),
    topic(
        "(jaja|jajaja|jejeje|jeje|lol|jajajaja|ja ja)",
        IntentKind::SmallTalk,
        30,
    ),
    topic(
        "(qué opinas|qué te parece el|quién gana|quién ganó|cuéntame un chiste|un chiste|te gusta el|qué clima|qué calor|qué frío|viste el partido)",
        IntentKind::SmallTalk,
        40,
    ),
];
