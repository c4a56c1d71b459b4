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
    coverage: { include: ["src/**/*.{ts,tsx}"], reporter: ["text-summary"] },
  },
});
