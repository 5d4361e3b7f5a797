# Lo que decimos en español.
#
# Registro: cordial y profesional, sin tú ni usted. Las frases van en forma impersonal ("¿En qué
# puedo ayudar?", "Responder S o N"), así que valen en cualquier país y no dicen si quien escribe, o
# quien atiende, es hombre o mujer: nada concuerda con una persona ni con el nombre de un servicio,
# solo con "cita", "salón", "hora" y "equipo".
#
# No se pide nunca una palabra que el operador tome por baja o por alta: las respuestas son cifras,
# o S y N. "reservada", "cambiada", "cancelada" y "confirmada" se dicen solo de lo que ya está hecho:
# la comprobación de los hechos las lee como afirmaciones.
#
# La ortografía es la normal; al enviar, á í ó ú pierden la tilde si con eso el texto cabe en GSM-7.
# Por eso se evitan las palabras que sin tilde dirían otra cosa ("pasó", "llegó").

## Quién habla y qué se puede pedir

introduction = ¡Hola! Soy el asistente automático de { $salon }.
i-am-a-machine = Soy el asistente automático de { $salon }. Para hablar con alguien del equipo, basta con responder "persona".
how-can-i-help = ¿En qué puedo ayudar?
what-i-can-do = Puedo reservar, cambiar o cancelar citas, dar precios y horarios, o avisar al equipo.
you-are-welcome = ¡De nada!
in-your-language = Claro, seguimos en español.
languages-we-speak = Puedo escribir en español, inglés y francés. Ya avisé al equipo y alguien responderá por aquí.
not-understood = Perdón, no entiendo bien el mensaje. { what-i-can-do }

## Qué se quiere y cuándo

ask-service = ¿Para qué servicio es la cita?
ask-service-of = ¿Para qué servicio es la cita: { $examples } u otro?
ask-which-service = ¿Qué servicio: { $services }?
ask-when = ¿Qué día y hora vienen bien para { $services }?
ask-which-day = ¿Qué día: { $days }?
no-such-day = Esa fecha no existe. ¿Qué día: { $days }?
already-past = Ese momento ya ha pasado.

## Horas libres

with-staff = { $what } con { $staff }
on-one-day = { $day }: { $choices }
offer-one = Disponible para { $services }: { $place } ({ $details }). ¿Reservo la cita?
offer-one-to-move = Disponible para { $services }: { $place } ({ $details }). ¿Cambio la cita a esa hora?
offer-several = Disponible para { $services }: { $choices }. ¿Qué hora reservo?
offer-several-to-move = Disponible para cambiar la cita de { $services }: { $choices }. ¿Qué hora elijo?
ask-which-offer = ¿Qué hora: { $choices }?
offers-expired = Esas horas ya no se pueden reservar.

## Por qué no

taken = Lo siento, el { $place } ya no está disponible.
just-taken = Lo siento, el { $when } se acaba de ocupar.
day-full = No queda nada libre el { $date }.
day-full-of = { $staff } no tiene nada libre el { $date }.
nothing-then = Para entonces no queda nada libre.
nothing-at-all = No queda nada libre en las fechas abiertas para reservar.
nothing-at-all-of = { $staff } no tiene nada libre en las fechas abiertas para reservar.
closed = El { $date } no abrimos.
closed-because = El { $date } no abrimos ({ $label }).
staff-away = { $staff } no trabaja el { $date }.
staff-in = El { $date } { $staff } trabaja { $hours }.
too-soon = Es demasiado pronto: se puede reservar desde el { $when }.
too-far = Por ahora se puede reservar hasta el { $date }.
no-such-staff = No hay nadie con ese nombre. En el equipo { $count ->
    [one] está
   *[other] están
} { $staff }.
staff-does-not = { $staff } no hace { $service }.
staff-does-not-but = { $staff } no hace { $service }, pero es posible con { $anyone }.
nobody-does = Por ahora nadie hace { $service }.
who-does = Para { $service } tenemos a { $staff }.

## Citas

visit = { $what } el { $when }
left-at-that = De acuerdo, lo dejamos así. Basta un mensaje para venir otro día.
ask-name = ¿A nombre de quién reservo la cita?
booked = ¡Listo! Cita reservada: { $services }, { $place }.
see-you = ¡Hasta entonces, { $name }!
ask-move-to = ¿A qué día y hora cambio la cita de { $visit }?
moved = Cita cambiada: { $services }, { $place }.
ask-cancel = ¿Cancelo la cita de { $visit }? Responder S (sí) o N (no).
ask-cancel-for = ¿Cancelo la cita de { $visit }? Con tan poco aviso cuesta { $fee }. Responder S (sí) o N (no), o decir otra hora para cambiarla.
ask-cancel-or-book = ¿Qué hago: 1) cancelar la cita de { $visit }, 2) reservar { $place }?
cancelled = La cita de { $visit } queda cancelada.
kept = De acuerdo, la cita de { $visit } se mantiene.
ask-which-visit = ¿Qué cita: { $visits }?
your-visits = { $count ->
    [one] Próxima cita: { $visits }.
   *[other] Próximas citas: { $visits }.
}
no-visits = No veo ninguna cita próxima con este número.
confirmed = ¡Gracias! La cita de { $visit } queda confirmada.
reminder = { $salon }: ¿sigue en pie la cita de { $visit }? Responder C para confirmar, R para otra hora, X si no es posible venir.
reminder-of-confirmed = { $salon }: hasta pronto, cita de { $visit }. Responder R para otra hora, X si no es posible venir.
visit-booked = { $salon }: ya está en la agenda la cita de { $visit }. Responder R para otra hora, X si no es posible venir.
ask-coming = Responder C para confirmar la cita de { $visit }, R para otra hora, X si no es posible venir.
ask-cancel-or-move = ¿Viene mejor otra hora? Responder R para cambiar la cita de { $visit }, o S para cancelarla.
ask-cancel-or-move-for = ¿Viene mejor otra hora? Con tan poco aviso, cancelar cuesta { $fee }. Responder R para cambiar la cita de { $visit }, o S para cancelarla.
running-late-noted = Gracias por avisar. El equipo ya lo sabe (cita de { $visit }).
only-your-own = Solo puedo hablar de las citas hechas con este mismo número.

## Datos del salón

price-is = Precio de { $service }: { $price }.
price-varies = Precio de { $service }: de { $lowest } a { $highest }, según quién atienda.
takes-about = Duración de { $service }: cerca de { $length }.
menu-line = { $service } { $price }
open-days = { $days } { $hours }
opening-hours = Horario: { $open }.
opening-hours-but = Horario: { $open }; { $closed } cerrado.
closed-for-now = Por el momento no abrimos.
open-on = El { $date } abrimos { $hours }.

## Cuando hace falta una persona

unknown-fact = No tengo ese dato. Ya avisé al equipo y alguien responderá por aquí.
handed-off = Ya avisé al equipo; alguien responderá por aquí.
handed-off-with-regret = Lo siento mucho. Ya avisé al equipo y alguien responderá cuanto antes.
handed-off-urgently = Lo siento mucho. Ya avisé al equipo y alguien responderá cuanto antes. En caso de emergencia, por favor llamar a los servicios de emergencia.
photo-received = Gracias por la foto, ya la tiene el equipo.
wrong-number-noted = Perdón por la molestia. Ya quité este número.
sorry = Perdón, hubo un problema por nuestra parte. Alguien del equipo responderá por aquí.
opted-out = Este número no recibirá más mensajes de { $salon }.
opt-out-line = Responde { $keyword } para no recibir estos mensajes.
