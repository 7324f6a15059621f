//! The options of `build` and `serve`.

use std::ffi::OsString;

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
}

impl Build {
    /// A site below a path, with what is not said left as it is by default.
    pub(crate) fn at(public_url: impl Into<String>) -> Self {
        Self { public_url: public_url.into(), site_address: None, offline: true }
    }

    /// Reads the arguments after `build`.
    pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Self> {
        let (mut path, mut site_address, mut offline) = (None, None, true);
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("public-url") => path = Some(public_url(text(&mut parser)?)?),
                lexopt::Arg::Long("site-address") => site_address = Some(text(&mut parser)?),
                lexopt::Arg::Long("without-offline") => offline = false,
                other => return Err(other.unexpected().into()),
            }
        }
        let Some(address) = site_address else {
            return Ok(Self { offline, ..Self::at(path.unwrap_or_else(|| "/".to_owned())) });
        };
        let public_url = path_of(&address)?;
        match path {
            Some(path) if path != public_url => Err(Error::Usage(format!(
                "--site-address {address}: its path is {public_url}, but --public-url says {path}"
            ))),
            _ => Ok(Self { public_url, site_address: Some(address), offline }),
        }
    }
}

impl Serve {
    /// Reads the arguments after `serve`.
    pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Self> {
        let mut options = Self { port: 0, public_url: "/".to_owned(), build: true };
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("port") => options.port = port(&text(&mut parser)?)?,
                lexopt::Arg::Long("public-url") => options.public_url = public_url(text(&mut parser)?)?,
                lexopt::Arg::Long("no-build") => options.build = false,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

fn text(parser: &mut lexopt::Parser) -> Result<String> {
    use lexopt::ValueExt as _;
    Ok(parser.value()?.string()?)
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
        let build = Build { public_url: "/".to_owned(), site_address: None, offline: true };
        assert_eq!(Build::parse(vec![]), Ok(build));
        let serve = Serve { port: 0, public_url: "/".to_owned(), build: true };
        assert_eq!(Serve::parse(vec![]), Ok(serve));
    }

    #[test]
    fn both_spellings_of_values() {
        let serve = Serve { port: 8080, public_url: "/some/repo/".to_owned(), build: false };
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
