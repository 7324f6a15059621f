#![no_main]
fuzz::target!(notebook::fuzzing::stored_notes);
