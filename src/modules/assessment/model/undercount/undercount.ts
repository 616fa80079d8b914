import * as v from "valibot";
import type { RecordKind } from "#platform/rules/kind.ts";
import { Label } from "#platform/rules/label.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { said, text } from "../text.ts";
import { faultsOfTable } from "./overlap-table.ts";

/** How many people there were, estimated from how lists of them overlap: only counts are kept here, never who stands on a list. */
export const Undercount = v.strictObject({
  label: Label,
  title: v.pipe(v.string(), v.trim(), v.minLength(3, "assessment.title-missing"), v.maxLength(300)),
  /** Who is counted, where and when: "people killed in the valley between March and June". */
  population: said(1_000, "assessment.undercount-population-missing"),
  /** What the lists are, who made them, and how the same person on two of them was recognised. */
  lists: said(4_000, "assessment.undercount-lists-missing"),
  table: v.pipe(v.string(), v.trim(), v.minLength(1, "assessment.overlap-empty"), v.maxLength(60_000)),
  note: text(4_000),
});
export type Undercount = v.InferOutput<typeof Undercount>;

export type UndercountState = "draft" | "estimated" | "withdrawn";
export type UndercountStep = "estimate" | "withdraw";

const undercountMachine: Machine<UndercountState, UndercountStep> = {
  initial: "draft",
  final: ["withdrawn"],
  steps: {
    estimate: { from: ["draft"], to: "estimated", roles: ["system"] },
    withdraw: { from: ["draft", "estimated"], to: "withdrawn", roles: ["senior", "director"], needsReason: true },
  },
};

export const undercountKind: RecordKind<Undercount, UndercountState, UndercountStep> = {
  kind: "assessment.undercount",
  path: "undercounts",
  schema: Undercount,
  machine: undercountMachine,
  faults: ({ table }) => faultsOfTable(table),
  createRoles: ["analyst", "senior"],
  editRoles: ["analyst", "senior"],
  editableIn: ["draft"],
  title: (content) => content.title,
  links: () => [],
  searchText: (content) => ({ language: null, text: [content.title, content.population, content.lists, content.note].join("\n"), names: [] }),
};
