#![no_main]
fuzz::target!(explainer::fuzzing::report);
