import * as v from "valibot";
import { oneOf } from "#assessment/screens/one-of.ts";
import { DateTimeField } from "#ui/form/DateTimeField.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TagListField } from "#ui/form/TagListField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import { Alert, timeSpans } from "../../model/alert.ts";
import { formOf } from "../../model/forms.ts";
import { withSection } from "../alert-form/alert-draft.ts";
import { PublicTextFields } from "../alert-form/PublicTextFields.tsx";

const times = [...timeSpans, "unknown"] as const;
type Input = Readonly<Record<string, unknown>>;

/** What has been typed so far; the server checks all of it again when the step is taken. */
const Typed = v.object({
  what: v.optional(v.string(), ""),
  keyJudgement: v.optional(v.string()),
  populations: v.optional(v.array(v.string())),
  timeAvailable: v.optional(Alert.entries.timeAvailable),
  sections: v.optional(v.array(v.object({ key: v.string(), text: v.string() }))),
  publicNotice: v.optional(v.nullable(v.custom<NonNullable<Alert["publicNotice"]>>((one) => typeof one === "object" && one !== null))),
  actBy: v.optional(v.nullable(v.string())),
  reportBackBy: v.optional(v.nullable(v.string())),
});

/** The words and the two later deadlines; the form, the addressees and the evidence of an issued alert never change. */
export function CorrectionFields({ content, input, change }: { content: Alert; input: Input; change: (input: Input) => void }) {
  const t = useMessages();
  const typed = v.parse(Typed, input);
  const lang = content.language;
  const set = (changed: Input) => change({ ...input, ...changed });
  const moment = (name: "actBy" | "reportBackBy") => (
    <DateTimeField label={t(`warning.screen.deadlines.${name}`)} name={name} value={(typed[name] === undefined ? content.deadlines[name] : typed[name]) ?? ""} onChange={(iso) => set({ [name]: iso === "" ? null : iso })} />
  );
  const sections = typed.sections ?? content.sections;
  const notice = typed.publicNotice === undefined ? content.publicNotice : typed.publicNotice;
  return (
    <>
      <p>{t("warning.screen.correct.lead", { count: content.addressees.length })}</p>
      <TextArea label={t("warning.screen.correct.what")} hint={t("warning.screen.correct.what-hint")} name="what" value={typed.what} onChange={(what) => set({ what })} rows={2} maxLength={2000} isRequired />
      <TextArea label={t("warning.screen.says.key-judgement")} name="keyJudgement" value={typed.keyJudgement ?? content.keyJudgement} onChange={(keyJudgement) => set({ keyJudgement })} rows={3} maxLength={3000} lang={lang} />
      <TagListField label={t("warning.screen.says.populations")} name="populations" value={typed.populations ?? content.populations} onChange={(populations) => set({ populations: [...populations] })} />
      <SelectField label={t("warning.screen.says.time-available")} name="timeAvailable" value={(typed.timeAvailable === undefined ? content.timeAvailable : typed.timeAvailable) ?? ""} onChange={(text) => set({ timeAvailable: oneOf(times, text) ?? null })} emptyText={t("warning.screen.not-said-yet")} options={times.map((time) => ({ value: time, text: t(`warning.time-span.${time}`) }))} />
      {formOf(content.form).sections.map((key) => (
        <TextArea key={key} label={t(`warning.section.${key}`)} name={`section-${key}`} value={sections.find((section) => section.key === key)?.text ?? ""} onChange={(text) => set({ sections: withSection({ ...content, sections }, key, text) })} rows={3} maxLength={6000} lang={lang} />
      ))}
      {content.form !== "public-statement" && <>{moment("actBy")}{moment("reportBackBy")}</>}
      {notice?.texts.map((text, index) => (
        <PublicTextFields key={index} text={text} index={index} isOnly onChange={(changed) => changed && set({ publicNotice: { ...notice, texts: notice.texts.with(index, changed) } })} />
      ))}
    </>
  );
}
