import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { NumberField } from "#ui/form/NumberField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { Translate } from "#ui/messages.ts";
import type { StepBarProps, StepFields } from "#ui/record/StepBar.tsx";
import { consentAnswers, consentGivers, consentWays } from "../../model/case/consent.ts";
import { agreements, followUpMonths, manners, reprisalActions, standings, type Reprisal } from "../../model/reprisal/reprisal.ts";
import { idsIn, textIn, type Input } from "../step-values.ts";

type Fields = { input: Input; change: (input: Input) => void; t: Translate };

/** What is asked when somebody answers, acts, tells the State, proposes for the report, follows up or closes. */
export function reprisalInputs({ people, followUps }: Reprisal, t: Translate): NonNullable<StepBarProps["inputs"]> {
  const say = (name: string) => t(`protection.screen.reprisal.${name}`);
  const [first] = people;
  const next = followUpMonths.find((months) => !followUps.some(({ after }) => after === months)) ?? "12";
  const followUp = {
    initial: { after: next, on: today(), standing: "not-known", note: "" },
    fields: ((input, change) => (
      <>
        <Word of={{ input, change, t }} name="after" words={followUpMonths} label="after" list="after-months" />
        <DayField label={say("on")} name="on" value={textIn(input, "on")} onChange={(on) => change({ ...input, on })} isRequired />
        <Word of={{ input, change, t }} name="standing" words={standings} label="standing" list="reprisal-standing" />
        <Note input={input} change={change} t={t} />
      </>
    )) satisfies StepFields,
  };
  return {
    act: {
      initial: { manner: "private", actions: [], chosenWith: "", note: "" },
      fields: (input, change) => (
        <>
          <CheckboxGroup label={say("actions")} name="actions" value={idsIn(input, "actions")} onChange={(actions) => change({ ...input, actions })} options={reprisalActions.map((one) => ({ value: one, text: t(`protection.reprisal-action.${one}`) }))} />
          <Word of={{ input, change, t }} name="manner" words={manners} label="manner" list="manner" />
          <TextField label={say("chosen-with")} hint={say("chosen-with-hint")} name="chosenWith" value={textIn(input, "chosenWith")} onChange={(chosenWith) => change({ ...input, chosenWith })} maxLength={500} isRequired />
          <Note input={input} change={change} t={t} />
        </>
      ),
    },
    communicate: {
      initial: { on: today(), how: "letter", reference: "", note: "" },
      fields: (input, change) => (
        <>
          <DayField label={say("on")} name="on" value={textIn(input, "on")} onChange={(on) => change({ ...input, on })} isRequired />
          <Word of={{ input, change, t }} name="how" words={["letter", "meeting"]} label="how" list="reprisal-action" />
          <TextField label={say("reference")} name="reference" value={textIn(input, "reference")} onChange={(reference) => change({ ...input, reference })} maxLength={300} />
          <Note input={input} change={change} t={t} />
        </>
      ),
    },
    "propose-for-report": {
      initial: { year: new Date().getUTCFullYear() },
      fields: (input, change) => <NumberField label={say("report-year")} name="year" value={typeof input["year"] === "number" ? input["year"] : null} onChange={(year) => change({ year })} isRequired />,
    },
    "follow-up": followUp,
    "follow-up-again": followUp,
    close: {
      initial: { ending: "person-agrees", how: "" },
      fields: (input, change) => (
        <>
          <Word of={{ input, change, t }} name="ending" words={["person-agrees", "unreachable"]} label="ending" list="ending" />
          <TextArea label={say("ending-how")} name="how" value={textIn(input, "how")} onChange={(how) => change({ ...input, how })} rows={2} maxLength={1000} isRequired />
        </>
      ),
    },
    ...(first === undefined ? {} : { "record-agreement": {
      initial: { personKey: first.key, purpose: "act", answer: "not-asked", on: today(), how: "secure-message", askedBy: "", givenBy: "self", note: "" },
      fields: (input: Input, change: (input: Input) => void) => <AgreementFields people={people} input={input} change={change} t={t} />,
    } }),
  };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** One word of a closed list, whose words are said under `protection.<list>.`. */
function Word({ of: { input, change, t }, name, words, label, list }: { of: Fields; name: string; words: readonly string[]; label: string; list: string }) {
  return <WordField label={t(`protection.screen.reprisal.${label}`)} name={name} words={words} textOf={(one) => t(`protection.${list}.${one}`)} value={textIn(input, name)} onChange={(chosen) => change({ ...input, [name]: chosen })} />;
}

function Note({ input, change, t }: Fields) {
  return <TextArea label={t("protection.screen.reprisal.note")} name="note" value={textIn(input, "note")} onChange={(note) => change({ ...input, note })} rows={2} maxLength={4000} />;
}

/** Whose answer it is, to what, when and how it was given, and who asked. */
function AgreementFields({ people, input, change, t }: Fields & { people: Reprisal["people"] }) {
  const say = (name: string) => t(`protection.screen.reprisal.${name}`);
  const of = { input, change, t };
  return (
    <>
      <WordField label={say("person")} name="personKey" words={people.map(({ key }) => key)} textOf={(key) => people.find((one) => one.key === key)?.code ?? key} value={textIn(input, "personKey")} onChange={(personKey) => change({ ...input, personKey })} />
      <Word of={of} name="purpose" words={agreements} label="purpose" list="agreement" />
      <Word of={of} name="answer" words={consentAnswers} label="answer" list="consent.answer" />
      <DayField label={say("on")} name="on" value={textIn(input, "on")} onChange={(on) => change({ ...input, on })} isRequired />
      <Word of={of} name="how" words={consentWays} label="how-asked" list="consent.how" />
      <Word of={of} name="givenBy" words={consentGivers} label="given-by" list="consent.given-by" />
      <TextField label={say("asked-by")} name="askedBy" value={textIn(input, "askedBy")} onChange={(askedBy) => change({ ...input, askedBy })} maxLength={200} isRequired />
      <Note input={input} change={change} t={t} />
    </>
  );
}
