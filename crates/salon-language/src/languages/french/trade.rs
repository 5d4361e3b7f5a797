//! Words of the trade: how clients write what is on a menu, in the words that all languages share.

/// A shared word of the trade, as English writes it, and how French writes it, in one to three
/// words, separated by bars.
pub(super) const WORDS: &[(&str, &str)] = &[
    (
        "cut",
        "coupe|coupes|coupe de cheveux|coupe cheveux|couper|pointes|couper les pointes|égaliser|raccourcir|taille|désépaissir",
    ),
    ("fade", "dégradé|dégradés|dégradé à blanc|fondu"),
    (
        "color",
        "couleur|couleurs|coloration|colorations|teinture|teintures|colo|teindre|colorer|teinter",
    ),
    (
        "highlight",
        "mèches|mèche|reflets|reflet|balayage californien|foils",
    ),
    (
        "balayage",
        "balayage|balayages|balayge|ballayage|baleyage|balayag",
    ),
    ("ombre", "ombré|ombré hair|tie and dye"),
    ("root", "racine|racines|repousse|repousses"),
    ("touchup", "retouche|retouches"),
    (
        "blowout",
        "brushing|brushings|brush|mise en plis|brushin|séchage",
    ),
    ("style", "coiffage|coiffure|coiffer|mise en forme|coiffée"),
    (
        "wash",
        "shampoing|shampooing|shampoings|shampooings|shampoo|lavage",
    ),
    ("updo", "chignon|chignons|attache"),
    ("perm", "permanente|permanentes|indéfrisable"),
    ("straightening", "lissage|lissages|défrisage|défriser"),
    (
        "keratin",
        "kératine|lissage brésilien|lissage à la kératine",
    ),
    ("bleach", "décoloration|décolo|décolorer"),
    ("gloss", "gloss|patine"),
    ("toner", "tonalisant"),
    ("extension", "extensions|extension|rallonges"),
    (
        "conditioning treatment",
        "soin|soins|soin capillaire|soin cheveux",
    ),
    (
        "deep conditioning",
        "soin profond|soin en profondeur|soin hydratant|soin réparateur",
    ),
    ("conditioning", "hydratation|hydratant"),
    ("deep", "profond|profonde|profondeur|en profondeur"),
    ("mask", "masque|masque capillaire|masque cheveux"),
    ("facial", "soin du visage|soin visage|soins visage"),
    (
        "manicure",
        "manucure|manucures|mains|manu|vernis|ongles des mains|mani|beauté des mains",
    ),
    (
        "pedicure",
        "pédicure|pédicures|pieds|pédi|ongles des pieds|beauté des pieds",
    ),
    ("manicure pedicure", "manucure pédicure|mani pédi"),
    ("nail", "ongle|ongles"),
    (
        "gel",
        "vernis gel|vernis semi permanent|semi permanent|gel|shellac",
    ),
    ("wax", "épilation|épilations|épiler|cire"),
    ("brow", "sourcil|sourcils"),
    ("lash", "cil|cils"),
    ("massage", "massage|massages"),
    ("bang", "frange|franges"),
    ("beard", "barbe|barbes"),
    ("shave", "rasage|raser"),
    ("braid", "tresse|tresses|nattes"),
    ("makeup", "maquillage|make up"),
    ("bridal", "mariée|mariage"),
    ("curl", "boucles|boucle"),
    ("gray", "cheveux blancs|gris"),
    (
        "consultation",
        "consultation|consultations|diagnostic|conseil couleur",
    ),
    ("women", "femme|femmes|dame|dames|féminine|féminin"),
    (
        "men",
        "homme|hommes|monsieur|messieurs|masculine|masculin|hom",
    ),
    (
        "kid",
        "enfant|enfants|garçon|garçons|fillette|fillettes|petit garçon|petite fille|gamin|gamine|ado|fils de|fille de",
    ),
    ("full", "complète|complet|entière|totale"),
    ("long", "longs|long|longue|longues"),
    ("short", "courts|court|courte|courtes"),
    // What facts answer.
    (
        "parking",
        "parking|parkings|stationnement|stationnements|se garer|me garer|nous garer|garer|stationner|place de parking|se stationner",
    ),
    ("deposit", "acompte|acomptes|arrhes|caution|dépôt"),
    (
        "payment",
        "moyens de paiement|modes de paiement|paiement|paiements",
    ),
    ("pay", "payer|paye|payez|paie|régler|règle|payable"),
    (
        "credit card",
        "cartebancaire|visa|mastercard|amex|interac|carte|débit|cartes",
    ),
    (
        "cash",
        "liquide|espèces|comptant|argent comptant|cash|chèque|chèques",
    ),
    ("tip", "pourboire|pourboires"),
    (
        "gift card",
        "cartecadeau|bon cadeau|bons cadeaux|chèque cadeau|chèques cadeaux|certificat cadeau|certificats cadeaux",
    ),
    ("dog", "chien|chiens|chienne|toutou|chiot"),
    ("cat", "chat|chats"),
    (
        "pets",
        "animal|animaux|animal de compagnie|animaux de compagnie",
    ),
    ("wifi", "wifi|internet|code wifi"),
    ("stroller", "poussette|poussettes"),
    ("bring my baby", "venir avec bébé|bébé|bébés"),
    ("wheelchair", "fauteuil roulant|chaise roulante"),
    (
        "accessible",
        "accessible|accès handicapé|handicapé|handicapés|handicapée|pmr|mobilité réduite",
    ),
    ("stairs", "escalier|escaliers|marches"),
    ("ramp", "rampe"),
    (
        "patch test",
        "test allergie|test de allergie|test cutané|test de peau|touche de essai",
    ),
    (
        "promotion",
        "promo|promos|promotion|promotions|offre|offres|réduction|réductions|rabais|solde|soldes|remise|remises",
    ),
    ("cancellation fee", "frais de annulation"),
    (
        "cancellation policy",
        "politique de annulation|conditions de annulation|conditions annulation",
    ),
    ("grace period", "retard accepté|retard toléré"),
];

/// Words of a name that change nothing.
pub(super) const EMPTY: &str = "de du des d le la les l un une mon ma mes pour en service rendezvous cheveux juste \
    seulement à au aux sur svp pose séance simple petite petit dans se";

/// Words that never stand for a service by themselves, in the shared words of the trade.
pub(super) const WEAK: &str = "women men kid full half partial long short medium thick new client first \
    time deep classic express add on set style wash luxury basic signature up out all over mini \
    special package hot regular standard senior junior master level single double touch natural \
    dry wet root lip gray bang hand foot face back body consultation finish and plus custom \
    correction";

/// Words that join two services, or the words of one.
pub(super) const JOINTS: &str = "et & + / - plus avec , puis ainsi";
