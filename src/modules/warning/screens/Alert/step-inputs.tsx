import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { DateTimeField } from "#ui/form/DateTimeField.tsx";
import type { Translate } from "#ui/messages.ts";
import type { StepBarProps } from "#ui/record/StepBar.tsx";
import type { ListedRecord } from "#ui/record/record.ts";
import type { Alert } from "../../model/alert.ts";
import { ReleaseSummary } from "./ReleaseSummary.tsx";

const causes = ["no-acknowledgement", "level-rises"] as const;
type Inputs = NonNullable<StepBarProps["inputs"]>;

/** What the steps of an alert ask for; before something leaves the house it is said exactly what and to whom. */
export function stepInputs(content: Alert, reviews: readonly ListedRecord[], t: Translate): Inputs {
  return {
    issue: { initial: {}, fields: () => <ReleaseSummary content={content} /> },
    withdraw: { initial: {}, fields: () => (content.cleared === null ? null : <p>{t("warning.screen.release.withdrawal", { count: content.addressees.length })}</p>) },
    correct: { initial: { what: "" }, fields: (input, change) => <CorrectionFields content={content} input={input} change={change} t={t} /> },
    escalate: {
      initial: { cause: causes[0] },
      fields: (input, change) => <SelectField label={t("warning.screen.escalate.cause")} name="cause" value={textOf(input["cause"])} onChange={(cause) => change({ cause })} options={causes.map((cause) => ({ value: cause, text: t(`warning.cause.${cause}`) }))} isRequired />,
    },
    "attach-review": {
      initial: { outcomeReviewId: reviews[0]?.id ?? "" },
      fields: (input, change) => <SelectField label={t("warning.outcome-review")} name="outcomeReviewId" value={textOf(input["outcomeReviewId"])} onChange={(outcomeReviewId) => change({ outcomeReviewId })} options={reviews.map((review) => ({ value: review.id, text: review.title }))} isRequired />,
    },
  };
}

type Fields = { content: Alert; input: Readonly<Record<string, unknown>>; change: (input: Readonly<Record<string, unknown>>) => void; t: Translate };

/** Words and the two later deadlines; the rest of an issued alert never changes. */
function CorrectionFields({ content, input, change, t }: Fields) {
  const moment = (name: "actBy" | "reportBackBy") => (
    <DateTimeField label={t(`warning.screen.deadlines.${name}`)} name={name} value={textOf(input[name] ?? content.deadlines[name])} onChange={(iso) => change({ ...input, [name]: iso === "" ? null : iso })} />
  );
  return (
    <>
      <p>{t("warning.screen.correct.lead", { count: content.addressees.length })}</p>
      <TextArea label={t("warning.screen.correct.what")} hint={t("warning.screen.correct.what-hint")} name="what" value={textOf(input["what"])} onChange={(what) => change({ ...input, what })} rows={2} maxLength={2000} isRequired />
      <TextArea label={t("warning.screen.says.key-judgement")} name="keyJudgement" value={textOf(input["keyJudgement"] ?? content.keyJudgement)} onChange={(keyJudgement) => change({ ...input, keyJudgement })} rows={3} maxLength={3000} lang={content.language} />
      {content.form !== "public-statement" && <>{moment("actBy")}{moment("reportBackBy")}</>}
      {content.publicNotice?.texts.map((text, index) => (
        <TextArea key={text.language} label={t("warning.screen.correct.public", { language: text.language })} name={`description-${text.language}`} value={publicTexts(content, input)[index]?.description ?? ""} onChange={(description) => change({ ...input, publicNotice: withDescription(content, input, index, description) })} rows={4} maxLength={6000} lang={text.language} />
      ))}
    </>
  );
}

function withDescription(content: Alert, input: Readonly<Record<string, unknown>>, index: number, description: string): Alert["publicNotice"] {
  if (content.publicNotice === null) return null;
  return { ...content.publicNotice, texts: publicTexts(content, input).map((text, at) => (at === index ? { ...text, description } : text)) };
}

function publicTexts(content: Alert, input: Readonly<Record<string, unknown>>): NonNullable<Alert["publicNotice"]>["texts"] {
  const changed = input["publicNotice"];
  const texts = content.publicNotice?.texts ?? [];
  if (typeof changed !== "object" || changed === null || !("texts" in changed) || !Array.isArray(changed.texts)) return texts;
  const descriptions = changed.texts.map((one: unknown) => (typeof one === "object" && one !== null && "description" in one ? textOf(one.description) : ""));
  return texts.map((text, index) => ({ ...text, description: descriptions[index] ?? text.description }));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
