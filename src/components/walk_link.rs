//! Links through the walk.

use crate::links::Links;
use explainer::view::Neighbour;
use yew::prelude::*;

/// Which way a link leads through the walk.
#[derive(Clone, Copy)]
pub(crate) enum Direction {
    Back,
    On,
}

/// The link to what the walk has before or after a page. The arrow keys follow it.
pub(crate) fn walk_link(neighbour: &Neighbour, direction: Direction, links: Links<'_>) -> Html {
    let (rel, arrow, label) = match direction {
        Direction::Back => ("prev", "←", "Previous"),
        Direction::On => ("next", "→", "Next"),
    };
    let title = match neighbour {
        Neighbour::Opening => "The opening",
        Neighbour::Step { title, .. } => title,
        Neighbour::Takeaways => TAKEAWAYS,
        Neighbour::Positions => "All positions",
    };
    html! {
        <a class="walk-link" {rel} href={links.address(&neighbour.page())}>
            <span class="walk-arrow" aria-hidden="true">{ arrow }</span>
            <span class="walk-target"><span class="label">{ label }</span>{ " " }<span class="walk-title">{ title.to_string() }</span></span>
        </a>
    }
}

/// What the page of takeaways is called.
pub(crate) const TAKEAWAYS: &str = "What was said, what was not";
