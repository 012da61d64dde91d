/** Vite reads the style as a text, minified. */
declare module "*.css?inline" {
  const text: string
  export default text
}
