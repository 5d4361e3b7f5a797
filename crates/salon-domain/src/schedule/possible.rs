//! At which starts a visit is possible: ranges of bits set by hours, cleared by blocks.

use super::calendar::Stretch;
use super::diary::Diary;
use super::grid::Grid;
use super::mask::Mask;
use super::plan::Plan;

/// Returns the starts at which the legs of a plan lie within their people's hours.
pub(super) fn within_hours(plan: &Plan<'_>, grid: &Grid, work: &[Vec<Stretch>]) -> Mask {
    let mut possible: Option<Mask> = None;
    for leg in &plan.legs {
        let mut mask = Mask::empty(grid.len());
        for stretch in work.get(leg.person).into_iter().flatten() {
            let (first, last) = (stretch.start - leg.range.start, stretch.end - leg.range.end);
            if first <= last {
                mask.add(grid.at_or_after(first)..grid.after(last));
            }
        }
        match &mut possible {
            Some(possible) => possible.keep(&mask),
            None => possible = Some(mask),
        }
    }
    possible.unwrap_or_else(|| Mask::empty(grid.len()))
}

/// The starts at which some resource of a kind is free for a part of the visit.
pub(super) type RoomMasks = Vec<((usize, Stretch), Mask)>;

/// Returns the starts at which a plan can be done.
pub(super) fn possible(plan: &Plan<'_>, grid: &Grid, diary: &Diary, rooms: &mut RoomMasks) -> Mask {
    let mut mask = within_hours(plan, grid, &diary.work);
    for leg in &plan.legs {
        let busy = diary.person(leg.person);
        for work in &leg.taken {
            remove_taken(&mut mask, grid, *work, busy);
        }
        let Some(kind) = leg.kind else {
            continue;
        };
        let key = (kind, leg.range);
        if !rooms.iter().any(|(known, _)| *known == key) {
            rooms.push((key, some_free(grid, diary.resources(kind), leg.range)));
        }
        if let Some((_, free)) = rooms.iter().find(|(known, _)| *known == key) {
            mask.keep(free);
        }
    }
    mask
}

/// Returns the starts at which some resource is free for a part of the visit.
fn some_free<'d>(
    grid: &Grid,
    resources: impl Iterator<Item = &'d [Stretch]>,
    wanted: Stretch,
) -> Mask {
    let mut any = Mask::empty(grid.len());
    for taken in resources {
        let mut free = Mask::full(grid.len());
        remove_taken(&mut free, grid, wanted, taken);
        any.join(&free);
    }
    any
}

/// Removes the starts at which a part of the visit would overlap a block.
fn remove_taken(mask: &mut Mask, grid: &Grid, wanted: Stretch, taken: &[Stretch]) {
    let length = wanted.end - wanted.start;
    let mut remove = |block: Stretch| {
        let (first, last) = (block.start - wanted.end, block.end - wanted.start);
        mask.remove(grid.after(first)..grid.at_or_after(last));
    };
    let mut last: Option<Stretch> = None;
    for block in taken {
        match &mut last {
            // Nothing of this length fits between the two: they count as one.
            Some(last) if block.start - last.end < length => last.end = block.end,
            _ => {
                if let Some(done) = last.replace(*block) {
                    remove(done);
                }
            }
        }
    }
    if let Some(done) = last {
        remove(done);
    }
}
