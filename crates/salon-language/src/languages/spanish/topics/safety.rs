//! What a person must see, and who we are speaking with.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    // Person.
    topic(
        "(agregar|agrega|agregue|agregarle|añadir|añade|añada|añadirle|sumar|incluir) .. <service> .. (a|en|con) (mi|la|esa|esta|mis) ..",
        IntentKind::Person,
        86,
    ),
    topic(
        "(hablar|comunicarme|platicar|charlar|contactar|comunicar|chatear|hablo|pásame|páseme|pásenme|comunícame|comuníqueme|pasarme|atender) (directamente|ya)? (con|por) (una|un|alguna|algún|la|el|los|tu|su|alguien)? (&person|<staff>|de ustedes|del salón|de el salón|real|dueños)",
        IntentKind::Person,
        90,
    ),
    topic(
        "(me|nos) (puede|pueden|puedes|podría|podrían|podéis|podrías) (llamar|marcar|comunicar|hablar por)",
        IntentKind::Person,
        85,
    ),
    topic(
        "(llámame|llámenme|llámeme|márquenme|márcame|llamadme|que me llamen|que me llame|que alguien me llame|me llaman|necesito que me llamen)",
        IntentKind::Person,
        84,
    ),
    topic(
        "^ (una|un|con)? (persona|humano|humana|agente|operador|operadora|recepción|encargada|alguien real|persona real|gerente|dueña) .. $",
        IntentKind::Person,
        85,
    ),
    topic(
        "(quiero|necesito|prefiero|quisiera) (a|que me atienda|con|hablarlo con)? (una|un|alguna)? (persona|humano|humana|encargada|encargado|gerente|responsable)",
        IntentKind::Person,
        80,
    ),
    topic(
        "(atienda|atienden|conteste|responda|ayude) (una|un|alguna)? (persona|humano|alguien)",
        IntentKind::Person,
        78,
    ),
    // Complaint.
    topic(
        "(me|nos|le) (dejaron|dejaste|dejó|quedó|hicieron|hizo|han dejado|ha dejado|has dejado|quedo|quedaron|han hecho|destrozaron|arruinaron|trasquilaron|estropearon) .. (&bad|asco|destrozo|cagada|porquería|dañado|$)",
        IntentKind::Complaint,
        90,
    ),
    topic(
        "(quedó|quedaron|quedé|salió|salieron|está|están|se ve|quedo) (muy|súper|todo|toda|un poco|fatal|bastante|tan)? &bad",
        IntentKind::Complaint,
        84,
    ),
    topic(
        "(cobraron|cobró|cobrado|cobrasteis|cobraste) .. (doble|de más|dos veces|mal|demás|de mas|extra|otra cosa)",
        IntentKind::Complaint,
        90,
    ),
    topic(
        "(queja|quejarme|quejas|reclamo|reclamación|reclamar|hoja de reclamaciones|poner una reclamación|mala reseña|una estrella)",
        IntentKind::Complaint,
        90,
    ),
    topic(
        "(devuelvan|devolución|reembolso|reembolsen|devolverme|devuélvanme|regresen|devuelva) .. (dinero|plata|lo que|$)",
        IntentKind::Complaint,
        90,
    ),
    topic(
        "(pésimo|pésima|malísimo|malísima|horrible|mal|terrible|fatal|asqueroso|vergonzoso|lamentable) (servicio|trato|atención|experiencia|trabajo|corte|peluquería|salón)",
        IntentKind::Complaint,
        88,
    ),
    topic(
        "(servicio|trato|atención|experiencia|trabajo|corte|resultado|color|tinte|peluquera|estilista) (fue|es|muy|tan|me pareció|ha sido|estuvo|quedó)? (un)? (muy)? (pésimo|pésima|malísimo|malísima|horrible|malo|mala|terrible|fatal|asqueroso|asco|vergonzoso|lamentable|desastre|grosera|grosero|maleducada)",
        IntentKind::Complaint,
        88,
    ),
    topic(
        "(no estoy|no quedé|no he quedado|no salí|nada|no me voy|no me siento) (nada|muy|para nada)? (contenta|contento|satisfecha|satisfecho|feliz|conforme|a gusto)",
        IntentKind::Complaint,
        86,
    ),
    topic(
        "no me (gustó|ha gustado|gusta) (nada|cómo|el|la|para nada|mi|lo) ..",
        IntentKind::Complaint,
        86,
    ),
    topic(
        "(vergüenza|estafa|estafadores|estafa|indignada|indignado|decepcionada|decepcionado|decepción|molesta con|enojada|enojado|furiosa|inaceptable|nunca más vuelvo|no vuelvo más|no pienso volver)",
        IntentKind::Complaint,
        88,
    ),
    topic(
        "(nadie contesta|nadie responde|me dejaron esperando|llevo esperando|me tuvieron esperando)",
        IntentKind::Complaint,
        80,
    ),
    // "Espere" is another word.
    topic(
        "esperé (una|media|dos|tres|más|mucho|como|hasta|y nadie|y nada|<length>)",
        IntentKind::Complaint,
        80,
    ),
    topic(
        "(se me cae|se me está cayendo|se me rompe|se me partió) .. (pelo|cabello)",
        IntentKind::Complaint,
        80,
    ),
    topic(
        "(arreglar|arreglen|arreglarme|corregir|corrijan) .. (desastre|mal|quedó|hicieron)",
        IntentKind::Complaint,
        76,
    ),
    // Emergency.
    topic(
        "(alérgica|alérgico|alergia|alergias|anafilaxia|reacción|reaccion)",
        IntentKind::Emergency,
        92,
    ),
    topic(
        "(no puedo|apenas puedo|me cuesta|no podía|cuesta|dificultad para) respirar",
        IntentKind::Emergency,
        94,
    ),
    topic(
        "(se me|me|se me está|me ha|me está|me han|se me ha|le) .. &hurt .. &bodypart",
        IntentKind::Emergency,
        92,
    ),
    topic("&bodypart .. &hurt", IntentKind::Emergency, 92),
    topic(
        "(quemadura|quemaduras|me quemaron|me quemó|me quemé|me cortaron|me cortó la|sangrando|sangra|sangre|ampollas|ronchas|sarpullido|hinchazón|hinchada|hinchado|se me hinchó|infección|infectó|infectado|infectada|intoxicada|herida)",
        IntentKind::Emergency,
        92,
    ),
    topic(
        "(hospital|ambulancia|911|112|emergencias|me desmayé|se desmayó|desmayo|desmayada|inconsciente|médico urgente)",
        IntentKind::Emergency,
        92,
    ),
    topic(
        "(me arde|me pica mucho|me quema|arde mucho|pica muchísimo|me duele mucho)",
        IntentKind::Emergency,
        85,
    ),
    topic(
        "(demandar|demandarlos|demanda|denunciar|denuncia|denunciarlos|abogado|abogada|policía|suicid|suicidarme|matarme|bomba|amenaza|amenazando)",
        IntentKind::Emergency,
        86,
    ),
    topic(
        "(matar|pegar|golpear|romper la cara|quemar el local) (a|los|les|te)? ..",
        IntentKind::Emergency,
        94,
    ),
    topic(
        "(voy a|los voy a|te voy a|las voy a) (matar|golpear|quemar|reventar)",
        IntentKind::Emergency,
        94,
    ),
    topic("^ .. (emergencia|urgencia) ..", IntentKind::Emergency, 70),
    // Opt-out.
    topic("&quit de &sending", IntentKind::OptOut, 95),
    topic("&quit de (estar)? &sending .. &msg", IntentKind::OptOut, 95),
    topic(
        "(ya)? no (me|nos|le|les) (las|los)? &write ..",
        IntentKind::OptOut,
        93,
    ),
    topic(
        "(ya)? no &write (más)? (a|con|los|estos|mensajes|más|&msg) ..",
        IntentKind::OptOut,
        92,
    ),
    topic("no (me|nos)? &again a &sending ..", IntentKind::OptOut, 94),
    topic(
        "no &again a (contactarme|escribirme|mandarme|enviarme|llamarme|molestarme|molestar)",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(no|nunca|tampoco) (quiero|deseo|queremos|quisiera|me interesa|necesito) (seguir|volver a|más|que)? (recibir|recibiendo|más|sus|tus|estos|los|nada de|ningún|ni)? (más|los|sus|estos|tantos)? &msg",
        IntentKind::OptOut,
        94,
    ),
    topic(
        "no (quiero|deseo|queremos|quisiera) (seguir|volver a)? (recibir|recibiendo) ..",
        IntentKind::OptOut,
        94,
    ),
    topic("no (quiero|deseo) que me &write ..", IntentKind::OptOut, 94),
    topic(
        "no (mandarme|enviarme|escribirme|contactarme|molestarme|textearme) ..",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "&removeme (de|d|del) (su|tu|la|esta|vuestra|las|los|sus|tus|el|este|mi)? &list",
        IntentKind::OptOut,
        94,
    ),
    topic(
        "&removeme (de|d) (su|tu|vuestra|sus|tus) agenda $",
        IntentKind::OptOut,
        94,
    ),
    topic(
        "&remove (por favor|ya|de ahí)? mi (número|numeros|teléfono|celular|cel|móvil|contacto|datos|no|tel|info|información|whatsapp)",
        IntentKind::OptOut,
        93,
    ),
    topic(
        "(darme|dame|dadme|denme|deme|me doy|dar|me den|me des|darnos|me dé|me dais) de baja ..",
        IntentKind::OptOut,
        94,
    ),
    topic(
        "(desuscribirme|desuscríbanme|desuscribir|desuscríbeme|anular la suscripción|cancelar la suscripción|cancelar suscripción|desinscribirme|desapúntame|desapuntarme)",
        IntentKind::OptOut,
        93,
    ),
    topic(
        "(dejen|dejan|déjenme|déjame|dejadme|déjeme|dejenme) (me)? (ya)? (en paz|tranquila|tranquilo)",
        IntentKind::OptOut,
        93,
    ),
    topic(
        "(basta|stop|alto|paren|parad|para|dejen|ya) (ya)? (con|a|de) (tanto|tantos|los|estos|sus|tus|el|más)? (tanto|tantos)? &msg",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "&quit (ya)? (con|de|a)? (tanto|tantos|los|estos|sus|tus) &msg",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(no|ni) (más|more|mas) (los|de)? (&msg|recordatorios)",
        IntentKind::OptOut,
        90,
    ),
    topic(
        "(tanto|tantos|demasiados) (mensaje|mensajes|mensajito|mensajitos|sms)",
        IntentKind::OptOut,
        86,
    ),
    topic(
        "(cancelen|cancela|cancelar|anulen|cancele|detengan|suspendan|frenen|eliminen|quiten) (los|estos|esos|sus|todos los|el envío de) &msg",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(no autorizo|no autoricé|retiro mi consentimiento|revoco mi consentimiento|retiro el consentimiento|sin mi consentimiento) ..",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(bloquéenme|bloqueenme|bloquéame|bloqueame|los voy a bloquear|te voy a bloquear)",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "no quiero saber (nada|más)? (más)? (de|d) (ustedes|vosotros|ti|usted|su)",
        IntentKind::OptOut,
        90,
    ),
    topic(
        "(olvídense|olvídate|olviden|olvida|pierdan|pierde) (de)? mi (número|teléfono)",
        IntentKind::OptOut,
        92,
    ),
    topic(
        "(dejar|dejara|dejaran|dejarían) de (recibir|recibirlos|enviarme|mandarme|escribirme) ..",
        IntentKind::OptOut,
        88,
    ),
    topic(
        "^ (por favor)? (stop|basta|basta ya|paren ya|ya paren) (ya|por favor|gracias)? $",
        IntentKind::OptOut,
        72,
    ),
    // Wrong number.
    topic(
        "(número|persona|teléfono|contacto) (equivocado|equivocada|incorrecto|errado|errada|incorrecta)",
        IntentKind::WrongNumber,
        95,
    ),
    topic(
        "(se|te) (equivocó|equivocaste|equivocaron|equivocasteis|ha equivocado|has equivocado|han equivocado|equivoca|equivocas) (de|con)? (número|persona|teléfono|$)",
        IntentKind::WrongNumber,
        94,
    ),
    topic(
        "(este|ese) (no|ya no) es (el)? (número|teléfono|celular|móvil|cel)? (el)? (de|número de) ..",
        IntentKind::WrongNumber,
        92,
    ),
    topic(
        "(este|el) (número|teléfono|celular|cel|móvil) (no|ya no) (es|pertenece|corresponde) (de|a|el de)? ..",
        IntentKind::WrongNumber,
        92,
    ),
    topic(
        "(ya)? (yo)? (ya)? no soy <person>",
        IntentKind::WrongNumber,
        90,
    ),
    topic(
        "(yo|aquí|acá) (ya)? no (soy|vive|trabaja|está|hay|existe) (la|ninguna|ningún|nadie|con)? !&notname _",
        IntentKind::WrongNumber,
        86,
    ),
    topic(
        "(no hay|no conozco|no conocemos) (a)? (ninguna|ningún|nadie) (que|con|_)? ..",
        IntentKind::WrongNumber,
        90,
    ),
    topic(
        "(no soy|no somos) (la|el)? (persona que busca|persona que buscan|clienta de ustedes|cliente de ustedes|su clienta)",
        IntentKind::WrongNumber,
        86,
    ),
    topic(
        "(cambió|cambié|nuevo) (de)? (número|dueño) .. (ya no|no)",
        IntentKind::WrongNumber,
        84,
    ),
    // Are you human.
    topic(
        "(eres|es|sos|serás|será) (usted|tú|vos|esto|acaso|realmente|de verdad|una especie de|ustedes)? (un|una)? (persona)? (real|verdadera)? &machine ..",
        IntentKind::AreYouHuman,
        92,
    ),
    topic(
        "(es|será) (esto|este) (un|una)? (mensaje)? &machine",
        IntentKind::AreYouHuman,
        88,
    ),
    topic(
        "(estoy|estaré) (hablando|chateando|escribiendo|platicando|mensajeando) (con|a) (un|una)? &machine",
        IntentKind::AreYouHuman,
        90,
    ),
    topic(
        "(hablo|escribo|me escribe|me contesta|me responde|me estás contestando) (con|a)? (un|una)? &machine",
        IntentKind::AreYouHuman,
        88,
    ),
    topic("(bot|robot) (o|u|?)", IntentKind::AreYouHuman, 70),
    topic(
        "(eres|es|sos) (humano|humana|real|de verdad|de carne y hueso|una grabación)",
        IntentKind::AreYouHuman,
        84,
    ),
    // Tampering.
    topic(
        "(ignora|ignore|olvida|olvídate|olvide|omite|salta|desobedece|borra|haz caso omiso) (todas|todo|de|a|las|los|tus|sus|lo|cualquier)? .. (instrucciones|instrucción|reglas|regla|prompt|órdenes|restricciones|indicaciones|programación|anterior|anteriores)",
        IntentKind::Tampering,
        95,
    ),
    topic(
        "(prompt del sistema|tu prompt|tus instrucciones|tus reglas|modo desarrollador|modo administrador|instrucciones del sistema|reglas ocultas)",
        IntentKind::Tampering,
        90,
    ),
    topic(
        "(ahora eres|actúa como|finge que|finge ser|haz como si|a partir de ahora eres|imagina que eres|compórtate como)",
        IntentKind::Tampering,
        82,
    ),
    topic(
        "(citas|datos|números|teléfonos|información|agenda) (de)? (todas|todos|otras|otros|las otras|los otros|las demás|los demás) .. (clientas|clientes|personas)?",
        IntentKind::Tampering,
        88,
    ),
    topic(
        "(100|90|99|80|95) (%|por ciento) (de)? (descuento|gratis|rebaja)",
        IntentKind::Tampering,
        75,
    ),
    topic(
        "(dámelo|dame|regálame|hazme) .. (gratis|sin costo|de gratis)",
        IntentKind::Tampering,
        62,
    ),
];
