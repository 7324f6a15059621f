//! The icons in the sizes that devices need, and the web manifest that lists them.
//!
//! All icons are made from `styles/icon.svg`; the theme colours are those of the style sheet.

use crate::card::colours::{Colours, hex};
use crate::failure::Failure;
use crate::template::Site;
use explainer::model::{Explainer, plain};
use html_escape::encode_double_quoted_attribute as attribute;
use png::{BitDepth, ColorType, Compression, Encoder};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use serde_json::json;
use std::fmt::Display;

const ICON: &str = include_str!("../../../styles/icon.svg");
const MANIFEST: &str = "manifest.webmanifest";

/// How an icon fills its square.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Shape {
    /// With round corners on a transparent background.
    Round,
    /// Filling the square; the device rounds the corners.
    Full,
    /// Filling the square, with a margin around the symbol; the device may cut out a circle.
    Maskable,
}

/// An icon file.
struct Icon {
    name: &'static str,
    shape: Shape,
    /// Width and height in pixels.
    size: u32,
}

const TOUCH: Icon = Icon { name: "icons/touch-180.png", shape: Shape::Full, size: 180 };
const SMALL: Icon = Icon { name: "icons/icon-192.png", shape: Shape::Round, size: 192 };
const LARGE: Icon = Icon { name: "icons/icon-512.png", shape: Shape::Round, size: 512 };
const MASKABLE: Icon = Icon { name: "icons/maskable-512.png", shape: Shape::Maskable, size: 512 };

/// Returns the markup of a page's head for the icons and the manifest.
pub(crate) fn links(site: &Site) -> Result<String, Failure> {
    let address = |path: &str| attribute(&format!("{}{path}", site.base())).into_owned();
    Ok(format!(
        "\n    <link rel=\"manifest\" href=\"{}\">\n    <link rel=\"apple-touch-icon\" href=\"{}\">{}",
        address(MANIFEST),
        address(TOUCH.name),
        theme_colours()?,
    ))
}

/// Returns the markup of a page's head for the colours of the browser around it.
pub(crate) fn theme_colours() -> Result<String, Failure> {
    let colour = |scheme, [light, dark]: [&str; 2]| {
        let colour = if scheme == "dark" { dark } else { light };
        format!(
            "\n    <meta name=\"theme-color\" media=\"(prefers-color-scheme: {scheme})\" content=\"{colour}\">"
        )
    };
    let (light, dark) = (hex(Colours::read()?.paper), hex(Colours::dark_paper()?));
    Ok(colour("light", [&light, &dark]) + &colour("dark", [&light, &dark]))
}

/// Returns the manifest and the icons with their paths, relative to the base path.
pub(crate) fn files(explainer: &Explainer, site: &Site) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = vec![(MANIFEST.to_string(), manifest(explainer, site)?.into_bytes())];
    for icon in [TOUCH, SMALL, LARGE, MASKABLE] {
        files.push((icon.name.to_string(), png(&shaped(icon.shape)?, icon.size)?));
    }
    Ok(files)
}

fn manifest(explainer: &Explainer, site: &Site) -> Result<String, Failure> {
    let paper = hex(Colours::read()?.paper);
    let base = site.base();
    let icon = |icon: Icon| {
        let purpose = if icon.shape == Shape::Maskable { "maskable" } else { "any" };
        json!({
            "src": format!("{base}{}", icon.name),
            "sizes": format!("{0}x{0}", icon.size),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    let manifest = json!({
        "name": explainer.title,
        "short_name": explainer.title,
        "description": plain(&explainer.standfirst),
        "lang": explainer.lang,
        "id": base,
        "start_url": base,
        "scope": base,
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": [icon(SMALL), icon(LARGE), icon(MASKABLE)],
    });
    serde_json::to_string_pretty(&manifest).map_err(failed)
}

/// Returns the drawing in this shape.
fn shaped(shape: Shape) -> Result<String, Failure> {
    let change = |svg: &str, from: &str, to: &str| {
        let changed = svg.replacen(from, to, 1);
        if changed == svg {
            return Err(Failure::other(format!("styles/icon.svg has no `{from}`: icons are made from it")));
        }
        Ok(changed)
    };
    let square = |svg: &str| change(svg, " rx=\"7\"", "");
    match shape {
        Shape::Round => Ok(ICON.into()),
        Shape::Full => square(ICON),
        // Masks keep at least a circle of four fifths of the width, which must contain the whole symbol.
        Shape::Maskable => {
            change(&square(ICON)?, "<g id=\"sign\"", "<g id=\"sign\" transform=\"translate(4 4) scale(.75)\"")
        }
    }
}

fn png(svg: &str, size: u32) -> Result<Vec<u8>, Failure> {
    let tree = Tree::from_str(svg, &Options::default()).map_err(failed)?;
    let mut picture = Pixmap::new(size, size).ok_or_else(|| failed("no room for it"))?;
    let scale = size as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    let pixels: Vec<[u8; 4]> = picture
        .pixels()
        .iter()
        .map(|pixel| pixel.demultiply())
        .map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()])
        .collect();
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, size, size);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(pixels.as_flattened()).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(png)
}

fn failed(error: impl Display) -> Failure {
    Failure::other(format!("can't make the icons: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::sample;
    use explainer::model::PassageKind;
    use serde_json::Value;

    fn site() -> Site {
        Site::new("/x/", Some("https://example.org/x/")).expect("a site")
    }

    #[test]
    fn the_manifest_stands_under_the_base_path_and_names_icons_that_are_there() {
        let explainer = sample::explainer(PassageKind::Quotation);
        let files = files(&explainer, &site()).expect("files");
        let manifest: Value = serde_json::from_slice(&files[0].1).expect("JSON");
        assert_eq!(manifest["name"], explainer.title);
        assert_eq!((&manifest["start_url"], &manifest["scope"]), (&"/x/".into(), &"/x/".into()));
        for icon in manifest["icons"].as_array().expect("icons") {
            let path = icon["src"].as_str().and_then(|src| src.strip_prefix("/x/")).expect("a path");
            let (_, png) = files.iter().find(|(file, _)| file == path).expect("the file");
            let number = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
            assert_eq!(icon["sizes"], format!("{}x{}", number(16), number(20)));
        }
    }

    #[test]
    fn a_head_names_the_manifest_the_icon_and_both_colours() {
        let links = links(&site()).expect("links");
        for part in [
            r#"<link rel="manifest" href="/x/manifest.webmanifest">"#,
            r#"<link rel="apple-touch-icon" href="/x/icons/touch-180.png">"#,
            r##"media="(prefers-color-scheme: light)" content="#fdfcf9">"##,
            r##"media="(prefers-color-scheme: dark)" content="#15181c">"##,
        ] {
            assert!(links.contains(part), "{part} in {links}");
        }
    }

    #[test]
    fn the_drawing_is_in_the_colours_of_the_site() {
        let tokens = include_str!("../../../styles/tokens.css");
        for colour in ICON.split("fill=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(tokens.contains(colour), "{colour}");
        }
    }

    #[test]
    fn only_the_round_icon_is_clear_at_its_corners() {
        for (shape, clear) in [(Shape::Round, true), (Shape::Full, false), (Shape::Maskable, false)] {
            let tree = Tree::from_str(&shaped(shape).expect("a shape"), &Options::default()).expect("a tree");
            let mut picture = Pixmap::new(32, 32).expect("room");
            resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
            assert_eq!(picture.pixels()[0].alpha() == 0, clear, "{shape:?}");
        }
    }
}
