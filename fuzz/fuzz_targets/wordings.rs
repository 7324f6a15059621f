#![no_main]
fuzz::target!(web::fuzzing::wordings);
