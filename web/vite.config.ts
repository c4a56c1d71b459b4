/** Builds the page into the Python package. Knows nothing of what the page does. */
import { fileURLToPath } from "node:url";
import type { AcceptedPlugin } from "postcss";
import { defineConfig, type Plugin } from "vite";
import { createNotices } from "./licences.ts";

const packageDirectory = fileURLToPath(new URL("../src/forwardpass/", import.meta.url));

/**
 * Starts the network file's download with the page instead of after the script, by a preload
 * link to the hashed asset. The server and the exports may point the link at another network:
 * the page reads the address from it.
 */
function preloadNetwork(): Plugin {
  return {
    name: "preload-network",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const file = Object.keys(bundle ?? {}).find((name) => name.endsWith(".safetensors"));
        if (file === undefined) return [];
        const attrs = { rel: "preload", as: "fetch", href: `./${file}`, crossorigin: "anonymous" };
        return [{ tag: "link", attrs, injectTo: "head-prepend" }];
      },
    },
  };
}

/**
 * Leaves the network out of the build, whose name in the page stays: the Python package holds the
 * file anyway, and puts it beside the page wherever that goes (show/files.py).
 */
function leaveNetworkOut(): Plugin {
  return {
    name: "leave-network-out",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const name of Object.keys(bundle)) {
          if (name.endsWith(".safetensors")) delete bundle[name];
        }
      },
    },
  };
}

const notices = createNotices();

/** Writes the licence texts of all that is inside the scripts, the worker's included. */
function writeLicences(): Plugin {
  return {
    name: "write-licences",
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "licenses.txt", source: notices.file() });
    },
  };
}

/** Each script carries its notices, as it also travels alone, in a saved page. */
const output = {
  postBanner: (chunk: { readonly moduleIds: readonly string[] }) =>
    notices.comment(chunk.moduleIds),
};

/**
 * Keeps the page's styles inside the page: every rule is for what stands in an element of class
 * `fp`. `:where` adds no weight, so the rules among themselves stay as they are written.
 */
const scopeStyles: AcceptedPlugin = {
  postcssPlugin: "scope-styles",
  Rule(rule) {
    const frames = rule.parent?.type === "atrule" && "name" in rule.parent ? rule.parent.name : "";
    if (frames.endsWith("keyframes")) return;
    const scoped = rule.selectors.map((selector) =>
      /^(?:html|body|\.fp\b|:where\(\.fp\))/.test(selector) ? selector : `:where(.fp) ${selector}`,
    );
    if (scoped.some((selector, k) => selector !== rule.selectors[k])) rule.selectors = scoped;
  },
};

export default defineConfig({
  base: "./",
  assetsInclude: ["**/*.safetensors"],
  resolve: { alias: { "@assets": `${packageDirectory}assets` } },
  server: { fs: { allow: [".", `${packageDirectory}assets`] } },
  plugins: [preloadNetwork(), leaveNetworkOut(), writeLicences()],
  worker: { rolldownOptions: { output } },
  css: { postcss: { plugins: [scopeStyles] } },
  build: {
    outDir: `${packageDirectory}static`,
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    // The polyfill is an inline script, which the Content-Security-Policy forbids, and every
    // browser with WebGL2 in a module knows modulepreload anyway.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { output },
  },
});
