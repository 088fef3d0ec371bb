// An `.sql` import is its text, made by the bundler.
declare module "*.sql" {
  const text: string;
  export default text;
}
