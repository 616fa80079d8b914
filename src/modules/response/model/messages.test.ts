import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { describe, expect, test } from "vitest";
import { assessmentMachine } from "#assessment/model/assessment-steps.ts";
import { audiences, crimesConsidered } from "#assessment/model/assessment.ts";
import { factorCrimes, natures } from "#assessment/model/framework.ts";
import { confidences, directions, immediacies, judgementValues, strengths, trends } from "#assessment/model/judgement.ts";
import { likelihoodWords } from "#assessment/model/likelihood.ts";
import { alertMachine } from "#warning/model/alert-steps.ts";
import { channels, timeSpans } from "#warning/model/alert.ts";
import { clockNames, clockStates } from "#warning/model/clocks.ts";
import { addresseeKinds, formNames, forms } from "#warning/model/forms.ts";
import { outcomeReviewMachine } from "#warning/model/outcome-review-kind.ts";
import { rightnesses } from "#warning/model/outcome-review.ts";
import { responses } from "#warning/model/receipt.ts";
import { receiptStates } from "#warning/model/receipts.ts";
import { moments } from "#warning/model/warning-to-response.ts";
import { authorities, coercions, measureGroups, timings } from "./measure-list.ts";
import { measureMachine } from "./measure-steps.ts";
import { effects } from "./measure.ts";

const modules = join(import.meta.dirname, "../..");
const catalogue = (module: string, language: string): Record<string, string> => JSON.parse(readFileSync(join(modules, module, `messages.${language}.json`), "utf8"));
const languages = ["en", "fr", "ar"];
const keys = (prefix: string, words: readonly (string | number)[]) => words.map((word) => `${prefix}.${word}`);
const ofMachine = (kind: string, machine: { steps: Record<string, { from: readonly string[]; to: string }> }) => [
  kind, `${kind}.many`, `${kind}-not-found`,
  ...keys(`${kind}.step`, Object.keys(machine.steps)),
  ...keys(`${kind}.state`, [...new Set(Object.values(machine.steps).flatMap((step) => [...step.from, step.to]))]),
];

const words = {
  assessment: [
    ...ofMachine("assessment.assessment", assessmentMachine), "assessment.likelihood-range",
    ...keys("assessment.judgement", judgementValues), ...keys("assessment.confidence", confidences), ...keys("assessment.trend", trends), ...keys("assessment.immediacy", immediacies),
    ...keys("assessment.direction", directions), ...keys("assessment.strength", strengths), ...keys("assessment.likelihood", likelihoodWords), ...keys("assessment.audience", audiences),
    ...keys("assessment.crime", [...crimesConsidered, ...factorCrimes]), ...keys("assessment.nature", natures), ...keys("assessment.concern-level", [1, 2, 3, 4]),
  ],
  warning: [
    ...ofMachine("warning.alert", alertMachine), ...ofMachine("warning.outcome-review", outcomeReviewMachine),
    ...keys("warning.form", formNames), ...keys("warning.section", formNames.flatMap((name) => [...forms[name].sections])), ...keys("warning.addressee-kind", addresseeKinds),
    ...keys("warning.channel", channels), ...keys("warning.time-span", [...timeSpans, "unknown"]), ...keys("warning.response", responses), ...keys("warning.receipt-state", receiptStates),
    ...keys("warning.clock", clockNames), ...keys("warning.clock-state", clockStates), ...keys("warning.due", [...clockNames, "come-back-after-later", "second-reading", "outcome-review"]),
    ...keys("warning.moment", moments), ...keys("warning.was-right", rightnesses), ...keys("warning.statistics.by", ["all", "situation", "form", "addressee-kind"]),
    "warning.cap-exercise-mark",
  ],
  response: [
    ...ofMachine("response.measure", measureMachine), ...keys("response.group", measureGroups), ...keys("response.timing", timings), ...keys("response.coercion", coercions),
    ...keys("response.authority", authorities), ...keys("response.effect", effects), ...keys("response.pillar", [1, 2, 3]),
  ],
};

describe.each(["assessment", "warning", "response"] as const)("the sentences of %s", (module) => {
  test("are there in every language under the same keys", () => {
    const [english, ...others] = languages.map((language) => Object.keys(catalogue(module, language)).toSorted());
    for (const other of others) expect(other).toEqual(english);
  });

  test("name every word of the lists, every state and every step", () => expect(Object.keys(catalogue(module, "en"))).toEqual(expect.arrayContaining(words[module])));

  test("give each refusal, warning and finding of the model a sentence", () => {
    const sources = globSync("*.ts", { cwd: join(modules, module, "model") }).filter((file) => !file.endsWith(".test.ts"));
    const codes = sources.flatMap((file) => [...readFileSync(join(modules, module, "model", file), "utf8").matchAll(/"((?:assessment|warning|response)\.[a-z0-9-]+)"/g)].map((match) => match[1]!));
    expect(codes.length).toBeGreaterThan(20);
    const all = languages.slice(0, 1).flatMap((language) => ["assessment", "warning", "response"].flatMap((one) => Object.keys(catalogue(one, language))));
    expect([...new Set(codes)].filter((code) => !all.includes(code))).toEqual([]);
  });

  test.each(languages)("are well formed in %s, and take the same values as in English", (language) => {
    for (const [key, sentence] of Object.entries(catalogue(module, language))) {
      expect(valuesOf(sentence), key).toEqual(valuesOf(catalogue(module, "en")[key]!));
      expect(sentence.trim(), key).not.toBe("");
    }
  });

  test("are written in Arabic letters in Arabic", () => {
    for (const [key, sentence] of Object.entries(catalogue(module, "ar"))) if (!key.endsWith("likelihood-range")) expect(sentence, key).toMatch(/[\u0600-\u06ff]/);
  });

  test("say in French and Arabic what to do, not only what went wrong: at least two sentences for each refusal", () => {
    for (const key of Object.keys(catalogue(module, "en")).filter((one) => one.endsWith("-missing") && !one.includes(".state."))) {
      for (const language of languages) expect((catalogue(module, language)[key]!.match(/[.!?؟;؛:]/g) ?? []).length, `${language} ${key}`).toBeGreaterThan(1);
    }
  });
});

/** The names of the values that a sentence takes; a sentence that is not well formed throws. */
function valuesOf(sentence: string): string[] {
  const compiled = compileMessage(sentence);
  return typeof compiled === "string" ? [] : [...new Set(compiled.filter((part) => Array.isArray(part)).map((part) => String(part[0])))].toSorted();
}
