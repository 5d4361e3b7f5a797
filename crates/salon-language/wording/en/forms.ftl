# How dates, times, money, lengths and lists are written in English.

weekday = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
date = { $weekday } { $month } { $day }
time = { $twelve }:{ $minute } { $half }
full-hour = { $twelve } { $half }
midnight = midnight
day-time = { $date }, { $time }
span = { $start } to { $end }
weekdays = { $first }-{ $last }

# Every salon has one currency, so its sign means that one to its clients.
# $point is the amount with a decimal point, $comma the same with a decimal comma.
money = { $code ->
    [USD] ${ $point }
    [AUD] ${ $point }
    [CAD] ${ $point }
    [MXN] ${ $point }
    [NZD] ${ $point }
    [EUR] €{ $point }
    [GBP] £{ $point }
   *[other] { $code } { $point }
}
price-from = from { $money }
price-or-more = { $money } or more

minutes = { $minutes } min
hours = { $hours } h
hours-and-minutes = { $hours } h { $minutes } min

# $sound is the vowel that the last item begins with, for languages whose "and" and "or" mind it.
list-and = { $before } and { $last }
list-or = { $before } or { $last }
