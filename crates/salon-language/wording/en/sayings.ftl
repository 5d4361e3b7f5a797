# What we say in English.
#
# Short, warm, unmistakable; no jargon, no blame. Nothing here asks for a word that a carrier takes
# for an opt-out or an opt-in (STOP, CANCEL, YES): answers are digits, or Y and N. "booked", "moved",
# "cancelled" and "confirmed" are said only of what has been done: the fact check reads them as claims.

## Who is speaking, and what can be had

introduction = Hi! This is { $salon }'s automated desk.
i-am-a-machine = I'm { $salon }'s automated desk. Say "person" and someone from the team will answer.
how-can-i-help = How can I help?
what-i-can-do = I can book, move or cancel a visit, tell prices and hours, or get you a person.
you-are-welcome = You're welcome!
in-your-language = Of course, English it is.
languages-we-speak = I can write in English, Spanish and French. I've asked the team to answer you.
not-understood = Sorry, I didn't get that. { what-i-can-do }

## What is wanted, and when

ask-service = Which service would you like?
ask-service-of = Which service would you like: { $examples } or another?
ask-which-service = Do you mean { $services }?
ask-when = What day and time would suit you for { $services }?
ask-which-day = Do you mean { $days }?
no-such-day = There is no such date. Do you mean { $days }?
already-past = That time has already passed.

## Openings

with-staff = { $what } with { $staff }
on-one-day = { $day }: { $choices }
offer-one = { $place } is free for { $services } ({ $details }). Shall I book it?
offer-one-to-move = { $place } is free for { $services } ({ $details }). Shall I move your visit there?
offer-several = Free for { $services }: { $choices }. Which one?
offer-several-to-move = Free for your { $services }: { $choices }. Which one?
ask-which-offer = Which one: { $choices }?
offers-expired = Those times are no longer on offer.

## Why not

taken = Sorry, { $place } is taken.
just-taken = Sorry, { $when } was just taken.
day-full = Nothing is free on { $date }.
day-full-of = { $staff } has nothing free on { $date }.
nothing-then = Nothing is free then.
nothing-at-all = Nothing is free in the time we book ahead.
nothing-at-all-of = { $staff } has nothing free in the time we book ahead.
closed = We're closed on { $date }.
closed-because = We're closed on { $date } ({ $label }).
staff-away = { $staff } isn't in on { $date }.
staff-in = { $staff } is in on { $date }, { $hours }.
too-soon = That is too soon; the earliest we can do is { $when }.
too-far = We book ahead until { $date }.
no-such-staff = Nobody of that name works here. We have { $staff }.
staff-does-not = { $staff } doesn't do { $service }.
staff-does-not-but = { $staff } doesn't do { $service }, but { $anyone } can.
nobody-does = Nobody does { $service } at the moment.
who-does = For { $service } we have { $staff }.

## Visits

visit = { $what } on { $when }
left-at-that = No problem, we leave it at that. Just text when you'd like to come in.
ask-name = What name shall I put it under?
booked = You're booked: { $services }, { $place }.
see-you = See you then, { $name }!
ask-move-to = What day and time should your { $visit } move to?
moved = Your visit is moved: { $services }, { $place }.
ask-cancel = Cancel your { $visit }? Reply Y or N.
ask-cancel-for = Cancel your { $visit }? This late it costs { $fee }. Reply Y or N, or name another time to move it.
ask-cancel-or-book = Which of the two: 1) cancel your { $visit }, 2) book { $place }?
cancelled = Your { $visit } is cancelled.
kept = All right, your { $visit } stays.
ask-which-visit = Which visit: { $visits }?
your-visits = { $count ->
    [one] Your next visit: { $visits }.
   *[other] Your coming visits: { $visits }.
}
no-visits = I see no coming visit under this number.
confirmed = Thank you, your { $visit } is confirmed.
reminder = { $salon }: see you for your { $visit }? Reply C to confirm, R for another time, X if you can't come.
reminder-of-confirmed = { $salon }: see you for your { $visit }. Reply R for another time, X if you can't come.
visit-booked = { $salon }: your { $visit } is in the book. Reply R for another time, X if you can't come.
ask-coming = Reply C to confirm your { $visit }, R for another time, X if you can't come.
ask-cancel-or-move = Would another time suit you? Reply R to move your { $visit }, or Y to cancel it.
ask-cancel-or-move-for = Would another time suit you? This late it costs { $fee } to cancel. Reply R to move your { $visit }, or Y to cancel it.
running-late-noted = Thanks, I told the team about your { $visit }.
only-your-own = I can only speak of visits under your own number.

## Facts about the salon

price-is = { $service } is { $price }.
price-varies = { $service } is { $lowest } to { $highest }, depending on the stylist.
takes-about = { $service } takes about { $length }.
menu-line = { $service } { $price }
open-days = { $days } { $hours }
opening-hours = We're open { $open }.
opening-hours-but = We're open { $open }, closed { $closed }.
closed-for-now = We're closed at the moment.
open-on = On { $date } we're open { $hours }.

## When a person is needed

unknown-fact = I don't know that, so I've asked the team to answer you.
handed-off = I've asked the team; a person will answer you here.
handed-off-with-regret = I'm sorry. I've told the team, and a person will answer you as soon as they can.
handed-off-urgently = I'm sorry. I've told the team, and a person will answer you as soon as they can. In an emergency please call the emergency services.
photo-received = Thanks for the photo, I've passed it to the team.
wrong-number-noted = Sorry about that. I've taken this number off.
sorry = Sorry, something went wrong on our side. A person from the team will answer you.
opted-out = You won't get any more texts from { $salon }.
opt-out-line = Reply { $keyword } to opt out.
