import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";

const Report = v.object({ numPassedTests: v.number(), numFailedTests: v.number(), testResults: v.array(v.object({ startTime: v.number(), endTime: v.number() })) });

export type MatrixTime = { room: string; seconds: number; passed: number; failed: number; reach: { seconds: number } };

/** The access matrix of one room alone: each of its routes and steps, by everybody who must see nothing of it, as its tests ask. */
export async function matrixOf(room: string): Promise<MatrixTime> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-matrix-"));
  try {
    const file = join(folder, "report.json");
    const root = join(import.meta.dirname, "..", "..");
    spawnSync(process.execPath, [join(root, "node_modules", "vitest", "vitest.mjs"), "run", "src/access-matrix.test.ts", "--reporter=json", `--outputFile=${file}`], { cwd: root, env: { ...process.env, VIGIE_MATRIX_OF: room }, stdio: "ignore" });
    const { numPassedTests: passed, numFailedTests: failed, testResults } = v.parse(Report, JSON.parse(readFileSync(file, "utf8")));
    const [begun, ended] = [Math.min(...testResults.map(({ startTime }) => startTime)), Math.max(...testResults.map(({ endTime }) => endTime))];
    return { room, seconds: Math.round((ended - begun) / 100) / 10, passed, failed, reach: { seconds: 60 } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
