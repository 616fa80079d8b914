import * as v from "valibot";
import { PartialDate } from "#platform/rules/edtf.ts";
import type { RecordKind } from "#platform/rules/kind.ts";
import { Label } from "#platform/rules/label.ts";
import type { Machine } from "#platform/rules/machine.ts";
import { CountRange } from "#platform/rules/range.ts";
import { writers } from "#partners/model/role.ts";
import { facetsOfClaim } from "./facets.ts";
import { Credibility } from "./grading.ts";
import { Place, placeFaults } from "./place.ts";

const words = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));
const id = v.pipe(v.string(), v.uuid());

/** One statement inside a report. It says what a source says, and keeps saying it whatever is found later. */
export const Claim = v.strictObject({
  label: Label,
  situationId: id,
  reportId: id,
  statement: v.pipe(words(2000), v.minLength(3, "information.statement-missing")),
  extract: v.optional(words(4000), ""),
  actTypes: v.optional(v.array(words(60)), []),
  when: v.nullable(PartialDate),
  place: v.nullable(Place),
  perpetrator: v.optional(words(300), ""),
  perpetratorId: v.optional(v.nullable(id), null),
  victims: v.optional(words(500), ""),
  killed: v.nullable(CountRange),
  injured: v.nullable(CountRange),
  credibility: v.nullable(Credibility),
  credibilityReason: v.optional(words(2000), ""),
});
export type Claim = v.InferOutput<typeof Claim>;

export type ClaimState = "stated" | "retracted";
const machine: Machine<ClaimState, "retract" | "restate"> = {
  initial: "stated",
  final: [],
  steps: {
    /** The source took it back; the claim stays, as withdrawn. */
    retract: { from: ["stated"], to: "retracted", roles: writers, needsReason: true },
    restate: { from: ["retracted"], to: "stated", roles: writers, needsReason: true },
  },
};

export const claimKind: RecordKind<Claim, ClaimState, "retract" | "restate"> = {
  kind: "information.claim",
  path: "claims",
  schema: Claim,
  machine,
  createRoles: writers,
  editRoles: writers,
  editableIn: ["stated"],
  faults: ({ place }) => placeFaults("place", place),
  title: (content) => content.statement.slice(0, 200),
  links: (content) => [{ to: content.situationId, as: "situation" }, { to: content.reportId, as: "said-in" }, ...(content.perpetratorId ? [{ to: content.perpetratorId, as: "perpetrator" }] : [])],
  searchText: (content) => ({ language: null, text: `${content.statement}\n${content.extract}`, names: [content.perpetrator, content.victims, content.place?.said ?? ""].filter((name) => name !== "") }),
  facets: facetsOfClaim,
};
