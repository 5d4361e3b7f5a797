# Cómo se escriben fechas, horas, dinero, duraciones y listas en español.

weekday = { $day ->
    [1] lun
    [2] mar
    [3] mié
    [4] jue
    [5] vie
    [6] sáb
   *[7] dom
}
month = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sep
    [10] oct
    [11] nov
   *[12] dic
}
date = { $weekday } { $day } { $month }
time = { $hour }:{ $minute }
full-hour = { $hour }:00
midnight = medianoche
day-time = { $date }, { $time }
span = de { $start } a { $end }
weekdays = { $first }-{ $last }

# En cada país, el signo y el separador que usa su gente.
money = { $code ->
    [USD] ${ $point }
    [MXN] ${ $point }
    [ARS] ${ $comma }
    [CLP] ${ $comma }
    [COP] ${ $comma }
    [UYU] ${ $comma }
    [EUR] { $comma } €
   *[other] { $comma } { $code }
}
price-from = desde { $money }
price-or-more = { $money } o más

minutes = { $minutes } min
hours = { $hours } h
hours-and-minutes = { $hours } h { $minutes } min

# "e" delante del sonido i, "u" delante del sonido o.
list-and = { $sound ->
    [i] { $before } e { $last }
   *[other] { $before } y { $last }
}
list-or = { $sound ->
    [o] { $before } u { $last }
   *[other] { $before } o { $last }
}
