import { writers } from "#partners/model/role.ts";
import type { RecordForm } from "#partners/screens/record-form/record-form.ts";
import { Claim } from "../../model/claim.ts";
import { claimDraft, claimOf, type ClaimDraft } from "./claim-draft.ts";
import { ClaimFields } from "./ClaimFields.tsx";

const numbers = ({ low, best, high }: { low: number | null; best: number | null; high: number | null }) => [low, best, high].map((number) => number ?? "?").join(" \u00b7 ");

export const claimForm: RecordForm<Claim, ClaimDraft> = {
  path: "claims",
  kind: "information.claim",
  roles: writers,
  schema: Claim,
  draftOf: claimDraft,
  contentOf: (draft) => claimOf(draft),
  Fields: ClaimFields,
  inWords: (content, say) => [
    [say("information.screen.claim.statement"), content.statement],
    [say("information.screen.claim.extract"), content.extract],
    [say("information.screen.acts.types"), content.actTypes.map((type) => say(`information.act-type.${type}`)).join("\n")],
    [say("information.screen.claim.killed"), content.killed === null ? "" : numbers(content.killed)],
    [say("information.screen.claim.injured"), content.injured === null ? "" : numbers(content.injured)],
    [say("information.screen.claim.victims"), content.victims],
    [say("information.screen.claim.perpetrator"), content.perpetrator],
    [say("information.screen.report.occurred"), content.when ?? ""],
    [say("information.screen.report.place"), content.place === null ? "" : [content.place.said, content.place.country, content.place.pcode].filter((part) => part !== null && part !== "").join(" \u00b7 ")],
    [say("information.screen.grade.credibility"), content.credibility === null ? "" : say(`information.credibility.${content.credibility}`)],
    [say("information.screen.grade.reason"), content.credibilityReason],
  ],
};
