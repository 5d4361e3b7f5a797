//! What texts are about.

mod courtesy;
mod openings;
mod safety;
mod salon;
mod visits;

use crate::topics::Topic;
use crate::understanding::IntentKind;

/// All wordings.
pub(super) const TOPICS: &[&[Topic]] = &[
    visits::TOPICS,
    openings::TOPICS,
    salon::TOPICS,
    safety::TOPICS,
    courtesy::TOPICS,
];

/// Sets of words that topics speak of; `visit` and `notname` every language has.
pub(super) const SETS: &[(&str, &str)] = &[
    (
        "visit",
        "cita citas citica reserva reservas reservación reservaciones visita visitas turno turnos sesión",
    ),
    (
        "notname",
        "bien mal lista listo que para por el la un una mi tarde aquí clienta cliente nueva nuevo yo de alérgica alérgico \
        capaz tan muy puntual mayor mujer hombre buena bueno segura seguro posible esa ese robot humano humana persona",
    ),
    (
        "wish",
        "quiero quisiera quería querría queremos quisiéramos queríamos necesito necesitaba necesitaría necesitamos gustaría \
        deseo desearía deseamos busco buscaba ocupo querer interesa apetece urge gustaria interesada interesado",
    ),
    (
        "booking",
        "agéndame agendarme agenda agendas agendar agende agenden agendan agendáis apúntame apuntas apuntarme apunten apuntar apuntáis apuntad apuntadme \
        apártame apartas apartar apartarme aparten apartan anótame anotas anotarme anoten resérvame reservar reservarme resérveme resérvenme \
        reservo programar prográmame ponme ponerme póngame pónganme ponedme méteme meterme guárdame guardas guardarme guarden sepárame separas separar \
        sepárenme cógeme coger cogerme agendo agendemos reserven agendamos",
    ),
    (
        "cancel",
        "cancelar cancela cancele cancelen cancelo cancelad cancélame cancéleme cancélenme canceladme cancélala cancelarla cancelarlo cancelarme \
        cancélalo cancelemos cancelamos canceláis cancelas anular anula anule anulen anulo anulas anulad anúlame anúleme anúlenme anuladme anularla \
        anúlala anularme anulamos cancelación anuláis cancelármela cancélamela anúlamela cancelada",
    ),
    (
        "drop",
        "quita quítame quiten quítenme quitad quitar quitarme quitas borra bórrame borren bórrenme borrar borras borrarme elimina elimíname eliminen eliminar \
        suspende suspender suspendan baja bajar saca sácame saquen sacar sácala bórrala quítala paren deja dejen",
    ),
    (
        "move",
        "cambiar cambia cambio cambie cambien cambiad cámbiame cámbieme cámbienme cambiarla cambiarlo cambiarme cambiarmela cambiármela cámbiala cambiamos \
        mover mueve mueva muevan muévela moverla moverme muéveme moverlo reprogramar reprograma reprogramen reprogramarla reprogramo reagendar reagenda \
        reagendarla reagéndame reagendo posponer pospón posponerla pospongo posponga aplazar aplaza aplazarla aplazo correr correrla corre recorrer \
        recorre recorrerla pasar pasarla pásame pásala pasarme pasármela pásamela adelantar adelanta adelantarla adelántame atrasar atrasa atrasarla retrasar retrasarla retrasa \
        modificar modificarla modifica mudar postergar posterga postergarla mueves cambias pasas adelantan",
    ),
    (
        "msg",
        "mensaje mensajes mensajito mensajitos sms texto textos publicidad propaganda promos promo promociones recordatorios recordatorio avisos \
        notificaciones spam correos ofertas nada wasaps whatsapps",
    ),
    (
        "quit",
        "deja dejen dejad deje dejar dejaran dejara dejaras dejéis dejes dejarían para paren parad pare parar basta cesen cese dejan",
    ),
    (
        "sending",
        "mandar mandarme mandarnos mandando enviar enviarme enviarnos enviando escribir escribirme escribirnos escribiendo textear textearme molestar \
        molestarme molestando contactar contactarme llamar llamarme mensajear mensajearme recibir recibirlos fastidiar fastidiarme spamear spamearme joder \
        jorobar insistir",
    ),
    (
        "write",
        "manden mandes mandéis mande envíen envíes enviéis envíe escriban escribas escribáis escriba texteen textees textee contacten contactes \
        contactéis contacte molesten molestes molestéis moleste llamen llames llaméis lleguen llegue jodan jodas chinguen fastidien hinchen \
        mensajeen mensajees insistan spameen frieguen",
    ),
    (
        "remove",
        "quita quiten quitad quite quitar quítame quítenme quitadme quíteme quitarme borra borren borrad borre borrar bórrame bórrenme borradme bórreme borrarme \
        elimina eliminen eliminad elimine eliminar elimíname elimínenme eliminadme elimíneme eliminarme saca saquen sacad saque sacar sácame sáquenme sacadme sáqueme sacarme \
        olviden olvida olvídense bloqueen bloquea",
    ),
    (
        "removeme",
        "quítame quítenme quitadme quíteme quitarme bórrame bórrenme borradme bórreme borrarme elimíname elimínenme eliminadme elimíneme eliminarme \
        sácame sáquenme sacadme sáqueme sacarme",
    ),
    ("again", "vuelvan vuelvas volváis vuelva vuelves vuelven"),
    (
        "machine",
        "bot robot máquina ia computadora ordenador chatbot persona humano humana contestador automático automática programa inteligencia",
    ),
    (
        "person",
        "persona humano humana alguien encargada encargado dueña dueño gerente jefa jefe recepcionista recepción responsable estilista \
        peluquera peluquero agente asesor asesora operador operadora supervisor manager chica señorita",
    ),
    (
        "language",
        "español castellano inglés francés spanish english french portugués italiano chino árabe catalán ingles frances",
    ),
    (
        "bodypart",
        "cabeza cuero piel cara cuello oreja orejas oído ojo ojos labio labios frente mano manos unia unias pelo cabello dedo dedos brazo nuca párpado",
    ),
    (
        "hurt",
        "quemó quemaron quemado quemada quemada arde ardor arden quema queman quemando pica picazón pican comezón hinchó hinchado hinchada hincharon hinchó \
        inflamó inflamado inflamada sangra sangrando sangre duele ronchas roncha sarpullido ampollas ampolla irritó irritada irritado llagas",
    ),
    (
        "relative",
        "esposo esposa marido mujer mamá madre papá padre hermana hermano amiga amigo novia novio suegra suegro prima primo tía tío jefa jefe vecina cuñada \
        compañera compañero pareja abuela abuelo",
    ),
    (
        "free",
        "hueco huecos espacio espacios lugar lugares cupo cupos campo campito sitio sitios chance disponibilidad disponible disponibles libre libres \
        horarios horario turno turnos cita citas hora horas algo huequito espacito lugarcito agenda chancecita ratito opción opciones fecha fechas",
    ),
    (
        "have",
        "tienen tiene tienes tenéis tendrán tendrían tendrás tendría tendrías tenes hay habrá habría queda quedan quedará quedaría tendréis tendríais hubiera tenga tengan tengas",
    ),
    (
        "bad",
        "mal fatal horrible horroroso desastre quemado disparejo disparejas chueco naranja amarillo verde asqueroso pésimo pésima espantoso feo fea terrible malísimo \
        malísima trasquilado trasquilada mocho quemada naranjas manchado manchada arruinado arruinada",
    ),
    (
        "treatment",
        "alisado alisados keratina queratina extensiones permanente permanentes botox pestañas pestaña depilación masajes masaje faciales facial trenzas rastas \
        acrílicas acrílico microblading maquillaje tatuajes láser micropigmentación rizos piercing rulos novias niños barba barbas",
    ),
    (
        "place",
        "salón local peluquería estética tienda barbería negocio spa sitio",
    ),
    (
        "list",
        "lista listas base ahí aquí esto eso sistema registro grupo contactos mensajes difusión registros",
    ),
];

/// Wordings that rule something out.
pub(super) const NOT: &[(&str, IntentKind)] = &[
    (
        "no (quiero|necesito|voy a|quería|pienso) cancelar",
        IntentKind::Cancel,
    ),
    (
        "si (cancelo|cancelara|cancelamos|cancelase|se cancela|quiero cancelar|no voy) ..",
        IntentKind::Cancel,
    ),
    (
        "(cargo|multa|penalización|política|políticas|costo|gratis) .. (cancelar|cancelación|anular)",
        IntentKind::Cancel,
    ),
    (
        "cancelen (los|estos|esos|sus|todos) .. &msg",
        IntentKind::Cancel,
    ),
    (
        "&removeme (de|d) (la|tu|su)? (lista|base|difusión)",
        IntentKind::Cancel,
    ),
    (
        "&drop (mi|el|ese|este) (número|teléfono|celular|cel|contacto|no)",
        IntentKind::Cancel,
    ),
    ("no (quiero|necesito) (cambiar|mover)", IntentKind::Move),
    (
        "cambio de (planes|look|imagen|opinión|idea|aires)",
        IntentKind::Move,
    ),
    (
        "cambiar de (look|color|imagen|opinión|idea|estilo|idioma)",
        IntentKind::Move,
    ),
    (
        "de baja (la|mi|las|mis|el|una|esa|nuestra)? .. (cita|citas|reserva|turno|hora)",
        IntentKind::OptOut,
    ),
    ("lista de espera", IntentKind::OptOut),
    ("&removeme de la agenda (del|de) ..", IntentKind::OptOut),
    ("(prueba|test) de alergia", IntentKind::Emergency),
    (
        "(cuándo|a qué hora|qué día|qué hora) (es|era|tengo|tenía|tenemos) ..",
        IntentKind::Book,
    ),
    (
        "(quiero|quisiera|necesito) saber (si|cuándo|a qué) (tengo|tenía) ..",
        IntentKind::Book,
    ),
];
