import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Section } from "#ui/page/Section.tsx";
import { clearColumns, clearFields, clearOfRecords } from "../../model/clear-columns.ts";

/** What whoever holds the server can see, and what they cannot. Made of the list that a test holds against the database. */
export function VisibleScreen() {
  const t = useMessages();
  return (
    <Page title={t("protection.screen.visible.title")} lead={t("protection.screen.visible.lead")} breadcrumbs={[{ to: "/keys", text: t("protection.screen.keys.title") }]}>
      {[...Object.entries(clearColumns).map(([of, columns]) => ({ of, told: Object.values<string>(columns) })), ...Object.entries(clearFields).map(([of, fields]) => ({ of, told: [...clearOfRecords, ...Object.values<string>(fields)] }))].map(({ of, told }) => (
        <Section key={of} title={t(`protection.screen.visible.${of}`)}>
          <ul>{[...new Set(told)].map((what) => <li key={what}>{t(`protection.visible.${what}`)}</li>)}</ul>
        </Section>
      ))}
      <Section title={t("protection.screen.visible.never")}><p>{t("protection.screen.visible.never-text")}</p></Section>
    </Page>
  );
}
