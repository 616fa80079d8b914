import { defineConfig } from "vitest/config";

/** Two put something else in the place of a module; the third measures the memory of its process. All begin with nothing loaded. */
const alone = ["src/account-silence.test.ts", "src/modules/protection/receipt-silence.test.ts", "src/platform/files/open-table.test.ts"];
const tests = ["src/**/*.test.ts", "src/**/*.test.tsx"];
const times = { testTimeout: 30_000, hookTimeout: 120_000 };

/** Two workers at most: every file that needs a database clones its own, and a machine may have two cores. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ["src/testing/global-setup.ts"],
    projects: [
      { test: { ...times, name: "alone", include: alone } },
      // Loading the same modules again for each of two hundred files would take a quarter of all the time.
      { test: { ...times, name: "together", include: tests, exclude: alone, isolate: false } },
    ],
  },
});
