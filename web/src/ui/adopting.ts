/**
 * Styles that come with the parts that are loaded later. A constructed sheet needs no file of its own and
 * no exception in the Content-Security-Policy, so that it is there in every kind of page.
 */
export function adopt(styles: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
