//! Words of the trade: how clients write what is on a menu.

/// A word of the trade and other ways of writing it, of one to three words, separated by bars.
pub(super) const WORDS: &[(&str, &str)] = &[
    (
        "cut",
        "haircut|haircuts|hair cut|cuts|trim|trims|hair trim|chop|hairdo|hair do|cutting",
    ),
    (
        "color",
        "colour|colors|coloring|colouring|dye|dyed|hair dye|colored|coloured|tint",
    ),
    (
        "highlight",
        "highlights|hilights|hilites|hilite|highlites|highlite|foils|foil|highlighting|highlighted",
    ),
    ("lowlight", "lowlights|low lights|low light"),
    (
        "balayage",
        "balayages|balyage|bayalage|baliage|balage|ballayage|balayge|baylage|balayague|bayage",
    ),
    (
        "blowout",
        "blow out|blow outs|blowouts|blow dry|blowdry|blow - dry|blow - out|blow drying|blowdries|blow dries",
    ),
    (
        "touchup",
        "touch up|touch - up|touch ups|touchups|retouch|regrowth|root touchup",
    ),
    ("root", "roots"),
    ("updo", "up do|up - do|updos|up style|upstyle"),
    ("gloss", "glossing|glaze|glazing"),
    ("toner", "toning|tone|toners"),
    ("perm", "perms|permanent wave"),
    ("keratin", "keratine|keratin treatment|brazilian blowout"),
    ("treatment", "treatments"),
    ("conditioning", "conditioner|deep condition|condition"),
    ("extension", "extensions|hair extensions|ext"),
    ("manicure", "mani|manis|manicures|manicur"),
    ("pedicure", "pedi|pedis|pedicures|pedicur"),
    (
        "manicure pedicure",
        "manipedi|mani pedi|mani - pedi|mani / pedi|mani and pedi",
    ),
    ("nail", "nails"),
    ("gel", "gels|shellac"),
    ("acrylic", "acrylics"),
    ("wax", "waxing|waxed|waxes"),
    ("brow", "brows|eyebrow|eyebrows|eye brow|eye brows"),
    ("lash", "lashes|eyelash|eyelashes"),
    ("lip", "upper lip|lips"),
    ("facial", "facials"),
    ("massage", "massages"),
    ("bang", "bangs|fringe"),
    ("beard", "beards|beard trim"),
    ("shave", "shaves|hot towel shave"),
    ("style", "styling|styles|styled"),
    ("wash", "shampoo|shampooing|washing"),
    ("braid", "braids|braiding|box braids|cornrows"),
    ("twist", "twists"),
    ("loc", "locs|dreads|dreadlocks|retwist"),
    ("consultation", "consult|consultations|consultaion"),
    ("women", "womens|woman|womans|ladies|lady|ladys|female"),
    ("men", "mens|man|mans|guys|gents|gentlemens|male|gentleman"),
    (
        "kid",
        "kids|child|childs|children|childrens|boy|boys|girl|girls|toddler",
    ),
    ("bridal", "bride|wedding hair|wedding"),
    ("correction", "corrective|color correction fix"),
    ("makeup", "make up|make - up"),
    ("relaxer", "relax|relaxers"),
    ("straightening", "straighten|straightener|straight perm"),
    ("curl", "curls|curly"),
    ("bleach", "bleaching|bleached|lightening"),
    ("gray", "grey|grays|greys"),
];

/// Words of a name that change nothing: "hair color" is color.
pub(super) const EMPTY: &str =
    "hair a an the my some of for in service appointment session please just";

/// Words that never stand for a service by themselves.
pub(super) const WEAK: &str = "women men kid full half partial long short medium thick new client first \
    time deep classic express add on set style wash luxury basic signature up out all over mini \
    special package hot regular standard senior junior master level single double touch natural \
    dry wet root lip gray bang hand foot face back body consultation finish and plus custom \
    correction";

/// Words that join two services, or the words of one.
pub(super) const JOINTS: &str = "and & + / - plus with n , w";
