import { OptionalWordField, WordField } from "#partners/screens/record-form/WordField.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { Format } from "#ui/format.ts";
import type { Translate } from "#ui/messages.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import { becauseAnswers, checkInOutcomes, type Exposure, type Harm } from "../../model/exposure/exposure.ts";
import { isWaiting } from "../../model/exposure/exposure-kind.ts";
import { nameOfViolation, violationTypes } from "../../model/violation-types.ts";
import { textIn, type Input } from "../step-values.ts";

type Said = { t: Translate; format: Format; language: string };
type Fields = { input: Input; change: (input: Input) => void };

/** What is asked when somebody asks how the person is, and when harm came later. */
export function exposureInputs({ checkIns, contacts, harms }: Exposure, { t, format, language }: Said): NonNullable<StepBarProps["inputs"]> {
  const say = (name: string) => t(`protection.screen.exposure.${name}`);
  const open = checkIns.filter(({ key }) => !contacts.some(({ checkInKey }) => checkInKey === key));
  const [next = checkIns[0]] = open;
  const waiting = harms.filter(isWaiting);
  const nameOf = (harm: Harm) => nameOfViolation(harm.act, language);
  const harmField = (among: readonly Harm[], { input, change }: Fields) => <WordField label={say("which-harm")} name="harmKey" words={among.map(({ key }) => key)} textOf={(key) => among.filter((one) => one.key === key).map(nameOf)[0] ?? key} value={textIn(input, "harmKey")} onChange={(harmKey) => change({ ...input, harmKey })} />;
  return {
    ...(next === undefined ? {} : { "check-in": {
      initial: { checkInKey: next.key, on: new Date().toISOString().slice(0, 10), outcome: "well", note: "" },
      fields: (input, change) => (
        <>
          <WordField label={say("check-ins")} name="checkInKey" words={checkIns.map(({ key }) => key)} textOf={(key) => checkIns.filter((one) => one.key === key).map(({ dueOn }) => format.date(dueOn))[0] ?? key} value={textIn(input, "checkInKey")} onChange={(checkInKey) => change({ ...input, checkInKey })} />
          <DayField label={say("asked-on")} name="on" value={textIn(input, "on")} onChange={(on) => change({ ...input, on })} isRequired />
          <WordField label={say("outcome")} name="outcome" words={checkInOutcomes} textOf={(one) => t(`protection.check-in.${one}`)} value={checkInOutcomes.find((one) => one === textIn(input, "outcome")) ?? "well"} onChange={(outcome) => change({ ...input, outcome })} />
          <TextArea label={say("note")} name="note" value={textIn(input, "note")} onChange={(note) => change({ ...input, note })} rows={2} maxLength={2000} />
        </>
      ),
    } }),
    "record-harm": {
      initial: { when: null, act: null, what: "", source: "", answer: null, because: "" },
      fields: (input, change) => (
        <>
          <OptionalWordField label={say("act")} name="act" words={violationTypes.map(({ id }) => id)} textOf={(id) => nameOfViolation(id, language)} value={chosen(input, "act")} onChange={(act) => change({ ...input, act })} emptyText={t("protection.screen.choose")} isRequired />
          <PartialDateField label={say("when")} name="when" value={textIn(input, "when")} onChange={(when) => change({ ...input, when: when === "" ? null : when })} />
          <TextArea label={say("what")} name="what" value={textIn(input, "what")} onChange={(what) => change({ ...input, what })} rows={3} maxLength={4000} isRequired />
          <TextField label={say("source")} name="source" value={textIn(input, "source")} onChange={(source) => change({ ...input, source })} maxLength={500} isRequired />
          <BecauseFields input={input} change={change} t={t} />
        </>
      ),
    },
    ...(harms[0] === undefined ? {} : { "answer-again": {
      initial: { harmKey: harms[0].key, answer: null, because: "" },
      fields: (input, change) => <>{harmField(harms, { input, change })}<BecauseFields input={input} change={change} t={t} /></>,
    } }),
    ...(waiting[0] === undefined ? {} : { "take-over": { initial: { harmKey: waiting[0].key }, fields: (input, change) => harmField(waiting, { input, change }) } }),
  };
}

/** Nothing is chosen for whoever has not chosen. */
function chosen(input: Input, name: string): string | null {
  const value = textIn(input, name);
  return value === "" ? null : value;
}

/** The question, and what its answer rests on. */
function BecauseFields({ input, change, t }: Fields & { t: Translate }) {
  return (
    <>
      <OptionalWordField label={t("protection.screen.exposure.because")} name="answer" words={becauseAnswers} textOf={(one) => t(`protection.because.${one}`)} value={becauseAnswers.find((one) => one === textIn(input, "answer")) ?? null} onChange={(answer) => change({ ...input, answer })} emptyText={t("protection.screen.choose")} isRequired />
      <TextArea label={t("protection.screen.exposure.because-why")} name="because" value={textIn(input, "because")} onChange={(because) => change({ ...input, because })} rows={2} maxLength={2000} isRequired />
    </>
  );
}
