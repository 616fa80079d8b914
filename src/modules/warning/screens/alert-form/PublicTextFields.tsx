import { Button } from "#ui/button/Button.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { maxHeadline, type PublicNotice } from "../../model/public-notice.ts";
import { LanguageField } from "../LanguageField.tsx";
import styles from "../form.module.css";

type PublicText = PublicNotice["texts"][number];
type Props = { text: PublicText; index: number; isOnly: boolean; onChange: (text: PublicText | undefined) => void };

export function PublicTextFields({ text, index, isOnly, onChange }: Props) {
  const t = useMessages();
  const { language } = useLanguage();
  const place = `publicNotice.texts.${index}`;
  const named = new Intl.DisplayNames(language, { type: "language" }).of(text.language) ?? text.language;
  return (
    <fieldset className={styles["item"]}>
      <legend>{t("warning.screen.public.text-in", { language: named })}</legend>
      <LanguageField label={t("warning.screen.field.language")} name={`${place}.language`} value={text.language} onChange={(chosen) => onChange({ ...text, language: chosen })} />
      <TextField label={t("warning.screen.public.event")} hint={t("warning.screen.public.event-hint")} name={`${place}.event`} value={text.event} onChange={(event) => onChange({ ...text, event })} maxLength={200} lang={text.language} isRequired />
      <TextField label={t("warning.screen.public.headline")} hint={t("warning.screen.public.headline-hint", { count: maxHeadline - text.headline.length })} name={`${place}.headline`} value={text.headline} onChange={(headline) => onChange({ ...text, headline })} maxLength={maxHeadline} lang={text.language} isRequired />
      <TextArea label={t("warning.screen.public.description")} name={`${place}.description`} value={text.description} onChange={(description) => onChange({ ...text, description })} rows={5} maxLength={6000} lang={text.language} isRequired />
      <TextArea label={t("warning.screen.public.instruction")} hint={t("warning.screen.public.instruction-hint")} name={`${place}.instruction`} value={text.instruction} onChange={(instruction) => onChange({ ...text, instruction })} rows={2} maxLength={3000} lang={text.language} />
      {!isOnly && <div><Button look="quiet" label={t("warning.screen.public.remove-text", { language: named })} onClick={() => onChange(undefined)}>{t("warning.screen.remove")}</Button></div>}
    </fieldset>
  );
}
