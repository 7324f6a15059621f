//! Swipes that move through the walk.

use super::{Listening, document, follow, in_field, window};
use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::TouchEvent;

/// The minimum length of a swipe, in CSS pixels.
const MIN_LENGTH: i32 = 64;

/// A point on the page, in CSS pixels.
type Point = (i32, i32);

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Swipe {
    Previous,
    Next,
}

/// Follows the link to the next step on a swipe to the left, to the previous on one to the right.
#[must_use]
pub fn on_swipe() -> Option<Listening> {
    let document = document()?;
    let start: Rc<Cell<Option<Point>>> = Rc::default();
    let begun = {
        let start = start.clone();
        EventListener::new(&document, "touchstart", move |event| {
            let touch = event.dyn_ref::<TouchEvent>();
            start.set(touch.filter(|touch| !in_field(touch)).and_then(only_touch));
        })
    };
    let ended = EventListener::new(&document, "touchend", move |event| {
        let end = event.dyn_ref::<TouchEvent>().and_then(last_touch);
        let (Some(start), Some(end)) = (start.take(), end) else {
            return;
        };
        if selecting() {
            return;
        }
        match swipe(start, end) {
            Some(Swipe::Previous) => follow("a[rel=prev]"),
            Some(Swipe::Next) => follow("a[rel=next]"),
            None => false,
        };
    });
    Some(Listening(vec![begun, ended]))
}

/// The swipe from `start` to `end`, if it is clearly sideways and long enough.
fn swipe(start: Point, end: Point) -> Option<Swipe> {
    let (right, down) = (end.0 - start.0, end.1 - start.1);
    if right.abs() < MIN_LENGTH || right.abs() < 2 * down.abs() {
        None
    } else if right > 0 {
        Some(Swipe::Previous)
    } else {
        Some(Swipe::Next)
    }
}

/// Where the only finger is; `None` with several, who pinch.
fn only_touch(event: &TouchEvent) -> Option<Point> {
    let touches = event.touches();
    let touch = touches.get(0).filter(|_| touches.length() == 1)?;
    Some((touch.client_x(), touch.client_y()))
}

/// Where the last finger was lifted.
fn last_touch(event: &TouchEvent) -> Option<Point> {
    let touch = event.changed_touches().get(0).filter(|_| event.touches().length() == 0)?;
    Some((touch.client_x(), touch.client_y()))
}

/// Whether words are being selected.
fn selecting() -> bool {
    window()
        .and_then(|window| window.get_selection().ok().flatten())
        .is_some_and(|words| !words.is_collapsed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swipe_is_sideways_and_long() {
        assert_eq!(swipe((200, 100), (100, 110)), Some(Swipe::Next));
        assert_eq!(swipe((100, 100), (200, 60)), Some(Swipe::Previous));
        assert_eq!(swipe((100, 100), (140, 100)), None);
        assert_eq!(swipe((100, 100), (200, 200)), None);
        assert_eq!(swipe((100, 100), (100, 400)), None);
    }
}
