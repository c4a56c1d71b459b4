/** Builds the page into the Python package. Knows nothing of what the page does. */
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

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

export default defineConfig({
  base: "./",
  assetsInclude: ["**/*.safetensors"],
  resolve: { alias: { "@assets": `${packageDirectory}assets` } },
  server: { fs: { allow: [".", `${packageDirectory}assets`] } },
  plugins: [preloadNetwork()],
  build: {
    outDir: `${packageDirectory}static`,
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    // The polyfill is an inline script, which the Content-Security-Policy forbids, and every
    // browser with WebGL2 in a module knows modulepreload anyway.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
