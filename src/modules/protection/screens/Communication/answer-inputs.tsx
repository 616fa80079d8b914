import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { DateTimeField } from "#ui/form/DateTimeField.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import type { Translate } from "#ui/messages.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import type { Communication } from "../../model/communication/communication.ts";
import { answerWays, capacities } from "../../model/communication/signature.ts";
import { SignatoryFields } from "../SignatoryFields.tsx";
import { textIn, type Input } from "../step-values.ts";
import type { useMandates } from "../use-mandates.ts";

const answers = ["join", "join-with-changes", "decline"] as const;

/** What is asked when another mandate answered, agreed to the text, took its signature back, or recused itself. */
export function answerInputs({ invitations, consolidated }: Communication, mandates: ReturnType<typeof useMandates>, t: Translate): NonNullable<StepBarProps["inputs"]> {
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  const inState = (...states: readonly string[]) => invitations.filter(({ state }) => states.includes(state)).map(({ mandate }) => mandate);
  const received = { at: "", how: "letter", evidence: "" };
  const mandate = (ids: readonly string[], input: Input, change: (input: Input) => void) => <WordField label={say("mandate")} name="mandate" words={ids} textOf={mandates.nameOf} value={textIn(input, "mandate")} onChange={(id) => change({ ...input, mandate: id })} />;
  const [invited, joined, confirming] = [inState("invited"), inState("joined"), inState("joined", "joined-with-changes")];
  return {
    ...(invited[0] === undefined ? {} : { "record-answer": {
      initial: { mandate: invited[0], holder: "", capacity: "holder", title: "", resolution: "", answer: "join", ...received, proposals: "", reason: "" },
      fields: (input, change) => (
        <>
          <SignatoryFields place="answer" mandates={invited} value={{ mandate: textIn(input, "mandate"), holder: textIn(input, "holder"), capacity: capacities.find((one) => one === textIn(input, "capacity")) ?? "holder", title: textIn(input, "title"), resolution: textIn(input, "resolution") }} onChange={(part) => change({ ...input, ...part })} />
          <WordField label={say("answer")} name="answer" words={answers} textOf={(one) => t(`protection.signature.answer.${one}`)} value={answers.find((one) => one === textIn(input, "answer")) ?? "join"} onChange={(answer) => change({ ...input, answer })} />
          <TextArea label={say("proposals")} name="proposals" value={textIn(input, "proposals")} onChange={(proposals) => change({ ...input, proposals })} rows={3} maxLength={8000} />
          <Received input={input} change={change} t={t} />
          <TextArea label={say("why")} name="reason" value={textIn(input, "reason")} onChange={(reason) => change({ ...input, reason })} rows={2} maxLength={2000} />
        </>
      ),
    } }),
    ...(confirming[0] === undefined || consolidated === null ? {} : { "confirm-text": {
      initial: { mandate: confirming[0], hash: consolidated.hash, ...received },
      fields: (input, change) => <>{mandate(confirming, input, change)}<p>{say("hash")}{t("ui.colon")} <bdi><code>{consolidated.hash}</code></bdi></p><Received input={input} change={change} t={t} /></>,
    } }),
    ...(joined[0] === undefined ? {} : { "withdraw-signature": {
      initial: { mandate: joined[0], ...received, reason: "" },
      fields: (input, change) => <>{mandate(joined, input, change)}<Received input={input} change={change} t={t} /></>,
    } }),
    "record-recusal": {
      initial: { mandate: mandates.ids[0] ?? "", reason: "", on: "" },
      fields: (input, change) => (
        <>
          {mandate(mandates.ids, input, change)}
          <DayField label={say("on")} name="on" value={textIn(input, "on")} onChange={(on) => change({ ...input, on })} isRequired />
          <TextArea label={say("why")} name="why" value={textIn(input, "reason")} onChange={(reason) => change({ ...input, reason })} rows={2} maxLength={2000} isRequired />
        </>
      ),
    },
  };
}

/** When and how an answer came, and what shows it. */
function Received({ input, change, t }: { input: Input; change: (input: Input) => void; t: Translate }) {
  const say = (name: string) => t(`protection.screen.communication.${name}`);
  return (
    <>
      <DateTimeField label={say("received-at")} name="at" value={textIn(input, "at")} onChange={(at) => change({ ...input, at })} isRequired />
      <WordField label={say("how")} name="how" words={answerWays} textOf={(how) => t(`protection.answer-way.${how}`)} value={answerWays.find((one) => one === textIn(input, "how")) ?? "letter"} onChange={(how) => change({ ...input, how })} />
      <TextArea label={say("evidence")} name="evidence" value={textIn(input, "evidence")} onChange={(evidence) => change({ ...input, evidence })} rows={2} maxLength={1000} isRequired />
    </>
  );
}
