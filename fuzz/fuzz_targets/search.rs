#![no_main]
fuzz::target!(search::fuzzing::search);
