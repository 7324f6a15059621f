#![no_main]
fuzz::target!(notebook::fuzzing::annotations);
