//! What all fuzz targets have in common: the limits of one run.

use cap::Cap;
use cpu_time::ThreadTime;
use std::alloc::System;
use std::time::Duration;

/// How much memory may be allocated at one time, whether it is used or not. One allocation more fails, and ends the program.
const MEMORY: usize = 64 * 1024 * 1024;

/// How long a run may take, in time of the processor, so that what else the machine does makes no difference.
const TIME: Duration = Duration::from_millis(100);

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, MEMORY);

/// Runs `target` on `data`.
///
/// # Panics
/// If the target finds a fault, or needs too much time three times in a row.
pub fn run(target: fn(&[u8]), data: &[u8]) {
    let is_slow = || {
        let start = ThreadTime::now();
        target(data);
        start.elapsed() > TIME
    };
    // The first run may also fill a cache, or be interrupted.
    assert!(!(is_slow() && is_slow() && is_slow()), "a run of more than {TIME:?}");
}

/// The entry function of a target.
#[macro_export]
macro_rules! target {
    ($function:path) => {
        libfuzzer_sys::fuzz_target!(|data: &[u8]| $crate::run($function, data));
    };
}
