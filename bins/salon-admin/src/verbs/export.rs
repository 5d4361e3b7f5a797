//! `export`: everything about a salon, in files.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{BufWriter, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

use anyhow::Context as _;
use salon_postgres::{Export, ExportTable};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Desk;
use crate::cli::{ExportArgs, ExportForm};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, table};

/// What was written.
#[derive(Serialize)]
struct ExportView {
    directory: String,
    files: Vec<FileView>,
}

#[derive(Serialize)]
struct FileView {
    file: String,
    rows: u64,
}

impl View for ExportView {
    fn text(&self) -> String {
        let row = |one: &FileView| [one.file.clone(), one.rows.to_string()];
        table(&["file", "rows"], self.files.iter().map(row))
    }
}

/// `export`.
pub(super) async fn run(args: &ExportArgs, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = export(args, desk, &store).await;
    store.close().await;
    desk.output.show(&done?)
}

async fn export(args: &ExportArgs, desk: &Desk, store: &Store) -> anyhow::Result<ExportView> {
    let salon = desk.salon(store).await?;
    make(&args.directory)?;
    let mut export = store.database.begin_export(salon.id).await?;
    let tables = export.tables().await?;
    let mut view = ExportView {
        directory: args.directory.display().to_string(),
        files: vec![describe(&tables, args)?],
    };
    for table in &tables {
        view.files.push(write(&mut export, table, args).await?);
    }
    export.end().await?;
    Ok(view)
}

/// Makes the directory for its owner alone: it will hold what clients wrote.
fn make(directory: &Path) -> anyhow::Result<()> {
    let named = || directory.display().to_string();
    let mut files = match fs::read_dir(directory) {
        Ok(files) => files,
        Err(_none) => {
            let made = DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(directory);
            return made.with_context(|| format!("could not make {}", named()));
        }
    };
    if files.next().is_some() {
        let refusal = format!("{} is not empty: nothing was written", named());
        return Err(Fault::refused(refusal)
            .next("name a directory that does not exist yet")
            .into());
    }
    Ok(())
}

/// Writes what each column means.
fn describe(tables: &[ExportTable], args: &ExportArgs) -> anyhow::Result<FileView> {
    let names = ["table", "column", "meaning"];
    let mut file = Sheet::open("columns", &names.map(str::to_owned), args)?;
    for table in tables {
        for column in &table.columns {
            let row =
                json!({"table": table.name, "column": column.name, "meaning": column.meaning});
            file.add(row.as_object().unwrap_or(&Map::new()))?;
        }
    }
    file.end()
}

async fn write(
    export: &mut Export,
    table: &ExportTable,
    args: &ExportArgs,
) -> anyhow::Result<FileView> {
    let columns: Vec<String> = table.columns.iter().map(|it| it.name.clone()).collect();
    let mut file = Sheet::open(&table.name, &columns, args)?;
    export.open(table).await?;
    loop {
        let rows = export.next_rows().await?;
        if rows.is_empty() {
            return file.end();
        }
        for row in &rows {
            file.add(row)?;
        }
    }
}

/// A file that is being written.
struct Sheet {
    name: String,
    columns: Vec<String>,
    rows: u64,
    form: Form,
}

enum Form {
    Csv(Box<csv::Writer<File>>),
    Json(BufWriter<File>),
}

impl Sheet {
    fn open(name: &str, columns: &[String], args: &ExportArgs) -> anyhow::Result<Self> {
        let ending = match args.form {
            ExportForm::Csv => "csv",
            ExportForm::Json => "jsonl",
        };
        let name = format!("{name}.{ending}");
        let path = args.directory.join(&name);
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path);
        let file = file.with_context(|| format!("could not write {}", path.display()))?;
        let form = match args.form {
            ExportForm::Csv => {
                let mut sheet = csv::Writer::from_writer(file);
                sheet.write_record(columns)?;
                Form::Csv(Box::new(sheet))
            }
            ExportForm::Json => Form::Json(BufWriter::new(file)),
        };
        Ok(Self {
            name,
            columns: columns.to_vec(),
            rows: 0,
            form,
        })
    }

    fn add(&mut self, row: &Map<String, Value>) -> anyhow::Result<()> {
        self.rows += 1;
        match &mut self.form {
            Form::Csv(sheet) => {
                let field = |column: &String| row.get(column).map_or_else(String::new, plain);
                sheet.write_record(self.columns.iter().map(field))?;
            }
            Form::Json(file) => {
                serde_json::to_writer(&mut *file, row)?;
                file.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    fn end(self) -> anyhow::Result<FileView> {
        match self.form {
            Form::Csv(mut sheet) => sheet.flush()?,
            Form::Json(mut file) => file.flush()?,
        }
        Ok(FileView {
            file: self.name,
            rows: self.rows,
        })
    }
}

/// A value as a spreadsheet shows it: nothing for null, JSON for what has parts.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}
