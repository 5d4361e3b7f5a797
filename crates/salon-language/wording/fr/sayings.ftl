# Ce que nous disons en français.
#
# Registre : vous, poli et chaleureux. Rien ne s'accorde avec la personne qui écrit, ni avec celle
# qui la reçoit, ni avec le nom d'une prestation : les participes et adjectifs se rapportent à « RDV »,
# « salon », « équipe » ou « horaire ». D'où « Malheureusement » plutôt que « Désolé(e) ». Aucun nom ne
# suit « de », « que » ou « le », qui s'élideraient.
#
# On ne demande jamais un mot que l'opérateur prendrait pour un désabonnement ou un abonnement : les
# réponses sont des chiffres, ou O et N. « réservé », « déplacé », « annulé » et « confirmé » ne se
# disent que de ce qui est fait : la vérification des faits les lit comme des affirmations.
#
# L'orthographe est la normale ; à l'envoi, ê î ô û ç perdent leur signe si le texte tient alors en
# GSM-7, qui connaît é è à ù. Les guillemets sont droits pour la même raison.

## Qui parle, et ce qu'on peut demander

introduction = Bonjour ! Ici { $salon }, accueil automatique.
i-am-a-machine = Je suis un assistant automatique ({ $salon }). Répondez "humain" et quelqu'un de l'équipe vous écrira.
how-can-i-help = Comment puis-je vous aider ?
what-i-can-do = Je peux prendre, déplacer ou annuler un RDV, donner les prix et les horaires, ou prévenir l'équipe.
you-are-welcome = Avec plaisir !
in-your-language = Bien sûr, continuons en français.
languages-we-speak = Je peux écrire en français, anglais et espagnol. J'ai prévenu l'équipe, quelqu'un vous répondra ici.
not-understood = Pardon, je n'ai pas bien compris. { what-i-can-do }

## Ce qui est souhaité, et quand

ask-service = Quelle prestation souhaitez-vous ?
ask-service-of = Quelle prestation souhaitez-vous : { $examples } ou une autre ?
ask-which-service = Quelle prestation : { $services } ?
ask-when = Quel jour et quelle heure vous conviendraient pour { $services } ?
ask-which-day = Quel jour : { $days } ?
no-such-day = Cette date n'existe pas. Quel jour : { $days } ?
already-past = Ce moment est déjà passé.

## Horaires libres

with-staff = { $what } avec { $staff }
on-one-day = { $day } : { $choices }
offer-one = Disponible pour { $services } : { $place } ({ $details }). Je réserve ?
offer-one-to-move = Disponible pour { $services } : { $place } ({ $details }). Je déplace votre RDV ?
offer-several = Disponible pour { $services } : { $choices }. Quel horaire ?
offer-several-to-move = Disponible pour votre RDV { $services } : { $choices }. Quel horaire ?
ask-which-offer = Quel horaire : { $choices } ?
offers-expired = Ces horaires ne sont plus disponibles.

## Pourquoi ce n'est pas possible

taken = Malheureusement, le { $place } n'est plus disponible.
just-taken = Malheureusement, quelqu'un vient de prendre le { $when }.
day-full = Il n'y a rien de libre le { $date }.
day-full-of = { $staff } n'a rien de libre le { $date }.
nothing-then = Il n'y a rien de libre à ce moment-là.
nothing-at-all = Il n'y a rien de libre aux dates ouvertes à la réservation.
nothing-at-all-of = { $staff } n'a rien de libre aux dates ouvertes à la réservation.
closed = Le salon est fermé le { $date }.
closed-because = Le salon est fermé le { $date } ({ $label }).
staff-away = { $staff } ne travaille pas le { $date }.
staff-in = Le { $date }, { $staff } travaille { $hours }.
too-soon = Le délai est trop court : on peut réserver à partir du { $when }.
too-far = Pour l'instant, on peut réserver jusqu'au { $date }.
no-such-staff = Personne ici ne porte ce nom. Dans l'équipe, il y a { $staff }.
staff-does-not = { $staff } ne fait pas { $service }.
staff-does-not-but = { $staff } ne fait pas { $service }, mais c'est possible avec { $anyone }.
nobody-does = Personne ne fait { $service } en ce moment.
who-does = Pour { $service }, nous avons { $staff }.

## Rendez-vous

visit = { $what } le { $when }
left-at-that = D'accord, on en reste là. Un message suffira quand vous voudrez venir.
ask-name = Je réserve à quel nom ?
booked = C'est réservé : { $services }, { $place }.
see-you = Au plaisir de vous voir, { $name } !
ask-move-to = Déplacer votre RDV { $visit } : quel jour et quelle heure ?
moved = Votre RDV est déplacé : { $services }, { $place }.
ask-cancel = Annuler votre RDV { $visit } ? Répondez O (oui) ou N (non).
ask-cancel-for = Annuler votre RDV { $visit } ? L'annulation tardive est facturée { $fee }. Répondez O (oui) ou N (non), ou proposez un autre horaire pour le déplacer.
ask-cancel-or-book = Que faut-il faire : 1) annuler votre RDV { $visit }, 2) réserver le { $place } ?
cancelled = Votre RDV { $visit } est annulé.
kept = D'accord, votre RDV { $visit } reste inchangé.
ask-which-visit = Quel RDV : { $visits } ?
your-visits = { $count ->
    [one] Votre prochain RDV : { $visits }.
   *[other] Vos prochains RDV : { $visits }.
}
no-visits = Je ne vois aucun RDV à venir pour ce numéro.
confirmed = Merci, votre RDV { $visit } est confirmé.
reminder = { $salon } : à bientôt pour votre RDV { $visit } ? Répondez C pour confirmer, R pour un autre horaire, X si vous ne pouvez pas venir.
reminder-of-confirmed = { $salon } : à bientôt pour votre RDV { $visit }. Répondez R pour un autre horaire, X si vous ne pouvez pas venir.
visit-booked = { $salon } : votre RDV { $visit } est noté. Répondez R pour un autre horaire, X si vous ne pouvez pas venir.
ask-coming = Répondez C pour confirmer votre RDV { $visit }, R pour un autre horaire, X si vous ne pouvez pas venir.
ask-cancel-or-move = Un autre horaire vous irait-il ? Répondez R pour déplacer votre RDV { $visit }, ou O pour annuler.
ask-cancel-or-move-for = Un autre horaire vous irait-il ? L'annulation tardive est facturée { $fee }. Répondez R pour déplacer votre RDV { $visit }, ou O pour annuler.
running-late-noted = Merci de prévenir. L'équipe le sait (RDV { $visit }).
only-your-own = Je ne peux parler que des RDV pris avec votre propre numéro.

## Renseignements

price-is = { $service } : { $price }.
price-varies = { $service } : de { $lowest } à { $highest }, selon la personne choisie.
takes-about = { $service } : environ { $length }.
menu-line = { $service } { $price }
open-days = { $days } { $hours }
opening-hours = Horaires : { $open }.
opening-hours-but = Horaires : { $open } ; fermé { $closed }.
closed-for-now = Le salon est fermé pour le moment.
open-on = Le { $date }, le salon est ouvert { $hours }.

## Quand il faut une personne

unknown-fact = Je n'ai pas cette information. J'ai demandé à l'équipe de vous répondre.
handed-off = J'ai prévenu l'équipe ; quelqu'un vous répondra ici.
handed-off-with-regret = Je le regrette sincèrement. J'ai prévenu l'équipe et quelqu'un vous répondra dès que possible.
handed-off-urgently = Je le regrette sincèrement. J'ai prévenu l'équipe et quelqu'un vous répondra dès que possible. En cas d'urgence, appelez les secours.
photo-received = Merci pour la photo, je l'ai transmise à l'équipe.
wrong-number-noted = Pardon pour le dérangement. J'ai retiré ce numéro.
sorry = Pardon, quelque chose n'a pas fonctionné chez nous. Quelqu'un de l'équipe vous répondra ici.
opted-out = { $salon } ne vous enverra plus de SMS.
opt-out-line = Répondez { $keyword } pour ne plus en recevoir.
