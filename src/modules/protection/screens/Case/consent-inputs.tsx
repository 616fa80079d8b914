import { WordField } from "#partners/screens/record-form/WordField.tsx";
import { CheckboxGroup } from "#ui/form/CheckboxGroup.tsx";
import { DayField } from "#ui/form/DayField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import type { Translate } from "#ui/messages.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import type { Case } from "../../model/case/case.ts";
import { consentAnswers, consentElements, consentGivers, consentPurposes, consentWays } from "../../model/case/consent.ts";
import { idsIn, textIn, type Input } from "../step-values.ts";

/** What is asked when an answer is recorded, or taken back. */
export function consentInputs({ people }: Case, t: Translate): StepBarProps["inputs"] {
  const [first] = people;
  if (first === undefined) return {};
  const said = { personKey: first.key, on: "", how: "secure-message", askedBy: "", givenBy: "self" };
  return {
    "record-consent": {
      initial: { ...said, purpose: "raise", element: "whole", recipient: "", answer: "not-asked", note: "" },
      fields: (input, change) => <RecordFields people={people} input={input} change={change} t={t} />,
    },
    "withdraw-consent": {
      initial: { ...said, purposes: [] },
      fields: (input, change) => (
        <>
          <SaidFields people={people} input={input} change={change} t={t} />
          <CheckboxGroup label={t("protection.screen.case.withdrawn-purposes")} name="purposes" value={idsIn(input, "purposes")} onChange={(purposes) => change({ ...input, purposes })} options={consentPurposes.map((purpose) => ({ value: purpose, text: t(`protection.consent.purpose.${purpose}`) }))} />
        </>
      ),
    },
  };
}

type Props = { people: Case["people"]; input: Input; change: (input: Input) => void; t: Translate };

function RecordFields({ people, input, change, t }: Props) {
  const say = (name: string) => t(`protection.screen.case.${name}`);
  const word = (name: string, words: readonly string[], of: string) => (
    <WordField label={say(name)} name={name} words={words} textOf={(one) => t(`protection.consent.${of}.${one}`)} value={textIn(input, name)} onChange={(chosen) => change({ ...input, [name]: chosen })} />
  );
  return (
    <>
      {word("purpose", consentPurposes, "purpose")}
      {word("answer", consentAnswers, "answer")}
      <SaidFields people={people} input={input} change={change} t={t} />
      {word("element", consentElements, "element")}
      <TextField label={say("recipient")} hint={say("recipient-hint")} name="recipient" value={textIn(input, "recipient")} onChange={(recipient) => change({ ...input, recipient })} maxLength={200} />
      <TextArea label={say("note")} name="note" value={textIn(input, "note")} onChange={(note) => change({ ...input, note })} rows={2} maxLength={2000} />
    </>
  );
}

/** Whose answer it is, when and how it was given, and who asked. */
function SaidFields({ people, input, change, t }: Props) {
  const say = (name: string) => t(`protection.screen.case.${name}`);
  return (
    <>
      <WordField label={say("person")} name="personKey" words={people.map(({ key }) => key)} textOf={(key) => people.find((one) => one.key === key)?.code ?? key} value={textIn(input, "personKey")} onChange={(personKey) => change({ ...input, personKey })} />
      <DayField label={say("on")} name="on" value={textIn(input, "on")} onChange={(on) => change({ ...input, on })} isRequired />
      <WordField label={say("how")} name="how" words={consentWays} textOf={(how) => t(`protection.consent.how.${how}`)} value={textIn(input, "how")} onChange={(how) => change({ ...input, how })} />
      <WordField label={say("given-by")} name="givenBy" words={consentGivers} textOf={(giver) => t(`protection.consent.given-by.${giver}`)} value={textIn(input, "givenBy")} onChange={(givenBy) => change({ ...input, givenBy })} />
      <TextField label={say("asked-by")} name="askedBy" value={textIn(input, "askedBy")} onChange={(askedBy) => change({ ...input, askedBy })} maxLength={200} isRequired />
    </>
  );
}
