//! Why the wanted time cannot be had, in sentences.

use jiff::civil::Date;
use salon_domain::{NoOpening, ScheduleError, ServiceId, StaffId};
use salon_language::Saying;

use super::RuleTurn;
use super::search::Target;
use crate::dialogue::Draft;

impl RuleTurn<'_, '_> {
    /// Says why the wanted time cannot be had, where there is a reason worth a sentence.
    pub(super) fn say_why_not(&mut self, target: &Target, draft: &Draft, why: Option<&NoOpening>) {
        let Some(why) = why else {
            self.says.push(Saying::NothingThen);
            return;
        };
        let staff = target.staff.and_then(|staff| self.staff_name(staff));
        let day = draft.days.first().copied();
        let saying = match why {
            NoOpening::Closed { date, label } => Saying::Closed {
                date: *date,
                label: label.clone(),
            },
            NoOpening::StaffAway { staff, date } => Saying::StaffAway {
                staff: self.staff_name(*staff).unwrap_or_default(),
                date: *date,
            },
            NoOpening::OutsideHours { date, .. } => self.say_hours(target.staff, *date),
            NoOpening::TooSoon { earliest } => Saying::TooSoon {
                earliest: self.local(*earliest),
            },
            NoOpening::TooFar { latest } => Saying::TooFar { latest: *latest },
            NoOpening::Taken => match (draft.moment(), day) {
                (Some(at), _) => Saying::Taken { at, staff },
                (None, Some(date))
                    if draft.days.len() == 1 && draft.from.is_none() && draft.until.is_none() =>
                {
                    Saying::DayFull { date, staff }
                }
                _ => Saying::NothingThen,
            },
            _ => Saying::NothingThen,
        };
        self.remember(&saying);
        self.says.push(saying);
    }

    /// When the stylist is in who is wanted, or when the salon is open.
    pub(super) fn say_hours(&mut self, staff: Option<StaffId>, date: Date) -> Saying {
        let name = staff.and_then(|id| Some((id, self.staff_name(id)?)));
        let Some((id, staff)) = name else {
            let hours = self.toolbox.hours_on(date);
            return Saying::OutsideHours { date, hours };
        };
        self.toolbox.evidence().staff(id);
        let hours = self.toolbox.hours_of(id, date);
        if hours.is_empty() {
            Saying::StaffAway { staff, date }
        } else {
            Saying::StaffIn { staff, date, hours }
        }
    }

    /// What the reason speaks of is a fact: it came from the salon's own hours and rules.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "other sayings speak of nothing that must be backed here"
    )]
    pub(super) fn remember(&mut self, saying: &Saying) {
        let evidence = self.toolbox.evidence();
        match saying {
            Saying::Closed { date, .. }
            | Saying::StaffAway { date, .. }
            | Saying::DayFull { date, .. } => {
                evidence.date(*date);
            }
            Saying::TooFar { latest } => evidence.date(*latest),
            Saying::TooSoon { earliest: at }
            | Saying::Taken { at, .. }
            | Saying::JustTaken { at } => {
                evidence.moment(*at);
            }
            _ => {}
        }
    }

    pub(super) fn refuse(&mut self, target: &Target, refused: &ScheduleError) {
        self.dialogue.asked = None;
        let ScheduleError::StaffDoesNot { staff, service } = refused else {
            let service = self.service_names(&target.services).join(", ");
            self.toolbox.hand_off("nobody_does_it", service.clone());
            self.says.push(Saying::NobodyDoes { service });
            return;
        };
        self.dialogue.draft.staff = None;
        self.say_who_else_does(*staff, *service);
    }

    /// Says that somebody does not do a service, and who does.
    pub(super) fn say_who_else_does(&mut self, staff: StaffId, service: ServiceId) {
        let others = self.doers(service);
        self.toolbox.evidence().staff(staff);
        self.toolbox.evidence().service(service);
        let staff = self.staff_name(staff).unwrap_or_default();
        let service = self.service_names(&[service]).join(" ");
        let told = Saying::StaffDoesNot {
            staff,
            service,
            others,
        };
        if !self.says.contains(&told) {
            self.says.push(told);
        }
    }

    /// Nothing is free as far ahead as visits are booked: a person may find a way.
    pub(super) fn give_up(&mut self, target: &Target) {
        let staff = target.staff.and_then(|staff| self.staff_name(staff));
        self.toolbox.withdraw_offers();
        self.toolbox
            .hand_off("nothing_free", self.situation.words());
        self.says.push(Saying::NothingAtAll { staff });
        self.says.push(Saying::HandedOff);
        self.settle();
    }
}
