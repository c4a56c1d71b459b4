/** Styles of parts that are loaded later: they come with their script, also into a page that is one file. */
export function wear(text: string): void {
  if (typeof document === "undefined") return; // the worker has none
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
