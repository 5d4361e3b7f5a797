//! The schema itself: complete, named, commented.

use salon_testkit::TestDatabase;

use crate::stage::Stage;

#[tokio::test]
async fn applies_all_migrations_once() {
    let home = TestDatabase::start().await;
    let database = home.database();
    assert_eq!(
        database.pending_migrations().await.unwrap(),
        Vec::<String>::new()
    );
    assert_eq!(database.migrate().await.unwrap(), Vec::<String>::new());
}

/// Asks the catalogue of the database for what lacks something; every row of the answer is a fault.
async fn faults(home: &TestDatabase, query: &str) -> Vec<String> {
    let rows = home.query(query).await;
    rows.into_iter().map(|row| row.join(".")).collect()
}

#[tokio::test]
async fn every_table_and_column_says_what_it_is() {
    let home = TestDatabase::start().await;
    let uncommented = faults(
        &home,
        "SELECT c.relname, coalesce(a.attname, '') FROM pg_class c
         JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
         LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relkind = 'r' AND c.relname <> '__diesel_schema_migrations'
           AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid) IS NULL)",
    )
    .await;
    assert_eq!(uncommented, Vec::<String>::new());
}

#[tokio::test]
async fn every_constraint_and_index_has_a_name_of_ours() {
    let home = TestDatabase::start().await;
    let tables = "SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '__diesel_schema_migrations'";
    let generated = faults(
        &home,
        &format!(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint
             WHERE conrelid IN ({tables}) AND contype <> 'n'
               AND conname ~ '(_pkey|_key|_fkey|_check[0-9]*|_excl[0-9]*)$'
             UNION ALL
             SELECT indrelid::regclass::text, indexrelid::regclass::text FROM pg_index
             WHERE indrelid IN ({tables}) AND indexrelid::regclass::text ~ '_idx[0-9]*$'"
        ),
    )
    .await;
    assert_eq!(generated, Vec::<String>::new());
    let tables = faults(
        &home,
        "SELECT count(*)::text FROM information_schema.tables WHERE table_schema = 'public'",
    )
    .await;
    assert!(
        tables[0].parse::<u32>().unwrap() > 20,
        "the queries above look at something"
    );
}

#[tokio::test]
async fn every_row_names_its_salon() {
    let home = TestDatabase::start().await;
    let homeless = faults(
        &home,
        "SELECT table_name FROM information_schema.tables t
         WHERE table_schema = 'public' AND table_name NOT IN ('salons', 'leases', 'instances', '__diesel_schema_migrations')
           AND NOT EXISTS (SELECT 1 FROM information_schema.columns c
             WHERE c.table_schema = 'public' AND c.table_name = t.table_name AND c.column_name = 'salon_id')",
    )
    .await;
    assert_eq!(homeless, Vec::<String>::new());
}

#[tokio::test]
async fn whatever_refers_to_a_text_or_a_turn_says_what_becomes_of_it_then() {
    let stage = Stage::open().await;
    // A row that only refuses would keep a number from being forgotten, and old texts from going.
    let refusing = faults(
        &stage.home,
        "SELECT conname FROM pg_constraint
         WHERE contype = 'f' AND confrelid IN ('turns'::regclass, 'messages'::regclass)
           AND confdeltype NOT IN ('c', 'n')",
    )
    .await;
    assert_eq!(refusing, Vec::<String>::new());
}

#[tokio::test]
async fn the_down_migrations_take_everything_back() {
    let stage = Stage::open().await;
    for directory in [
        "2026-11-23-000015_drafts_end_with_turns",
        "2026-11-23-000014_menu_by_hand",
        "2026-11-23-000013_calendars",
        "2026-11-22-000012_by_hand",
        "2026-11-22-000011_lists",
        "2026-11-22-000010_campaigns",
        "2026-11-22-000009_legacy",
        "2026-11-22-000008_imports",
        "2026-11-22-000007_keeping_the_law",
        "2026-11-22-000006_instances",
        "2026-11-22-000005_minds",
        "2026-11-22-000004_ledgers",
        "2026-11-22-000003_texts",
        "2026-11-22-000002_book",
        "2026-11-22-000001_salons",
    ] {
        let path = format!(
            "{}/migrations/{directory}/down.sql",
            env!("CARGO_MANIFEST_DIR")
        );
        stage
            .home
            .execute(&std::fs::read_to_string(path).unwrap())
            .await;
    }
    let left = faults(
        &stage.home,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
    )
    .await;
    assert_eq!(left, ["__diesel_schema_migrations"]);
}
