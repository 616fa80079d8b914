import { exampleIds } from "#assessment/examples.ts";
import type { Addressee, Alert } from "./model/alert.ts";
import type { Claim } from "./model/claim.ts";
import type { OutcomeReview } from "./model/outcome-review.ts";
import type { PublicNotice } from "./model/public-notice.ts";
import type { Receipt } from "./model/receipt.ts";
import { emptyReceipt } from "./model/receipts.ts";

export const warningIds = {
  alert: "7a3d9c10-2f44-4c1b-8d55-90b1c2d3e401",
  assessment: "7a3d9c10-2f44-4c1b-8d55-90b1c2d3e402",
  review: "7a3d9c10-2f44-4c1b-8d55-90b1c2d3e403",
} as const;

export function anAddressee(given: Partial<Addressee> = {}): Addressee {
  return { key: "usg-peace", name: "Under-Secretary-General for the Plain", kind: "under-secretary-general", contactId: null, channel: "personal-page", label: "confidential", ...given };
}

/** A complete note about an invented country to two invented addressees, drafted on 1 September, to be acknowledged within a day. */
export function anAlert(given: Partial<Alert> = {}): Alert {
  return {
    label: "confidential",
    situationId: exampleIds.situation,
    title: "Kasuria: organised attacks on herding families are likely",
    language: "en",
    form: "secretary-general-note",
    assessmentId: warningIds.assessment,
    flashJustification: null,
    keyJudgement: "Organised attacks on herding families are likely within three months.",
    populations: ["Herding families of the Oumé plain"],
    timeAvailable: "weeks",
    claim: null,
    sections: [{ key: "issue", text: "Threats in broadcasts have become orders." }],
    asks: [
      { addresseeKey: "sg", ask: "Call the President before the vote." },
      { addresseeKey: "usg-peace", ask: "Send an envoy to Oumé." },
    ],
    options: [
      { text: "Quiet call to the President", pros: "Fast", cons: "Unseen", risks: "Denial", coercive: false, leadTime: "days" },
      { text: "Targeted sanctions", pros: "Clear", cons: "Slow", risks: "Hardening", coercive: true, leadTime: "months" },
    ],
    addressees: [anAddressee({ key: "sg", name: "The Secretary-General", kind: "secretary-general" }), anAddressee()],
    deadlines: { acknowledgeBy: "2026-09-02T12:00:00Z", respondBy: "2026-09-05T12:00:00Z", actBy: "2026-09-15T12:00:00Z", reportBackBy: "2026-10-01T12:00:00Z" },
    redacted: false,
    embargoUntil: null,
    publicNotice: null,
    secondReading: null,
    cleared: null,
    corrections: [],
    outcomeReviewId: null,
    ...given,
  };
}

/** That families are driven from the plain by the end of the year: likely. */
export function aClaim(given: Partial<Claim> = {}): Claim {
  return { text: "At least one camp of herding families on the Oumé plain is driven away by force.", horizon: "2026-12-31", likelihood: "likely", judgedBy: "Two reports of different origin.", ...given };
}

/** An alert, second-read and issued at noon of 1 September. */
export function anIssuedAlert(given: Partial<Alert> = {}): Alert {
  return anAlert({
    secondReading: { by: exampleIds.secondReader, at: "2026-09-01T10:00:00Z" },
    cleared: { by: exampleIds.director, at: "2026-09-01T12:00:00Z" },
    ...given,
  });
}

export function aReceipt(given: Partial<Receipt> = {}): Receipt {
  return { ...emptyReceipt(warningIds.alert, "usg-peace"), sentAt: "2026-09-01T12:00:00Z", ...given };
}

export function aPublicNotice(given: Partial<PublicNotice> = {}): PublicNotice {
  return {
    category: "Security",
    urgency: "Future",
    severity: "Severe",
    certainty: "Possible",
    expires: "2026-12-01T00:00:00Z",
    texts: [{ language: "en", event: "Risk of violence against civilians", headline: "Herding families in Oumé are at risk", description: "Broadcasts call for attacks.", instruction: "Authorities must protect every community." }],
    areas: [{ name: "Oumé", pCodes: ["KS0102"] }],
    ...given,
  };
}

export function aPublicStatement(given: Partial<Alert> = {}): Alert {
  return anIssuedAlert({
    form: "public-statement",
    label: "unclassified",
    redacted: true,
    title: "Statement on Kasuria",
    sections: [{ key: "concern", text: "We are gravely concerned." }],
    asks: [],
    options: [],
    addressees: [anAddressee({ key: "public", name: "The public", kind: "public", channel: "publication", label: "unclassified" })],
    deadlines: { acknowledgeBy: null, respondBy: null, actBy: null, reportBackBy: null },
    publicNotice: aPublicNotice(),
    ...given,
  });
}

export function anOutcomeReview(given: Partial<OutcomeReview> = {}): OutcomeReview {
  return {
    label: "confidential",
    situationId: exampleIds.situation,
    alertId: warningIds.alert,
    title: "What became of the warning on Kasuria",
    language: "en",
    doneBy: [{ who: "The envoy", what: "Met both communities in Oumé.", when: "2026-09-12" }],
    whatHappened: "The vote passed without attacks.",
    counterfactual: "Without the visit the market closure would probably have led to attacks.",
    lessons: "Name the envoy on the first day.",
    wasRight: "cannot-say",
    ...given,
  };
}
