#![no_main]
fuzz::target!(explainer::fuzzing::content_file);
