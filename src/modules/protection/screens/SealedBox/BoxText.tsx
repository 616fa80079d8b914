import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Notice } from "#ui/page/Notice.tsx";
import { Section } from "#ui/page/Section.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import { consentPurposes, type SubmissionText } from "../../model/sealed-submission.ts";

const told = ["victim", "perpetrator", "when", "where", "steps", "wanted"] as const;
const ofSource = ["author", "contact", "contactRules"] as const;

/** What the person wrote, as they wrote it. */
export function BoxText({ text }: { text: SubmissionText }) {
  const t = useMessages();
  const rows = (names: readonly (typeof told | typeof ofSource)[number][]) => names.map((name) => ({ key: t(`protection.text.${name}`), value: text[name] === "" ? undefined : <UserText text={text[name]} lang={text.language} /> }));
  return (
    <>
      {text.wasSealedByServer && <Notice>{t("protection.screen.box.by-server")}</Notice>}
      <Section title={t("protection.text.what")}><UserText text={text.what} lang={text.language} /></Section>
      <KeyValue items={rows(told)} />
      {text.door === "submission" && (
        <>
          <Section title={t("protection.screen.box.source")} lead={t("protection.screen.box.source-lead")}><KeyValue items={rows(ofSource)} /></Section>
          <Section title={t("protection.screen.box.consent")} lead={t("protection.screen.box.consent-lead")}>
            <KeyValue items={consentPurposes.map((purpose) => ({ key: t(`protection.consent.${purpose}`), value: t(`protection.answer.${text.consent[purpose]}`) }))} />
          </Section>
        </>
      )}
    </>
  );
}
