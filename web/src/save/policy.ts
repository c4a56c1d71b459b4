/**
 * The Content-Security-Policy of a saved file: the rules that are served (assets/policy.json, which
 * the server and the exports read, too), and what differs inside a file.
 */
import RULES from "@assets/policy.json";

/** Nothing may be fetched, only this script and this style may run, and the film's worker. */
export async function filePolicy(script: string, style: string): Promise<string> {
  const [scripts, styles] = await Promise.all([script, style].map(allowed));
  const { "frame-ancestors": _, ...rules } = RULES; // only a header can say it
  const all = {
    ...rules,
    "script-src": `${scripts} 'wasm-unsafe-eval'`,
    "style-src": styles,
    "connect-src": "'none'",
    "worker-src": "blob:",
  };
  return Object.entries(all)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
}

/** Browsers only hash on secure pages: elsewhere whatever is inside the file may run. */
async function allowed(text: string): Promise<string> {
  if (!globalThis.crypto?.subtle) return "'unsafe-inline'";
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`;
}
