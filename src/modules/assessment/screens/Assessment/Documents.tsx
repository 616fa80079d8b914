import { useLanguage, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Assessment } from "../../model/assessment.ts";
import styles from "./styles.module.css";

/**
 * To take along: in every language, whatever this page is in. The links open beside the page, because the server may first ask who is
 * there: a confidential paper needs a sign-in of the last minutes, and what is being typed here must not be lost to it.
 */
export function Documents({ record }: { record: RecordAnswer<Assessment> }) {
  const t = useMessages();
  const { languages } = useLanguage();
  return (
    <Section title={t("assessment.screen.documents.title")} lead={t("assessment.screen.documents.lead")}>
      <ul className={styles["documents"]}>
        {languages.map(({ code, name }) => (
          <li key={code}>
            <a href={`/api/assessments/${record.id}/document.docx?language=${code}`} target="_blank" rel="noopener">{t("assessment.screen.documents.word", { language: name })}</a>
            <a href={`/print/assessments/${record.id}?language=${code}`} target="_blank" rel="noopener">{t("assessment.screen.documents.print", { language: name })}</a>
          </li>
        ))}
      </ul>
      <p>{t("assessment.screen.documents.pdf-hint")}</p>
    </Section>
  );
}
