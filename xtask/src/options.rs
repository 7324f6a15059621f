//! The options of `build` and `serve`.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::error::{Error, Result};

/// What `cargo xtask build` can be told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Build {
    /// The path the site lies under: begins and ends with a slash.
    pub(crate) public_url: String,
    /// Where the site will be published, if said.
    pub(crate) site_address: Option<String>,
    /// Whether readers' browsers keep the site for reading offline.
    pub(crate) offline: bool,
    /// The folders of the explainers; none for those that are found without being named.
    pub(crate) content: Vec<PathBuf>,
}

/// What `cargo xtask serve` can be told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Serve {
    /// The port to listen on; 0 lets the system choose.
    pub(crate) port: u16,
    /// As for a build.
    pub(crate) public_url: String,
    /// Whether to build first.
    pub(crate) build: bool,
    /// As for a build.
    pub(crate) content: Vec<PathBuf>,
}

impl Build {
    /// A site below a path, with what is not said left as it is by default.
    pub(crate) fn at(public_url: impl Into<String>) -> Self {
        Self { public_url: public_url.into(), site_address: None, offline: true, content: Vec::new() }
    }

    /// Reads the arguments after `build`.
    pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Self> {
        let (mut path, mut site_address, mut offline, mut content) = (None, None, true, Vec::new());
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("public-url") => path = Some(public_url(text(&mut parser)?)?),
                lexopt::Arg::Long("site-address") => site_address = Some(text(&mut parser)?),
                lexopt::Arg::Long("without-offline") => offline = false,
                lexopt::Arg::Long("content") => content.push(folder(&mut parser)?),
                other => return Err(other.unexpected().into()),
            }
        }
        let Some(address) = site_address else {
            return Ok(Self { offline, content, ..Self::at(path.unwrap_or_else(|| "/".to_owned())) });
        };
        let public_url = path_of(&address)?;
        match path {
            Some(path) if path != public_url => Err(Error::Usage(format!(
                "--site-address {address}: its path is {public_url}, but --public-url says {path}"
            ))),
            _ => Ok(Self { public_url, site_address: Some(address), offline, content }),
        }
    }
}

impl Serve {
    /// Reads the arguments after `serve`.
    pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Self> {
        let mut options = Self { port: 0, public_url: "/".to_owned(), build: true, content: Vec::new() };
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("port") => options.port = port(&text(&mut parser)?)?,
                lexopt::Arg::Long("public-url") => options.public_url = public_url(text(&mut parser)?)?,
                lexopt::Arg::Long("no-build") => options.build = false,
                lexopt::Arg::Long("content") => options.content.push(folder(&mut parser)?),
                other => return Err(other.unexpected().into()),
            }
        }
        if !options.build && !options.content.is_empty() {
            return Err(Error::Usage(
                "--no-build serves dist/ as it is: leave it out to have --content printed".to_owned(),
            ));
        }
        Ok(options)
    }
}

fn text(parser: &mut lexopt::Parser) -> Result<String> {
    use lexopt::ValueExt as _;
    Ok(parser.value()?.string()?)
}

/// A folder with an explainer, in full: whoever prints it may run elsewhere.
fn folder(parser: &mut lexopt::Parser) -> Result<PathBuf> {
    let given = PathBuf::from(parser.value()?);
    if !given.is_dir() {
        return Err(Error::Usage(format!(
            "--content {}: there is no such folder; give the one that holds an explainer.toml",
            given.display()
        )));
    }
    if !given.join("explainer.toml").is_file() {
        return Err(Error::Usage(format!(
            "--content {}: there is no explainer.toml in it; give the folder of one explainer, and --content once for each",
            given.display()
        )));
    }
    std::path::absolute(&given)
        .map_err(|error| Error::Failed(format!("--content {}: {error}", given.display())))
}

fn port(text: &str) -> Result<u16> {
    text.parse().map_err(|_| Error::Usage(format!("--port {text}: not a number from 0 to 65535")))
}

/// Relative paths would break pages below the first level, and a whole address belongs to `--site-address`.
fn public_url(mut text: String) -> Result<String> {
    let odd = |c: char| c.is_whitespace() || c.is_control() || "?#\\\"'<>&".contains(c);
    let stray = |part: &str| matches!(part, "." | "..");
    if !text.starts_with('/') || text.contains("//") || text.contains(odd) || text.split('/').any(stray) {
        return Err(Error::Usage(format!(
            "--public-url {text}: not an absolute path such as / or /some/repo/"
        )));
    }
    if !text.ends_with('/') {
        text.push('/');
    }
    Ok(text)
}

/// Returns the path of a full address.
fn path_of(address: &str) -> Result<String> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let (host, path) = rest.map(|rest| rest.split_once('/').unwrap_or((rest, ""))).unwrap_or_default();
    let odd = |c: char| c.is_whitespace() || c.is_control() || "?#\\\"'<>&@".contains(c);
    if host.is_empty() || host.contains(odd) {
        return Err(Error::Usage(format!(
            "--site-address {address}: not an address such as https://example.org/"
        )));
    }
    public_url(format!("/{path}")).map_err(|_| {
        Error::Usage(format!("--site-address {address}: `/{path}` is not a path such as / or /some/repo/"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn defaults() {
        let build =
            Build { public_url: "/".to_owned(), site_address: None, offline: true, content: Vec::new() };
        assert_eq!(Build::parse(vec![]), Ok(build));
        let serve = Serve { port: 0, public_url: "/".to_owned(), build: true, content: Vec::new() };
        assert_eq!(Serve::parse(vec![]), Ok(serve));
    }

    #[test]
    fn both_spellings_of_values() {
        let serve =
            Serve { port: 8080, public_url: "/some/repo/".to_owned(), build: false, content: Vec::new() };
        assert_eq!(
            Serve::parse(words("--port 8080 --public-url /some/repo --no-build")).as_ref(),
            Ok(&serve)
        );
        assert_eq!(
            Serve::parse(words("--no-build --public-url=/some/repo/ --port=8080")).as_ref(),
            Ok(&serve)
        );
    }

    #[test]
    fn paths_that_would_break_pages_are_refused() {
        for path in ["./", "x/", "https://example.org/", "//example.org/", "/a/../b/", "/a?b", "/a b/"] {
            assert!(public_url(path.to_owned()).is_err(), "{path}");
        }
    }

    #[test]
    fn addresses_need_a_scheme_a_host_and_a_path() {
        for (address, path) in [
            ("https://example.org", "/"),
            ("https://example.org/", "/"),
            ("http://localhost:8080/x", "/x/"),
            ("https://example.org/some/repo/", "/some/repo/"),
        ] {
            assert_eq!(path_of(address).as_deref(), Ok(path), "{address}");
        }
        for address in [
            "",
            "example.org",
            "/x/",
            "https://",
            "https:///x",
            "ftp://example.org",
            "https://example.org//x",
            "https://example.org/?x",
            "https://example.org/x#y",
            "https://exa mple.org",
            "https://example.org/\"><script>",
        ] {
            assert!(path_of(address).is_err(), "{address}");
        }
    }

    #[test]
    fn an_address_gives_the_path_and_agrees_with_it() {
        let site = |line| Build::parse(words(line)).map(|build| build.public_url);
        assert_eq!(site("--site-address https://example.org/x").as_deref(), Ok("/x/"));
        assert_eq!(site("--site-address https://example.org/x/ --public-url /x").as_deref(), Ok("/x/"));
        assert!(site("--site-address https://example.org/ --public-url /x/").is_err());
    }

    #[test]
    fn a_site_is_kept_offline_unless_said_otherwise() {
        let offline = |line| Build::parse(words(line)).map(|build| build.offline);
        assert_eq!(offline("--site-address https://example.org/x/"), Ok(true));
        assert_eq!(offline("--site-address https://example.org/x/ --without-offline"), Ok(false));
        assert_eq!(offline("--without-offline --public-url /x/"), Ok(false));
    }

    #[test]
    fn explainers_are_given_by_folders_that_are_there() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let [one, other] = ["content/the-hague-2025", "tests/explainers/lower-marl"]
            .map(|folder| format!("{root}/{folder}"));
        let line = ["--content", &one, "--content", &other].map(OsString::from).to_vec();
        let given = [PathBuf::from(&one), PathBuf::from(&other)].map(|path| path.canonicalize().ok());
        let found =
            |content: &[PathBuf]| content.iter().map(|path| path.canonicalize().ok()).collect::<Vec<_>>();
        assert_eq!(found(&Build::parse(line.clone()).expect("options").content), given);
        assert_eq!(found(&Serve::parse(line.clone()).expect("options").content), given);
        assert!(Serve::parse([line, vec!["--no-build".into()]].concat()).is_err());
        for (folder, message) in [("no/such/folder", "no such folder"), (root, "no explainer.toml")] {
            let error = Build::parse(["--content", folder].map(OsString::from).to_vec()).expect_err(folder);
            assert!(error.to_string().contains(message), "{error}");
        }
    }

    #[test]
    fn values_are_required_and_strangers_refused() {
        for line in ["--public-url", "--port 1", "-x", "here"] {
            assert!(matches!(Build::parse(words(line)), Err(Error::Usage(_))), "{line}");
        }
        for line in [
            "--port 70000",
            "--port -1",
            "--no-build=yes",
            "--site-address https://example.org",
            "--without-offline",
        ] {
            assert!(matches!(Serve::parse(words(line)), Err(Error::Usage(_))), "{line}");
        }
    }
}
