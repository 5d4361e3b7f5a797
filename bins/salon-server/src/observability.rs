//! Log and metrics, installed once.

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use salon_config::{LogFormat, LogSettings};
use tracing::Level;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::{FilterExt as _, filter_fn};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

/// Seconds by which request times are counted.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// Installs the log on standard error.
pub(crate) fn install_log(settings: &LogSettings) {
    let ours = filter_fn(|metadata| may_be_logged(metadata.target(), *metadata.level()));
    let filter = EnvFilter::new(&settings.level).and(ours);
    let log = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let log = match settings.format {
        LogFormat::Text => log.with_filter(filter).boxed(),
        LogFormat::Json => log.json().with_filter(filter).boxed(),
    };
    tracing_subscriber::registry().with(log).init();
}

/// Whether lines of this origin and level are written at all, whatever the settings say: what other
/// people's crates say of their inner workings shows numbers and words of clients.
fn may_be_logged(target: &str, level: Level) -> bool {
    level <= Level::INFO || target.starts_with("salon_")
}

/// Installs the metrics and returns what renders them.
pub(crate) fn install_metrics() -> anyhow::Result<PrometheusHandle> {
    let builder = PrometheusBuilder::new();
    let seconds = Matcher::Suffix("_seconds".to_owned());
    Ok(builder
        .set_buckets_for_metric(seconds, &BUCKETS)?
        .install_recorder()?)
}
