// A `.txt` import is its text, made by the bundler.
declare module "*.txt" {
  const text: string;
  export default text;
}
