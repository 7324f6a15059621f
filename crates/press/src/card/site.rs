//! The card of the site, with its title and the line under it.

use super::colours::Ink;
use super::fit::{Room, fit};
use super::fonts::{Face, Fonts};
use super::passage::{MARGIN, right};
use super::svg::Drawing;
use super::text::{Style, words};
use explainer::model::Explainer;
use explainer::page_data::OpeningData;

/// Returns the card of the site; `None` if something on it is too long.
pub(super) fn card(explainer: &Explainer, opening: &OpeningData, fonts: &Fonts) -> Option<Drawing> {
    let mut card = Drawing::default();
    let width = right() - MARGIN;
    let title = words([(Style::new(Face::Semibold, Ink::Full), explainer.title.as_str())]);
    let title = fit(&title, &[132.0, 112.0, 92.0, 72.0, 56.0], Room { width, height: 160.0 }, fonts)?;
    let subtitle = words([(Style::new(Face::Regular, Ink::Full), opening.subtitle.as_str())]);
    let subtitle =
        fit(&subtitle, &[56.0, 52.0, 48.0, 44.0, 40.0, 36.0], Room { width, height: 150.0 }, fonts)?;
    for (fitted, top) in [(title, 124.0), (subtitle, 292.0)] {
        for (line, foot) in fitted.lines.iter().zip(fitted.feet()) {
            card.line(line.clone(), MARGIN, top + foot, fitted.size);
        }
    }
    let counts = explainer.messages().card_counts(opening.steps.len(), opening.quoted, opening.notes);
    let counts = words([(Style::new(Face::Regular, Ink::Soft), counts.as_str())]);
    let counts = fit(&counts, &[32.0, 28.0], Room { width, height: 34.0 }, fonts)?;
    card.bar(Ink::Accent, (MARGIN, 76.0), (72.0, 6.0));
    card.bar(Ink::Rule, (MARGIN, 504.0), (width, 2.0));
    card.line(counts.lines.concat(), MARGIN, 560.0, counts.size);
    Some(card)
}
