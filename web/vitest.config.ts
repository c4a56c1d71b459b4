/** Unit tests run in node; anything that needs a browser is tested by tests/ in Python. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { assembleText } from "./wat.ts";

export default defineConfig({
  plugins: [assembleText()],
  resolve: {
    alias: {
      "@assets": fileURLToPath(new URL("../src/forwardpass/assets", import.meta.url)),
    },
  },
  test: {
    testTimeout: 120_000, // a busy machine is no failure; speed is for benchmarks
    setupFiles: ["tests/whole.ts"],
    include: ["tests/**/*.test.{ts,tsx}"],
    environment: "node",
    isolate: false, // files share what they import: no test changes a module for others
    // Left out by `run.py check`, whose unit tests are to take seconds.
    tags: [{ name: "slow", description: "takes more than a third of a second on a quiet machine" }],
    coverage: { include: ["src/**/*.{ts,tsx}"], reporter: ["text-summary"] },
  },
});
