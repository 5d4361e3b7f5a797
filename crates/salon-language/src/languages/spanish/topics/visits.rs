//! What is to happen to visits.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Book.
    topic(
        "&wish .. (&visit|<service>|reservar|agendar|agendarme|apuntarme|reservarme|agendamiento)",
        IntentKind::Book,
        80,
    ),
    topic(
        "(quiero|quisiera|necesito|quería|gustaría) (una|tu|hacer)? (hora|ir|pasar|pasarme|venir|verme|atenderme|que me atiendan|que me atienda)",
        IntentKind::Book,
        78,
    ),
    topic(
        "(puedo|podría|podríamos|podemos|puedes|pueden|podrían|podrías|podéis) .. (&visit|<service>|reservar|agendar|agendarme|reservarme|apuntarme)",
        IntentKind::Book,
        85,
    ),
    topic(
        "(puedo|podría|podemos|podríamos) (ir|pasar|venir|pasarme|acercarme|llegar|caer) (<day>|<days>|<times>|<clock>|<part>|a|el|por|en|mañana|hoy|entre)",
        IntentKind::Book,
        76,
    ),
    topic(
        "(reservar|agendar|pedir|sacar|hacer|coger|tomar|solicitar|programar|pedirte|pedirles|concertar|apartar|pillar) (una|un|la|otra|mi|para)? .. &visit",
        IntentKind::Book,
        85,
    ),
    topic(
        "(pedir|sacar|coger|tomar|apartar|reservar|pillar) (una|la)? hora",
        IntentKind::Book,
        82,
    ),
    topic("(me|nos) &booking", IntentKind::Book, 80),
    topic(
        "(agéndame|apúntame|apártame|anótame|resérvame|ponme|póngame|pónganme|méteme|guárdame|resérvenme|prográmame|agéndenos|ponedme|apuntadme|sepárame|cógeme)",
        IntentKind::Book,
        80,
    ),
    topic(
        "(agendar|reservar|agendarme|reservarme|apuntarme|anotarme|apartarme) (con|para|el|un|una|hoy|mañana|<day>|<service>|$)",
        IntentKind::Book,
        78,
    ),
    topic(
        "(me|nos) (das|da|dan|dais|haces|hacen|pueden dar|puedes dar|podrías dar|podrían dar|daríais|dejan|dejas|consigues) (una|un|la)? (&visit|hora|hueco|espacio|lugar|turno)",
        IntentKind::Book,
        82,
    ),
    topic(
        "(dame|denme|deme|darme|dadme|hazme|haceme) (una|un|la)? (&visit|hora|hueco|espacio|lugar)",
        IntentKind::Book,
        82,
    ),
    topic(
        "^ (hola|buenas|buenos días|buenas tardes)? ,? (una|otra)? &visit (para|con|el|mañana|hoy|de|por favor|<day>|$) ..",
        IntentKind::Book,
        75,
    ),
    topic(
        "(&visit|hora) (para|pa) (un|una|el|la|mi|mí|mañana|hoy|<day>|<days>|<service>)",
        IntentKind::Book,
        70,
    ),
    topic(
        "(hacerme|ponerme|cortarme|teñirme|hacerle|retocarme|arreglarme|pintarme) .. (<service>|el pelo|las unias|el cabello)",
        IntentKind::Book,
        75,
    ),
    topic(
        "(me|nos) (atiendes|atienden|atenderías|atenderían|recibes|reciben|cortas|cortan|haces|hacen) ..",
        IntentKind::Book,
        62,
    ),
    topic(
        "(llevar|traer) a mi .. &family (a|para) (cortar|cortarle|cortarse|que le|un|una)",
        IntentKind::Book,
        74,
    ),
    // Move.
    topic(
        "&move (mi|la|el|de|mis|esa|nuestra|su|un|una|para|otro)? .. (&visit|día|hora|fecha|turno)",
        IntentKind::Move,
        88,
    ),
    topic(
        "(cambiar|mover|posponer|aplazar|adelantar|atrasar|retrasar|pasar|correr) .. <service>",
        IntentKind::Move,
        88,
    ),
    topic(
        "(&visit|hora|turno) .. (cambiar|cambiarla|cambiarlo|mover|moverla|reprogramar|reagendar|posponer|posponerla|aplazar|aplazarla|adelantar|adelantarla|retrasarla|reprogramarla|reagendarla|pasarla)",
        IntentKind::Move,
        86,
    ),
    topic(
        "(reprogramar|reagendar|reprogramarla|reagendarla|posponer|posponerla|aplazarla|reprograma|reprogramen|reagéndame)",
        IntentKind::Move,
        90,
    ),
    topic(
        "(cambiarla|cambiarlo|moverla|muévela|cámbiala|pasarla|pásala|adelantarla|retrasarla|correrla|cambiármela|pásamela|pasármela|cámbiamela|cambiarmela) (a|para|al|por|pal|de|el)? ..",
        IntentKind::Move,
        80,
    ),
    topic(
        "(cambiar|cambio|cambiamos|mover|mueve|muevan|pasar|pasamos|pasa|cambia|cambien|adelantar|atrasar|correr) .. (al|para el|a el|para|por el|a) (<day>|<clock>|<days>|otro día|otra hora|más tarde|más temprano)",
        IntentKind::Move,
        84,
    ),
    topic(
        "(cambiar|mover|pasar) (el|la) (del|de el|de) ..",
        IntentKind::Move,
        80,
    ),
    topic(
        "(otro|otra|diferente|distinta) (día|hora|fecha) (para|en vez|en lugar) (de|del)? .. (&visit|<day>)",
        IntentKind::Move,
        82,
    ),
    topic(
        "no (puedo|voy a poder|podré|alcanzo|llego) .. (puede ser|podría ser|puedo ir|se puede|cambiar|cambiarla|mejor|otro día|otra hora)",
        IntentKind::Move,
        72,
    ),
    topic(
        "(mejor|prefiero) (el|la|a las|a la) (<day>|<clock>)",
        IntentKind::Move,
        58,
    ),
    topic("en (vez|lugar) de ..", IntentKind::Move, 55),
    // Cancel.
    topic(
        "&cancel .. (&visit|<service>|<day>|<clock>|<days>|<part>|turno|hora|todo|todas)",
        IntentKind::Cancel,
        92,
    ),
    topic("&cancel $", IntentKind::Cancel, 85),
    topic(
        "&cancel (por favor|ya|todo|lo|la|el|mi|las|los|gracias|disculpa|perdón)",
        IntentKind::Cancel,
        88,
    ),
    topic(
        "(cancélala|cancelarla|cancélalo|cancelarlo|anularla|anúlala|cancelármela|cancélamela|anúlamela|cancélame|anúlame)",
        IntentKind::Cancel,
        85,
    ),
    topic(
        "(tengo|tendré|debo|quiero|necesito|tendría|voy|tuve|hay) (que|a)? (cancelar|anular|cancelarla|anularla|cancelarlo)",
        IntentKind::Cancel,
        86,
    ),
    topic(
        "&visit .. (cancelar|cancela|cancelen|cancelarla|anular|anularla|cancelada|cancelala)",
        IntentKind::Cancel,
        90,
    ),
    topic(
        "&drop (mi|la|el|las|mis|esa|nuestra|los|lo)? .. (&visit|hora|<service>|turno)",
        IntentKind::Cancel,
        86,
    ),
    topic(
        "(quítame|sácame|bórrame|elimíname|bórrenme|quítenme|sáquenme|quitarme|borrarme) (de|del|de el|de la|para) (agenda|cita|calendario|<day>|el|la|horario|lo) ..",
        IntentKind::Cancel,
        84,
    ),
    topic(
        "(de baja|dar de baja|da de baja|dame de baja) (la|mi|las|mis|el)? .. (&visit|hora|turno)",
        IntentKind::Cancel,
        84,
    ),
    topic("(deja|dejen) libre (mi|la|el) ..", IntentKind::Cancel, 85),
    topic(
        "(dale|darle|den|denle) (mi|la) (hora|cita|turno|lugar|espacio) a (otra|otro|alguien|quien) ..",
        IntentKind::Cancel,
        82,
    ),
    topic(
        "(ya)? no (quiero|necesito|voy a necesitar|me interesa) (la|mi|el|ya)? (&visit|hora|turno|<service>)",
        IntentKind::Cancel,
        85,
    ),
    topic(
        "(ya)? no (puedo|podré|podre|podría|voy a poder|vamos a poder|podemos|podremos) (ir|asistir|llegar|acudir|venir|pasar|estar) ..",
        IntentKind::Cancel,
        70,
    ),
    topic(
        "(ya|al final|finalmente|mejor|hoy|mañana|siempre) no (voy|iré|vamos|asistiré|voy a ir|llego|puedo|podré) ..",
        IntentKind::Cancel,
        74,
    ),
    topic(
        "no (me)? (esperen|esperes|cuenten|cuentes) (conmigo|<day>|el)? ..",
        IntentKind::Cancel,
        72,
    ),
    topic(
        "no me (apuntes|apunten|agendes|agenden|anotes) ..",
        IntentKind::Cancel,
        72,
    ),
    topic(
        "no (llego|alcanzo|alcanzo a llegar|llegaré) (a|al)? (la|mi) &visit",
        IntentKind::Cancel,
        70,
    ),
    topic(
        "(olvida|olviden) (lo|la) (de|del|de el) ..",
        IntentKind::Cancel,
        66,
    ),
    topic("no (voy a ir|voy|iré|asistiré) $", IntentKind::Cancel, 60),
    // Confirm.
    topic(
        "(confirmo|confirmamos|confirmar|confirmado|confirmada|te confirmo|les confirmo) (mi|la|el|que|asistencia|mis|para)? .. (&visit|<day>|<clock>|asistencia|voy|hora)",
        IntentKind::Confirm,
        89,
    ),
    topic(
        "^ (sí|hola)? ,? (confirmo|confirmado|confirmada|confirmamos|queda confirmada) ..",
        IntentKind::Confirm,
        85,
    ),
    topic(
        "(ahí|allí|allá) (estaré|estaremos|voy a estar|nos vemos|voy|te veo|los veo|las veo)",
        IntentKind::Confirm,
        68,
    ),
    topic(
        "sí (voy|iré|asistiré|asisto|llego|vamos|estaré)",
        IntentKind::Confirm,
        66,
    ),
    topic(
        "(nos vemos|te veo|los veo|las veo|hasta) (<day>|<clock>|entonces|el <weekday>)",
        IntentKind::Confirm,
        56,
    ),
    // Running late.
    topic(
        "(voy|llego|llegaré|llegaría|estoy|vamos|ando|llegando|llegar|llegamos|iré|yendo|vamos) .. .. (tarde|retrasada|retrasado|atrasada|atrasado|demorada|demorado|con retraso|de retraso|de atraso|con demora)",
        IntentKind::RunningLate,
        94,
    ),
    topic(
        "(<length>|<number>) (minutos)? (tarde|de retraso|de atraso|de demora|más tarde de lo|retrasada|retrasado|atrasada)",
        IntentKind::RunningLate,
        94,
    ),
    topic(
        "(se me hizo|se me hace|se me está haciendo|se nos hizo|se me va a hacer|se me ha hecho) .. tarde",
        IntentKind::RunningLate,
        90,
    ),
    topic(
        "(atasco|trancón|embotellamiento|atascada|atascado|tapón|hay .. tráfico|en el tráfico|mucho tráfico|en tráfico|perdí el bus|perdí el autobús|perdí el metro|se ponchó|no pasa el bus)",
        IntentKind::RunningLate,
        86,
    ),
    topic(
        "(me|nos) (retraso|retrasé|retrasaré|atraso|atrasé|demoro|voy a retrasar|voy a atrasar|retrasamos|he retrasado)",
        IntentKind::RunningLate,
        84,
    ),
    topic(
        "(llego|llegamos|estoy|estaré|llegaré) (ahí|allí|allá)? (en|como en) <length>",
        IntentKind::RunningLate,
        84,
    ),
    topic(
        "(voy en camino|estoy en camino|ya voy|ya voy llegando|ya casi llego|estoy llegando|casi llego|voy para allá|voy de camino|ando cerca|ya estoy cerca|en camino)",
        IntentKind::RunningLate,
        74,
    ),
];
