//! Serves a printed site as a static host does, with the headers that its `_headers` file names.

use crate::failure::Failure;
use crate::headers::{self, Rules};
use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::LOCATION;
use axum::middleware::{Next, from_fn, map_response};
use axum::response::Response;
use std::fs;
use std::future::ready;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tower_http::services::{ServeDir, ServeFile};

/// Serves `folder` under the base path `base` until interrupted. Prints the address once the server is ready.
pub(crate) fn serve(folder: &Path, base: &str, port: u16) -> Result<(), Failure> {
    if !folder.join("index.html").exists() {
        let message =
            format!("there is no site in {}: build it first (`cargo xtask build`)", folder.display());
        return Err(Failure::other(message));
    }
    let rules = read_rules(folder)?;
    let failed = |error: std::io::Error| Failure::other(format!("can't serve on port {port}: {error}"));
    let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let listener =
            TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        println!("Serving {} at http://{address}{base}", folder.display());
        let stop = async {
            // If the signal can't be awaited, the server stops at once rather than never.
            let _ = tokio::signal::ctrl_c().await;
        };
        axum::serve(listener, router(folder, base, rules)).with_graceful_shutdown(stop).await.map_err(failed)
    })
}

/// Reads the `_headers` file of a site; a site without one has no rules.
fn read_rules(folder: &Path) -> Result<Rules, Failure> {
    let path = folder.join(headers::FILE);
    match fs::read_to_string(&path) {
        Ok(text) => Rules::parse(&text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Rules::default()),
        Err(error) => Err(Failure::file("read", &path)(error)),
    }
}

/// Serves files, and `404.html` with status 404 for anything else.
fn router(folder: &Path, base: &str, rules: Rules) -> Router {
    let missing = ServeFile::new(folder.join("404.html"));
    let files = ServeDir::new(folder).not_found_service(missing);
    let router = match base.trim_end_matches('/') {
        "" => Router::new().fallback_service(files),
        prefix => {
            let below = prefix.to_owned();
            let layer = map_response(move |response| ready(redirected_below(&below, response)));
            Router::new().nest_service(prefix, files).layer(layer)
        }
    };
    let rules = Arc::new(rules);
    router.layer(from_fn(move |request, next| with_headers(rules.clone(), request, next)))
}

/// Adds the headers that the rules name for the address of a request.
async fn with_headers(rules: Arc<Rules>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    for (name, value) in rules.at(&path) {
        response.headers_mut().append(name, value.clone());
    }
    response
}

/// Adds the base path to redirects from a folder without its last slash, since `ServeDir` does not know it.
fn redirected_below(prefix: &str, mut response: Response) -> Response {
    let address = response.headers().get(LOCATION).and_then(|address| address.to_str().ok());
    if let Some(Ok(address)) = address.map(|address| HeaderValue::try_from(format!("{prefix}{address}"))) {
        response.headers_mut().insert(LOCATION, address);
    }
    response
}
