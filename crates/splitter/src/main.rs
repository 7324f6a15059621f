//! Splits a linked program at the functions that `wasm_split` marks: `splitter PROGRAM.wasm FOLDER NAME`.
//!
//! The program must have its relocations (`.cargo/config.toml` asks the linker for them). FOLDER gets `NAME.wasm`, for
//! wasm-bindgen; `split_*.wasm` and `chunk_*.wasm`, which are fetched later; and `__wasm_split.js`, which fetches them.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use wasm_split_cli_support::{Options, transform};

fn main() -> ExitCode {
    match split(env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("splitter: {message}");
            ExitCode::FAILURE
        }
    }
}

fn split(arguments: Vec<String>) -> Result<(), String> {
    let [program, folder, name] =
        <[String; 3]>::try_from(arguments).map_err(|_| "usage: splitter PROGRAM.wasm FOLDER NAME")?;
    let folder = PathBuf::from(folder);
    let bytes = fs::read(&program).map_err(|error| format!("cannot read {program}: {error}"))?;
    let main = folder.join(format!("{name}.wasm"));
    let script = format!("./{name}.js");
    let mut options = Options::new(&bytes);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.main_module = &script;
    transform(options).map(drop).map_err(|error| {
        format!(
            "cannot split {program}: {error} If RUSTFLAGS is set, it replaces the flags that .cargo/config.toml gives."
        )
    })
}
