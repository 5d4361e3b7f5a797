//! What is asked about the salon.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Price.
    topic(
        "(cuánto|cuanta|cuánta) (me|te|os|nos|se|les)? (cuesta|cuestan|vale|valen|sale|salen|saldría|saldrían|costaría|costarían|cobran|cobra|cobras|cobráis|cobrarían|es|está|están|sería|serían|piden|llevan|pide|pagaría|pago|sería el|debo|saldra|quedaría|cuestas|va a salir|van a cobrar|va a costar) (<service>|un|una|el|la|unas|los|las|por|en|$)?",
        IntentKind::Price,
        90,
    ),
    topic(
        "(a cómo|en cuánto|qué precio|qué precios|qué costo|qué vale|qué cuesta|qué cuestan|qué valen|qué tarifa|qué tarifas|a cuánto|qué valor|cuál es el precio|cuál es el costo|cuáles son los precios|por cuánto) ..",
        IntentKind::Price,
        88,
    ),
    topic(
        "(precio|precios|costo|costos|coste|tarifa|tarifas|cotización|presupuesto|valor) (de|del|por|para|en|que|tiene|tienen|aproximado|$)",
        IntentKind::Price,
        84,
    ),
    topic(
        "(precio|precios|tarifas|costo|cotización|presupuesto)",
        IntentKind::Price,
        70,
    ),
    topic(
        "<service> (precio|precios|cuánto|costo|qué precio)",
        IntentKind::Price,
        88,
    ),
    topic(
        "(me|nos) (das|da|dan|pasas|pasan|puedes dar|dicen|dices|mandas|mandan) (el|los|la|tu|sus)? (precio|precios|costo|tarifas|lista de precios)",
        IntentKind::Price,
        80,
    ),
    topic(
        "(es|está|sale|son) (muy)? (caro|cara|barato|barata|caras|caros)",
        IntentKind::Price,
        72,
    ),
    // Duration.
    topic(
        "cuánto (tarda|tardan|tardáis|tardas|dura|duran|demora|demoran|tiempo|se tarda|se tardan|tardaría|lleva|se demora|se demoran|toma|duraría|rato) ..",
        IntentKind::Duration,
        92,
    ),
    topic(
        "(qué|cuál|cuáles) (es)? (la)? (duración|tiempo) ..",
        IntentKind::Duration,
        85,
    ),
    topic(
        "(cuántas horas|cuántos minutos|cuántas horas más o menos) ..",
        IntentKind::Duration,
        82,
    ),
    topic("duración (de|del|<service>)", IntentKind::Duration, 80),
    topic(
        "(tarda|tardan|dura|demora) (mucho|mucho tiempo) ..",
        IntentKind::Duration,
        82,
    ),
    topic(
        "(a qué hora|cuándo) (salgo|saldría|termino|terminaría|acabo|terminamos|estaría lista)",
        IntentKind::Duration,
        80,
    ),
    // Hours.
    topic(
        "(a qué hora|a qué horas|cuándo|hasta qué hora|hasta qué horas|desde qué hora|qué días|hasta cuándo|qué hora|de qué hora) (abren|abre|abrís|abres|cierran|cierra|cerráis|cierras|atienden|atendéis|trabajan|trabajáis|están abiertos|están abiertas|tienen abierto|tenéis abierto|están|estáis|están atendiendo|laboran)",
        IntentKind::Hours,
        88,
    ),
    topic(
        "(qué|cuál|cuáles|cual|me dices|el|su|tu|sus|vuestro|los) (es|son|es el|es su|es tu|son los|son sus)? (horario|horarios) (de|tienen|tenéis|tiene|manejan|hacen|es|del|atienden|$)",
        IntentKind::Hours,
        86,
    ),
    topic(
        "(horario|horarios) (de)? (atención|apertura|hoy|mañana|<day>|<days>|$)",
        IntentKind::Hours,
        84,
    ),
    topic(
        "^ (hola|buenas)? ,? (horario|horarios) .. $",
        IntentKind::Hours,
        84,
    ),
    topic(
        "(abren|abre|abrís|abrirán|abriréis|abrirían|atienden|atendéis|trabajan|trabajáis|cierran|cerráis|laboran|abrireis|abriran) (al|a|hoy|mañana|el|los|en|este|esta|por|<day>|<days>|también|todos|hasta|temprano)",
        IntentKind::Hours,
        87,
    ),
    topic(
        "(están|estáis|está|estarán|estaréis|estará|sigue|siguen|tienen|tenéis) (abierto|abiertos|abierta|abiertas|cerrado|cerrados|cerrada) ..",
        IntentKind::Hours,
        86,
    ),
    // Address.
    topic(
        "(dónde|adónde|por dónde|en dónde|en qué parte|en qué zona|en qué calle|en qué dirección) (están|estáis|está|estás|queda|quedan|quedáis|es|son|se ubican|se ubica|se encuentran|se encuentra|los encuentro|las encuentro|andan|caen|tienen|tenéis) ..",
        IntentKind::Address,
        88,
    ),
    topic(
        "(dirección|ubicación|ubicados|ubicadas|localización|localizados|localización exacta|dirección exacta)",
        IntentKind::Address,
        84,
    ),
    topic(
        "(cómo llego|cómo llegar|cómo se llega|cómo llegamos|cómo os encuentro|cómo los encuentro)",
        IntentKind::Address,
        84,
    ),
    topic(
        "(qué|cuál) (es|calle|esquina|metro|parada|colonia) (la|es)? (dirección|calle|más cerca|queda)",
        IntentKind::Address,
        72,
    ),
    // Policy.
    topic(
        "si (cancelo|cancelara|cancelamos|falto|no voy|no llego|no puedo ir|llego tarde|cambio|cambiara|no asisto|aviso) .. .. (cobran|cobras|cobra|cobráis|pago|pagar|multa|penaliza|penalizan|penalización|cargo|pasa|pierdo|devuelven|recargo)",
        IntentKind::Policy,
        90,
    ),
    topic(
        "(me|nos|se|te) (cobran|cobras|cobráis|cobrarían|cobra|cobrarán|penalizan|multan) .. .. (si|por|cancelar|cancelo|cambiar|llegar tarde)",
        IntentKind::Policy,
        88,
    ),
    topic(
        "(política|políticas|normas|condiciones|reglas) (de|del|sobre) ..",
        IntentKind::Policy,
        90,
    ),
    topic(
        "(multa|cargo|recargo|penalización|penalizacion) (por|si) ..",
        IntentKind::Policy,
        84,
    ),
    topic(
        "(hay|hace|es|se|tengo|tienes) (que|falta|necesario|necesita|necesito|obligatorio|puede)? .. (pedir cita|con cita|sin cita|cita previa|sacar cita|tener cita|ir sin cita|pasar sin cita)",
        IntentKind::Policy,
        86,
    ),
    topic(
        "(sin cita|con cita previa|cita previa|sin reserva|sin previa cita|sin turno)",
        IntentKind::Policy,
        85,
    ),
    topic(
        "(aceptan|aceptáis|acepta|aceptas|reciben|admiten|toman|cogéis|se puede pagar|puedo pagar|se paga|puedo pagarles) (con|en|pagos|la|tarjetas)? .. (tarjeta|tarjetas|efectivo|bizum|transferencia|transferencias|dólares|cheque|cheques|zelle|venmo|paypal|pagar)",
        IntentKind::Policy,
        70,
    ),
    topic(
        "(hay|tienen|tenéis|mucha) .. (fila|cola|espera|gente) (ahora|ahorita|hoy|$)",
        IntentKind::Policy,
        72,
    ),
    // Menu.
    topic(
        "qué (servicios|tratamientos|cosas|tipo de servicios|tipos de|más|otros servicios|cortes|clase de) .. (tienen|tenéis|hacen|hacéis|ofrecen|ofrecéis|manejan|dan|hay|haces|realizan|tienes|$)",
        IntentKind::Menu,
        86,
    ),
    topic(
        "(lista|menú|catálogo|carta) (de)? (servicios|tratamientos|$)",
        IntentKind::Menu,
        84,
    ),
    topic(
        "^ (servicios|menú|catálogo|sus servicios) .. $",
        IntentKind::Menu,
        84,
    ),
    topic(
        "(hacen|hacéis|haces|hace|ofrecen|ofrecéis|manejan|realizan|trabajan|trabajáis|practican|tienen|tenéis|hacés) (también|ustedes|el|la|las|los|un|unas|servicio de|con|algo de)? (<service>|&treatment)",
        IntentKind::Menu,
        86,
    ),
    topic(
        "(quién|quiénes|cuál) (hace|hacen|me haría|corta|cortan|es mejor|es la mejor|es bueno|tiñe|peina) .. (<service>|$)",
        IntentKind::Menu,
        82,
    ),
    topic(
        "(quién|quiénes) (trabaja|trabajan|atiende|atienden|está|están|son) ..",
        IntentKind::Menu,
        72,
    ),
    topic(
        "qué (hacen|hacéis|ofrecen|ofrecéis|manejan) (ahí|ustedes|ahi|en|$)",
        IntentKind::Menu,
        80,
    ),
];
