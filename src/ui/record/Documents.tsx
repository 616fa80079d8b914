import { useLanguage, useMessages } from "../messages.ts";
import { Section } from "../page/Section.tsx";
import styles from "./documents.module.css";

/**
 * To take along: in every language, whatever this page is in. The links open beside the page, because the server may first ask who is
 * there: a confidential paper needs a sign-in of the last minutes, and what is being typed here must not be lost to it.
 */
export function Documents({ path, id }: { path: string; id: string }) {
  const t = useMessages();
  const { languages } = useLanguage();
  const forms = { pdf: `/api/${path}/${id}/document.pdf`, word: `/api/${path}/${id}/document.docx`, print: `/print/${path}/${id}` };
  return (
    <Section title={t("ui.record.documents.title")} lead={t("ui.record.documents.lead")}>
      <ul className={styles["documents"]}>
        {languages.map(({ code, name }) => (
          <li key={code}>
            {Object.entries(forms).map(([form, address]) => (
              <a key={form} href={`${address}?language=${code}`} target="_blank" rel="noopener">{t(`ui.record.documents.${form}`, { language: name })}</a>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
