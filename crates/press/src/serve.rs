//! Serving a printed site as a static host does.

use crate::failure::Failure;
use axum::Router;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tower_http::services::{ServeDir, ServeFile};

/// Serves `folder` under the base path `base` until interrupted. Says its address once it answers.
pub(crate) fn serve(folder: &Path, base: &str, port: u16) -> Result<(), Failure> {
    if !folder.join("index.html").exists() {
        let message =
            format!("there is no site in {}: build it first (`cargo xtask build`)", folder.display());
        return Err(Failure::other(message));
    }
    let failed = |error: std::io::Error| Failure::other(format!("can't serve on port {port}: {error}"));
    let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let listener =
            TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        println!("Serving {} at http://{address}{base}", folder.display());
        let stop = async {
            // Without a signal to wait for, the server stops at once rather than never.
            let _ = tokio::signal::ctrl_c().await;
        };
        axum::serve(listener, router(folder, base)).with_graceful_shutdown(stop).await.map_err(failed)
    })
}

/// Real files; for anything else `404.html`, as 404.
fn router(folder: &Path, base: &str) -> Router {
    let missing = ServeFile::new(folder.join("404.html"));
    let files = ServeDir::new(folder).not_found_service(missing);
    match base.trim_end_matches('/') {
        "" => Router::new().fallback_service(files),
        prefix => Router::new().nest_service(prefix, files),
    }
}
