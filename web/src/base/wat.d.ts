/** WebAssembly text is assembled when it is imported (web/wat.ts). */
declare module "*.wat" {
  /** The module's bytes, in base64. */
  const bytes: string;
  export default bytes;
}
