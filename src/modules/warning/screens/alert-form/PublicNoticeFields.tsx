import { oneOf } from "#assessment/screens/one-of.ts";
import { changeAt } from "#assessment/screens/change-at.ts";
import { Button } from "#ui/button/Button.tsx";
import { DateTimeField } from "#ui/form/DateTimeField.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { capCategories, capCertainties, capSeverities, capUrgencies, type PublicNotice } from "../../model/public-notice.ts";
import { emptyNotice } from "./alert-draft.ts";
import { PublicAreaFields } from "./PublicAreaFields.tsx";
import { PublicTextFields } from "./PublicTextFields.tsx";
import styles from "../form.module.css";

type Props = { notice: PublicNotice; embargoUntil: string | null; onNotice: (notice: PublicNotice) => void; onEmbargo: (until: string | null) => void };

/** The text for everybody: its own document, in the words of the Common Alerting Protocol. */
export function PublicNoticeFields({ notice, embargoUntil, onNotice, onEmbargo }: Props) {
  const t = useMessages();
  const { language } = useLanguage();
  const choice = <Word extends string>(name: "category" | "urgency" | "severity" | "certainty", all: readonly Word[], onChange: (word: Word) => void) => (
    <SelectField label={t(`warning.screen.cap.${name}`)} name={`publicNotice.${name}`} value={notice[name]} onChange={(text) => { const word = oneOf(all, text); if (word !== undefined) onChange(word); }} options={all.map((word) => ({ value: word, text: t(`warning.screen.cap.${name}.${word}`) }))} />
  );
  const addText = () => onNotice({ ...notice, texts: [...notice.texts, ...emptyNotice(language).texts] });
  return (
    <Section title={t("warning.screen.public.title")} lead={t("warning.screen.public.lead")} actions={<Button onClick={addText}>{t("warning.screen.public.add-language")}</Button>}>
      <div className={styles["beside"]}>
        {choice("category", capCategories, (category) => onNotice({ ...notice, category }))}
        {choice("urgency", capUrgencies, (urgency) => onNotice({ ...notice, urgency }))}
        {choice("severity", capSeverities, (severity) => onNotice({ ...notice, severity }))}
        {choice("certainty", capCertainties, (certainty) => onNotice({ ...notice, certainty }))}
        <DateTimeField label={t("warning.screen.public.expires")} name="publicNotice.expires" value={notice.expires ?? ""} onChange={(iso) => onNotice({ ...notice, expires: iso === "" ? null : iso })} />
        <DateTimeField label={t("warning.screen.public.embargo")} hint={t("warning.screen.public.embargo-hint")} name="embargoUntil" value={embargoUntil ?? ""} onChange={(iso) => onEmbargo(iso === "" ? null : iso)} />
      </div>
      {notice.texts.map((text, index) => (
        <PublicTextFields key={index} text={text} index={index} onChange={(changed) => onNotice({ ...notice, texts: changeAt(notice.texts, index, changed) })} isOnly={notice.texts.length === 1} />
      ))}
      <PublicAreaFields areas={notice.areas} onChange={(areas) => onNotice({ ...notice, areas })} />
    </Section>
  );
}
