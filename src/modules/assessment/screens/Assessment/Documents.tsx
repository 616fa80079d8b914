import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Assessment } from "../../model/assessment.ts";
import styles from "./styles.module.css";

/** To take along: in every language, whatever this page is in. */
export function Documents({ record }: { record: RecordAnswer<Assessment> }) {
  const t = useMessages();
  const { languages } = useLanguage();
  return (
    <Section title={t("assessment.screen.documents.title")} lead={t("assessment.screen.documents.lead")}>
      <ul className={styles["documents"]}>
        {languages.map(({ code, name }) => (
          <li key={code}>
            <span lang={code}>{name}</span>
            <LinkButton to={`/api/assessments/${record.id}/document.docx?language=${code}`} download="">{t("assessment.screen.documents.word")}</LinkButton>
            <a href={`/print/assessments/${record.id}?language=${code}`} target="_blank" rel="noopener">{t("assessment.screen.documents.print")}</a>
          </li>
        ))}
      </ul>
      <p>{t("assessment.screen.documents.pdf-hint")}</p>
    </Section>
  );
}
