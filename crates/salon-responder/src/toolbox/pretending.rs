//! What commands answer when a turn is run again and nothing may be written.

use salon_domain::{
    ClientId, Opening, Person, TimeRange, Visit, VisitId, VisitService, VisitStatus,
};
use salon_postgres::VisitKind;

use super::{ToolError, Toolbox};

/// The number of a row that nobody wrote.
const NOBODYS: i64 = 0;

impl Toolbox<'_> {
    pub(super) fn pretend_client(&mut self) -> ClientId {
        let id = ClientId::new(NOBODYS);
        self.client = Some(Person { id, name: None });
        id
    }

    /// The visit that an opening would have become.
    pub(super) fn pretend_visit(
        &self,
        opening: &Opening,
        client: ClientId,
        kind: VisitKind,
    ) -> Visit {
        let status = match kind {
            VisitKind::Held { .. } => VisitStatus::Held,
            VisitKind::Booked => VisitStatus::Booked,
        };
        let blank = Visit {
            id: VisitId::new(NOBODYS),
            salon: self.situation.salon().id,
            client,
            status,
            range: opening.range(),
            services: Vec::new(),
            version: 1,
        };
        pretended(opening, &blank)
    }

    /// The visit that was held, as it would be booked.
    pub(super) async fn pretend_kept(&self, held: VisitId) -> Result<Visit, ToolError> {
        let salon = self.situation.salon().id;
        let visit = self.database.get_visit(salon, held).await?;
        Ok(Visit {
            status: VisitStatus::Booked,
            ..visit
        })
    }

    /// What is taken, as far as visits were made before the turn.
    pub(super) async fn taken(
        &self,
        range: TimeRange,
        except: Option<VisitId>,
    ) -> Result<Vec<salon_domain::Block>, ToolError> {
        let salon = self.situation.salon().id;
        let taken = if self.pretends() {
            let now = self.situation.now;
            self.database.busy_before(salon, range, except, now).await
        } else {
            self.database.busy(salon, range, except).await
        };
        Ok(taken?)
    }
}

/// A visit at the time and with the people of an opening.
pub(super) fn pretended(opening: &Opening, visit: &Visit) -> Visit {
    let parts = opening.parts().iter().map(|part| VisitService {
        service: part.service,
        staff: part.staff,
        range: part.range,
        price: part.price,
    });
    Visit {
        range: opening.range(),
        services: parts.collect(),
        ..visit.clone()
    }
}
