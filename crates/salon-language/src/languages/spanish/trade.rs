//! Words of the trade: how clients write what is on a menu, in the words that all languages share.

/// A shared word of the trade, as English writes it, and how Spanish writes it, in one to three
/// words, separated by bars.
pub(super) const WORDS: &[(&str, &str)] = &[
    (
        "cut",
        "corte|cortes|corte de pelo|corte de cabello|corte pelo|cortarme|cortarse|cortar|cortarle|corten|cortame|cortecito|puntas|las puntas|despunte|despuntar|recorte|recortar|rebaje|sanear",
    ),
    (
        "fade",
        "degradado|degradados|degrafilado|desvanecido|difuminado|rapado|taper",
    ),
    (
        "color",
        "tinte|tintes|tinto|tintura|color|colores|coloración|teñir|teñirme|teñido|pintarme|pintar|pintada|colorear",
    ),
    (
        "highlight",
        "mechas|mecha|mechitas|rayitos|rayos|luces|reflejos|claritos|iluminaciones|iluminación|visos|babylights",
    ),
    (
        "balayage",
        "balayage|balayages|balayash|valayage|baleyage|balayege|balaye",
    ),
    ("ombre", "ombré|ombre|degradé|californianas"),
    ("root", "raíz|raíces|la raíz|las raíces|crecimiento"),
    ("touchup", "retoque|retoques|retocar|retocarme"),
    ("gray", "canas|cana|cubrir canas"),
    ("coverage", "cobertura|cubrir"),
    (
        "blowout",
        "brushing|blower|blow dry|secado|secada|planchado|cepillado|alaciado express",
    ),
    ("style", "peinado|peinados|peinar|peinarme|peinada"),
    ("wash", "lavado|lavar|lavada|shampoo|champú"),
    ("updo", "recogido|recogidos|moño|semirrecogido"),
    (
        "perm",
        "permanente|permanentes|chinos|ondulado|base permanente",
    ),
    (
        "straightening",
        "alisado|alisados|alisar|alaciado|lacio|japonés",
    ),
    (
        "keratin",
        "keratina|queratina|cirugía capilar|botox capilar",
    ),
    ("bleach", "decoloración|decolorar|decolorado|decolorarme"),
    ("toner", "matizador|matizado|tonalizante|matizar|tóner"),
    ("gloss", "baño de color|baño de brillo"),
    ("extension", "extensiones|extensión"),
    ("deep", "profundo|profunda|intensivo|intensiva"),
    (
        "conditioning",
        "acondicionamiento|acondicionador|hidratación|hidratante|nutrición|hidratar",
    ),
    ("treatment", "tratamiento|tratamientos"),
    ("mask", "mascarilla|mascarillas|máscara"),
    (
        "facial",
        "facial|faciales|limpieza facial|limpieza de cutis",
    ),
    (
        "manicure",
        "manicura|manicuras|manicure|manicures|manicur|mani|manis|las unias|mis unias|las unas|mis unas|hacerme unas|unias de manos|unias de mano|unas de manos|manos|esmaltado",
    ),
    (
        "pedicure",
        "pedicura|pedicuras|pedicure|pedicures|pedicur|pedi|pedis|unias de pies|unias de pie|unas de pies|pies",
    ),
    (
        "manicure pedicure",
        "manipedi|mani pedi|manicura y pedicura|manicure y pedicure",
    ),
    ("nail", "unias"),
    (
        "gel",
        "gel|gelish|semipermanente|semipermanentes|permanente de unias",
    ),
    (
        "acrylic nail",
        "unias acrilicas|las unias acrilicas|unas acrilicas|las unas acrilicas",
    ),
    (
        "gel nail",
        "unias de gel|las unias de gel|unas de gel|las unas de gel",
    ),
    ("acrylic", "acrílico|acrílicas|acrílicos|esculpidas"),
    (
        "wax",
        "depilación|depilar|depilarme|cera|depilado|depilaciones",
    ),
    ("brow", "ceja|cejas|las cejas"),
    ("lash", "pestaña|pestañas"),
    ("lip", "bigote|bozo|labio superior|labio"),
    ("massage", "masaje|masajes"),
    ("bang", "flequillo|flequillos|fleco|capul|cerquillo|pollina"),
    ("beard", "barba|barbas|arreglo de barba"),
    ("shave", "afeitado|afeitar|rasurado|rasurar"),
    ("braid", "trenza|trenzas|trencitas"),
    ("curl", "rizos|rizado|rizos|bucles|ondas"),
    ("makeup", "maquillaje|maquillar|maquillarme|maquillada"),
    ("bridal", "novia|boda|peinado de novia"),
    (
        "consultation",
        "asesoría|asesoramiento|valoración|diagnóstico|consulta",
    ),
    (
        "women",
        "mujer|mujeres|dama|damas|señora|señoras|femenino|chica|chicas|de mujer",
    ),
    (
        "men",
        "hombre|hombres|caballero|caballeros|masculino|varón|varones|chico|señor|señores",
    ),
    (
        "kid",
        "niño|niña|niños|niñas|infantil|nene|nena|nenes|peque|peques|bebé|bebe|niñito|niñita|hijito|chamaco|chiquito",
    ),
    (
        "full",
        "completo|completa|completas|entero|entera|todo el pelo",
    ),
    ("half", "media"),
    ("partial", "parcial|parciales"),
    ("long", "largo|larga|largos"),
    ("short", "corto|corta"),
    // What facts answer.
    (
        "parking",
        "estacionamiento|estacionamientos|aparcamiento|aparcamientos|parqueo|parqueadero|parking|aparcar|estacionar|estacionarme|estacionarse|aparco|estaciono|parquear|parquearse|parquearme|parqueo|cochera|dejar el coche|dejar el carro|dejar el auto",
    ),
    (
        "deposit",
        "depósito|depósitos|anticipo|anticipos|seña|fianza|adelanto|señal|abono|apartado",
    ),
    (
        "payment",
        "forma de pago|formas de pago|métodos de pago|método de pago|pago|pagos",
    ),
    (
        "pay",
        "pagar|pago con|pagarles|pagan|pagaría|bizum|transferencia|plazos",
    ),
    (
        "credit card",
        "tarjeta|tarjetas|tarjeta de crédito|tarjeta de débito|visa|débito|crédito",
    ),
    ("cash", "efectivo|en efectivo|cash|metálico|contado"),
    ("tip", "propina|propinas"),
    (
        "gift card",
        "tarjeta de regalo|tarjetas de regalo|tarjeta regalo|tarjetas regalo|bono regalo|bonos regalo|vale de regalo|vale regalo|vales regalo|cheque regalo|certificado de regalo|gift card|gift cards",
    ),
    ("voucher", "bono|bonos"),
    (
        "dog",
        "perro|perros|perrito|perrita|perra|perrhijo|cachorro",
    ),
    ("cat", "gato|gatos|gatito"),
    ("pets", "mascota|mascotas|animales|pet friendly"),
    ("wifi", "wifi|wi - fi|internet|clave del wifi"),
    (
        "stroller",
        "carriola|carrito|cochecito|coche de bebé|sillita",
    ),
    ("wheelchair", "silla de ruedas|sillas de ruedas"),
    (
        "accessible",
        "accesible|accesibilidad|discapacitados|movilidad reducida|discapacidad",
    ),
    ("stairs", "escaleras|escalera|escalones|escalón"),
    ("ramp", "rampa|rampas"),
    (
        "patch test",
        "prueba de alergia|test de alergia|prueba de sensibilidad|prueba de parche",
    ),
    ("sensitive skin", "piel sensible|cuero sensible"),
    (
        "promotion",
        "promoción|promociones|promo|promos|oferta|ofertas|descuento|descuentos|rebaja|rebajas|paquete|paquetes|2x1",
    ),
    (
        "cancellation policy",
        "política de cancelación|políticas de cancelación|política de cambios",
    ),
    (
        "cancellation fee",
        "cargo por cancelar|multa por cancelar|penalización",
    ),
    (
        "grace period",
        "tolerancia|minutos de gracia|tiempo de tolerancia",
    ),
];

/// Words of a name that change nothing.
pub(super) const EMPTY: &str = "de del el la los las lo un una unos unas mi mis su sus para en al a servicio cita pelo cabello \
    solo solamente nomás porfa capilar simple sencillo sencilla poquito algo hacerme hacer ponerme unas esas";

/// Words that never stand for a service by themselves, in the shared words of the trade.
pub(super) const WEAK: &str = "women men kid full half partial long short medium thick new client first \
    time deep classic express add on set style wash luxury basic signature up out all over mini \
    special package hot regular standard senior junior master level single double touch natural \
    dry wet root lip gray bang hand foot face back body consultation finish and plus custom \
    correction";

/// Words that join two services, or the words of one.
pub(super) const JOINTS: &str = "y e & + / - más con , también además";
