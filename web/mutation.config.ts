/** The unit tests as `npm run mutate` runs them, thousands of times: without those of random bytes. */
import { mergeConfig } from "vitest/config";
import tests from "./vitest.config";

export default mergeConfig(tests, {
  // One environment for all files: to start one a file is most of a mutant's time.
  test: { exclude: ["**/network/bytes.test.ts"], isolate: false },
});
