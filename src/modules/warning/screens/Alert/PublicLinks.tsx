import { useState } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { RecordAnswer } from "#ui/record/record.ts";
import type { Alert } from "../../model/alert.ts";

/** Where the world reads a public statement, once it may. */
export function PublicLinks({ record }: { record: RecordAnswer<Alert> }) {
  const t = useMessages();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  const { form, cleared, embargoUntil } = record.content;
  if (form !== "public-statement" || cleared === null) return null;
  const isUnderEmbargo = embargoUntil !== null && Date.parse(embargoUntil) > now;
  if (isUnderEmbargo) return <Section title={t("warning.screen.public-links.title")}><p>{t("warning.screen.public-links.embargo", { when: format.dateTime(embargoUntil) })}</p></Section>;
  return (
    <Section title={t("warning.screen.public-links.title")} lead={t(record.state === "withdrawn" ? "warning.screen.public-links.cancelled" : "warning.screen.public-links.lead")}>
      <div>
        <LinkButton to={`/feed/alerts/${record.id}.cap`} download={`${record.id}.cap`}>{t("warning.screen.public-links.cap")}</LinkButton>{" "}
        <LinkButton to="/feed/alerts.atom" download="alerts.atom">{t("warning.screen.public-links.atom")}</LinkButton>
      </div>
    </Section>
  );
}
