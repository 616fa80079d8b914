/** Kinds of addressee. The Security Council is in the list only so that choosing it can be answered with a sentence. */
export const addresseeKinds = [
  "secretary-general", "executive-office", "under-secretary-general", "executive-committee", "deputies-committee", "un-entity",
  "resident-coordinator", "task-force", "peace-operation", "member-state", "regional-organisation", "civil-society", "public", "security-council",
] as const;
export type AddresseeKind = (typeof addresseeKinds)[number];

export const formNames = [
  "secretary-general-note", "committee-brief", "monthly-review-item", "task-force-note", "convening", "transmission-request",
  "public-statement", "demarche", "partner-alert", "flash",
] as const;
export type FormName = (typeof formNames)[number];

type Form = {
  /** What the Office does with it (domain reference, "Warning to response"). */
  readonly type: "advice-note" | "flash" | "convening" | "request-transmission-to-SC" | "public-statement" | "partner-alert" | "quiet-diplomacy-brief";
  readonly sections: readonly string[];
  readonly addressees: readonly AddresseeKind[];
};

/**
 * The forms of advice. No form reaches the Security Council: the Special Adviser warns the Secretary-General and, through him or
 * her, the Council, so the only way is a note that asks the Secretary-General to transmit.
 */
export const forms = {
  "secretary-general-note": {
    type: "advice-note",
    sections: ["issue", "why-now", "risk-judgement", "views-of-departments", "options", "recommendation", "next-steps", "annex"],
    addressees: ["secretary-general", "executive-office", "under-secretary-general", "un-entity"],
  },
  "committee-brief": {
    type: "advice-note",
    sections: ["situation", "un-footprint", "gaps", "decisions-sought"],
    addressees: ["executive-committee", "deputies-committee"],
  },
  "monthly-review-item": {
    type: "advice-note",
    sections: ["trend", "concern", "proposed-follow-up", "lead"],
    addressees: ["under-secretary-general", "un-entity", "resident-coordinator"],
  },
  "task-force-note": { type: "advice-note", sections: ["update", "action-list"], addressees: ["task-force", "un-entity", "resident-coordinator", "peace-operation"] },
  convening: { type: "convening", sections: ["question", "options"], addressees: ["under-secretary-general"] },
  "transmission-request": {
    type: "request-transmission-to-SC",
    sections: ["issue", "why-now", "risk-judgement", "views-of-departments", "options", "recommendation", "next-steps", "annex"],
    addressees: ["secretary-general"],
  },
  "public-statement": { type: "public-statement", sections: ["facts-with-source", "concern", "obligations", "call", "offer"], addressees: ["public"] },
  demarche: { type: "quiet-diplomacy-brief", sections: ["aim", "message", "do-not-say", "if-asked"], addressees: ["member-state", "regional-organisation"] },
  "partner-alert": { type: "partner-alert", sections: ["redacted-judgement", "what-partners-can-do"], addressees: ["civil-society", "regional-organisation"] },
  flash: {
    type: "flash",
    sections: ["issue", "why-now", "risk-judgement", "recommendation"],
    addressees: ["secretary-general", "executive-office", "under-secretary-general", "executive-committee", "deputies-committee", "un-entity", "resident-coordinator", "peace-operation"],
  },
} as const satisfies Record<FormName, Form>;

export function formOf(name: FormName): Form {
  return forms[name];
}

/** Why an alert of this form cannot go to this kind of addressee. */
export function whyNotAddressee(name: FormName, kind: AddresseeKind): "warning.security-council-not-addressed" | "warning.addressee-not-of-form" | undefined {
  if (kind === "security-council") return "warning.security-council-not-addressed";
  return formOf(name).addressees.includes(kind) ? undefined : "warning.addressee-not-of-form";
}

/** The public answers nobody: a statement has no receipts to wait for. */
export function awaitsAnswer(addressee: { readonly kind: AddresseeKind }): boolean {
  return addressee.kind !== "public";
}
