//! Log and metrics, installed once.

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use salon_config::{LogFormat, LogSettings};
use tracing_subscriber::EnvFilter;

/// Seconds by which request times are counted.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// Installs the log on standard error.
pub(crate) fn install_log(settings: &LogSettings) {
    let filter = EnvFilter::new(&settings.level);
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match settings.format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
}

/// Installs the metrics and returns what renders them.
pub(crate) fn install_metrics() -> anyhow::Result<PrometheusHandle> {
    let builder = PrometheusBuilder::new();
    let seconds = Matcher::Suffix("_seconds".to_owned());
    Ok(builder
        .set_buckets_for_metric(seconds, &BUCKETS)?
        .install_recorder()?)
}
