import * as v from "valibot";
import type { RecordKind } from "#platform/rules/kind.ts";
import { Label } from "#platform/rules/label.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { sealedBox } from "#platform/rules/sealing/sealed-box.ts";
import { analysts, writers } from "#partners/model/role.ts";
import { Reliability, SourceKind } from "./grading.ts";

const words = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));

/** A source as everybody sees it: a code name, never a name. Who it is stands in a record of its own, for those who need it. */
export const Source = v.strictObject({
  label: Label,
  title: v.pipe(words(80), v.minLength(2, "information.code-name-missing")),
  kind: SourceKind,
  reliability: Reliability,
  reliabilityReason: v.optional(words(2000), ""),
  languages: v.optional(v.array(words(20)), []),
  notes: v.optional(words(4000), ""),
});
export type Source = v.InferOutput<typeof Source>;

/** Who a source is, as it stands inside its box: seen in browsers of its readers and nowhere else (S28). */
export const IdentityText = v.strictObject({
  name: v.pipe(words(300), v.minLength(1)),
  contact: v.optional(words(500), ""),
  safetyNotes: v.optional(words(4000), ""),
});
export type IdentityText = v.InferOutput<typeof IdentityText>;
/** The field to which its box is bound; the record it belongs to is the source. */
export const identityField = "source-identity";

/** The only place where a source's identity is written: a closed box, always Strictly Confidential, every look at it is in the ledger. It belongs to its source. */
export const SourceIdentity = v.strictObject({
  label: v.literal("strictly-confidential", "information.identity-label"),
  sourceId: v.pipe(v.string(), v.uuid()),
  ...sealedBox,
});
export type SourceIdentity = v.InferOutput<typeof SourceIdentity>;

/** As it was written before identities were sealed: readable still, for whoever may, and to be sealed when it is next saved. */
const InClear = v.strictObject({ label: SourceIdentity.entries.label, sourceId: SourceIdentity.entries.sourceId, ...IdentityText.entries });

type SourceState = "active" | "closed";
const machine: Machine<SourceState, "close" | "reopen"> = {
  initial: "active",
  final: [],
  steps: {
    close: { from: ["active"], to: "closed", roles: writers, needsReason: true },
    reopen: { from: ["closed"], to: "active", roles: writers, needsReason: true },
  },
};

export const sourceKind: RecordKind<Source, SourceState, "close" | "reopen"> = {
  kind: "information.source",
  path: "sources",
  schema: Source,
  machine,
  createRoles: writers,
  editRoles: writers,
  editableIn: ["active"],
  title: (content) => content.title,
  links: () => [],
  searchText: (content) => ({ language: null, text: content.notes, names: [content.title] }),
};

export const sourceIdentityKind: RecordKind<SourceIdentity | v.InferOutput<typeof InClear>, SourceState, "close" | "reopen"> = {
  kind: "information.source-identity",
  path: "source-identities",
  schema: SourceIdentity,
  stored: v.union([SourceIdentity, InClear]),
  machine,
  createRoles: writers,
  editRoles: writers,
  // Who spoke is for those who evaluate on need, and for whoever was told (domain 1.7).
  readers: analysts,
  editableIn: ["active"],
  revealsIdentity: true,
  // A title travels into lists and links, so it must not be the name.
  title: () => "\u2022\u2022\u2022",
  links: (content) => [{ to: content.sourceId, as: "identity-of" }],
  // Identities are not searched: a search box must not become a way to ask who talked.
  searchText: () => ({ language: null, text: "", names: [] }),
};
