import { useParams } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFilters } from "#ui/filters.ts";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { FilterBar } from "#ui/table/FilterBar.tsx";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import { hasWords, helpSubjects, pageOfSubject, type HelpSubject } from "./subjects.ts";
import styles from "./styles.module.css";

/** All subjects, filtered by words; `/help/alerts` shows one alone, for a link or a print. */
export function HelpScreen() {
  const t = useMessages();
  const { subject: wanted } = useParams();
  const subject = helpSubjects.find((one) => one === wanted);
  const toPaper = <Button onClick={() => print()}>{t("web.help.print")}</Button>;
  if (subject === undefined) return <Page title={t("web.help.title")} lead={t("web.help.lead")} actions={toPaper}>{wanted !== undefined && <p>{t("web.help.unknown")}</p>}<Subjects /></Page>;
  return (
    <Page title={t(`web.help.${subject}.title`)} breadcrumbs={[{ to: "/help", text: t("web.help.title") }]} actions={<>{toPaper}<LinkButton to="/help" look="quiet">{t("web.help.all")}</LinkButton></>}>
      <Lines subject={subject} />
    </Page>
  );
}

function Subjects() {
  const t = useMessages();
  const { filters, setFilter, clear, isFiltered } = useFilters({ q: "" });
  const found = helpSubjects.filter((subject) => hasWords(`${t(`web.help.${subject}.title`)} ${t(`web.help.${subject}.text`)}`, filters.q));
  return (
    <>
      <FilterBar isFiltered={isFiltered} onClear={clear} count={found.length}>
        <OnScreen><TextField type="search" label={t("web.help.search")} name="q" value={filters.q} onChange={(q) => setFilter("q", q)} /></OnScreen>
      </FilterBar>
      {found.length === 0 && <Empty why="filtered">{t("web.help.nothing")}</Empty>}
      {found.map((subject) => (
        <Disclosure key={`${subject}-${isFiltered}`} summary={t(`web.help.${subject}.title`)} isOpen={isFiltered}>
          <Lines subject={subject} />
          <div><LinkButton to={`/help/${subject}`} look="quiet">{t("web.help.alone")}</LinkButton></div>
        </Disclosure>
      ))}
    </>
  );
}

function Lines({ subject }: { subject: HelpSubject }) {
  const t = useMessages();
  const page = pageOfSubject[subject];
  return (
    <>
      <ul className={styles["lines"]}>{t(`web.help.${subject}.text`).split("\n").map((line) => <li key={line}>{line}</li>)}</ul>
      {page !== undefined && <div><LinkButton to={page}>{t("web.help.page", { subject: t(`web.help.${subject}.title`) })}</LinkButton></div>}
    </>
  );
}
