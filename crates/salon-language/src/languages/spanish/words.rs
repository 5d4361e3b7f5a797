//! Words: how they are shortened and misspelt, what they stand for, and which belong together.

use jiff::civil::Weekday;

use crate::grammar::value::{Class, Half, Unit, Value};
use crate::grammar::{Rule, is};
use crate::languages::file::Beside;
use crate::languages::lexicon::{half, month, number, ordinal, part, unit, weekday};
use crate::mention::Claim;
use crate::when::DayPart;

/// "1º" and "1ª" are ordinals when the letter sticks to the number, "5p" is in the afternoon, and "2 h"
/// is a length.
pub(super) const AFTER_NUMBER: &[(&str, Beside, &str)] = &[
    ("o", Beside::Glued, "ro"),
    ("a", Beside::Glued, "ra"),
    ("p", Beside::Glued, "pm"),
    ("h", Beside::Apart, "horas"),
];

/// A word, or words, and the other ways of writing it. Accents never matter.
pub(super) const SPELLINGS: &[(&str, &str)] = &[
    ("mañana", "mñn mñna mñana manaña mnn mnna mnana maniana"),
    ("unias", "uñas uña uñitas"),
    ("lunes", "lun lns lunez"),
    (
        "miércoles",
        "mié mierc miercole miercolez miecoles mierkoles",
    ),
    ("jueves", "jue juev juebes juevez"),
    ("viernes", "vie vier biernes viernez vierns"),
    ("sábado", "sáb sabdo savado"),
    ("domingo", "dom dgo domngo"),
    ("enero", "ene"),
    ("febrero", "feb"),
    ("abril", "abr"),
    ("mayo", "may"),
    ("junio", "jun"),
    ("julio", "jul"),
    ("agosto", "ago"),
    ("septiembre", "sep sept setiembre"),
    ("octubre", "oct"),
    ("noviembre", "nov"),
    ("diciembre", "dic"),
    ("minutos", "min mins mnts"),
    ("horas", "hs hrs hr"),
    ("semana", "sem semna"),
    (
        "por favor",
        "pf pfa porfa porfis porfi porfavor xfa xfis xfavor plis pls plz",
    ),
    ("por", "x"),
    ("para", "pa pra"),
    ("para el", "pal"),
    ("que", "q k ke qe"),
    ("porque", "xq xk pq porq pork xke"),
    ("donde", "dnd dnde dond"),
    ("como", "cmo komo"),
    ("cuando", "cdo kuando cuándo"),
    ("cuanto", "cto cnto kuanto kto"),
    ("de", "d"),
    ("también", "tmb tb tmbn tbn tambn"),
    ("bien", "bn vien"),
    ("gracias", "grax graxias grasias gcias grcs thx"),
    ("quiero", "kiero qiero kero quero quieo"),
    ("quisiera", "kisiera quiciera"),
    ("quiero cita", "quierocita"),
    ("para mañana", "paramañana"),
    ("a las", "alas"),
    ("a la", "ala"),
    ("a ver", "aver"),
    ("estoy", "toy"),
    ("está", "ta"),
    ("ustedes", "uds udes vds"),
    ("usted", "ud vd"),
    ("no se", "nose"),
    ("ya no", "yano"),
    ("no más", "nomas"),
    ("no te preocupes", "ntp"),
    ("cita", "sita zita"),
    ("citas", "sitas"),
    ("hola", "ola holi holis holaa"),
    ("buenas", "wenas wena buenaas bnas"),
    ("bueno", "weno"),
    ("sí", "sip sii sipi"),
    ("no", "nop nel nope noup"),
    ("vale", "bale oks okis"),
    ("okay", "ok oka okey okei oki"),
    ("tarjeta", "tarjta targeta"),
    ("mensaje", "msj msje mjs"),
    ("mensajes", "msjs msjes mnsjs"),
    ("número", "nro num"),
    ("próximo", "prox prxmo proxmo"),
    ("cancela", "cancla cansela"),
    ("cancelen", "canselen"),
    ("cancelar", "canselar cancelr kancelar"),
    ("lleguen", "yeguen"),
    ("llegar", "yegar"),
    ("llego", "yego"),
    ("voy", "boy"),
    ("manden", "mandn"),
    ("hacer", "aser hacr"),
    ("hacen", "asen hacn"),
    ("aquí", "aki aka"),
    ("después", "dsp desp dps dspues"),
    ("más o menos", "masomenos"),
    ("estética", "estetica"),
    ("peluquería", "pelu pelukeria"),
    ("necesito", "nesecito nesesito necesto"),
    ("teléfono", "telf tfno"),
    ("dirección", "direccin direcion direcc"),
    ("ahorita", "orita"),
    ("acción de gracias", "thanksgiving"),
];

/// Words made of several, as one.
pub(super) const COMPOUNDS: &[(&str, &str)] = &[
    ("finde", "fin de semana|fines de semana"),
    ("mediodía", "medio día"),
    ("medianoche", "media noche"),
];

/// Words that are common in Spanish and not at all in the other languages.
pub(super) const MARKS: &str = "el los las unos unas por con quiero quisiera puedo puede pueden podría podrían \
    puedes cita citas hola gracias buenos buenas bueno buena días tardes noches mañana hoy lunes martes miércoles \
    jueves viernes sábado sabado domingo cuándo dónde cómo cuánto cuánta cuántos cuesta cuestan tienen tiene tienes \
    tenéis hay estoy soy hora horas cambiar cancelar cancelo cancela cancelala cancelame reservar necesito necesitaría \
    gustaría corte pelo cabello usted ustedes está están estáis quién cual cuál pero para pasado después \
    antes donde cuando cuanto mejor ahora ahorita aquí allí ahí estaré voy vamos llego llegando llegar tarde \
    luego entonces también todavía siempre nunca nada nadie algo alguien ninguno ninguna cualquiera cualquier otra \
    otro otras otros primera primero segunda segundo tercera tercero última ultimo eso esto esta este ese esa \
    mis hija hijo hijas hijos mamá esposo esposa hermana hermano amiga amigas novia novio niño niña niños mujer hombre señora \
    uñas cejas mechas tinte raíces raíz puntas peinado manos pies luces tijeras caballero degradado \
    porfa xfa porfavor favor vale perfecto claro listo dale perdón perdona disculpa disculpe adiós chao chau vemos \
    saludos abren cierran abierto horario dirección ubicados servicios servicio precio precios mensajes mensaje número equivocado \
    escribir escribas manden mandes quita quiten dejen deje borra borren cancelen anular anula persona hablar hacen hacer \
    siguiente próximo próxima semana semanas cuarto desde hasta menos llamo nombre que veo quedo puedan podemos \
    queremos quería queria tengo tenía tenia dura tarda tardan cobran cobraron dejaron funciona eres equivoqué olvídalo olvida \
    tarjeta efectivo depósito perro mascotas estacionamiento parqueo aparcar regalo cumpleaños fiesta boda apartamela \
    apartas apuntas agendas agéndame agendame ponme dame denme darme baja solo sólo muy más mas menos todo todos toda todas ya muchas mucho";

/// Sets of words that rules speak of.
pub(super) const SETS: &[(&str, &str)] = &[
    (
        "nobother",
        "problema problemas hay importa pasa preocupes preocupe preocupen te se prisa",
    ),
    (
        "counted",
        "personas persona adultos niños niñas gente veces vez estrellas estrella amigas amigos chicas chicos mujeres hombres \
        opciones citas servicios clientas clientes señoras invitados invitadas sillas euros pesos dólares % € $ / kilos cm metros",
    ),
    ("slash", "/ %"),
    ("hyphen", "- /"),
    (
        "unit",
        "minuto minutos hora horas día días semana semanas mes meses año años",
    ),
    (
        "bigday",
        "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós \
        veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta",
    ),
    ("darkpart", "tarde noche madrugada"),
    ("ofthe", "del"),
    ("article", "las la"),
    ("todays", "esta hoy"),
    (
        "suremonth",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    ("glued", "quiero para una con el la mi por"),
];

/// Words with a meaning of their own.
pub(super) const LEXICON: &[Rule] = &[
    weekday("(lunes|lunesito)", Weekday::Monday),
    weekday("(martes|mar)", Weekday::Tuesday),
    weekday("miércoles", Weekday::Wednesday),
    weekday("jueves", Weekday::Thursday),
    weekday("viernes", Weekday::Friday),
    weekday("(sábado|sábados|sabadito)", Weekday::Saturday),
    weekday("(domingo|domingos)", Weekday::Sunday),
    month("enero", 1),
    month("febrero", 2),
    month("(marzo|mar)", 3),
    month("abril", 4),
    month("mayo", 5),
    month("junio", 6),
    month("julio", 7),
    month("agosto", 8),
    month("septiembre", 9),
    month("octubre", 10),
    month("noviembre", 11),
    month("diciembre", 12),
    unit("(minuto|minutos|minutito|minutitos)", Unit::Minute),
    unit("(hora|horas|horita)", Unit::Hour),
    unit("(día|días)", Unit::Day),
    unit("(semana|semanas)", Unit::Week),
    unit("(quincena|quincenas)", Unit::Fortnight),
    unit("(mes|meses)", Unit::Month),
    unit("(año|años)", Unit::Year),
    part("(mañana|mañanas|mañanita)", DayPart::Morning),
    part("madrugada", DayPart::EarlyMorning),
    part(
        "(temprano|tempranito|a? primera hora|a? primerísima hora|bien temprano|muy temprano|lo más temprano posible)",
        DayPart::EarlyMorning,
    ),
    part("(a)? media mañana", DayPart::LateMorning),
    part(
        "(mediodía|hora de comer|hora de la comida|hora de almorzar|hora del almuerzo)",
        DayPart::Noon,
    ),
    part("(al|a el|en el|por el|a|del) mediodía", DayPart::Noon),
    part("(tarde|tardes|tardecita|media tarde)", DayPart::Afternoon),
    part(
        "(saliendo de|después de|al salir de|a la salida de|saliendo|después) (el|la|del)? (cole|colegio|escuela|clase|clases|kínder|guardería)",
        DayPart::AfterSchool,
    ),
    part(
        "(saliendo de|después de|al salir de|a la salida de|saliendo|después) (el|la|mi|del)? (trabajo|trabajar|chamba|oficina|curro|laburo|jale|pega)",
        DayPart::Evening,
    ),
    part(
        "(saliendo del|después del|al salir del|a la salida del) (cole|colegio|kínder)",
        DayPart::AfterSchool,
    ),
    part(
        "(saliendo del|después del|al salir del|a la salida del) (trabajo|curro|laburo|jale)",
        DayPart::Evening,
    ),
    part("(noche|noches|nochecita)", DayPart::Night),
    part(
        "a? última hora (de la tarde|del día|de el día)",
        DayPart::LateAfternoon,
    ),
    part("(al|a) final (del|de el) día", DayPart::LateAfternoon),
    half("am", Half::Am),
    half("pm", Half::Pm),
    is(
        "(lo antes posible|cuanto antes|lo más pronto posible|lo más pronto|lo más rápido posible|lo antes que puedan|lo antes que puedas|asap)",
        Class::Earliest,
        Value::Nothing,
    ),
    is(
        "(ahora mismo|ahorita mismo|ya mismo|de inmediato|inmediatamente|me urge|en cuanto puedan|en cuanto se pueda)",
        Class::Earliest,
        Value::Nothing,
    ),
    is(
        "(la|lo|el)? (primera|primer|primero|próxima) (cita|hora|hueco|turno|espacio|que tengan|que tengas|que haya)? (disponible|libre|posible)",
        Class::Earliest,
        Value::Nothing,
    ),
    is(
        "(lo primero que tengan|lo primero que tengas|lo primero que haya|el primer hueco)",
        Class::Earliest,
        Value::Nothing,
    ),
    is(
        "(no espera|espera no|no mejor|mejor dicho|digo ,|, digo|perdón digo|quise decir|no perdón|perdón no|no no|me equivoqué|más bien|o mejor|espera mejor|bueno mejor|no digo|no , mejor|no , perdón|perdón ,|corrección|ay no)",
        Class::Correction,
        Value::Nothing,
    ),
    number("(cero|zero)", 0),
    number("(un|una|uno)", 1),
    number("dos", 2),
    number("tres", 3),
    number("cuatro", 4),
    number("cinco", 5),
    number("seis", 6),
    number("siete", 7),
    number("ocho", 8),
    number("nueve", 9),
    number("diez", 10),
    number("once", 11),
    number("doce", 12),
    number("trece", 13),
    number("catorce", 14),
    number("quince", 15),
    number("dieciséis", 16),
    number("diecisiete", 17),
    number("dieciocho", 18),
    number("diecinueve", 19),
    number("veinte", 20),
    number("(veintiuno|veintiún|veintiuna)", 21),
    number("veintidós", 22),
    number("veintitrés", 23),
    number("veinticuatro", 24),
    number("veinticinco", 25),
    number("veintiséis", 26),
    number("veintisiete", 27),
    number("veintiocho", 28),
    number("veintinueve", 29),
    number("treinta", 30),
    number("cuarenta", 40),
    number("cincuenta", 50),
    number("sesenta", 60),
    number("setenta", 70),
    number("ochenta", 80),
    number("noventa", 90),
    number("cien", 100),
    ordinal("(primer|primero|primera)", 1),
    ordinal("(segundo|segunda)", 2),
    ordinal("(tercer|tercero|tercera)", 3),
    ordinal("(cuarto|cuarta)", 4),
    ordinal("(quinto|quinta)", 5),
    ordinal("(sexto|sexta)", 6),
    ordinal("(séptimo|séptima)", 7),
    ordinal("(octavo|octava)", 8),
    ordinal("(noveno|novena)", 9),
    ordinal("(décimo|décima)", 10),
];

/// Words that a typo may have been meant to be.
pub(super) const GUESSED: &str = "miércoles viernes sábado domingo jueves mañana pasado temprano enero febrero septiembre \
    octubre noviembre diciembre cancelar reservar reprogramar confirmar disponible disponibilidad dirección estacionamiento \
    manicura pedicura horario próximo próxima semana gracias quisiera necesito gustaría mediodía cualquiera ninguna \
    equivocado persona mensajes favor despues siguiente minutos";

/// Common words that are never typos of the above.
pub(super) const COMMON: &str = "a abajo abierta abiertos abre abrir acá acaba acuerdo además adónde agua aguanta ahora al algo alguien algún \
    alguna algunas algunos allá allí alta alto amor ando anoche aparte apenas aquel aquella aquí arriba así atención aun aún \
    aunque ayuda bajo barata barato barrio bebé bella bello besos bien boca bonita bonito brazo buen buena bueno busca buscar busco cabeza cada \
    calle cama cambio camino capaz cara caro carro casa casi caso cerca cerrado chica chicas chico chicos cielo ciento ciudad clara \
    clase cliente clienta coche color coloco comer comida como compra comprar con conmigo contigo conoce conozco contenta corazón corta \
    corto cosa cosas creo cual cuales cuanta cuantas cuantos cuarta cuerpo cuesta cuidado culpa cumple da dan dar de debe debo decía decir \
    dejar del demás demasiado dentro derecha derecho desde desea deseo detrás dice dicen dicho diferente difícil digo dime dinero dio dios dolor \
    donde duda durante e el ella ellas ellos en encanta encima encontrar enferma enfermo enfrente entonces entra entrar entre era eran esa esas ese \
    eso esos especial espera esperar espero esta estaba estado estamos estan estar estará estaría estas este esto estos estuve existe extraño \
    falta familia fácil favor fecha feliz fin final flequillo forma foto fotos frente fue fuera fueron fui fuimos gano ganas gasto gente grande grandes guapa guapo gusta \
    gustan gustó ha haber había habla hablo hace hacemos haces hacia hago han haré has hasta hay haya he hecha hecho hemos hermosa hice hicieron hizo hoja \
    igual importa incluye informacion intento ir izquierda jefa jefe joven juego junto la lado larga largo las le les libre liso lista listo llama llamada llamar \
    llega llegué lleva llevar llevo lo loca loco los lugar luz mal mala malo mandar mandó manera mano mas mayor me media medio mejor menor menos mes mesa \
    mi mía mide miedo mientras mio mira mire mis misma mismo modo momento mucha muchas mucho muchos mundo muy nada nadie ni ningún niñera no nos nosotras nosotros \
    nota nueva nuevo nuestra nuestro o oferta oficina ojalá ojos os otra otras otro otros oye paga pagar pago país palabra papel par para parece parte pasa pasada pasar pasó \
    pendiente pensar peor pequeña pequeño perder perfecta persona pidió piel pienso plan poca poco podemos poder podrá podré poner pongo por porque posible pregunta preguntar \
    preciosa prefiero primo principio pronto propia prueba pude pudo pues pueda puedan punto puse que queda quedan quedar quedé quedó quien quienes quiere quieren quieres quise quizá \
    quizás rapido rato razón recibir recibo reina regresar respuesta resto rico ropa rubia rubio saber sabe saben sabes salir salió salón salud se sea seguir segura \
    seguro según semana sentir señor ser será sería si sí siempre siento sigue sin sino sitio situación sobre sois sola solo somos son soy su subir sueño suerte supuesto sus \
    suya suyo tal tan tanta tanto te tema tenemos tener tengan tengas tenga tenía ti tía tiempo tienda tijeras tío toca tocan todavía tomar trabajo trae traer tráfico trata tras tu tuve tuvo tuya un una \
    única único unos unas va van vas veces ven venga venir ver verdad verde ves vez vida viene vienen vino vista vivir voy vuelta vuelvo y ya yo zona";

/// Words by which a text of ours claims that something was done.
pub(super) const CLAIMS: &[(&str, Claim)] = &[
    (
        "(reservado|reservada|reservados|reservadas|agendado|agendada|agendadas|apuntado|apuntada|anotada|apartada|programada)",
        Claim::Booked,
    ),
    (
        "(cambiado|cambiada|cambiadas|movido|movida|reprogramado|reprogramada|aplazada|pospuesta|modificada|reagendada)",
        Claim::Moved,
    ),
    (
        "(cancelado|cancelada|canceladas|anulado|anulada|anuladas)",
        Claim::Cancelled,
    ),
    ("(confirmado|confirmada|confirmadas)", Claim::Confirmed),
];

/// Words that take a claim back, close before it.
pub(super) const DENIALS: &str = "no nunca nada sin ninguna ningún tampoco si";
