//! Salons' catalogues, kept in memory until they change.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use salon_domain::{Catalog, SalonId};
use salon_language::Vocabulary;
use salon_postgres::{Database, DatabaseError};

/// A salon's catalogue with the names in it, ready to be understood.
#[derive(Debug)]
pub struct SalonBook {
    /// Everything about the salon that changes seldom.
    pub catalog: Catalog,
    /// Its names.
    pub vocabulary: Vocabulary,
}

/// Reads catalogues, and reads them again only when their version has moved on.
#[derive(Debug)]
pub struct Catalogs {
    database: Database,
    kept: RwLock<HashMap<SalonId, (i64, Arc<SalonBook>)>>,
}

impl Catalogs {
    /// Starts with nothing kept.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self {
            database,
            kept: RwLock::default(),
        }
    }

    /// Returns a salon's catalogue as it is now.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn get(&self, salon: SalonId) -> Result<Arc<SalonBook>, DatabaseError> {
        let version = self.database.catalog_version(salon).await?;
        if let Some(book) = self.find_kept(salon, version) {
            return Ok(book);
        }
        let catalog = self.database.load_catalog(salon).await?;
        let vocabulary = Vocabulary::of(&catalog);
        let book = Arc::new(SalonBook {
            catalog,
            vocabulary,
        });
        if let Ok(mut kept) = self.kept.write() {
            kept.insert(salon, (version, Arc::clone(&book)));
        }
        Ok(book)
    }

    fn find_kept(&self, salon: SalonId, version: i64) -> Option<Arc<SalonBook>> {
        let kept = self.kept.read().ok()?;
        let (known, book) = kept.get(&salon)?;
        (*known == version).then(|| Arc::clone(book))
    }
}
