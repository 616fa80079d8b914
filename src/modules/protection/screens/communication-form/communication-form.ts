import type { RecordForm } from "#partners/screens/record-form/record-form.ts";
import { Communication } from "../../model/communication/communication.ts";
import { deskRoles } from "../case-path.ts";
import { communicationKindName, communicationPath } from "../communication-path.ts";
import { CommunicationFields } from "./CommunicationFields.tsx";

/** The form of a letter. Who signs, who cleared it and when it was sent is for steps to say. */
export const communicationForm: RecordForm<Communication, Communication> = {
  path: communicationPath,
  kind: communicationKindName,
  roles: deskRoles,
  schema: Communication,
  draftOf: (content) => content,
  contentOf: (draft, { signBy, invitations, recusals, consolidated, cleared, sent, publicationClock, reminders, published, outcomes, pressReleases }) => ({ ...draft, published, outcomes, pressReleases, signBy, invitations, recusals, consolidated, cleared, sent, publicationClock, reminders }),
  Fields: CommunicationFields,
  inWords: (content, say) => [
    [say("protection.screen.communication.title"), content.title],
    [say("ui.record.label"), say(`ui.label.${content.label}`)],
    [say("protection.screen.communication.type"), say(`protection.letter-type.${content.type}`)],
    [say("protection.screen.communication.addressee"), content.addressee.name],
    [say("protection.screen.communication.subject"), content.subject],
    [say("protection.screen.communication.facts"), content.facts.map(({ text }) => text).join("\n")],
    [say("protection.screen.communication.concern"), content.concern],
    [say("protection.screen.communication.standards"), content.standards.join("\n")],
    [say("protection.screen.communication.questions"), content.questions.map(({ standard, text }) => (standard === null ? text : say(`protection.question.${standard}`))).join("\n")],
    [say("protection.screen.communication.interim"), content.interimMeasures],
    [say("protection.screen.communication.copies"), content.copiesTo],
  ],
};
