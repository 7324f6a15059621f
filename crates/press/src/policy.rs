//! What pages may load and run: their Content-Security-Policies.
//!
//! Every page states its policy in its head, so that it holds on any host. Hosts that send headers state it once more,
//! with what counts in a header only; see [`crate::headers`].

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What no page does: send forms, or change what its addresses are relative to.
const NEVER: &str = "base-uri 'none'; form-action 'none'";

/// For pages that run one script of their own: no text becomes HTML or code. The pages with the program can't ask for it,
/// since Yew inserts printed HTML as text; see docs/hosting.md.
const NO_CODE_FROM_TEXT: &str = "require-trusted-types-for 'script'; trusted-types 'none'";

/// Who may show a page in a frame: nobody, or every site. It has no effect in the head of a page.
const NO_FRAMES: &str = "frame-ancestors 'none'";
const ANY_FRAMES: &str = "frame-ancestors *";

/// Returns the policy of the pages with the program: only files of this site, and no inline scripts or styles.
pub(crate) fn page() -> String {
    with_program("'self'")
}

/// Returns the policy in the header of all pages but embeds. It allows the scripts of those that redirect, too; the policy
/// in its head holds a page to less.
pub(crate) fn page_header(redirect: &str) -> String {
    format!("{}; {NO_FRAMES}", with_program(&format!("'self' '{}'", hash(redirect))))
}

fn with_program(scripts: &str) -> String {
    format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; {NEVER}"
    )
}

/// Returns the policy of a page that redirects with `script`.
pub(crate) fn redirect(script: &str) -> String {
    format!("default-src 'none'; script-src '{}'; {NO_CODE_FROM_TEXT}; {NEVER}", hash(script))
}

/// Returns the policy of a page without scripts: only styles, fonts and pictures of this site.
pub(crate) fn without_scripts() -> String {
    format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; {NO_CODE_FROM_TEXT}; {NEVER}"
    )
}

/// Returns the policy of an embed, which runs `script` and has styles.
pub(crate) fn embed(script: &str) -> String {
    format!(
        "default-src 'none'; script-src '{}'; style-src 'self'; {NO_CODE_FROM_TEXT}; {NEVER}",
        hash(script)
    )
}

/// Returns the policy in the header of embeds.
pub(crate) fn embed_header(script: &str) -> String {
    format!("{}; {ANY_FRAMES}", embed(script))
}

/// Returns the hash by which a policy allows an inline script.
fn hash(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(script.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The directives of a policy, by name.
    fn directives(policy: &str) -> Vec<(&str, Vec<&str>)> {
        policy
            .split("; ")
            .map(|directive| {
                let (name, sources) = directive.split_once(' ').unwrap_or((directive, ""));
                (name, sources.split_whitespace().collect())
            })
            .collect()
    }

    #[test]
    fn a_header_allows_what_the_head_of_each_page_allows() {
        let header = page_header("x()");
        let header = directives(&header);
        for policy in [page(), without_scripts(), redirect("x()")] {
            for (name, allowed) in directives(&policy) {
                let Some((_, by_header)) = header.iter().find(|(other, _)| *other == name) else {
                    assert!(name.contains("trusted-types"), "{name} is not in the header");
                    continue;
                };
                assert!(allowed.iter().all(|source| by_header.contains(source)), "{name} of {policy}");
            }
        }
    }

    #[test]
    fn frames_are_a_matter_of_headers() {
        for policy in [page(), without_scripts(), redirect("x()"), embed("x()")] {
            assert!(!policy.contains("frame-ancestors"), "{policy}");
        }
        assert!(page_header("x()").ends_with("; frame-ancestors 'none'"));
        assert!(embed_header("x()").ends_with("; frame-ancestors *"));
    }

    #[test]
    fn no_policy_allows_any_inline_script_or_style() {
        for policy in [
            page(),
            without_scripts(),
            redirect("x()"),
            embed("x()"),
            page_header("x()"),
            embed_header("x()"),
        ] {
            assert!(!policy.contains("'unsafe-"), "{policy}");
            assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        }
    }
}
