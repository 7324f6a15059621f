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
    /// Reads the arguments after `build`.
    pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Self> {
        let mut options = Self { public_url: "/".to_owned(), site_address: None };
        let mut parser = lexopt::Parser::from_args(arguments);
        while let Some(argument) = parser.next()? {
            match argument {
                lexopt::Arg::Long("public-url") => options.public_url = public_url(text(&mut parser)?)?,
                lexopt::Arg::Long("site-address") => {
                    options.site_address = Some(site_address(text(&mut parser)?)?);
                }
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
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

fn site_address(text: String) -> Result<String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    if host.is_empty() || host.starts_with('/') || text.contains(char::is_whitespace) {
        return Err(Error::Usage(format!(
            "--site-address {text}: not an address such as https://example.org/"
        )));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    #[test]
    fn defaults() {
        let build = Build { public_url: "/".to_owned(), site_address: None };
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
    fn addresses_need_a_scheme_and_a_host() {
        assert!(site_address("https://example.org/x/".to_owned()).is_ok());
        for address in ["example.org", "/x/", "https://", "https:///x", "ftp://example.org"] {
            assert!(site_address(address.to_owned()).is_err(), "{address}");
        }
    }

    #[test]
    fn values_are_required_and_strangers_refused() {
        for line in ["--public-url", "--port 1", "-x", "here"] {
            assert!(matches!(Build::parse(words(line)), Err(Error::Usage(_))), "{line}");
        }
        for line in ["--port 70000", "--port -1", "--no-build=yes", "--site-address https://example.org"] {
            assert!(matches!(Serve::parse(words(line)), Err(Error::Usage(_))), "{line}");
        }
    }
}
