/** Builds the page into the Python package. Knows nothing of what the page does. */
import { fileURLToPath } from "node:url";
import type { AcceptedPlugin } from "postcss";
import { type ConfigEnv, defineConfig, type Plugin, type Rolldown, type UserConfig } from "vite";
import { joinsOf } from "./joining.ts";
import { createNotices } from "./licences.ts";
import { chunksOf, spokenIn } from "./speaking.ts";
import { assembleText } from "./wat.ts";

const packageDirectory = fileURLToPath(new URL("../src/forwardpass/", import.meta.url));

/** What is built for Node (`npm run bench`) is no page. */
const isPage = ({ build }: UserConfig, { command }: ConfigEnv): boolean =>
  command === "build" && !build?.ssr;

/** The network that the page opens with; the others are fetched when they are chosen. */
const isFirstNetwork = (name: string): boolean => /mnistnet-[^/]*\.safetensors$/.test(name);

/**
 * Starts the network file's download with the page instead of after the script, by a preload
 * link to the hashed asset. The server and the exports may point the link at another network:
 * the page reads the address from it.
 */
function preloadNetwork(): Plugin {
  return {
    name: "preload-network",
    apply: isPage,
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const file = Object.keys(bundle ?? {}).find(isFirstNetwork);
        if (file === undefined) return [];
        const attrs = { rel: "preload", as: "fetch", href: `./${file}`, crossorigin: "anonymous" };
        return [{ tag: "link", attrs, injectTo: "head-prepend" }];
      },
    },
  };
}

/**
 * Writes manifest.json: which file is the page's script, the parts that it loads later, style, icon, network,
 * second network, history and video encoder, which language has which file and sentences, the line of index.html on which
 * each stands, and how the scripts become one. Python and the page's own saving take the page apart and put it together by it, so that nobody
 * searches built HTML or minified script.
 */
function writeManifest(): Plugin {
  return {
    name: "write-manifest",
    apply: isPage,
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const manifest = { ...manifestOf(bundle), languages: await spokenIn(bundle) };
        const source = `${JSON.stringify(manifest, null, 1)}\n`;
        this.emitFile({ type: "asset", fileName: "manifest.json", source });
      },
    },
  };
}

type Output = Rolldown.OutputBundle[string];

const isLater = (each: Output): each is Rolldown.OutputChunk =>
  each.type === "chunk" && each.isDynamicEntry;

function manifestOf(bundle: Rolldown.OutputBundle) {
  const languages = chunksOf(bundle);
  const file = (what: string, belongs: (each: Output) => boolean): string =>
    only(
      what,
      Object.values(bundle)
        .filter(belongs)
        .map(({ fileName }) => fileName),
    );
  const files = {
    script: file("script", (each) => each.type === "chunk" && each.isEntry),
    parts: file(
      "later script",
      (each) => isLater(each) && !Object.values(languages).includes(each),
    ),
    style: file("style", ({ fileName }) => fileName.endsWith(".css")),
    icon: file("icon", ({ fileName }) => fileName.endsWith(".svg")),
    network: file("network", ({ fileName }) => isFirstNetwork(fileName)),
    conv: file("second network", ({ fileName }) => /mnistconv-[^/]*\.safetensors$/.test(fileName)),
    history: file("history", ({ fileName }) => /\.history-[^/]*\.safetensors$/.test(fileName)),
    film: file("video encoder", ({ fileName }) => fileName.includes("film.worker")),
  };
  const index = bundle["index.html"];
  const lines = index?.type === "asset" ? String(index.source).split("\n") : [];
  const line = (part: string): string =>
    only(
      `line with ${part}`,
      lines.filter((each) => each.includes(part)),
    ).trim();
  const { script, style, icon, network } = files;
  const told = { html: "<html ", about: 'content="Draw', title: "<title>", noScript: "<noscript>" };
  const stands = { script, style, icon, network, ...told };
  const elements = Object.entries(stands).map(([name, part]) => [name, line(part)]);
  const joins = joinsOf(chunkOf(bundle, files.script), chunkOf(bundle, files.parts), languages);
  return { files, elements: Object.fromEntries(elements), joins };
}

function chunkOf(bundle: Rolldown.OutputBundle, name: string): Rolldown.OutputChunk {
  const found = bundle[name];
  if (found.type === "chunk") return found;
  throw new Error(`${name} must be a script`);
}

function only(what: string, found: readonly string[]): string {
  if (found.length === 1) return found[0];
  throw new Error(`the built page must have exactly one ${what}, it has ${found.length}`);
}

/**
 * Loads later scripts by plain imports. Vite wraps every one into a function that preloads styles, which
 * are all there from the start; the minifier takes that function away once nobody calls it.
 */
function importPlainly(): Plugin {
  return {
    name: "import-plainly",
    apply: isPage,
    renderChunk: (code) =>
      code
        .replaceAll("__vitePreload(() => import(", "((load) => load())(() => import(")
        .replace(/,\s*__VITE_PRELOAD__,\s*import\.meta\.url\)/g, ")"),
  };
}

/**
 * Keeps in the first script what languages share with the later one, which else would be a further script:
 * the modules that words/languages.ts imports for nothing but that.
 */
function shareWithLanguages(): Plugin {
  return {
    name: "share-with-languages",
    apply: isPage,
    transform: (_code, id) =>
      id.endsWith("/src/words/amounts.ts") ? { moduleSideEffects: "no-treeshake" } : null,
  };
}

/**
 * Leaves the networks out of the build, whose names in the page stay: the Python package holds the
 * files anyway, and puts them beside the page wherever that goes (show/files.py).
 */
function leaveNetworksOut(): Plugin {
  return {
    name: "leave-networks-out",
    apply: isPage,
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
    apply: isPage,
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
  plugins: [
    assembleText(),
    preloadNetwork(),
    importPlainly(),
    shareWithLanguages(),
    writeManifest(),
    leaveNetworksOut(),
    writeLicences(),
  ],
  worker: { rolldownOptions: { output } },
  // Addresses in the script are relative to the document, which is where the page is: the same
  // script then runs inside one file, too, whose address (about:srcdoc) no other can be relative to.
  experimental: {
    renderBuiltUrl: (name, { hostType }) =>
      hostType === "js" ? { runtime: JSON.stringify(`./${name}`) } : { relative: true },
  },
  css: { postcss: { plugins: [scopeStyles] } },
  build: {
    outDir: `${packageDirectory}static`,
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    // Nothing is preloaded but the network: what is loaded later must not be in its way.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: { output },
  },
});
