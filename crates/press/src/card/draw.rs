//! Converts SVG to PNG.

use super::colours::Colours;
use super::fonts::{FAMILY, Fonts};
use super::palette::Palette;
use super::{HEIGHT, WIDTH};
use crate::failure::Failure;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::fmt::Display;
use std::sync::Arc;

/// Draws cards.
pub(super) struct Drawer {
    options: Options<'static>,
    palette: Palette,
}

impl Drawer {
    pub(super) fn new(fonts: &Fonts, colours: &Colours) -> Self {
        let options =
            Options { fontdb: Arc::new(fonts.database()), font_family: FAMILY.into(), ..Options::default() };
        Self { options, palette: Palette::new(colours) }
    }

    /// Returns the PNG of `svg`.
    pub(super) fn png(&self, svg: &str) -> Result<Vec<u8>, Failure> {
        let tree = Tree::from_str(svg, &self.options).map_err(failed)?;
        let (width, height) = (u32::from(WIDTH), u32::from(HEIGHT));
        let mut picture = Pixmap::new(width, height).ok_or_else(|| failed("no room for it"))?;
        resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
        let mut png = Vec::new();
        let mut encoder = Encoder::new(&mut png, width, height);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(self.palette.bytes());
        encoder.set_compression(Compression::Balanced);
        // PNG filters don't help with palette indexes.
        encoder.set_filter(Filter::NoFilter);
        let mut writer = encoder.write_header().map_err(failed)?;
        writer.write_image_data(&self.palette.numbers(picture.data())).map_err(failed)?;
        writer.finish().map_err(failed)?;
        Ok(png)
    }
}

fn failed(error: impl Display) -> Failure {
    Failure::other(format!("can't draw a card: {error}"))
}
