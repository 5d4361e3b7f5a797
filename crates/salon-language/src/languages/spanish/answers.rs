//! Answers to questions of ours, names, people.

use crate::answers::{Reply, reply};
use crate::understanding::Answer;

/// What stands for which answer. The first found in the text counts.
pub(super) const REPLIES: &[Reply] = &[
    reply(
        "^ (ay|uy|mmm|ah|oh|hola|gracias|perdón|pues|no)? ,? (no|para nada|mejor no|nunca|jamás|tampoco|negativo|qué va) ..",
        Answer::No,
    ),
    reply("^ (por)? (ahora|el momento) no (gracias)? ..", Answer::No),
    reply(
        "(no me|no nos|no te|no les) (va|viene|queda|sirve|cuadra|conviene|acomoda|interesa|parece|gusta|convence|late|es posible)",
        Answer::No,
    ),
    reply(
        "(ya)? no (puedo|podría|podré|podemos|quiero|gracias|hace falta|es necesario|es correcto|es así|está bien|estoy de acuerdo|alcanzo|llego)",
        Answer::No,
    ),
    reply(
        "^ (está mal|es incorrecto|incorrecto|imposible|nada más|nada mas|nada) ..",
        Answer::No,
    ),
    reply(
        "(eso es todo|es todo|sería todo|nada más|con eso|así está bien|todo bien) (gracias|por ahora|$)",
        Answer::No,
    ),
    reply(
        "(ninguno|ninguna|ningunas) (de esos|de esas|de esos horarios|de los tres|de las tres|de las opciones|me)? ..",
        Answer::NoneOfThose,
    ),
    reply(
        "(esas|esos|esas horas|esos horarios|esos días) no (me|nos|puedo|podría) ..",
        Answer::NoneOfThose,
    ),
    reply(
        "(cualquiera|cualquier hora|cualquier día|cualquier opción|cualquier horario) (de las dos|de los dos|de esas|de esos|me va|me viene|me sirve|está|es buena|$)",
        Answer::Any,
    ),
    reply("^ (cualquiera|cualquier) ..", Answer::Any),
    reply(
        "(me da igual|da igual|me da lo mismo|es igual|lo mismo me da|la que sea|el que sea|la que quieras|el que quieras|la que quieran|lo que quieras|la que tengas|la que tengan|como quieras|como quieran|como prefieras|como sea|tú decides|decide tú|decidan ustedes|elige tú|tú elige|usted decida|las dos me van|los dos me van|no tengo preferencia|sin preferencia|me es indiferente|indistinto)",
        Answer::Any,
    ),
    reply(
        "^ (ay|ah|oh|hola|pues|bueno|uy|mmm|gracias|entonces|perfecto|ok|okay)? ,? (sí|claro|vale|perfecto|dale|okay|genial|listo|bueno|correcto|exacto|exactamente|efectivamente|afirmativo|excelente|estupendo|fenomenal|fantástico|sale|va|órale|ándale|simón|chévere|bárbaro|joya|venga|sipi|seguro|obvio|fijo|confirmado|confirmada|confirmo|adelante|👍|👌|✅|🙌|❤|💯|✔|😊|🙏|yes|ya) ..",
        Answer::Yes,
    ),
    reply(
        "^ (claro que sí|por supuesto|de acuerdo|desde luego|cómo no|así es|eso es $|está bien|de una|con gusto|ya estás|me late|me apunto|me la quedo|me lo quedo|la quiero|lo quiero|esa misma|ese mismo|ahí estaré|allí estaré|ahí nos vemos|allá estaré|ahí estaremos|cuenten conmigo|sin problema|no hay problema|ningún problema|hagámoslo|adelante|okay) ..",
        Answer::Yes,
    ),
    reply(
        "(me parece|está|suena|me queda|me va|me viene|me cae|todo) (muy|súper)? (bien|perfecto|genial|excelente|estupendo|de maravilla)",
        Answer::Yes,
    ),
    reply(
        "(me sirve|me cuadra|me conviene|me acomoda|me gusta esa|apártamela|apártala|apartámela|resérvala|resérvamela|resérvalo|agéndala|agéndame|apúntame|cógemela|anótame|hazlo|háganlo|quiero esa|prefiero esa|sí quiero|sí por favor|sí voy|claro que sí|la tomo|lo tomo)",
        Answer::Yes,
    ),
    reply(
        "(ahí estaré|allí estaré|allá estaré|ahí voy a estar|sí asistiré|sí iré|ahí estaremos|nos vemos ahí|nos vemos allí|nos vemos entonces)",
        Answer::Yes,
    ),
    reply(
        "^ (pues|mmm|ay|hola|uy)? ,? (no sé|no lo sé|no sabría|no estoy segura|no estoy seguro|no me decido|ni idea|quizás|quizá|tal vez|a lo mejor|puede ser|puede que sí|depende|déjame pensarlo|lo tengo que pensar|lo pienso) ..",
        Answer::Unsure,
    ),
];

/// Words for the last of several.
pub(super) const LAST: &str = "último última";

/// Words for the first of two.
pub(super) const FORMER: &str = "";

/// Words that follow "la segunda".
pub(super) const CHOICE: &str = "opción hora por está me gracias cita porfa esa ese de la los las día que es sí vale va \
    mejor entonces y si para";

/// Words beside which a number is still the whole answer.
pub(super) const FILLER: &str = "el la los las lo opción número por favor gracias quiero prefiero ese esa sí \
    okay ok me quedo con va vale perfecto elijo escojo tomo mejor entonces pues bueno dame dale claro porfa cita que sea \
    hola seria sería va";

/// Words after which a number is a choice.
pub(super) const MARKER: &str = "# número opción";

/// What makes a text a question, besides its mark.
pub(super) const ASKS: &[&str] = &[
    "^ (hola|buenas|oye|y|pero|gracias|perdona|disculpa|disculpe|una pregunta|bueno|espera)? ,? (qué|cuándo|dónde|cómo|cuánto|cuánta|cuántos|cuántas|quién|cuál|cuáles|hay|tienen|tienes|tiene|puedo|se puede|aceptan|abren|hacen|a qué|en qué|a cómo|de qué|me puedes|podrían|podría)",
    "(me puede|me puedes|me pueden|me podría|me podrías|me podrían|me dices|me dirías|me das|me pasas|me mandas) (decir|dar|pasar|mandar|confirmar|informar|explicar|la|el|los|tu|su|qué|cuándo|cuánto|dónde|si|a qué)",
    "(quisiera|quiero|quería|me gustaría|necesito|querría|para) saber",
    "(cuánto|cuándo|a qué hora|qué día|dónde) (cuesta|vale|sale|cobran|tarda|dura|es|está|están|abren|cierran|queda|era)",
];

/// Wordings that leave the stylist open.
pub(super) const ANYONE: &[&str] = &[
    "con (cualquiera|una cualquiera)",
    "(con)? (quien sea|quien tengas|quien tengan|quien esté|quien pueda|el que sea|la que sea|quien quieras|cualquier estilista|cualquier persona|cualquiera de ustedes|cualquier chica|quien haya)",
    "(me da igual|no me importa|me da lo mismo|da igual) (quién|con quién|quien sea|la estilista|el estilista)",
    "(sin|no tengo) preferencia (de|con|por)? (estilista|persona|nadie)",
];

/// What stands before a name that is surely one.
pub(super) const NAME_BEFORE: &[&str] = &[
    "(me llamo|me llaman|mi nombre es|mi nombre|a nombre de|al nombre de|ponla a nombre de|ponlo a nombre de|de parte de|a mi nombre ,|puedes llamarme|mi nombre completo es)",
    "nombre (es|:|y apellido :)?",
    "(apellido|apellidos) (es|:)?",
];

/// What stands before a name that may be one.
pub(super) const NAME_MAYBE: &[&str] = &[
    "(hola|buenas|buenos días|buenas tardes|sí|ok|okay)? ,? (soy|le habla|te habla|habla|le saluda|te escribe|le escribe|aquí|acá|de)",
    "(la|una|mi)? (reserva|cita|turno) (es|va|sería)? para",
    "(a nombre|es)",
];

/// What stands after a name that is surely one.
pub(super) const NAME_AFTER: &[&str] = &[
    "(es|sería) mi (nombre|nombre completo)",
    "me llamo",
    "para servirle",
];

/// Words before a name for whom something is.
pub(super) const RECIPIENT: &str = "para";

/// Words around a name that answers "what is your name?".
pub(super) const COURTESY: &str =
    "sí claro hola gracias por favor es mi nombre el la okay ok buenas a de soy porfa sería con";

/// Words for people who come along or instead.
pub(super) const FAMILY: &str = "hija hijas hijo hijos mamá mami madre papá papi padre esposo esposa marido mujer suegra suegro \
    hermana hermanas hermano hermanos hermanita hermanito amiga amigas amigo amigos niña niñas niño niños nena nene novia novio \
    abuela abuelita abuelo tía tío prima primo sobrina sobrino cuñada cuñado nieta nieto pareja bebé hijita hijito compañera \
    compañero comadre peque nuera yerno jefa madrina ahijada vecina chaparra";

/// Who texts is to be served too, with a companion.
pub(super) const TOGETHER: &[&str] = &[
    "(yo|mí|mi) y (para|con|a)? (mi|mis|una|un|otra|la|<number>) .. &family",
    "(mi|mis|una|un) &family (y|e) (yo|para mí|mí|a mí|mi $)",
    "(con|y|llevo a|voy con|traigo a|además de) (mi|mis) &family (también|y yo)",
    "(nosotras|nosotros) (dos|tres)",
    "(las|los) (dos|tres) juntas?",
];

/// Somebody else is to be served.
pub(super) const INSTEAD: &[&str] = &[
    "(para|a|de) (mi|mis|nuestra|nuestro|su) _? &family",
    "para (la|el|los|las) (niña|niño|nena|nene|niñas|niños|peque|bebé|abuela|abuelo)",
    "(mi|mis|nuestra|nuestro) &family (necesita|quiere|quisiera|necesitan|quieren|quería)",
    "(cortarle|cortarles|teñirle|peinarle) .. a (mi|mis|la|el) &family",
];

/// A number of people.
pub(super) const COUNTS: &[&str] = &[
    "(para|somos|seremos|seríamos|vamos|iríamos|vamos a ser) <number> (personas|adultos|amigas|amigos|chicas|chicos|mujeres|hombres|niñas|niños|señoras|hermanas|gentes|invitadas)",
    "(somos|seremos|seríamos) <number>",
    "para <number> $",
    "<number> personas",
    "(grupo|un grupo) de <number>",
];

/// "Con", before a stylist's name.
pub(super) const WITH: &str = "con";

/// Wordings that end with a stylist who will not do.
pub(super) const NOBODY: &[&str] = &[
    "(cualquiera|quien sea|alguien|todos|todas) (menos|excepto|salvo|que no sea) (con)? <staff>",
    "(no|nunca|menos|excepto|salvo|sin) con <staff>",
    "(menos|excepto|salvo|que no sea|en vez de|en lugar de) <staff>",
    "no (quiero|me gusta) (que sea|ir|con)? (con)? <staff>",
];

/// Wordings after a yes that make it none.
pub(super) const DOUBTS: &[&str] = &[
    "(sí|ok|okay|vale|bueno|claro|dale|perfecto|bien) ,? no !&nobother",
    "no ,? (mejor|gracias|espera|espere|todavía|aún)",
    "(espera|espere|espérame|espéreme|esperen|un momento|un momentito|un segundo|un minuto|momentito|aguanta|aguante|un rato)",
    "(déjame|déjeme|deja|permíteme) (pensar|pensarlo|ver|preguntar|checar|revisar|consultar|consultarlo|confirmar|te confirmo)",
    "(tengo que|voy a|debo|necesito|quiero|prefiero) (pensar|pensarlo|ver|preguntar|preguntarle|checar|revisar|consultar|consultarlo|confirmar)",
    "(a menos que|siempre que|solo si)",
    "pero (con|no|si|a|me|quiero|puede|puedes|más|mejor|primero|en|el|la|que)",
    // A "si" alone is a yes whose accent was left out.
    "(sí|ok|okay|vale|bueno|claro|dale|perfecto|bien) ,? si (es|cuesta|hay|no|está|me|la|el|puedo)",
    "(cambié de opinión|olvídalo|olvídelo|mejor no)",
];

/// Wordings that say no when we ask whether to cancel.
pub(super) const KEEPS: &[&str] = &[
    "(la|lo|las) (dejo|dejamos|mantengo|mantenemos|conservo)",
    "(déjala|déjela|déjalo|déjelo|mantenla|manténgala|consérvala|que se quede|se queda)",
    "no (la|lo|me la)? (canceles|cancele|cancelen|anules|anule)",
];
