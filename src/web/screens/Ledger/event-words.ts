import { besideRecords, recordPaths } from "../../record-paths.ts";

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;
const doings = ["created", "changed", "read", "searched", "reopened-as-known-on", "history-read", "version-read", "chain-walked", "shares-read", "exported", "list-read"] as const;

/** Events that are not about a record of some kind, each with its sentence. */
export const ownEvents: readonly string[] = [
  "access.first-administrator-made", "access.signed-in", "access.signed-out", "access.session-ended", "access.account-made", "access.account-invited-again",
  "access.account-disabled", "access.name-changed", "access.email-changed", "access.language-changed", "access.clearance-changed", "access.passkey-registered", "access.passkey-removed", "access.password-set", "access.compartment-made", "access.compartment-renamed", "access.compartment-closed", "access.compartment-reopened",
  "access.membership-granted", "access.membership-ended", "access.barrier-set", "access.barrier-ended", "access.nationality-rule-set", "access.nationality-rule-ended", "access.nationalities-noted", "access.token-made", "access.token-revoked", "access.language-chosen",
  "platform.lowering-asked", "platform.lowering-refused", "platform.label-lowered", "platform.label-raised", "platform.record-shared", "platform.share-ended", "platform.shared-read", "attachment.file-added", "attachment.original-taken", "attachment.label-raised", "attachment.infected-refused", "attachment.preview-shown", "attachment.device-signed", "attachment.device-first-used", "exercise.removed", "geography.areas-imported", "information.events-imported",
  "information.events-exported", "information.reports-exported", "information.claims-exported", "information.incidents-exported", "information.import-finished", "information.import-mapping-saved", "information.events-matched", "information.event-pair-decided", "information.event-pair-suggested", "assessment.document-exported", "warning.document-exported",
  "warning.receipt-acknowledged", "warning.receipt-answered", "warning.receipt-acted", "warning.receipt-reported-back",
  "assessment.quality-read", "assessment.forecasts-read", "assessment.forecast-read", "assessment.killing-chances-read", "assessment.killing-chance-read", "assessment.country-table-rows-read", "assessment.foreign-forecast-rows-read", "assessment.undercount-estimate-read", "assessment.surge-signal-noted", "information.concern-levels-read", "information.event-names-read", "information.event-read", "ledger.entries-read", "platform.shared-listed", "response.watch-read", "warning.receipts-read", "warning.mail-tried-again", "warning.statistics-exported", "warning.code-given", "warning.claim-judged", "warning.track-record-read", "response.warning-log-read",
  "protection.partner-timeline-read", "protection.mission-pack-made", "protection.mission-pack-identity-taken", "protection.mission-pack-wipe-asked", "protection.mission-pack-wiped", "protection.road-note-received", "protection.visit-recommendations-read", "protection.visit-recommendations-exported", "protection.reprisal-years-read", "protection.reprisal-years-exported",
  "protection.submission-filed", "protection.sealed-submission-opened", "protection.source-answered", "protection.reply-link-made", "protection.reply-page-entered", "protection.own-key-made", "protection.key-copy-made", "protection.key-copy-removed", "protection.key-revoked", "protection.keys-listed", "protection.log-vouched-for", "protection.organisation-founded", "protection.key-certified", "protection.door-opened", "protection.door-closed", "protection.sealed-file-opened", "protection.recovery-asked", "protection.messages-expired", "protection.submission-handed-over",
];

/** An event of the ledger in words; a code that no sentence is known for is shown as it is, never hidden. */
export function eventWords(event: string, say: Say): string {
  if (ownEvents.includes(event)) return say(`web.ledger.event.${event}`);
  const kind = [...Object.keys(recordPaths), ...besideRecords]
    .filter((name) => event.startsWith(`${name}-`))
    // The longest wins: `information.source-identity-read` is not a step of a source.
    .toSorted((one, other) => other.length - one.length)[0];
  if (kind === undefined) return event;
  const rest = event.slice(kind.length + 1);
  const doing = doings.find((one) => one === rest);
  if (doing !== undefined) return say(`web.ledger.${doing}`, { kind: say(kind) });
  const step = say(`${kind}.step.${rest}`);
  return step === `${kind}.step.${rest}` ? event : say("web.ledger.step", { kind: say(kind), step });
}
