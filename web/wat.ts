/** Assembles WebAssembly text where it is imported: the module's bytes, in base64. */
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import createWabt from "wabt";

export function assembleText(): Plugin {
  return {
    name: "assemble-webassembly-text",
    async load(id) {
      if (!id.endsWith(".wat")) return null;
      const wabt = await createWabt();
      const module = wabt.parseWat(id, readFileSync(id, "utf8"), { simd: true });
      try {
        module.validate();
        const { buffer } = module.toBinary({});
        return `export default "${Buffer.from(buffer).toString("base64")}";`;
      } finally {
        module.destroy();
      }
    },
  };
}
