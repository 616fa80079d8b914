import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { Section } from "#ui/page/Section.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { Report } from "../../model/report.ts";
import { toldId } from "./selected-words.ts";
import styles from "./styles.module.css";

/** The report in its own words and language; what we made of it stands apart. */
export function Told({ report }: { report: Report }) {
  const t = useMessages();
  return (
    <Section title={t("information.screen.report.as-told")}>
      <div id={toldId} className={styles["told"]}><UserText text={report.text} lang={report.language} /></div>
      {report.translation !== "" && <Disclosure summary={t("information.screen.report.translation")} isOpen><UserText text={report.translation} /></Disclosure>}
      {report.summary !== "" && <Disclosure summary={t("information.screen.report.summary")} isOpen><UserText text={report.summary} /></Disclosure>}
    </Section>
  );
}
