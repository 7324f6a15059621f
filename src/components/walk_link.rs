//! Links through the walk.

use crate::site::Site;
use explainer::view::Neighbour;
use yew::prelude::*;

/// Which way a link leads through the walk.
#[derive(Clone, Copy)]
pub(crate) enum Direction {
    Back,
    On,
}

/// The link to what the walk has before or after a page. The arrow keys follow it.
pub(crate) fn walk_link(neighbour: &Neighbour, direction: Direction, site: Site<'_>) -> Html {
    let (rel, arrow, label) = match direction {
        Direction::Back => ("prev", "←", site.text.previous()),
        Direction::On => ("next", "→", site.text.next()),
    };
    let title = match neighbour {
        Neighbour::Opening => site.text.the_opening(),
        Neighbour::Step { title, .. } => title.clone(),
        Neighbour::Takeaways => site.text.page_takeaways(),
        Neighbour::Positions => site.text.all_positions(),
    };
    html! {
        <a class="walk-link" {rel} href={site.links.address(&neighbour.page())}>
            <span class="walk-arrow" aria-hidden="true">{ arrow }</span>
            <span class="walk-target"><span class="label">{ label }</span>{ " " }<span class="walk-title">{ title }</span></span>
        </a>
    }
}
