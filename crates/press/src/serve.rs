//! Serves a printed site as a static host does, with the headers that its `_headers` file names.
//!
//! While the content is watched, each request is answered from the site as it was last printed. Pages then get a script that
//! reloads them and shows mistakes; it asks for the state of the content now and then, since browsers open few
//! connections to a host at a time, and waiting on one would keep the server from stopping.

use crate::failure::Failure;
use crate::headers::{self, Rules};
use crate::policy;
use crate::watch::{Change, Drafts, Watched};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, IF_MODIFIED_SINCE, LOCATION};
use axum::http::{HeaderValue, Method};
use axum::middleware::{Next, from_fn, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use html_escape::encode_double_quoted_attribute as attribute;
use serde::Serialize;
use std::fs;
use std::future::ready;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use std::time::SystemTime;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tower_http::services::{ServeDir, ServeFile};
use tower_service::Service;

/// Serves `folder` under the base path `base` until interrupted. Prints the address once the server is ready.
pub(crate) fn serve(folder: &Path, base: &str, port: u16) -> Result<(), Failure> {
    ensure_site(folder)?;
    let router = site(folder, base)?;
    serve_router(router, base, port, &format!("Serving {}", folder.display()))
}

/// Serves the site of explainers under their base path until interrupted, and prints it again after each change. Prints the
/// address once the server is ready.
pub(crate) fn serve_watched(watched: Watched, port: u16) -> Result<(), Failure> {
    ensure_site(&watched.programs)?;
    let base = watched.base.clone();
    let list: Vec<_> = watched.folders.iter().map(|folder| folder.display().to_string()).collect();
    let (drafts, first) = Drafts::print(watched)?;
    let live = Arc::new(Live::new(first, &base)?);
    let (router, shown) = (live.clone().router(), live.clone());
    thread::spawn(move || drafts.watch(|change| live.change(change)));
    let served = serve_router(router, &base, port, &format!("Serving and watching {}", list.join(", ")));
    // The thread ends with the process, and would leave the folder behind.
    let _ = fs::remove_dir_all(shown.now().folder.path());
    served
}

fn ensure_site(folder: &Path) -> Result<(), Failure> {
    if folder.join("index.html").exists() {
        return Ok(());
    }
    let message = format!("there is no site in {}: build it first (`cargo xtask build`)", folder.display());
    Err(Failure::other(message))
}

fn serve_router(router: Router, base: &str, port: u16, what: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::other(format!("can't serve on port {port}: {error}"));
    let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let listener =
            TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        println!("{what} at http://{address}{base}");
        axum::serve(listener, router).with_graceful_shutdown(stopped()).await.map_err(failed)
    })
}

/// Returns when the process is asked to stop. If that can't be awaited, the server stops at once rather than never.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// Serves a folder with the headers that its `_headers` file names.
fn site(folder: &Path, base: &str) -> Result<Router, Failure> {
    Ok(router(folder, base, read_rules(folder)?))
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

/// The folder of what is served beside a watched site, below its base path. No explainer has such an id.
const BESIDE: &str = "_watch";
/// The script of the pages.
const SCRIPT: &str = include_str!("watch/page.js");

/// A site whose content is watched.
struct Live {
    base: String,
    now: RwLock<Arc<Now>>,
}

/// A site as it was last printed.
struct Now {
    /// What its pages are marked with. It differs between two runs of the server too.
    version: String,
    mistakes: Option<String>,
    router: Router,
    /// Is deleted when the last request that it answers is done.
    folder: Arc<TempDir>,
}

/// What the script of the pages is told.
#[derive(Serialize)]
struct State<'a> {
    version: &'a str,
    mistakes: Option<&'a str>,
}

impl Live {
    fn new(folder: TempDir, base: &str) -> Result<Self, Failure> {
        let now = Now::new(folder, base)?;
        Ok(Self { base: base.into(), now: RwLock::new(Arc::new(now)) })
    }

    fn now(&self) -> Arc<Now> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows a change.
    fn change(&self, change: Change) {
        let now = self.now();
        let (router, version, folder, failure) = match change.site.map(|folder| Now::new(folder, &self.base))
        {
            Some(Ok(Now { router, version, folder, .. })) => (router, version, folder, None),
            Some(Err(failure)) => {
                (now.router.clone(), now.version.clone(), now.folder.clone(), Some(failure.to_string()))
            }
            None => (now.router.clone(), now.version.clone(), now.folder.clone(), None),
        };
        let next = Now { version, mistakes: change.mistakes.or(failure), router, folder };
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
    }

    fn router(self: Arc<Self>) -> Router {
        let beside = format!("{}{BESIDE}", self.base);
        let script = || async { ([(CONTENT_TYPE, "text/javascript"), (CACHE_CONTROL, "no-store")], SCRIPT) };
        let live = self.clone();
        let state = move || ready(live.now().state());
        Router::new()
            .route(&format!("{beside}/page.js"), get(script))
            .route(&format!("{beside}/state.json"), get(state))
            .fallback(move |request| self.clone().answer(request))
    }

    /// Answers from the site as it is now.
    async fn answer(self: Arc<Self>, mut request: Request) -> Response {
        // Two prints within a second have the same date.
        request.headers_mut().remove(IF_MODIFIED_SINCE);
        let is_page_wanted = request.method() == Method::GET;
        let now = self.now();
        let Ok(response) = now.router.clone().call(request).await;
        let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if is_page_wanted && kind.is_some_and(|kind| kind.starts_with("text/html")) {
            now.with_script(response, &self.base).await
        } else {
            response
        }
    }
}

impl Now {
    fn new(folder: TempDir, base: &str) -> Result<Self, Failure> {
        let time = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Ok(Self {
            version: time.as_nanos().to_string(),
            mistakes: None,
            router: site(folder.path(), base)?,
            folder: Arc::new(folder),
        })
    }

    fn state(&self) -> Response {
        let state = State { version: &self.version, mistakes: self.mistakes.as_deref() };
        let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
        match serde_json::to_string(&state) {
            Ok(text) => (headers, text).into_response(),
            Err(error) => Response::new(Body::from(error.to_string())),
        }
    }

    /// Adds the script to a page.
    async fn with_script(&self, response: Response, base: &str) -> Response {
        let (mut head, body) = response.into_parts();
        let bytes = match to_bytes(body, usize::MAX).await {
            Ok(bytes) => bytes,
            Err(error) => return Response::new(Body::from(error.to_string())),
        };
        head.headers.remove(CONTENT_LENGTH);
        let page = String::from_utf8_lossy(&bytes);
        Response::from_parts(head, Body::from(self.page(&page, base)))
    }

    /// Returns a page with the script, if its policy permits scripts of the site, or permits none. Frames and redirects
    /// stay as they are.
    fn page(&self, page: &str, base: &str) -> String {
        let [with, without] =
            [policy::page(), policy::without_scripts()].map(|policy| attribute(&policy).into_owned());
        let page = page.replacen(&without, &with, 1);
        if !page.contains(&with) {
            return page;
        }
        let script = format!(
            "<script defer src=\"{base}{BESIDE}/page.js\" data-version=\"{}\" data-state=\"{base}{BESIDE}/state.json\"></script></head>",
            self.version
        );
        page.replacen("</head>", &script, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(text: &str) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("index.html"), page_with(&policy::page(), text)).expect("a page");
        fs::write(folder.path().join("404.html"), page_with(&policy::without_scripts(), "nothing"))
            .expect("a page");
        fs::write(folder.path().join("embed.html"), page_with(&policy::embed("x()"), "framed"))
            .expect("a page");
        folder
    }

    fn page_with(policy: &str, text: &str) -> String {
        format!("<html><head><meta content=\"{}\"></head><body>{text}</body></html>", attribute(policy))
    }

    fn asked(router: &Router, path: &str) -> String {
        let runtime = Builder::new_current_thread().build().expect("a runtime");
        let request = Request::get(path).body(Body::empty()).expect("a request");
        runtime.block_on(async {
            let Ok(response) = router.clone().call(request).await;
            let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("an answer");
            String::from_utf8_lossy(&bytes).into_owned()
        })
    }

    #[test]
    fn pages_of_a_watched_site_get_the_script_and_others_do_not() {
        for base in ["/", "/x/"] {
            let live = Arc::new(Live::new(folder("one"), base).expect("a site"));
            let router = live.router();
            let script = format!("<script defer src=\"{base}_watch/page.js\"");
            for (path, has_script) in [("", true), ("unknown/", true), ("embed.html", false)] {
                let page = asked(&router, &format!("{base}{path}"));
                assert_eq!(page.contains(&script), has_script, "{page}");
                assert!(!page.contains(&*attribute(&policy::without_scripts())), "{page}");
            }
            assert_eq!(asked(&router, &format!("{base}_watch/page.js")), SCRIPT);
        }
        assert!(!asked(&site(folder("one").path(), "/").expect("a site"), "/").contains("script src"));
    }

    #[test]
    fn what_was_printed_last_is_served_while_there_are_mistakes() {
        let live = Arc::new(Live::new(folder("one"), "/").expect("a site"));
        let router = live.clone().router();
        let state = || -> serde_json::Value {
            serde_json::from_str(&asked(&router, "/_watch/state.json")).expect("JSON")
        };
        let first = state();
        assert!(first["mistakes"].is_null());
        live.change(Change { site: None, mistakes: Some("here".into()) });
        assert!(asked(&router, "/").contains("one"));
        assert_eq!(state()["mistakes"], "here");
        assert_eq!(state()["version"], first["version"]);
        let before = live.now().folder.path().to_path_buf();
        live.change(Change { site: Some(folder("two")), mistakes: None });
        assert!(asked(&router, "/").contains("two"));
        assert!(state()["mistakes"].is_null());
        assert_ne!(state()["version"], first["version"]);
        assert!(!before.exists(), "what nobody is shown any more is deleted");
    }
}
