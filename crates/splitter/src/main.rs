//! Splits a linked program at the functions that `wasm_split` marks: `splitter PROGRAM.wasm FOLDER NAME`.
//!
//! The program must have its relocations (`.cargo/config.toml` asks the linker for them). FOLDER gets `NAME.wasm`, for
//! wasm-bindgen; `split_*.wasm` and `chunk_*.wasm`, which are fetched later; and `__wasm_split.js`, which fetches them.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use wasm_split_cli_support::{Options, transform};

fn main() -> Result<(), Box<dyn Error>> {
    let [program, folder, name] = <[String; 3]>::try_from(env::args().skip(1).collect::<Vec<_>>())
        .map_err(|_| "usage: splitter PROGRAM.wasm FOLDER NAME")?;
    let folder = PathBuf::from(folder);
    let bytes = fs::read(&program).map_err(|error| format!("cannot read {program}: {error}"))?;
    let main = folder.join(format!("{name}.wasm"));
    let script = format!("./{name}.js");
    let mut options = Options::new(&bytes);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.main_module = &script;
    transform(options)?;
    Ok(())
}
