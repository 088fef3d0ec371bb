// A `.wasm` import is a compiled module, made by the bundler.
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
