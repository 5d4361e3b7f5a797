//! Everything about a salon, table by table, as it was at one instant.

use diesel_async::SimpleAsyncConnection as _;
use salon_domain::SalonId;
use serde_json::{Map, Value};

use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::sql::{row, sql};

/// A table that has rows of salons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportTable {
    /// Its name.
    pub name: String,
    /// What it is, as its comment says.
    pub meaning: String,
    /// Its columns in their order.
    pub columns: Vec<ExportColumn>,
    /// The columns of its primary key, quoted.
    key: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportColumn {
    /// Its name.
    pub name: String,
    /// What it says, as its comment says.
    pub meaning: String,
}

/// A look at all rows of a salon as they were when it began. Instants are written in UTC.
pub struct Export {
    transaction: Transaction,
    salon: SalonId,
}

impl std::fmt::Debug for Export {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Export")
            .field("salon", &self.salon)
            .finish_non_exhaustive()
    }
}

row!(TableRow {
    name: String,
    meaning: String,
    columns: Value,
    key: String,
});
row!(JsonRow { row: Value });

const TABLES: &str = "
SELECT c.relname::text AS name, coalesce(obj_description(c.oid, 'pg_class'), '') AS meaning,
    (SELECT jsonb_agg(jsonb_build_array(a.attname, coalesce(col_description(c.oid, a.attnum), ''))
                      ORDER BY a.attnum)
     FROM pg_attribute a
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
     FROM pg_index i
        CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (attnum, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
     WHERE i.indrelid = c.oid AND i.indisprimary) AS key
FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
  AND (c.relname = 'salons' OR EXISTS (
    SELECT 1 FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attname = 'salon_id' AND NOT a.attisdropped
  ))
ORDER BY c.relname";

const NEXT: &str = "FETCH 1000 FROM exported";

impl Database {
    /// Begins to look at all rows of a salon.
    ///
    /// # Errors
    /// [`DatabaseError`] when the database is away.
    pub async fn begin_export(&self, salon: SalonId) -> Result<Export, DatabaseError> {
        let mut transaction = self.begin().await?;
        let snapshot = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
        transaction.batch_execute(snapshot).await?;
        transaction
            .batch_execute("SET LOCAL TIME ZONE 'UTC'")
            .await?;
        Ok(Export { transaction, salon })
    }
}

impl Export {
    /// Lists the tables, by name.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn tables(&mut self) -> Result<Vec<ExportTable>, DatabaseError> {
        let rows: Vec<TableRow> = sql(TABLES).rows(&mut self.transaction).await?;
        rows.into_iter().map(table).collect()
    }

    /// Begins to read a table's rows in the order of its key; [`Export::next_rows`] returns them.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn open(&mut self, table: &ExportTable) -> Result<(), DatabaseError> {
        let owner = if table.name == "salons" {
            "id"
        } else {
            "salon_id"
        };
        // The names are those that the database itself has quoted or that are ours.
        let statement = format!(
            "DECLARE exported NO SCROLL CURSOR FOR SELECT to_jsonb(t) AS row FROM {} t \
             WHERE {owner} = {} ORDER BY {}",
            table.name, self.salon, table.key
        );
        Ok(self.transaction.batch_execute(&statement).await?)
    }

    /// Returns the next rows of the table that is open, by column; none when all were read, which
    /// closes it.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn next_rows(&mut self) -> Result<Vec<Map<String, Value>>, DatabaseError> {
        let rows: Vec<JsonRow> = sql(NEXT).rows(&mut self.transaction).await?;
        if rows.is_empty() {
            self.transaction.batch_execute("CLOSE exported").await?;
        }
        let fields =
            |row: JsonRow| serde_json::from_value(row.row).map_err(DatabaseError::unreadable);
        rows.into_iter().map(fields).collect()
    }

    /// Ends the look.
    ///
    /// # Errors
    /// [`DatabaseError`] when the connection broke; nothing is lost.
    pub async fn end(self) -> Result<(), DatabaseError> {
        self.transaction.undo().await
    }
}

fn table(row: TableRow) -> Result<ExportTable, DatabaseError> {
    let columns = serde_json::from_value(row.columns);
    let columns: Vec<(String, String)> = columns.map_err(DatabaseError::unreadable)?;
    let column = |(name, meaning)| ExportColumn { name, meaning };
    Ok(ExportTable {
        name: row.name,
        meaning: row.meaning,
        columns: columns.into_iter().map(column).collect(),
        key: row.key,
    })
}
