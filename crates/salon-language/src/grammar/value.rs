//! What a stretch of text can mean, and the classes by which rules name such stretches.

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::when::DayPart;

/// What kind of thing a stretch of text is; rules write it as `<class>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Class {
    /// A cardinal number, in digits or words.
    Number,
    /// A number of one or two digits, or the same in words, that can be an hour.
    Hour,
    /// A number of two digits, or the same in words, that can be minutes.
    Minute,
    /// Three or four digits that can be a time without its colon.
    Run,
    /// "3rd", "third".
    Ordinal,
    /// A year.
    Year,
    /// "Monday".
    Weekday,
    /// "March".
    Month,
    /// "Hours", "weeks".
    Unit,
    /// "Morning".
    Part,
    /// "am", "pm".
    Half,
    /// A holiday.
    Holiday,
    /// "Two weeks".
    Length,
    /// A time of day.
    Clock,
    /// A number that is a time of day only beside a day, or as an answer.
    MaybeClock,
    /// A range of times.
    Times,
    /// Two numbers that are a range of times only beside a day, or as an answer.
    MaybeTimes,
    /// A day.
    Day,
    /// A range of days.
    Days,
    /// Days that will not do.
    Not,
    /// An instant: "in 20 minutes".
    Moment,
    /// "As soon as possible".
    Earliest,
    /// An amount of money.
    Money,
    /// Something with numbers in it that is neither a day nor a time.
    Other,
    /// Words that take back what stands before them.
    Correction,
    /// A service on the menu.
    Service,
    /// A stylist.
    Staff,
    /// A name with an apostrophe and s.
    Owner,
    /// Somebody's name, who does not work here.
    Person,
}

impl Class {
    /// How many classes there are.
    pub(crate) const COUNT: usize = Self::Person.index() + 1;

    /// Returns its place among all classes.
    #[expect(
        clippy::as_conversions,
        reason = "the place of a variant without fields, which fits"
    )]
    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    /// Finds the class that a rule names.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "number" => Self::Number,
            "hour" => Self::Hour,
            "minute" => Self::Minute,
            "run" => Self::Run,
            "ordinal" => Self::Ordinal,
            "year" => Self::Year,
            "weekday" => Self::Weekday,
            "month" => Self::Month,
            "unit" => Self::Unit,
            "part" => Self::Part,
            "half" => Self::Half,
            "holiday" => Self::Holiday,
            "length" => Self::Length,
            "clock" => Self::Clock,
            "maybe" => Self::MaybeClock,
            "times" => Self::Times,
            "maybetimes" => Self::MaybeTimes,
            "day" => Self::Day,
            "days" => Self::Days,
            "not" => Self::Not,
            "moment" => Self::Moment,
            "earliest" => Self::Earliest,
            "money" => Self::Money,
            "other" => Self::Other,
            "correction" => Self::Correction,
            "service" => Self::Service,
            "staff" => Self::Staff,
            "owner" => Self::Owner,
            "person" => Self::Person,
            _ => return None,
        })
    }
}

/// What a stretch of text means.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Nothing but its class.
    Nothing,
    /// A number, an hour, a minute, an ordinal, a year.
    Number(Figure),
    /// A day of the week.
    Weekday(Weekday),
    /// A month, from 1.
    Month(i8),
    /// A unit of time.
    Unit(Unit),
    /// A part of the day.
    Part(Part),
    /// Before or after noon.
    Half(Half),
    /// A holiday.
    Holiday(Holiday),
    /// A length of time.
    Length(Length),
    /// A time of day.
    Clock(Clock),
    /// A range of times.
    Times(Times),
    /// A day.
    Day(Day),
    /// A range of days.
    Days(Days),
    /// Days that will not do.
    Not(NotDay),
    /// An instant by the wall clock.
    Moment(DateTime),
    /// A range of instants by the wall clock.
    Moments(DateTime, DateTime),
    /// Hundredths of the currency's major unit.
    Money(i64),
}

macro_rules! parts_of_a_value {
    ($($(#[$doc:meta])* $name:ident: $variant:ident -> $kind:ty;)*) => {
        impl Value {
            $($(#[$doc])*
            pub(crate) const fn $name(&self) -> Option<$kind> {
                if let Self::$variant(inner) = self { Some(*inner) } else { None }
            })*

            /// Returns the day, if it is one.
            pub(crate) const fn day(&self) -> Option<&Day> {
                if let Self::Day(day) = self { Some(day) } else { None }
            }

            /// Returns the range of days, if it is one.
            pub(crate) const fn days(&self) -> Option<&Days> {
                if let Self::Days(days) = self { Some(days) } else { None }
            }
        }
    };
}

parts_of_a_value! {
    /// Returns the number, if it is one.
    figure: Number -> Figure;
    /// Returns the day of the week, if it is one.
    weekday: Weekday -> Weekday;
    /// Returns the part of the day, if it is one.
    part: Part -> Part;
    /// Returns the length of time, if it is one.
    length: Length -> Length;
    /// Returns the time of day, if it is one.
    clock: Clock -> Clock;
}

impl Value {
    /// Leaves no other reading of a time of day.
    pub(crate) const fn make_sure(&mut self) {
        if let Self::Clock(clock) = self {
            clock.sure = true;
        }
    }
}

/// A number as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Its value.
    pub(crate) value: i64,
    /// How many digits it was written with; none when in words.
    pub(crate) digits: usize,
    /// Whether the first digit is a zero.
    pub(crate) leading_zero: bool,
}

/// A part of the day as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Which.
    pub(crate) part: DayPart,
    /// Whether today's is meant: "tonight", "this morning".
    pub(crate) today: bool,
}

impl Part {
    /// Returns the half of the day that an hour in this part lies in.
    pub(crate) const fn half(self) -> Half {
        match self.part {
            DayPart::EarlyMorning | DayPart::Morning | DayPart::LateMorning => Half::Am,
            DayPart::Noon
            | DayPart::Afternoon
            | DayPart::LateAfternoon
            | DayPart::AfterSchool
            | DayPart::Evening
            | DayPart::Night => Half::Pm,
        }
    }
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Year,
}

/// Before or after noon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    Am,
    Pm,
}

/// How a holiday's date is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, which one (negative from the end), weekday.
    Nth(i8, i8, Weekday),
    /// So many days after Easter Sunday.
    Easter(i32),
    /// So many days after the n-th weekday of a month.
    AfterNth(i8, i8, Weekday, i32),
}

/// A length of time: calendar units and minutes apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Length {
    /// Whole months.
    pub(crate) months: i32,
    /// Whole days.
    pub(crate) days: i32,
    /// Minutes.
    pub(crate) minutes: i32,
}

/// A time of day as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// The hour as said.
    pub(crate) hour: i8,
    /// The minute.
    pub(crate) minute: i8,
    /// Which half of the day it is in, if that is sure.
    pub(crate) sure: bool,
    /// "About".
    pub(crate) around: bool,
    /// Whether today's is meant: "8 tonight".
    pub(crate) today: bool,
}

impl Clock {
    /// Returns the reading that a salon means first: from eight in the morning on.
    pub(crate) fn first(self) -> Time {
        let hour = if !self.sure && (1..8).contains(&self.hour) {
            self.hour + 12
        } else {
            self.hour
        };
        clock_time(hour, self.minute)
    }

    /// Returns the other reading, if there is one.
    pub(crate) fn other(self) -> Option<Time> {
        let other = (self.first().hour() + 12) % 24;
        (!self.sure && self.hour <= 12).then(|| clock_time(other, self.minute))
    }

    /// Returns the time in a part of the day; twelve in the morning is noon, at night midnight.
    pub(crate) fn in_part(self, part: Part) -> Self {
        let today = self.today || part.today;
        let noon = self.hour == 12 && part.half() == Half::Am;
        let midnight = self.hour == 12 && part.part == DayPart::Night;
        if self.sure || noon {
            return Self {
                sure: true,
                today,
                ..self
            };
        }
        let half = if midnight { Half::Am } else { part.half() };
        Self {
            today,
            ..self.in_half(half)
        }
    }

    /// Returns the time in a half of the day.
    pub(crate) fn in_half(self, half: Half) -> Self {
        if self.sure || self.hour > 12 {
            return Self { sure: true, ..self };
        }
        let hour = match half {
            Half::Am => self.hour % 12,
            Half::Pm => self.hour % 12 + 12,
        };
        Self {
            hour,
            sure: true,
            ..self
        }
    }
}

fn clock_time(hour: i8, minute: i8) -> Time {
    Time::new(hour % 24, minute, 0, 0).unwrap_or_default()
}

/// A range of times as it was said; an open end is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    /// From.
    pub(crate) start: Option<Clock>,
    /// Until.
    pub(crate) end: Option<Clock>,
    /// Whether these are two times to choose from, not a range.
    pub(crate) either: bool,
}

/// A day, its other readings, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// The reading that is meant first.
    pub(crate) date: Date,
    /// The others.
    pub(crate) others: Vec<Date>,
    /// Why it must be asked.
    pub(crate) doubt: Option<Doubt>,
    /// The weekday that was said with a date.
    pub(crate) weekday: Option<Weekday>,
    /// How it was said, as far as other rules care.
    pub(crate) said: Said,
}

/// Why a day must be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Several readings.
    Several,
    /// No such day in the month.
    NoSuchDay,
    /// Weekday and date do not agree.
    Disagreement,
    /// It has gone by.
    Past,
}

/// How a day was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// "Friday".
    Weekday,
    /// "The 14th".
    DayOfMonth,
    /// With its month.
    Full,
    /// With its year too.
    WithYear,
    /// "Tomorrow", "in 3 days".
    Relative,
}

impl Day {
    /// A day beyond doubt.
    pub(crate) const fn sure(date: Date, said: Said) -> Self {
        Self {
            date,
            others: Vec::new(),
            doubt: None,
            weekday: None,
            said,
        }
    }

    /// What is excluded where this day will not do: a weekday, or the one day.
    pub(crate) fn excluded(&self) -> NotDay {
        match self.said {
            Said::Weekday => NotDay::Weekday(self.date.weekday()),
            Said::DayOfMonth | Said::Full | Said::WithYear | Said::Relative => {
                NotDay::Date(self.date)
            }
        }
    }
}

/// A range of days, both ends included; an open end is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    /// The first.
    pub(crate) first: Option<Date>,
    /// The last.
    pub(crate) last: Option<Date>,
}

/// Days that will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotDay {
    /// A day of every week.
    Weekday(Weekday),
    /// One day.
    Date(Date),
}

/// Returns the day of a month that a number can be.
pub(crate) fn day_of_month(figure: Figure) -> Option<i8> {
    i8::try_from(figure.value)
        .ok()
        .filter(|day| (1..=31).contains(day))
}
