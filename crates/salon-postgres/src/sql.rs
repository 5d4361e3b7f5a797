//! SQL as text with typed binds, prepared once per connection.
//!
//! Most statements of this crate are set-based (`unnest`, `ON CONFLICT`, `SKIP LOCKED`, several
//! writes in one statement); they are written as what they are. Diesel's own `sql_query` is never
//! prepared ahead, so [`Sql`] is a query of ours that is: its text is the key of the connection's
//! statement cache.

use std::fmt;

use diesel::deserialize::{FromSql, QueryableByName};
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::row::NamedRow;
use diesel::serialize::ToSql;
use diesel::sql_types::{HasSqlType, Untyped};
use diesel::{OptionalExtension, QueryResult};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::error::DatabaseError;
use crate::stored::Stored;

/// A statement with its values. `$1`, `$2` … stand for the values in the order they were bound.
pub(crate) struct Sql {
    text: &'static str,
    binds: Vec<Box<dyn QueryFragment<Pg> + Send + Sync>>,
}

/// Begins a statement.
pub(crate) fn sql(text: &'static str) -> Sql {
    Sql {
        text,
        binds: Vec::new(),
    }
}

impl fmt::Debug for Sql {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sql")
            .field("text", &self.text)
            .finish_non_exhaustive()
    }
}

impl Sql {
    /// Adds the next value.
    pub(crate) fn bind<T>(mut self, value: &T) -> Self
    where
        T: Stored,
        T::Raw: ToSql<T::Sql, Pg> + Send + Sync + 'static,
        T::Sql: Send + Sync + 'static,
        Pg: HasSqlType<T::Sql>,
    {
        self.binds.push(Box::new(Bound::<T::Sql, T::Raw> {
            raw: value.to_raw(),
            sql: std::marker::PhantomData,
        }));
        self
    }

    /// Runs the statement and returns its rows.
    pub(crate) async fn rows<R>(self, link: &mut AsyncPgConnection) -> Result<Vec<R>, DatabaseError>
    where
        R: QueryableByName<Pg> + Send + 'static,
    {
        Ok(self.load(link).await?)
    }

    /// Runs the statement and returns its only row.
    pub(crate) async fn row<R>(self, link: &mut AsyncPgConnection) -> Result<R, DatabaseError>
    where
        R: QueryableByName<Pg> + Send + 'static,
    {
        Ok(self.get_result(link).await?)
    }

    /// Runs the statement and returns its first row, if there is one.
    pub(crate) async fn find<R>(
        self,
        link: &mut AsyncPgConnection,
    ) -> Result<Option<R>, DatabaseError>
    where
        R: QueryableByName<Pg> + Send + 'static,
    {
        Ok(self.get_result(link).await.optional()?)
    }

    /// Runs the statement and returns how many rows it touched.
    pub(crate) async fn run(self, link: &mut AsyncPgConnection) -> Result<usize, DatabaseError> {
        Ok(self.execute(link).await?)
    }
}

impl QueryFragment<Pg> for Sql {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let mut parts = self.text.split('$');
        if let Some(first) = parts.next() {
            out.push_sql(first);
        }
        for part in parts {
            let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (number, rest) = part.split_at(digits);
            let bind = number
                .parse()
                .ok()
                .and_then(|n: usize| self.binds.get(n.checked_sub(1)?));
            // A number that nothing was bound to stays as it is, and the server refuses it.
            if let Some(bind) = bind {
                bind.walk_ast(out.reborrow())?;
            } else {
                out.push_sql("$");
                out.push_sql(number);
            }
            out.push_sql(rest);
        }
        Ok(())
    }
}

impl QueryId for Sql {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Sql {
    type SqlType = Untyped;
}

struct Bound<S, V> {
    raw: V,
    sql: std::marker::PhantomData<S>,
}

impl<S, V> QueryFragment<Pg> for Bound<S, V>
where
    Pg: HasSqlType<S>,
    V: ToSql<S, Pg>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_bind_param(&self.raw)
    }
}

/// Reads one column of a row by its name.
pub(crate) fn column<'a, T>(
    row: &impl NamedRow<'a, Pg>,
    name: &str,
) -> diesel::deserialize::Result<T>
where
    T: Stored,
    T::Raw: FromSql<T::Sql, Pg>,
{
    T::from_raw(NamedRow::get::<T::Sql, T::Raw>(row, name)?)
}

/// Declares a struct that is read from the columns of its fields' names.
macro_rules! row {
    ($name:ident { $($field:ident: $kind:ty),* $(,)? }) => {
        #[derive(Debug)]
        pub(crate) struct $name {
            $(pub(crate) $field: $kind,)*
        }

        impl diesel::deserialize::QueryableByName<diesel::pg::Pg> for $name {
            fn build<'a>(
                row: &impl diesel::row::NamedRow<'a, diesel::pg::Pg>,
            ) -> diesel::deserialize::Result<Self> {
                Ok(Self { $($field: $crate::sql::column::<$kind>(row, stringify!($field))?,)* })
            }
        }
    };
}
pub(crate) use row;
