import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { DateTimeField } from "#ui/form/DateTimeField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { WordField } from "#partners/screens/record-form/WordField.tsx";
import type { Translate } from "#ui/messages.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import type { Case } from "../../model/case/case.ts";
import { transmissions, type Communication } from "../../model/communication/communication.ts";
import { peopleInLetter } from "../../model/communication/people-in-letter.ts";
import { mandatesNearTo } from "../../model/violation-types.ts";
import { idsIn, textIn, withText, type Input } from "../step-values.ts";
import type { useMandates } from "../use-mandates.ts";
import { answerInputs } from "./answer-inputs.tsx";

type Mandates = ReturnType<typeof useMandates>;

/** What each step of a letter asks for. */
export function communicationInputs(content: Communication, about: Case | undefined, mandates: Mandates, t: Translate): StepBarProps["inputs"] {
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  const hash = content.consolidated?.hash ?? "";
  const unnamed = about === undefined ? [] : peopleInLetter({ communication: content, case: about }, "").filter(({ isNamed }) => !isNamed);
  const signBy = (input: Input, change: (input: Input) => void) => <DateTimeField label={say("sign-by")} hint={say("sign-by-usual")} name="signBy" value={textIn(input, "signBy")} onChange={(moment) => change(withText(input, "signBy", moment))} />;
  const reminder = { initial: { on: "", how: "note-verbale", note: "" }, fields: (input: Input, change: (input: Input) => void) => <ReminderFields input={input} change={change} t={t} /> };
  const hold = { initial: { by: "" }, fields: (input: Input, change: (input: Input) => void) => <TextField label={say("hold-by")} name="by" value={textIn(input, "by")} onChange={(by) => change({ ...input, by })} maxLength={200} isRequired /> };
  return {
    invite: { initial: { mandates: [] }, fields: (input, change) => <><InviteFields content={content} about={about} mandates={mandates} input={input} change={change} t={t} />{signBy(input, change)}</> },
    recirculate: { initial: {}, fields: signBy },
    "approve-text": { initial: { hash }, fields: () => <p>{say("hash-of-this")}{t("ui.colon")} <bdi><code>{hash}</code></bdi></p> },
    clear: {
      initial: { unidentifiable: [], resolutionsCheckedOn: "" },
      fields: (input, change) => (
        <>
          {unnamed.length > 0 && <CheckboxGroup label={say("unidentifiable")} name="unidentifiable" value={idsIn(input, "unidentifiable")} onChange={(keys) => change({ ...input, unidentifiable: keys })} options={unnamed.map(({ personKey, code }) => ({ value: personKey, text: code }))} />}
          <DayField label={say("resolutions-checked")} name="resolutionsCheckedOn" value={textIn(input, "resolutionsCheckedOn")} onChange={(day) => change({ ...input, resolutionsCheckedOn: day })} isRequired />
        </>
      ),
    },
    send: { initial: { at: "", to: content.addressee.name, how: "note-verbale", evidence: "" }, fields: (input, change) => <SendFields input={input} change={change} t={t} /> },
    remind: reminder,
    "remind-again": reminder,
    "hold-publication": hold,
    "release-publication": hold,
    ...answerInputs(content, mandates, t),
  };
}

type FieldsOf = { input: Input; change: (input: Input) => void; t: Translate };

/** Mandates near to what happened come first; nobody is chosen by the program. */
function InviteFields({ content, about, mandates, input, change, t }: FieldsOf & { content: Communication; about: Case | undefined; mandates: Mandates }) {
  const away = new Set([content.lead.mandate, ...content.recusals.map(({ mandate }) => mandate)]);
  const near = mandatesNearTo((about?.violations ?? []).map(({ type }) => type)).filter((id) => !away.has(id));
  const others = mandates.ids.filter((id) => !away.has(id) && !near.includes(id));
  const chosen = idsIn(input, "mandates");
  const group = (ids: readonly string[], label: string, name: string, hint?: string) => (
    <CheckboxGroup label={label} hint={hint} name={name} value={chosen.filter((id) => ids.includes(id))} onChange={(kept) => change({ ...input, mandates: [...chosen.filter((id) => !ids.includes(id)), ...kept] })} options={ids.map((id) => ({ value: id, text: mandates.nameOf(id) }))} />
  );
  return (
    <>
      {near.length > 0 && group(near, t("protection.screen.communication.invite-whom"), "near", t("protection.screen.communication.invite-near"))}
      {group(others, t("protection.screen.communication.invite-others"), "mandates")}
    </>
  );
}

function SendFields({ input, change, t }: FieldsOf) {
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  return (
    <>
      <DateTimeField label={say("sent-at")} name="at" value={textIn(input, "at")} onChange={(at) => change({ ...input, at })} isRequired />
      <TextField label={say("sent-to")} name="to" value={textIn(input, "to")} onChange={(to) => change({ ...input, to })} maxLength={300} isRequired />
      <WordField label={say("how")} name="how" words={transmissions} textOf={(how) => t(`protection.transmission.${how}`)} value={oneOfWays(textIn(input, "how"))} onChange={(how) => change({ ...input, how })} />
      <TextArea label={say("receipt")} name="evidence" value={textIn(input, "evidence")} onChange={(evidence) => change({ ...input, evidence })} rows={2} maxLength={1000} isRequired />
    </>
  );
}

function ReminderFields({ input, change, t }: FieldsOf) {
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  return (
    <>
      <DayField label={say("on")} name="on" value={textIn(input, "on")} onChange={(on) => change({ ...input, on })} isRequired />
      <WordField label={say("how")} name="how" words={transmissions} textOf={(how) => t(`protection.transmission.${how}`)} value={oneOfWays(textIn(input, "how"))} onChange={(how) => change({ ...input, how })} />
      <TextArea label={say("note")} name="note" value={textIn(input, "note")} onChange={(note) => change({ ...input, note })} rows={2} maxLength={1000} />
    </>
  );
}

function oneOfWays(text: string): (typeof transmissions)[number] {
  return transmissions.find((way) => way === text) ?? "note-verbale";
}
