# Comment s'écrivent les dates, les heures, les prix, les durées et les listes en français.

weekday = { $day ->
    [1] lun
    [2] mar
    [3] mer
    [4] jeu
    [5] ven
    [6] sam
   *[7] dim
}
month = { $month ->
    [1] janv
    [2] févr
    [3] mars
    [4] avr
    [5] mai
    [6] juin
    [7] juil
    [8] août
    [9] sept
    [10] oct
    [11] nov
   *[12] déc
}
date = { $weekday } { $day } { $month }
time = { $hour }:{ $minute }
full-hour = { $hour }:00
midnight = minuit
day-time = { $date }, { $time }
span = de { $start } à { $end }
weekdays = { $first }-{ $last }

# Le signe suit toujours le montant.
money = { $code ->
    [EUR] { $comma } €
    [CAD] { $comma } $
    [USD] { $comma } $
   *[other] { $comma } { $code }
}
price-from = à partir de { $money }
price-or-more = { $money } ou plus

minutes = { $minutes } min
hours = { $hours } h
hours-and-minutes = { $hours } h { $minutes } min

list-and = { $before } et { $last }
list-or = { $before } ou { $last }
