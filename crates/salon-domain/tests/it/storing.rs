//! Openings are stored as JSON with the offers that show them.

use salon_domain::{Opening, ResourceId, ServiceId};

use crate::world::{World, chair, key, processing, service, skill, working};

#[test]
fn an_opening_reads_back_as_it_was_stored() {
    let mut world = World::with_sam_alone();
    let colour = service(2, &[working(30), processing(60), working(30)]);
    world.catalog.services.push(colour);
    world.service(2).resource_kind = Some(key("chair"));
    world.catalog.staff[0].skills.push(skill(2));
    world.catalog.resources = vec![chair(1)];
    world.wish.services = vec![ServiceId::new(2), ServiceId::new(1)];
    let opening = world.openings().found.remove(0);
    assert_eq!(opening.parts()[0].resource, Some(ResourceId::new(1)));
    let json = serde_json::to_string(&opening).unwrap();
    assert!(
        json.contains(r#""price":{"fixed":{"minor":5000,"currency":"USD"}}"#),
        "{json}"
    );
    let read: Opening = serde_json::from_str(&json).unwrap();
    assert_eq!(read, opening);
    assert!(read.is_same_visit(&opening));
    let wrong = json.replace("USD", "dollars");
    assert!(serde_json::from_str::<Opening>(&wrong).is_err());
}
