//! Stopping and waking other processes.

use tokio::process::Command;

/// Sends a signal to a process.
pub(crate) async fn signal(id: u32, name: &str) {
    let signal = format!("-{name}");
    let sent = Command::new("kill")
        .args([&signal, &id.to_string()])
        .status();
    assert!(sent.await.expect("kill").success(), "the process is gone");
}

/// Whether the process stands still.
pub(crate) fn is_stopped(id: u32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("a process");
    status
        .lines()
        .any(|line| line.starts_with("State:") && line.contains("T (stopped)"))
}
